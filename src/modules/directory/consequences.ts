import type { Statement } from '#src/kernel/facts.ts'
import type { Id } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Appointment, Unit } from './contract.ts'
import { emptyPosts, orphanedDuties } from './posts.ts'

export const UNIT = { table: 'directory.unit' }
export const PERSON = { table: 'directory.person' }
export const APPOINTMENT = { table: 'directory.appointment' }
export const IMPORT = { table: 'directory.import' }

/** A statement about a unit stands on that unit's own chain. */
export const ofUnit = (unitId: Id, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(UNIT, unitId), unitId, data })
/** A statement about an appointment stands on the chain of the unit where it is held. */
export const ofAppointment = (unitId: Id, appointmentId: Id, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(APPOINTMENT, appointmentId), unitId, data })
/** A person belongs to no one unit; what is stated of them stands on the press office's chain. */
export const ofPerson = (pressOfficeId: Id, personId: Id, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(PERSON, personId), unitId: pressOfficeId, data })

/**
 * What follows for a unit once its appointments are `after`: posts that became empty (GS-10: a duty watches that fact) or are filled again,
 * and tasks (GS-27) whose owner holds no post there any more.
 */
export function consequences(unit: Unit, after: readonly Appointment[], now: Instant): Statement[] {
  if (unit.state !== 'active') return []
  const empty = emptyPosts(unit, after, now)
  return [
    ...empty.filter((role) => !unit.emptyPosts.includes(role)).map((role) => ofUnit(unit.id, 'directory.postEmptied', { unitId: unit.id, role })),
    ...unit.emptyPosts.filter((role) => !empty.includes(role)).map((role) => ofUnit(unit.id, 'directory.postFilled', { unitId: unit.id, role })),
    ...orphanedDuties(unit, after, now).map((duty) => ofUnit(unit.id, 'directory.dutyAssigned', { duty, personId: null, was: unit.duties[duty] })),
  ]
}
