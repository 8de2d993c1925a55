import { decideBy, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import type { GroupingCheck } from '#src/rulebook/kinds/rotation.ts'
import { unitKinds, type UnitKind } from '../directory/contract.ts'
import { personOf } from './act.ts'
import type { Group, Rota, RotaUnit } from './contract.ts'
import type { AdoptRota } from './inputs.ts'
import { type RotaFinding, termFindings, type TermsInForce } from './rota-terms.ts'
import { groupingOf } from './rules.ts'

const table = { table: 'agenda.rota' }

/** Units of the five kinds that coverage counts (NH-09). */
export const rotates = (unit: { readonly kind: UnitKind }): boolean => unitKinds[unit.kind].covered

/** Groups with the names of their units, as the rulebook compares them; an unknown id stays an id and is found out. */
export function named(groups: readonly Group[], units: readonly RotaUnit[]): { group: string; months: readonly number[]; units: string[] }[] {
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  return groups.map(({ group, months, unitIds }) => ({ group, months, units: unitIds.map((id) => names.get(id) ?? id) }))
}

/** How groups stand to the measure and to the office's terms; undefined when no rule of rotation is in force. */
export function standingOfRota(rules: Rulebook, year: number, groups: readonly Group[], units: readonly RotaUnit[], terms: TermsInForce): { readonly findings: readonly RotaFinding[]; readonly spread: GroupingCheck['spread'] } | undefined {
  const check = groupingOf(rules, year, named(groups, units), units)
  return check && { findings: [...check.findings, ...termFindings(terms, groups, units)], spread: check.spread }
}

export interface Adopting {
  readonly terms: TermsInForce
  readonly rota: Rota | undefined
  readonly units: readonly RotaUnit[]
  readonly pressOfficeId: Id
}

/** The rotation of a year is settled when no rule of the measure is broken (NH-13, NH-14, NH-15); a unit in no group is an alert and not a fault (CX-25). */
export function adoptRota({ rota, terms, units, pressOfficeId }: Adopting, input: AdoptRota, ctx: Context): Decision {
  const { year, reason } = input
  const groups = input.groups as readonly Group[]
  const check = standingOfRota(ctx.rules, year, groups, units, terms)
  const refusals: Refusal[] = []
  if (!check) refusals.push({ code: 'agenda/no-rotation-rule', item: String(year), clause: 'NH-13', params: { year } })
  for (const one of check?.findings.filter(({ severity }) => severity === 'fault') ?? []) {
    refusals.push({ code: 'agenda/rota-faulty', item: one.group ?? one.units?.[0] ?? 'groups', clause: one.clause, params: { zh: one.zh, en: one.en, remedyZh: one.remedy.zh, remedyEn: one.remedy.en } })
  }
  if (rota && reason === '') refusals.push({ code: 'agenda/rota-needs-reason', item: 'reason', params: { year } })
  return decideBy(refusals, () => [{ kind: 'agenda.rotaAdopted', subject: subjectOf(table, rota?.id ?? ctx.newId()), unitId: pressOfficeId, data: { year, groups, reason, by: personOf(ctx) } }])
}
