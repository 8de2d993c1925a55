import { accept, decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { evaluateGate } from '#src/rulebook/kinds/gate.ts'
import { gateFor } from '#src/rulebook/lookups.ts'
import type { Change, ConsentGiven, Expert, NoteUse, Register } from './contract.ts'

const table = { table: 'experts.expert' }
const about = (expert: Expert, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, expert.id), unitId: expert.pressOfficeId, data })

/** What an entry must hold, by the rule of the bank (GB-39); all that is missing at once. */
function entryFaults(entry: Pick<Expert, 'fields' | 'engagement' | 'from' | 'until' | 'conflicts'>, consent: ConsentGiven, ctx: Context): Refusal[] {
  const items = { field: entry.fields.join('、'), engagement: entry.engagement, term: entry.from, conflicts: entry.conflicts, 'contact-consent': consent.uses.includes('contact_public') ? '公开' : '不公开' }
  const missing = evaluateGate(gateFor(ctx.rules, 'expert-entry', ctx.now), [], { authorIds: [], digest: '', items })
  return [
    ...missing.map(({ item, zh, en, clause }): Refusal => ({ code: 'experts/entry-incomplete', item, clause, params: { zh, en } })),
    ...(entry.until !== undefined && entry.until < entry.from ? [{ code: 'experts/ends-before-it-begins', item: 'until', clause: 'GB-39' }] : []),
  ]
}

function consentFaults(consent: ConsentGiven, ctx: Context): Refusal[] {
  const today = civilDate(ctx.now)
  return [
    ...(consent.givenOn > today ? [{ code: 'experts/consent-to-come', item: 'consent.givenOn', clause: 'GB-39', params: { on: consent.givenOn } }] : []),
    ...(consent.until < today || consent.until < consent.givenOn ? [{ code: 'experts/consent-over', item: 'consent.until', clause: 'GB-39', params: { until: consent.until } }] : []),
  ]
}

/** A contact is kept only where the expert agreed to be reached by it: without any consent there is nothing to reach them for. */
const contactFaults = (contact: string | undefined, consent: ConsentGiven): Refusal[] => (contact && consent.uses.length === 0 ? [{ code: 'experts/contact-without-consent', item: 'contact', clause: 'GB-39' }] : [])

export interface Registering {
  readonly pressOfficeId: Id
  /** Somebody of that name and organisation in the bank. */
  readonly same: Expert | undefined
}

export function register({ pressOfficeId, same }: Registering, { contact, ...entry }: Register, ctx: Context): Decision {
  const refusals = [...entryFaults(entry, entry.consent, ctx), ...consentFaults(entry.consent, ctx), ...contactFaults(contact, entry.consent)]
  if (same) refusals.push({ code: 'experts/known-already', item: same.id, params: { name: entry.name, organisation: entry.organisation } })
  return decideBy(refusals, () => [{ kind: 'experts.registered', subject: subjectOf(table, ctx.newId()), unitId: pressOfficeId, data: entry }])
}

const gone = (expert: Expert): Refusal[] => (expert.state === 'left' ? [{ code: 'experts/has-left', item: expert.id }] : [])

export function change(expert: Expert, { expertId: _, contact, ...is }: Change, ctx: Context): Decision {
  const next = { ...expert, ...is } as Expert
  const refusals = [...gone(expert), ...entryFaults(next, expert.consent, ctx)]
  if (contact && expert.consent.state !== 'standing') refusals.push({ code: 'experts/contact-without-consent', item: 'contact', clause: 'GB-39' })
  const changed = (Object.keys(is) as (keyof typeof is)[]).some((key) => JSON.stringify(is[key]) !== JSON.stringify(expert[key]))
  return decideBy(refusals, () => (changed ? [about(expert, 'experts.changed', is)] : []))
}

export function renewConsent(expert: Expert, { consent }: { consent: ConsentGiven }, ctx: Context): Decision {
  return decideBy([...gone(expert), ...consentFaults(consent, ctx)], () => [about(expert, 'experts.consentRenewed', { consent })])
}

/** The expert takes it back: from this moment nobody may be sent to them, and their contact is gone. */
export function withdrawConsent(expert: Expert, { reason }: { reason: string }): Decision {
  const refusals = gone(expert)
  if (expert.consent.state !== 'standing') refusals.push({ code: 'experts/no-consent', item: expert.id, clause: 'GB-39' })
  return decideBy(refusals, () => [about(expert, 'experts.consentWithdrawn', { reason })])
}

/** A consent that was renewed or withdrawn meanwhile has nothing to expire. */
export function expire(expert: Expert, { dueAt }: { dueAt: string }): Decision {
  const over = expert.consent.state === 'standing' && civilDate(dueAt) > expert.consent.until
  return accept(...(over ? [about(expert, 'experts.consentExpired', { until: expert.consent.until })] : []))
}

export function leave(expert: Expert, { reason }: { reason: string }): Decision {
  return decideBy(gone(expert), () => [about(expert, 'experts.left', { reason })])
}

/** Return water: who was asked, for what; the same thing is noted once. */
export function noteUse(experts: readonly Expert[], { use, subject, title }: NoteUse): Decision {
  return accept(...experts.filter((one) => !one.used.some((known) => known.subject === subject && known.use === use)).map((one) => about(one, 'experts.used', { use, subject, title })))
}
