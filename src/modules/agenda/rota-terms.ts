import { decideBy, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { GroupingFinding } from '#src/rulebook/kinds/rotation.ts'
import type { Bilingual } from '#src/rulebook/wording.ts'
import { personOf } from './act.ts'
import type { Group, RotaTerms, RotaUnit } from './contract.ts'
import type { SetRotaTerms } from './inputs.ts'

/** What a grouping breaks: of the measure, or of the office's own terms. */
export type RotaFinding = Omit<GroupingFinding, 'code'> & { readonly code: GroupingFinding['code'] | 'not-together' | 'not-apart' | 'month-not-possible' | 'round-broken' }

const table = { table: 'agenda.rota_terms' }

/** What holds where nobody asked for anything. */
export const NO_TERMS: Pick<RotaTerms, 'keep' | 'apart' | 'notIn'> = { keep: [], apart: [], notIn: [] }

const pairKey = (pair: readonly [Id, Id]): string => pair.toSorted().join(' ')
const unique = (pairs: readonly (readonly [Id, Id])[]): (readonly [Id, Id])[] => [...new Map(pairs.map((pair) => [pairKey(pair), pair])).values()]

export interface TermsSetting {
  readonly terms: RotaTerms | undefined
  readonly units: readonly RotaUnit[]
  readonly pressOfficeId: Id
}

/** The office says who goes together, who does not and who cannot speak when; from that year on, until another year has its own. */
export function setRotaTerms({ terms, units, pressOfficeId }: TermsSetting, input: SetRotaTerms, ctx: Context): Decision {
  const known = new Set(units.map((unit) => unit.id))
  const [keep, apart] = [unique(input.keep), unique(input.apart)]
  const together = new Set(keep.map(pairKey))
  const refusals: Refusal[] = [
    ...[...new Set([...keep.flat(), ...apart.flat(), ...input.notIn.map((one) => one.unitId)])].filter((id) => !known.has(id)).map((item) => ({ code: 'agenda/takes-no-turn', item, params: { year: input.year } })),
    ...[...keep, ...apart].filter(([a, b]) => a === b).map(([item]) => ({ code: 'agenda/pair-of-one', item })),
    ...apart.filter((pair) => together.has(pairKey(pair))).map(([item]) => ({ code: 'agenda/pair-torn', item })),
  ]
  const notIn = [...Map.groupBy(input.notIn, (one) => one.unitId)].map(([unitId, all]) => ({ unitId, months: [...new Set(all.flatMap((one) => one.months))].toSorted((a, b) => a - b) }))
  return decideBy(refusals, () => [
    { kind: 'agenda.rotaTermsSet', subject: subjectOf(table, terms?.id ?? ctx.newId()), unitId: pressOfficeId, data: { year: input.year, startGroup: input.startGroup, keep, apart, notIn, by: personOf(ctx) } },
  ])
}

/** The group whose turn follows that of December, so that the round goes on over the year's end (NH-13); A where no year went before. */
export function startAfter(previous: readonly Group[] | undefined): string {
  const letters = (previous ?? []).map((one) => one.group).toSorted()
  const last = previous?.find((one) => one.months.includes(12))
  return last ? letters[(letters.indexOf(last.group) + 1) % letters.length]! : 'A'
}

/** What holds in a year: terms of units that still take turns, and the group that begins. */
export interface TermsInForce {
  readonly terms: Pick<RotaTerms, 'keep' | 'apart' | 'notIn'>
  readonly start: string
}

export function termsInForce(set: RotaTerms | undefined, year: number, previous: readonly Group[] | undefined, units: readonly RotaUnit[]): TermsInForce {
  const known = new Set(units.map((unit) => unit.id))
  const { keep, apart, notIn } = set ?? NO_TERMS
  const both = ([a, b]: readonly [Id, Id]): boolean => known.has(a) && known.has(b)
  return {
    terms: { keep: keep.filter(both), apart: apart.filter(both), notIn: notIn.filter((one) => known.has(one.unitId)) },
    // Of another year only what is standing is taken over; its beginning was its own.
    start: (set?.year === year ? set.startGroup : null) ?? startAfter(previous),
  }
}

/** Which of the office's terms a grouping breaks; a round that does not go on from December is worth a look. */
export function termFindings({ terms, start }: TermsInForce, groups: readonly Group[], units: readonly RotaUnit[]): RotaFinding[] {
  const name = new Map(units.map((unit) => [unit.id, `“${unit.name}”`]))
  const placed = new Map(groups.flatMap((one) => one.unitIds.map((id) => [id, one] as const)))
  const found = (code: RotaFinding['code'], ids: readonly Id[], words: Bilingual, remedy: Bilingual, severity: RotaFinding['severity'] = 'fault'): RotaFinding =>
    ({ code, severity, clause: 'NH-13', units: ids.flatMap((id) => units.find((unit) => unit.id === id)?.name ?? []), ...words, remedy })
  const pairs = (pair: readonly [Id, Id]): [string, string] => pair.map((id) => name.get(id) ?? id) as [string, string]
  const first = groups.find((one) => one.months.includes(1))
  return [
    ...terms.keep.filter(([a, b]) => placed.has(a) && placed.has(b) && placed.get(a) !== placed.get(b)).map((pair) => {
      const [a, b] = pairs(pair)
      return found('not-together', pair, { zh: `${a}与${b}须同组，却在 ${placed.get(pair[0])!.group} 组和 ${placed.get(pair[1])!.group} 组`, en: `${a} and ${b} belong together and are in ${placed.get(pair[0])!.group} and ${placed.get(pair[1])!.group}` }, { zh: '移到同一组，或修改轮动约定', en: 'move them together, or change the terms' })
    }),
    ...terms.apart.filter(([a, b]) => placed.has(a) && placed.get(a) === placed.get(b)).map((pair) => {
      const [a, b] = pairs(pair)
      return found('not-apart', pair, { zh: `${a}与${b}不得同组，却都在 ${placed.get(pair[0])!.group} 组`, en: `${a} and ${b} must be apart and are both in ${placed.get(pair[0])!.group}` }, { zh: '移走一个，或修改轮动约定', en: 'move one of them, or change the terms' })
    }),
    ...terms.notIn.flatMap(({ unitId, months }) => {
      const group = placed.get(unitId)
      const wrong = months.filter((month) => group?.months.includes(month))
      return wrong.length === 0 ? [] : [found('month-not-possible', [unitId], { zh: `${name.get(unitId)}不能安排在 ${wrong.join('、')} 月，而 ${group!.group} 组在该月发布`, en: `${name.get(unitId)} cannot speak in month ${wrong.join(', ')}, when group ${group!.group} does` }, { zh: '移到别的组，或修改轮动约定', en: 'move it to another group, or change the terms' })]
    }),
    ...(first && first.group !== start ? [found('round-broken', [], { zh: `一月应由 ${start} 组开始，现为 ${first.group} 组`, en: `January should begin with group ${start}, not ${first.group}` }, { zh: '接着上年轮下去，或在轮动约定中写明由哪组开始', en: 'let the round go on, or say in the terms which group begins' }, 'warning')] : []),
  ]
}
