import { type Instant, toShanghai } from '#src/kernel/time.ts'
import type { GateRule } from '../schema.ts'
import type { Bilingual } from '../wording.ts'
import { assign } from './assign.ts'

/** Where a demand comes from. */
export interface Basis {
  readonly ruleId: string
  /** Register ids, `GB-34`. */
  readonly register: readonly string[]
  readonly clause: string
}

/** Something that must be signed: `review1`…`review3`, `proof1`…`proof3`, `check:political`. */
export interface GateStep extends Bilingual {
  readonly item: string
  readonly basis: Basis
}

export interface GateItem extends Bilingual {
  readonly item: string
  readonly oneOf?: readonly string[]
  readonly withinMonths?: number
  readonly differsFrom?: string
  readonly forClasses?: readonly string[]
  readonly basis: Basis
}

interface Limit {
  readonly n: number
  readonly basis: Basis
}

/** All that must stand before a step may be taken, put together from every rule in force for it. The stricter demand holds. */
export interface Gate {
  readonly kind: string
  readonly steps: readonly GateStep[]
  readonly distinctReviewers?: Limit
  readonly distinctProofreaders?: Limit
  readonly checksPerPerson?: Limit
  readonly authorExcluded?: Basis
  readonly confirmations?: Basis
  readonly items: readonly GateItem[]
  /** `rule@from` of every rule that has part in it. */
  readonly versions: readonly string[]
}

export interface Signature {
  readonly item: string
  readonly personId: string
  readonly verdict: 'pass' | 'sendBack'
  /** Digest of the content that was signed; a signature on any other content is void. */
  readonly digest: string
  readonly at: Instant
}

export interface Confirmation {
  readonly agency: string
  readonly answer?: 'confirm' | 'amend' | 'object'
}

export interface GateContext {
  readonly authorIds: readonly string[]
  readonly digest: string
  readonly confirmationsNeeded?: readonly Confirmation[]
  /** Values of the gate's items, by name. */
  readonly items?: Readonly<Record<string, unknown>>
  /** Classes of the content or the case. */
  readonly classes?: readonly string[]
  /** The moment from which `withinMonths` counts. */
  readonly at?: Instant
}

export type MissingReason =
  | 'unsigned' | 'author' | 'stale' | 'sent-back' | 'same-person' | 'too-many-checks'
  | 'no-answer' | 'amendment-asked' | 'objection' | 'absent' | 'not-on-list' | 'too-far-off' | 'not-different'

/** One thing that keeps the gate shut. */
export interface Missing extends Bilingual {
  readonly item: string
  readonly reason: MissingReason
  readonly clause: string
  readonly ruleId: string
}

type GateValue = Extract<GateRule['values'][number], { reviews: number }>
export interface GateRuleInForce {
  readonly rule: GateRule
  readonly value: GateValue
}

const ORDINALS = ['一', '二', '三']

/** Puts the gate together from the rules in force: the union of what they demand, the stricter of their limits. */
export function makeGate(kind: string, inForce: readonly GateRuleInForce[]): Gate {
  const steps = new Map<string, GateStep>()
  const items = new Map<string, GateItem>()
  let gate: Partial<Gate> = {}
  for (const { rule, value } of inForce) {
    const basis: Basis = { ruleId: rule.id, register: rule.register, clause: rule.clause }
    const add = (item: string, zh: string, en: string): void => { if (!steps.has(item)) steps.set(item, { item, zh, en, basis }) }
    for (let n = 1; n <= value.reviews; n += 1) add(`review${n}`, `${ORDINALS[n - 1]}审`, `review ${n}`)
    for (let n = 1; n <= value.proofs; n += 1) add(`proof${n}`, `${ORDINALS[n - 1]}校`, `proof reading ${n}`)
    for (const check of value.checks) add(`check:${check.name}`, check.zh, check.en)
    for (const item of value.items) if (!items.has(item.item)) items.set(item.item, { ...definedOnly(item), basis } as GateItem)
    gate = {
      ...gate,
      ...most('distinctReviewers', gate.distinctReviewers, value.distinctReviewers, basis),
      ...most('distinctProofreaders', gate.distinctProofreaders, value.distinctProofreaders, basis),
      ...least(gate.checksPerPerson, value.checksPerPerson, basis),
      ...(value.authorExcluded && gate.authorExcluded === undefined ? { authorExcluded: basis } : {}),
      ...(value.confirmations && gate.confirmations === undefined ? { confirmations: basis } : {}),
    }
  }
  return { ...gate, kind, steps: [...steps.values()], items: [...items.values()], versions: inForce.map(({ rule, value }) => `${rule.id}@${value.from}`) }
}

function definedOnly(item: object): object {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))
}

function most<K extends string>(name: K, known: Limit | undefined, n: number | undefined, basis: Basis): Partial<Record<K, Limit>> {
  return n === undefined || (known !== undefined && known.n >= n) ? {} : ({ [name]: { n, basis } } as Partial<Record<K, Limit>>)
}

function least(known: Limit | undefined, n: number | undefined, basis: Basis): Partial<Gate> {
  return n === undefined || (known !== undefined && known.n <= n) ? {} : { checksPerPerson: { n, basis } }
}

/** Everything that is still missing before the gate opens; empty when it is open. Names all at once. */
export function evaluateGate(gate: Gate, signatures: readonly Signature[], ctx: GateContext): readonly Missing[] {
  return [...missingSteps(gate, signatures, ctx), ...missingConfirmations(gate, ctx), ...missingItems(gate, ctx)]
}

