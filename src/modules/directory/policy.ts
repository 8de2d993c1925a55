import type { Actor, Id, Refusal } from '#src/kernel/facts.ts'
import { isReserved, roles, type RoleCode } from './roles.ts'

/** Who keeps the registers of units and people. */
export const keepers = ['press_office_head', 'press_officer', 'sysadmin'] as const
/** Who may give posts and tasks: the keepers anywhere, heads in their own unit. */
export const appointers = [...keepers, 'unit_head', 'first_spokesperson'] as const

const HEADS: readonly string[] = ['unit_head', 'first_spokesperson']

/**
 * Why `actor` may not give or end the post `role` of `personId` at `unitId`: heads act in their own unit only, posts that see the whole
 * jurisdiction or administer are given by the head of the press office or the administrator, and nobody appoints themself.
 */
export function postRefusals(actor: Actor, unitId: Id, role?: RoleCode, personId?: Id): Refusal[] {
  if (actor.as === 'system') return []
  if (actor.as !== 'post') return [{ code: 'directory/not-your-unit', item: unitId }]
  const refusals: Refusal[] = []
  const keeps = (...codes: readonly string[]): boolean => actor.posts.some((post) => codes.includes(post.role))
  if (!keeps(...keepers) && !actor.posts.some((post) => HEADS.includes(post.role) && post.unitId === unitId)) refusals.push({ code: 'directory/not-your-unit', item: unitId })
  if (role && isReserved(role) && !keeps('press_office_head', 'sysadmin')) refusals.push({ code: 'directory/reserved-role', item: 'role', clause: roles[role].clause, params: { role: roles[role].zh } })
  if (personId && actor.personId === personId) refusals.push({ code: 'directory/own-appointment', item: 'personId', clause: '3.1' })
  return refusals
}
