import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Appointment, RoleCode, Unit } from './contract.ts'

type Term = Pick<Appointment, 'from' | 'to' | 'state'>

/** Whether the appointment is held at `at`; the end is excluded, so that what ends now is over now. */
export const holds = (term: Term, at: Instant): boolean => term.state !== 'withdrawn' && term.from <= at && (term.to === null || at < term.to)

/** Whether it is held at `at` or will be. */
export const standsFrom = (term: Term, at: Instant): boolean => term.state !== 'withdrawn' && (term.to === null || at < term.to)

interface Span {
  readonly from: Instant
  readonly to: Instant | null
}

export const overlaps = (a: Span, b: Span): boolean => (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to)

/** The largest number of `terms` that are held at one and the same moment within `span`. */
export function mostAtOnce(terms: readonly Term[], span: Span): number {
  const inside = terms.filter((term) => term.state !== 'withdrawn' && overlaps(term, span))
  const moments = [span.from, ...inside.map((term) => term.from).filter((from) => from > span.from)]
  return Math.max(0, ...moments.map((moment) => inside.filter((term) => holds(term, moment)).length))
}

const EVERY_UNIT: readonly RoleCode[] = ['first_spokesperson', 'spokesperson', 'press_assistant', 'online_spokesperson']

/**
 * Posts a unit must fill: head as first spokesperson (WL-35), spokesperson (GS-24), assistant as deputy (GS-10, GS-25), online spokesperson (GB-26);
 * the press office also its head (WL-12). News organisations carry releases and owe none.
 */
export function requiredPosts(unit: Pick<Unit, 'kind' | 'isPressOffice'>): readonly RoleCode[] {
  if (unit.kind === 'news_org') return []
  return unit.isPressOffice ? ['press_office_head', ...EVERY_UNIT] : EVERY_UNIT
}

/** Required posts that nobody holds at `at`. */
export function emptyPosts(unit: Unit, atUnit: readonly Appointment[], at: Instant): RoleCode[] {
  if (unit.state !== 'active') return []
  return requiredPosts(unit).filter((role) => !atUnit.some((one) => one.role === role && holds(one, at)))
}

/** Tasks (GS-27) in `unit` whose owner holds no post there at `at`. */
export function orphanedDuties(unit: Unit, atUnit: readonly Appointment[], at: Instant): (keyof Unit['duties'])[] {
  const present = new Set<Id>(atUnit.filter((one) => holds(one, at)).map((one) => one.personId))
  return (Object.entries(unit.duties) as [keyof Unit['duties'], Id][]).flatMap(([duty, personId]) => (present.has(personId) ? [] : [duty]))
}
