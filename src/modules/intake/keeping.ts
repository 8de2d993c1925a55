import { accept, decideBy, refuse, type Decision, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Context } from '#src/desk/module.ts'
import { eraseDue } from '#src/rulebook/lookups.ts'
import type { EraseNow, HoldWords, Message, MessageState, ReleaseWords } from './contract.ts'

/**
 * How long the words and the contact of a message are kept (RL-2). Nothing is counted while the matter is open. When it ends, each gets the
 * day on which it must be gone by the rule then in force; a matter that is opened again loses both days, and gets new ones at its next end.
 * Words held as evidence outlive their term and go when the hold is lifted.
 */
const about = (message: Message, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf({ table: 'intake.message' }, message.id), unitId: message.unitId, data })

const isOver = ({ state }: Message): boolean => state !== 'received' && state !== 'inCase'

/** The matter is over. */
export function settle(message: Message, input: { state: MessageState }, ctx: Context): Decision {
  if (message.state === input.state) return accept()
  const words = eraseDue(ctx.rules, 'words', ctx.now)
  const contact = message.hasContact && !message.contactUntil ? [eraseDue(ctx.rules, 'contacts', ctx.now)] : []
  return accept(
    about(message, 'intake.settled', { state: input.state, wordsUntil: words.at, ruleId: words.ruleId }),
    ...contact.map(({ at, ruleId }) => about(message, 'intake.contactLimited', { until: at, ruleId })),
  )
}

/** The matter goes on: its unit reads the words, and may need to reach the asker again. */
export const reopen = (message: Message): Decision => accept(...(message.state === 'closed' ? [about(message, 'intake.reopened', {})] : []), ...(message.contactUntil ? [about(message, 'intake.contactKept', {})] : []))

/** The term of the contact is over. */
export function eraseContact(message: Message | undefined, input: { dueAt: Instant }): Decision {
  if (!message?.hasContact || message.contactUntil !== input.dueAt) return accept()
  return accept(about(message, 'intake.contactErased', { because: 'retention' }))
}

/** The term of the words is over, and nothing needs them. */
export function eraseWords(message: Message | undefined, input: { dueAt: Instant }): Decision {
  if (!message || message.held || !isOver(message) || message.wordsUntil !== input.dueAt) return accept()
  return accept(about(message, 'intake.wordsErased', { because: 'retention', ruleId: message.wordsRule }))
}

/** Erased because somebody has a right to it; that it was, by whom and why stays in the record. Evidence is not erased. */
export function eraseOnRequest(message: Message, input: EraseNow): Decision {
  const words = input.what === 'contact-and-words' && !message.wordsErased
  if (words && message.held) return refuse({ code: 'intake/words-held', item: message.id, clause: 'RL-2', params: { note: message.held.note } })
  if (!message.hasContact && !words) return refuse({ code: 'intake/nothing-to-erase', item: message.id })
  const data = { because: 'request', note: input.note }
  return accept(...(message.hasContact ? [about(message, 'intake.contactErased', data)] : []), ...(words ? [about(message, 'intake.wordsErased', data)] : []))
}

/** The words are evidence: they are kept beyond their term, on a ground of a closed list. */
export function hold(message: Message, { ground, note }: HoldWords): Decision {
  const refusals: Refusal[] = []
  if (message.held) refusals.push({ code: 'intake/already-held', item: message.id, params: { note: message.held.note } })
  if (message.wordsErased) refusals.push({ code: 'intake/nothing-to-hold', item: message.id })
  return decideBy(refusals, () => [about(message, 'intake.wordsHeld', { ground, note })])
}

/** A referral was decided: when it is approved its evidence is kept without anybody having to think of it. */
export const holdForReferral = (message: Message, { decision }: { decision: string }): Decision =>
  decision !== 'approve' || message.held || message.wordsErased ? accept() : accept(about(message, 'intake.wordsHeld', { ground: 'referral', note: '移交获批，原文是移交的证据' }))

/** Nobody needs the words as evidence any more; when their term is over they go at once. */
export const release = (message: Message, { note }: ReleaseWords): Decision => (message.held ? accept(about(message, 'intake.wordsReleased', { note })) : refuse({ code: 'intake/not-held', item: message.id }))

const wordsDue = (message: Message): Instant | undefined => (message.held ? undefined : message.wordsUntil)

/** The timers that a message waits for. */
export function awaited(message: Message): readonly { readonly kind: string; readonly at: readonly Instant[] }[] {
  const words = wordsDue(message)
  return [...(words ? [{ kind: 'intake.eraseWords', at: [words] }] : []), ...(message.contactUntil ? [{ kind: 'intake.eraseContact', at: [message.contactUntil] }] : [])]
}

const OF_WORDS: readonly string[] = ['intake.settled', 'intake.reopened', 'intake.wordsHeld', 'intake.wordsReleased', 'intake.wordsErased']
const OF_CONTACT: readonly string[] = ['intake.contactLimited', 'intake.contactKept', 'intake.contactErased']

/** How a fact sets or stops the timers of a message, whose state it has just changed. */
export function timersAfter(kind: string, subject: string, message: Message) {
  return [
    ...(OF_WORDS.includes(kind) ? [{ kind: 'intake.eraseWords', subject, dueAt: wordsDue(message) ?? null }] : []),
    ...(OF_CONTACT.includes(kind) ? [{ kind: 'intake.eraseContact', subject, dueAt: message.contactUntil ?? null }] : []),
  ]
}
