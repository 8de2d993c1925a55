import type { Actor, Refusal } from '#src/kernel/facts.ts'
import type { Message } from './contract.ts'

/** Who may see a contact: the online spokesperson of a unit that handles the open matter, and the privacy officer. All reasons why not. */
export function revealRefusals(message: Message, actor: Actor): Refusal[] {
  const posts = actor.as === 'post' ? actor.posts : []
  const refusals: Refusal[] = message.hasContact ? [] : [{ code: 'intake/no-contact', item: message.id }]
  if (posts.some((post) => post.role === 'privacy_officer')) return refusals
  const handles = posts.some((post) => post.role === 'online_spokesperson' && message.handlers.includes(post.unitId))
  if (!handles) refusals.push({ code: 'intake/contact-not-yours', item: message.id, clause: 'RL-2' })
  if (message.state !== 'inCase' || message.contactUntil) refusals.push({ code: 'intake/matter-over', item: message.id, clause: 'RL-2' })
  return refusals
}