// Strategy: a step is signed when somebody who may sign it passed this very content and nobody sent it back. Then the steps of each
// group are given to their signers, one person one review (proof reading), one person so many checks; what finds no signer is missing.
function missingSteps(gate: Gate, signatures: readonly Signature[], ctx: GateContext): Missing[] {
  const authors = new Set(gate.authorExcluded === undefined ? [] : ctx.authorIds)
  const seen = gate.steps.map((step) => {
    const own = signatures.filter((signature) => signature.item === step.item)
    const valid = own.filter((signature) => signature.digest === ctx.digest)
    const signers = [...new Set(valid.filter(({ personId }) => !authors.has(personId)).map(({ personId }) => personId))]
    const fault = valid.some(({ verdict }) => verdict === 'sendBack') ? missing(step, step.basis, 'sent-back')
      : signers.length > 0 ? undefined
      : valid.length > 0 ? missing(step, gate.authorExcluded ?? step.basis, 'author')
      : missing(step, step.basis, own.length > 0 ? 'stale' : 'unsigned')
    return { step, signers, fault }
  })
  const found = new Map(seen.flatMap(({ step, fault }) => (fault === undefined ? [] : [[step.item, fault] as const])))
  const share = (prefix: string, limit: Limit | undefined, capacity: number, enough: number, reason: MissingReason): void => {
    if (limit === undefined) return
    const group = seen.filter(({ step, fault }) => step.item.startsWith(prefix) && fault === undefined)
    const holders = assign(group.map(({ signers }) => signers), capacity)
    if (holders.filter((holder) => holder !== undefined).length >= enough) return
    group.forEach(({ step }, index) => { if (holders[index] === undefined) found.set(step.item, missing(step, limit.basis, reason)) })
  }
  share('review', gate.distinctReviewers, 1, gate.distinctReviewers?.n ?? 0, 'same-person')
  share('proof', gate.distinctProofreaders, 1, gate.distinctProofreaders?.n ?? 0, 'same-person')
  share('check:', gate.checksPerPerson, gate.checksPerPerson?.n ?? 0, Infinity, 'too-many-checks')
  return gate.steps.flatMap((step) => found.get(step.item) ?? [])
}

function missingConfirmations(gate: Gate, ctx: GateContext): Missing[] {
  const basis = gate.confirmations
  if (basis === undefined) return []
  return (ctx.confirmationsNeeded ?? []).flatMap(({ agency, answer }): Missing[] => {
    if (answer === 'confirm') return []
    const reason = answer === undefined ? 'no-answer' : answer === 'amend' ? 'amendment-asked' : 'objection'
    return [missing({ item: `confirmation:${agency}`, zh: `${agency}会签`, en: `confirmation by ${agency}` }, basis, reason)]
  })
}

function missingItems(gate: Gate, ctx: GateContext): Missing[] {
  const values = ctx.items ?? {}
  return gate.items.flatMap((item): Missing[] => {
    if (item.forClasses !== undefined && !item.forClasses.some((name) => ctx.classes?.includes(name))) return []
    const value = values[item.item]
    if (isAbsent(value)) return [missing(item, item.basis, 'absent')]
    if (item.oneOf !== undefined && !item.oneOf.includes(String(value))) return [missing(item, item.basis, 'not-on-list')]
    if (item.differsFrom !== undefined && values[item.differsFrom] === value) return [missing(item, item.basis, 'not-different')]
    if (item.withinMonths !== undefined && ctx.at !== undefined && String(value).slice(0, 10) > monthsAfter(ctx.at, item.withinMonths)) {
      return [missing(item, item.basis, 'too-far-off')]
    }
    return []
  })
}

function isAbsent(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === undefined || value === null || value === false || (typeof value === 'string' && value.trim() === '')
}

function monthsAfter(at: Instant, months: number): string {
  const [year = 0, month = 1, day = 1] = toShanghai(at).slice(0, 10).split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, lastDay))
  return first.toISOString().slice(0, 10)
}

const REASONS: Readonly<Record<MissingReason, Bilingual>> = {
  unsigned: { zh: '尚未签', en: 'is not signed' },
  author: { zh: '只有起草人自己签，不算', en: 'is signed by the author alone, which does not count' },
  stale: { zh: '签的是改动前的内容，须重签', en: 'was signed on other content and must be signed again' },
  'sent-back': { zh: '已退回，须改出下一版', en: 'was sent back; a next edition is needed' },
  'same-person': { zh: '与前面的审次（校次）同一人，须另一人', en: 'has the same person as an earlier one; another person is needed' },
  'too-many-checks': { zh: '签的人已把住规定上限的关数，须另一人', en: 'is signed by a person who already holds as many checks as allowed; another is needed' },
  'no-answer': { zh: '尚未答复；沉默不算同意', en: 'has no answer yet; silence is not consent' },
  'amendment-asked': { zh: '要求修改，须改后再确认', en: 'asks for a change; confirm again after it' },
  objection: { zh: '不同意', en: 'objects' },
  absent: { zh: '缺', en: 'is missing' },
  'not-on-list': { zh: '不在规定的清单内', en: 'is not on the list laid down' },
  'too-far-off': { zh: '超过规定的最长期限', en: 'lies beyond the longest time allowed' },
  'not-different': { zh: '须由另一人', en: 'must be another person' },
}

function missing(what: { item: string } & Bilingual, basis: Basis, reason: MissingReason): Missing {
  const words = REASONS[reason]
  return { item: what.item, reason, zh: `${what.zh}：${words.zh}`, en: `${what.en} ${words.en}`, clause: basis.register[0] ?? basis.clause, ruleId: basis.ruleId }
}
