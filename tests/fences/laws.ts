import { moduleOf, type Arrow } from '../../tools/river/probe.ts'

/** Stages where a person decides; no circle of flows may avoid all of them (law 5). */
export const HUMAN = ['triage', 'review', 'conferences']

/** Law 4: exactly one flow leads into publication, and it comes from review. */
export function publicationFaults(arrows: readonly Arrow[]): string[] {
  const into = arrows.filter(({ command }) => moduleOf(command) === 'publication')
  if (into.length !== 1) return [`${into.length} flows lead into publication: ${into.map(({ flow }) => flow).join(', ')}`]
  return moduleOf(into[0]!.when) === 'review' ? [] : [`${into[0]!.flow} leads into publication from ${moduleOf(into[0]!.when)}`]
}

/** Laws 1 and 3: forward water runs down the map, return water asks up the map. */
export function directionFaults(arrows: readonly Arrow[], map: readonly string[], direction: 'forward' | 'return'): string[] {
  return arrows.flatMap(({ flow, when, command }) => {
    const [from, to] = [map.indexOf(moduleOf(when)), map.indexOf(moduleOf(command))]
    if (from < 0 || to < 0) return [`${flow} names a module that is not on the map`]
    const right = direction === 'forward' ? to > from : to < from
    return right ? [] : [`${flow} runs ${to > from ? 'down' : to < from ? 'up' : 'nowhere'}: ${when} → ${command}`]
  })
}

/** Law 5: circles of modules left when the human stages are taken out. */
export function loopsWithoutHuman(arrows: readonly Arrow[]): string[] {
  const edges = arrows.map(({ when, command }) => [moduleOf(when), moduleOf(command)] as const).filter(([a, b]) => !HUMAN.includes(a) && !HUMAN.includes(b))
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    edges.some(([a, b]) => a === from && (b === to || (!seen.has(b) && reaches(b, to, seen.add(b)))))
  return [...new Set(edges.map(([a]) => a))].filter((module) => reaches(module, module)).toSorted()
}
