import type { Id } from '#src/kernel/facts.ts'
import type { Group } from '#src/modules/agenda/contract.ts'

/** The groups with one unit in another of them. */
export const movedTo = (groups: readonly Group[], unitId: Id, to: string): Group[] =>
  groups.map((one) => {
    const without = one.unitIds.filter((id) => id !== unitId)
    return { ...one, unitIds: one.group === to ? [...without, unitId] : without }
  })

/** The group beside that of a unit; undefined at the edge. */
export function beside(groups: readonly Group[], unitId: Id, by: 1 | -1): string | undefined {
  const at = groups.findIndex((one) => one.unitIds.includes(unitId))
  return at < 0 ? undefined : groups[at + by]?.group
}
