import { decideBy, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { consequences, IMPORT, ofAppointment, ofPerson, ofUnit } from './consequences.ts'
import type { Appointment, Import, Person, UndoImport, Unit } from './contract.ts'

/** Something the import made that was acted with or on since: whose name, and how often. */
export interface Use {
  readonly what: 'unit' | 'person' | 'appointment'
  readonly id: Id
  readonly name: string
  readonly times: number
}

export interface Undoing {
  readonly done: Import
  readonly uses: readonly Use[]
  /** People whose office contact the import changed. */
  readonly people: readonly Person[]
  /** Its appointments, and the older units where they are held, each with all appointments there. */
  readonly appointments: readonly Appointment[]
  readonly units: readonly { readonly unit: Unit; readonly atUnit: readonly Appointment[] }[]
}

/** Takes back all that one import made, unless something of it has been used since; then everything stays and each use is named. */
export function undoImport(state: Undoing, input: UndoImport, ctx: Context): Decision {
  const { done, uses, people, appointments, units } = state
  const refusals: Refusal[] = []
  if (done.state === 'undone') refusals.push({ code: 'directory/import-undone', item: done.id })
  for (const { what, id, name, times } of uses) refusals.push({ code: 'directory/import-used', item: `${what}:${id}`, params: { name, times } })
  for (const { personId, is } of done.contacts) {
    const person = people.find((one) => one.id === personId)
    if (person && person.officeContact !== is) refusals.push({ code: 'directory/import-used', item: `person:${personId}`, params: { name: person.name, times: 1 } })
  }
  return decideBy(refusals, () => {
    const taken = new Set(done.appointmentIds)
    return [
      ...appointments.map((one) => ofAppointment(one.unitId, one.id, 'directory.appointmentWithdrawn', { importId: done.id })),
      ...done.contacts.map(({ personId, was, is }) => ofPerson(done.pressOfficeId, personId, 'directory.personChanged', { is: { officeContact: was }, was: { officeContact: is } })),
      ...done.personIds.map((id) => ofPerson(done.pressOfficeId, id, 'directory.personWithdrawn', { importId: done.id })),
      ...done.unitIds.map((id) => ofUnit(id, 'directory.unitWithdrawn', { importId: done.id, reason: input.reason })),
      ...units.flatMap(({ unit, atUnit }) => consequences(unit, atUnit.filter((one) => !taken.has(one.id)), ctx.now)),
      { kind: 'directory.importUndone', subject: subjectOf(IMPORT, done.id), unitId: done.pressOfficeId, data: { reason: input.reason } },
    ]
  })
}
