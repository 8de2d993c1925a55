import type { Fault, Instrument } from './instrument.ts'
import { timesAYear } from './kinds/cadence.ts'
import type { QuotaRule, Rule } from './schema.ts'
import { inOrder, valueOn } from './values.ts'
import type { Bilingual } from './wording.ts'

const fault = (one: Instrument, rule: Rule, field: string, words: Bilingual, remedy: Bilingual): Fault => ({ file: `${one.folder}/rules.yaml`, rule: rule.id, field, ...words, remedy })

/** What is wrong with quotas, rotations and limits among their neighbours of the same document. */
export function promiseFaults(one: Instrument): readonly Fault[] {
  return one.rules.flatMap((rule): readonly Fault[] => {
    if (rule.kind === 'quota') return partFaults(one, rule)
    if (rule.kind === 'rotation') return rotationFaults(one, rule)
    return rule.kind === 'limit' ? twiceFaults(one, rule) : []
  })
}

// WL-39: a part lies within its whole: the same holders, no circle, and never more than the whole asks for.
function partFaults(one: Instrument, rule: QuotaRule): Fault[] {
  if (rule.ofWhich === undefined) return []
  const outer = one.rules.find((other): other is QuotaRule => other.kind === 'quota' && other.id === rule.ofWhich)
  if (outer === undefined) return [fault(one, rule, 'of_which', { zh: `没有编号为 ${rule.ofWhich} 的定额`, en: `there is no quota ${rule.ofWhich}` }, { zh: '写同一制度中另一条定额的编号', en: 'name another quota of the same instrument' })]
  const dates = [...new Set([...rule.values, ...outer.values].map(({ from }) => from))].toSorted()
  const larger = dates.find((date) => (wanted(rule, date) ?? 0) > (wanted(outer, date) ?? Infinity))
  return [
    ...(circles(one, rule) ? [fault(one, rule, 'of_which', { zh: '与其总额互为“其中”，成了圈', en: 'is a part of itself, through others' }, { zh: '去掉一处 of_which', en: 'remove one of_which' })] : []),
    ...(larger === undefined ? [] : [fault(one, rule, 'values', { zh: `自 ${larger} 起，“其中”多于总额 ${outer.id}`, en: `from ${larger} on, the part is larger than the whole ${outer.id}` }, { zh: '减少“其中”的次数，或增加总额', en: 'lower the part or raise the whole' })]),
    ...(within(rule, outer) ? [] : [fault(one, rule, 'holder', { zh: `承担者不在总额 ${outer.id} 的承担者之内`, en: `its holders are not among those of ${outer.id}` }, { zh: '两条写同样的承担者，或让“其中”的范围更小', en: 'write the same holders in both, or fewer in the part' })]),
  ]
}

function wanted(rule: QuotaRule, date: string): number | undefined {
  const answer = valueOn(rule, date)
  return answer.is === 'in-force' && typeof answer.value.atLeast === 'number' ? answer.value.atLeast : undefined
}

function within(rule: QuotaRule, outer: QuotaRule): boolean {
  const { ofKinds } = outer.holder
  return rule.holder.each === outer.holder.each && (ofKinds === undefined || (rule.holder.ofKinds?.every((kind) => ofKinds.includes(kind)) ?? false))
}

function circles(one: Instrument, rule: QuotaRule): boolean {
  const seen = new Set<string>()
  for (let at: string | undefined = rule.id; at !== undefined;) {
    if (seen.has(at)) return true
    seen.add(at)
    const next = one.rules.find((other) => other.id === at)
    at = next?.kind === 'quota' ? next.ofWhich : undefined
  }
  return false
}

// NH-14: groups × turns are the slots of the cadence; otherwise a month would have no group, or a group no turn.
function rotationFaults(one: Instrument, rule: Extract<Rule, { kind: 'rotation' }>): Fault[] {
  const cadence = one.rules.find((other) => other.id === rule.cadence)
  if (cadence?.kind !== 'cadence') return [fault(one, rule, 'cadence', { zh: `没有编号为 ${rule.cadence} 的周期规则`, en: `there is no cadence ${rule.cadence}` }, { zh: '写同一制度中周期规则的编号', en: 'name a cadence of the same instrument' })]
  return inOrder(rule).flatMap((value): Fault[] => {
    if ('repealed' in value) return []
    const answer = valueOn(cadence, value.from)
    const slots = answer.is === 'in-force' ? timesAYear(answer.value) : undefined
    const turns = value.groups * value.turns
    return slots === undefined || slots === turns ? [] : [fault(one, rule, `values (from ${value.from})`, { zh: `${value.groups} 组各轮 ${value.turns} 次共 ${turns} 次，而一年有 ${slots} 次`, en: `${value.groups} groups with ${value.turns} turns make ${turns}, but there are ${slots} a year` }, { zh: '使组数乘轮次等于一年的次数', en: 'let groups times turns be the number of times a year' })]
  })
}

function twiceFaults(one: Instrument, rule: Extract<Rule, { kind: 'limit' }>): Fault[] {
  const first = one.rules.find((other) => other.kind === 'limit' && other.limit === rule.limit)
  return first === rule ? [] : [fault(one, rule, 'limit', { zh: `${first?.id ?? ''} 已定了 ${rule.limit}`, en: `${first?.id ?? ''} sets ${rule.limit} already` }, { zh: '合为一条，或另起名称', en: 'make one of them, or give it another name' })]
}

/** WL-07: a lower document may ask for more acts or more frequent dates than a higher one, never for fewer. */
export function asksLess(rule: Rule, upper: Rule, date: string): boolean {
  if (rule.kind === 'quota' && upper.kind === 'quota' && rule.duty === upper.duty) return (wanted(rule, date) ?? Infinity) < (wanted(upper, date) ?? 0)
  if (rule.kind !== 'cadence' || upper.kind !== 'cadence' || rule.duty !== upper.duty) return false
  const [low, high] = [valueOn(rule, date), valueOn(upper, date)]
  if (low.is !== 'in-force' || high.is !== 'in-force') return false
  return (timesAYear(low.value) ?? Infinity) < (timesAYear(high.value) ?? 0)
}
