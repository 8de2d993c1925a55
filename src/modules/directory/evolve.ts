import type { Fact } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Appointment, AppointmentTerms, Filing, Import, ImportDone, Person, PressDuty, RoleCode, Unit, UnitDescription } from './contract.ts'

function known<S>(state: S | undefined, fact: Fact): S {
  if (!state) throw new Error(`${fact.kind} about what was never registered: ${fact.subject}`)
  return state
}

/** How each fact changes a unit. */
export function evolveUnit(before: Unit | undefined, fact: Fact): Unit {
  if (fact.kind === 'directory.unitRegistered') {
    return { id: idOf(fact.subject), state: 'active', ...(fact.data as UnitDescription), duties: {}, emptyPosts: [], activeTo: null, successorId: null }
  }
  const unit = known(before, fact)
  switch (fact.kind) {
    case 'directory.unitChanged':
      return { ...unit, ...(fact.data as { is: Partial<UnitDescription> }).is }
    case 'directory.unitClosed': {
      const { activeTo, successorId } = fact.data as { activeTo: Instant; successorId: Id }
      return { ...unit, state: 'closed', activeTo, successorId, emptyPosts: [] }
    }
    case 'directory.unitWithdrawn':
      return { ...unit, state: 'withdrawn', activeTo: fact.at, emptyPosts: [], duties: {} }
    case 'directory.postEmptied':
      return { ...unit, emptyPosts: [...unit.emptyPosts, (fact.data as { role: RoleCode }).role] }
    case 'directory.postFilled':
      return { ...unit, emptyPosts: unit.emptyPosts.filter((role) => role !== (fact.data as { role: RoleCode }).role) }
    case 'directory.dutyAssigned': {
      const { duty, personId } = fact.data as { duty: PressDuty; personId: Id | null }
      const { [duty]: _, ...others } = unit.duties
      return { ...unit, duties: personId ? { ...others, [duty]: personId } : others }
    }
    default:
      return unit
  }
}

/** How each fact changes a person. */
export function evolvePerson(before: Person | undefined, fact: Fact): Person {
  if (fact.kind === 'directory.personRegistered') return { id: idOf(fact.subject), state: 'active', ...(fact.data as { name: string; officeContact: string | null }) }
  const person = known(before, fact)
  if (fact.kind === 'directory.personChanged') return { ...person, ...(fact.data as { is: Partial<Person> }).is }
  if (fact.kind === 'directory.personWithdrawn') return { ...person, state: 'withdrawn', officeContact: null }
  return person
}

/** How each fact changes an appointment. */
export function evolveAppointment(before: Appointment | undefined, fact: Fact): Appointment {
  if (fact.kind === 'directory.appointed') return { id: idOf(fact.subject), state: 'standing', ...(fact.data as AppointmentTerms), hasSelection: false }
  const appointment = known(before, fact)
  switch (fact.kind) {
    case 'directory.selectionStated':
      return { ...appointment, hasSelection: true }
    case 'directory.appointmentFiled': {
      const { filingNo, ...filing } = fact.data as Filing & { filingNo: string }
      return { ...appointment, filingNo, filing }
    }
    case 'directory.appointmentEnded': {
      const { to } = fact.data as { to: Instant }
      return { ...appointment, to, state: to <= fact.at ? 'ended' : 'standing' }
    }
    case 'directory.termEnded':
      return { ...appointment, state: 'ended' }
    case 'directory.appointmentWithdrawn':
      return { ...appointment, state: 'withdrawn' }
    default:
      return appointment
  }
}

/** How each fact changes an import. */
export function evolveImport(before: Import | undefined, fact: Fact): Import {
  if (fact.kind === 'directory.imported') return { id: idOf(fact.subject), state: 'done', at: fact.at, pressOfficeId: fact.unitId, ...(fact.data as ImportDone) }
  return { ...known(before, fact), state: 'undone' }
}
