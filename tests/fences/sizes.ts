import type { Source } from './source.ts'

export const HARD = 400
export const NINE_IN_TEN = 200

export const linesOf = ({ text }: Source): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** Paths that docs/decisions/long-files.md names with a reason: `- \`path\`: reason`. */
export const excused = (document: string): Map<string, string> => new Map([...document.matchAll(/^- `([^`]+)`: (\S.+)$/gm)].map((match) => [match[1]!, match[2]!]))

/** Files above the hard limit that nobody gave a reason for, reasons without such a file, and whether nine files in ten are short. */
export function sizeFaults(sources: readonly Source[], reasons: ReadonlyMap<string, string>): string[] {
  const sizes = sources.map((source) => ({ path: source.path, lines: linesOf(source) })).toSorted((a, b) => a.lines - b.lines)
  const long = sizes.filter(({ lines }) => lines > HARD)
  const ninth = sizes[Math.floor(sizes.length * 0.9)]
  return [
    ...long.filter(({ path }) => !reasons.has(path)).map(({ path, lines }) => `${path} has ${lines} lines and no reason`),
    ...[...reasons.keys()].filter((path) => !long.some((one) => one.path === path)).map((path) => `${path} is excused and not long`),
    ...(ninth && ninth.lines > NINE_IN_TEN ? [`one file in ten is longer than ${ninth.lines} lines`] : []),
  ]
}
