import { decideBy, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { unitKinds, type Line, type UnitKind } from '../directory/contract.ts'
import { personOf } from './act.ts'
import type { Group, Rota } from './contract.ts'
import type { AdoptRota } from './inputs.ts'
import { groupingOf } from './rules.ts'

const table = { table: 'agenda.rota' }

/** A unit as the rotation sees it. */
export interface RotaUnit {
  readonly id: Id
  readonly name: string
  readonly kind: UnitKind
  readonly line: Line | null
  /** First of the words that it is responsible for. */
  readonly field: string | null
}

/** Units of the five kinds that coverage counts (NH-09). */
export const rotates = (unit: { readonly kind: UnitKind }): boolean => unitKinds[unit.kind].covered

/** Groups with the names of their units, as the rulebook compares them; an unknown id stays an id and is found out. */
export function named(groups: readonly Group[], units: readonly RotaUnit[]): { group: string; months: readonly number[]; units: string[] }[] {
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  return groups.map(({ group, months, unitIds }) => ({ group, months, units: unitIds.map((id) => names.get(id) ?? id) }))
}

export interface Adopting {
  readonly rota: Rota | undefined
  readonly units: readonly RotaUnit[]
  readonly pressOfficeId: Id
}

/** The rotation of a year is settled when no rule of the measure is broken (NH-13, NH-14, NH-15); a unit in no group is an alert and not a fault (CX-25). */
export function adoptRota({ rota, units, pressOfficeId }: Adopting, input: AdoptRota, ctx: Context): Decision {
  const { year, reason } = input
  const groups = input.groups as readonly Group[]
  const check = groupingOf(ctx.rules, year, named(groups, units), units)
  const refusals: Refusal[] = []
  if (!check) refusals.push({ code: 'agenda/no-rotation-rule', item: String(year), clause: 'NH-13', params: { year } })
  for (const one of check?.findings.filter(({ severity }) => severity === 'fault') ?? []) {
    refusals.push({ code: 'agenda/rota-faulty', item: one.group ?? one.units?.[0] ?? 'groups', clause: one.clause, params: { zh: one.zh, en: one.en, remedyZh: one.remedy.zh, remedyEn: one.remedy.en } })
  }
  if (rota && reason === '') refusals.push({ code: 'agenda/rota-needs-reason', item: 'reason', params: { year } })
  return decideBy(refusals, () => [{ kind: 'agenda.rotaAdopted', subject: subjectOf(table, rota?.id ?? ctx.newId()), unitId: pressOfficeId, data: { year, groups, reason, by: personOf(ctx) } }])
}
