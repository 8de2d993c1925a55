/** The name that `word` was probably meant to be, undefined when none is near. The first part of a name with a hyphen will do. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const far = (name: string) => Math.min(distance(word, name), distance(word, /^-*[^-]+/.exec(name)?.[0] ?? name))
  const best = names.map((name) => ({ name, far: far(name) })).toSorted((a, b) => a.far - b.far)[0]
  return best && best.far <= Math.max(1, Math.floor(word.length / 3)) ? best.name : undefined
}

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)])
  for (let j = 0; j <= b.length; j += 1) rows[0]![j] = j
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : Infinity
      rows[i]![j] = Math.min(change, rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, swap)
    }
  }
  return rows[a.length]![b.length]!
}
