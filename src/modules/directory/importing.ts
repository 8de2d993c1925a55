import { accept, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { consequences, IMPORT, ofAppointment, ofPerson } from './consequences.ts'
import type { Appointment, AppointmentTerms, ImportDone, ImportInput, Unit, UnitDescription } from './contract.ts'
import { newUnit } from './decide.ts'
import { Plan, type Known } from './import-plan.ts'
import { planAppointments } from './import-posts.ts'
import { planUnits } from './import-units.ts'

/**
 * Takes over units, people and posts from a table: every row, or none with every fault named by row and column.
 * What is registered already is left as it is, so the same table can be imported again; a different office contact is taken over.
 */
export function importPeopleAndUnits(known: Known, input: ImportInput, ctx: Context): Decision {
  const plan = new Plan(known, input, ctx)
  planUnits(plan)
  planAppointments(plan)
  const pressOfficeId = plan.pressOfficeId()
  const refusals: Refusal[] = plan.refusals
  if (!pressOfficeId) refusals.push({ code: 'directory/no-press-office', clause: 'WL-12' })
  if (refusals.length > 0 || !pressOfficeId) return { refusals: refusals.toSorted((a, b) => rowOf(a) - rowOf(b)) }
  return plan.isEmpty() ? accept() : { facts: statementsOf(plan, pressOfficeId, input, ctx) }
}

const rowOf = (refusal: Refusal): number => Number(refusal.params?.['row'] ?? 0)

function statementsOf(plan: Plan, pressOfficeId: Id, input: ImportInput, ctx: Context) {
  const { newUnits, newPeople, contacts, newAppointments } = plan
  const done: ImportDone = {
    fileName: input.fileName,
    rows: input.rows.length,
    unitIds: newUnits.map((unit) => unit.id),
    personIds: newPeople.map((person) => person.id),
    appointmentIds: newAppointments.map((one) => one.id),
    contacts,
  }
  const born = new Set(done.unitIds)
  const touched = new Set(newAppointments.map((one) => one.unitId).filter((unitId) => !born.has(unitId)))
  return [
    ...newUnits.flatMap((unit) => newUnit(unit.id, descriptionOf(unit), plan.appointmentsAt(unit.id), ctx.now)),
    ...newPeople.map(({ id, name, officeContact }) => ofPerson(pressOfficeId, id, 'directory.personRegistered', { name, officeContact })),
    ...contacts.map(({ personId, was, is }) => ofPerson(pressOfficeId, personId, 'directory.personChanged', { is: { officeContact: is }, was: { officeContact: was } })),
    ...newAppointments.map((one) => ofAppointment(one.unitId, one.id, 'directory.appointed', termsOf(one))),
    ...[...touched].flatMap((unitId) => consequences(plan.unit(unitId), plan.appointmentsAt(unitId), ctx.now)),
    { kind: 'directory.imported', subject: subjectOf(IMPORT, ctx.newId()), unitId: pressOfficeId, data: done },
  ]
}

const descriptionOf = ({ name, shortName, otherNames, kind, line, territory, isMainTerritorial, parentId, fields, isPressOffice, pressBody, activeFrom }: Unit): UnitDescription => ({
  name, shortName, ...(otherNames && { otherNames }), kind, line, territory, isMainTerritorial, parentId, fields, isPressOffice, pressBody, activeFrom,
})

const termsOf = ({ personId, unitId, role, from, to, filingNo, contractRef, nominatedBy }: Appointment): AppointmentTerms => ({
  personId, unitId, role, from, to, filingNo, contractRef, nominatedBy,
})
