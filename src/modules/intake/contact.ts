import { accept, refuse, type Actor, type Decision, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Context } from '#src/desk/module.ts'
import { eraseDue } from '#src/rulebook/lookups.ts'
import type { EraseNow, Message } from './contract.ts'

const table = { table: 'intake.message' }
const about = (message: Message, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, message.id), unitId: message.unitId, data })

/** The matter is over: from now on the contact is kept as long as the rule of retention says and no longer (RL-2). */
export function limited(message: Message, ctx: Context): Statement[] {
  if (!message.hasContact || message.contactUntil) return []
  const { at, ruleId } = eraseDue(ctx.rules, 'contacts', ctx.now)
  return [about(message, 'intake.contactLimited', { until: at, ruleId })]
}

export const limit = (message: Message, _: unknown, ctx: Context): Decision => accept(...limited(message, ctx))

/** The matter goes on, so its unit may need to reach the asker again. */
export const keep = (message: Message): Decision => (message.contactUntil ? accept(about(message, 'intake.contactKept', {})) : accept())

/** The time of retention is over. */
export function eraseInTime(message: Message | undefined, input: { dueAt: Instant }): Decision {
  if (!message?.hasContact || message.contactUntil !== input.dueAt) return accept()
  return accept(about(message, 'intake.contactErased', { because: 'retention' }))
}

/** Erased because somebody has a right to it; that it was, by whom and why stays in the record. */
export function eraseOnRequest(message: Message, input: EraseNow): Decision {
  const words = input.what === 'contact-and-words' && !message.wordsErased
  if (!message.hasContact && !words) return refuse({ code: 'intake/nothing-to-erase', item: message.id })
  const data = { because: 'request', note: input.note }
  return accept(...(message.hasContact ? [about(message, 'intake.contactErased', data)] : []), ...(words ? [about(message, 'intake.wordsErased', data)] : []))
}

const OPEN: readonly Message['state'][] = ['inCase', 'answered']

/** Who may see a contact: the online spokesperson of a unit that handles the open matter, and the privacy officer. All reasons why not. */
export function revealRefusals(message: Message, actor: Actor): Refusal[] {
  const posts = actor.as === 'post' ? actor.posts : []
  const refusals: Refusal[] = message.hasContact ? [] : [{ code: 'intake/no-contact', item: message.id }]
  if (posts.some((post) => post.role === 'privacy_officer')) return refusals
  const handles = posts.some((post) => post.role === 'online_spokesperson' && message.handlers.includes(post.unitId))
  if (!handles) refusals.push({ code: 'intake/contact-not-yours', item: message.id, clause: 'RL-2' })
  if (!OPEN.includes(message.state) || message.contactUntil) refusals.push({ code: 'intake/matter-over', item: message.id, clause: 'RL-2' })
  return refusals
}
