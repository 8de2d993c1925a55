import { checkInstruments } from '#src/rulebook/check.ts'
import { makeRulebook, type Rulebook } from '#src/rulebook/engine.ts'
import type { Instrument } from '#src/rulebook/instrument.ts'
import { parsePeriod } from '#src/rulebook/period.ts'
import type { DeadlineRule, GateRule, Rule } from '#src/rulebook/schema.ts'
import type { OfficeValue } from './contract.ts'

type Value = Pick<OfficeValue, 'from' | 'ruleId' | 'within' | 'check' | 'reason'>

/** Folder and id under which the office's own values stand beside the instruments. */
const OFFICE = 'office'

/** Deadline rules that an office may shorten: those of the documents in force that count a period. */
export const tightenable = (rules: Rulebook): DeadlineRule[] => rules.rules.filter((rule): rule is DeadlineRule => rule.kind === 'deadline' && rule.values.some((value) => 'within' in value))

/** Names of the checks that the documents in force demand before a public release. */
export const checksIn = (rules: Rulebook): Set<string> =>
  new Set(rules.rules.flatMap((rule) => (rule.kind === 'gate' && rule.gate === 'full' ? rule.values.flatMap((value) => ('checks' in value ? value.checks.map((check) => check.name) : [])) : [])))

const plain = ({ loosens: _, exceptionTo: __, ...rule }: Rule): Omit<Rule, 'loosens' | 'exceptionTo'> => rule

function shorter(base: DeadlineRule, values: readonly Value[]): DeadlineRule {
  const [instrument, clause, name] = base.id.split('/')
  return { ...plain(base), id: `${OFFICE}/${instrument}.${clause}/${name}`, values: values.map(({ from, within }) => ({ from, within: parsePeriod(within!) })) } as DeadlineRule
}

function furtherCheck(base: GateRule, { from, check, reason }: Value): GateRule {
  return {
    ...plain(base), id: `${OFFICE}/full/check-${check!.name.replaceAll('_', '-')}`, kind: 'gate', gate: 'full', title: { zh: check!.zh, en: check!.en }, clause: '本办设定', says: { zh: reason, en: reason },
    values: [{ from, reviews: 0, proofs: 0, checks: [check!], authorExcluded: false, confirmations: false, items: [] }],
  } as GateRule
}

/** The office's values as an instrument based on those whose rules they tighten; undefined when there are none to apply. */
export function officeInstrument(rules: Rulebook, values: readonly Value[]): Instrument | undefined {
  const limits = [...Map.groupBy(values.filter((value) => value.ruleId), (value) => value.ruleId!)].flatMap(([ruleId, own]) => {
    const base = tightenable(rules).find((rule) => rule.id === ruleId)
    return base ? [{ base: base as Rule, rule: shorter(base, own.toSorted((a, b) => a.from.localeCompare(b.from))) as Rule }] : []
  })
  const gate = rules.rules.find((rule): rule is GateRule => rule.kind === 'gate' && rule.gate === 'full')
  const checks = gate ? values.filter((value) => value.check).map((value) => ({ base: gate as Rule, rule: furtherCheck(gate, value) as Rule })) : []
  const all = [...limits, ...checks]
  if (all.length === 0) return undefined
  const owners = [...new Set(all.flatMap(({ base }) => rules.owners.get(base) ?? []))]
  const first = values.map((value) => value.from).toSorted()[0]!
  return {
    folder: OFFICE,
    head: {
      id: OFFICE, title: { zh: '本办设定', en: 'settings of this office' }, issuer: { zh: '本办', en: 'this office' }, level: 'office',
      issuedOn: first, effectiveFrom: first, basedOn: owners.map((owner) => owner.head.id), derivesFrom: [],
    },
    rules: all.map(({ rule }) => rule),
    readings: new Map(owners.flatMap((owner) => [...owner.readings])),
    cases: [],
  }
}

/** What is wrong with `values` beside the documents they are based on; the rulebook's own check decides what loosens (WL-07). */
export function officeFaults(rules: Rulebook, values: readonly Value[]) {
  const office = officeInstrument(rules, values)
  if (!office) return []
  const known = new Set(rules.rules.flatMap((rule) => rule.register))
  return checkInstruments([...rules.instruments, office], known).filter((fault) => fault.file.startsWith(`${OFFICE}/`))
}

/** The rulebook with the office's values in it; duties that are open keep the value they were opened under. */
export function withOfficeValues(rules: Rulebook, values: readonly Value[]): Rulebook {
  const base = rules.instruments.filter((one) => one.head.id !== OFFICE)
  const without = base.length === rules.instruments.length ? rules : makeRulebook(base, rules.calendar, rules.mode, rules.settings)
  const office = officeInstrument(without, values)
  return office ? makeRulebook([...base, office], rules.calendar, rules.mode, rules.settings) : without
}
