import type { Actor } from '#src/kernel/facts.ts'
import type { May } from './module.ts'

/** Whether `actor` may, by role. What the roles may do with one thing in one state is the decider's business. */
export function allowed(may: May, actor: Actor): boolean {
  if (actor.as === 'system') return true
  if (may === 'public') return true
  if (may === 'system') return false
  if (actor.as !== 'post') return false
  return may === 'signedIn' || actor.posts.some((post) => may.includes(post.role))
}
