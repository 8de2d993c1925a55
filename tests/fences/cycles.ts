import { edgesOf, type Source } from './source.ts'

/** Groups of files that import each other in a circle, types included. Strategy: Tarjan's strongly connected components, one depth-first walk. */
export function cyclesIn(sources: readonly Source[]): string[][] {
  const graph = new Map(sources.map((source) => [source.path, edgesOf(source).map((edge) => edge.to)]))
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const cycles: string[][] = []

  const enter = (file: string): void => {
    order.set(file, order.size)
    lowest.set(file, order.get(file)!)
    open.push(file)
    for (const next of graph.get(file) ?? []) {
      if (!graph.has(next)) continue
      if (!order.has(next)) enter(next)
      if (open.includes(next)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(next)!))
    }
    if (lowest.get(file) !== order.get(file)) return
    const circle = open.splice(open.indexOf(file))
    if (circle.length > 1 || graph.get(file)!.includes(file)) cycles.push(circle.toSorted())
  }

  for (const file of graph.keys()) if (!order.has(file)) enter(file)
  return cycles
}
