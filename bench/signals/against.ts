import type { Figure, Skipped } from '../setting/report.ts'

/** The figures of an earlier output, by name; lines that are none are passed over. */
export function readEarlier(output: string): Map<string, Figure> {
  const lines = output.split('\n').filter((line) => line.startsWith('{'))
  return new Map(lines.map((line) => JSON.parse(line) as Figure).filter(({ value }) => typeof value === 'number').map((figure) => [figure.figure, figure]))
}

/** Each figure as a share of what it was, and the same of its ratio to the peer. Nothing for figures that are new, and for what was 0. */
export function compare(now: readonly (Figure | Skipped)[], earlier: ReadonlyMap<string, Figure>): Figure[] {
  return now.flatMap((figure) => {
    const before = earlier.get(figure.figure)
    if (before === undefined || !('value' in figure)) return []
    const ratios = figure.ratio !== undefined && before.ratio ? [{ figure: `${figure.figure} ratio against earlier`, value: figure.ratio / before.ratio, unit: 'of the earlier ratio' }] : []
    return before.value === 0 ? ratios : [{ figure: `${figure.figure} against earlier`, value: figure.value / before.value, unit: 'of the earlier value' }, ...ratios]
  })
}
