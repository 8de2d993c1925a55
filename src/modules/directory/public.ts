import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'

/** What everybody may know of the directory: which units there are, and who speaks for them (RL-14). */

export { roles } from './roles.ts'

/** A spokesperson as everybody may know them: name, post, unit, since when, and the contact of the office. */
export interface PublicSpeaker {
  readonly unitId: Id
  readonly unitName: string
  readonly role: string
  readonly name: string
  readonly since: Instant
  readonly contact: string
}
