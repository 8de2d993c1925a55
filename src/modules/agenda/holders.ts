import type { Id } from '#src/kernel/facts.ts'
import { civilDate, type Instant } from '#src/kernel/time.ts'
import type { Holder } from '#src/rulebook/kinds/quota.ts'
import type { UnitKind } from '../directory/contract.ts'

/** Posts whose holders owe activities of their own (WL-34 … 39). */
export const LEADER_ROLES: readonly string[] = ['district_head', 'deputy_district_head', 'unit_head', 'first_spokesperson']
export const SPOKESPERSON_ROLES: readonly string[] = ['spokesperson', 'district_spokesperson']
export const ANSWERING_ROLES: readonly string[] = [...LEADER_ROLES, ...SPOKESPERSON_ROLES]

interface OfUnit {
  readonly id: Id
  readonly name: string
  readonly kind: UnitKind
  readonly activeFrom: Instant
  readonly activeTo: Instant | null
}

/** A unit as it owes sessions: from the day it works to the day it closes (NH-09: pro rata). */
export const unitHolder = ({ id, name, kind, activeFrom, activeTo }: OfUnit): Holder => ({
  each: 'unit', id, name, kind, unitId: id, from: civilDate(activeFrom), ...(activeTo && { until: civilDate(activeTo) }),
})

/** The post, not the person, owes (WL-38); of several deputies each owes for one's own, so there the person belongs to the name. */
const EACH_PERSON: readonly string[] = ['deputy_district_head']
export const postId = (post: { readonly unitId: Id; readonly role: string }, personId: Id): string => (EACH_PERSON.includes(post.role) ? `${post.unitId}:${post.role}:${personId}` : `${post.unitId}:${post.role}`)

export interface Term {
  readonly personId: Id
  readonly name: string
  readonly unitId: Id
  readonly role: string
  readonly from: Instant
  readonly to: Instant | null
}

/** A post that owes; it owes all year, whoever holds it. A deputy's own starts and ends with the appointment. */
export function postHolder(term: Term, unitName: string, roleName: string): Holder {
  const own = EACH_PERSON.includes(term.role)
  const each = SPOKESPERSON_ROLES.includes(term.role) ? 'spokesperson' : 'leader'
  const name = `${unitName}${roleName}${own ? ` ${term.name}` : ''}`
  return { each, id: postId(term, term.personId), name, kind: term.role, unitId: term.unitId, ...(own && { from: civilDate(term.from), ...(term.to && { until: civilDate(term.to) }) }) }
}

/** Each post once, however many held it in the year. */
export const oncePerPost = (holders: readonly Holder[]): Holder[] => [...new Map(holders.map((holder) => [holder.id, holder])).values()]
