/** `all` in pieces of at most `most`, in order: a query takes so many ids at once, and a list that grows keeps its first pieces. */
export const pieces = <T>(all: readonly T[], most: number): T[][] => Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most))
