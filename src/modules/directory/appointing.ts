import { decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import type { Context } from '#src/desk/module.ts'
import { civilDate, type Instant } from '#src/kernel/time.ts'
import { consequences, ofAppointment } from './consequences.ts'
import { selectionCriteria, type Appoint, type Appointment, type AppointmentTerms, type EndAppointment, type FileAppointment, type Person, type Selection, type StateSelection, type Unit } from './contract.ts'
import { postRefusals } from './policy.ts'
import { mostAtOnce, overlaps, standsFrom } from './posts.ts'
import { conflictsWith, roles, roleOf, speakingRoles } from './roles.ts'
import { codesOf } from './unit-kinds.ts'

/** A unit, a person, and the appointments that both have. */
export interface Posting {
  readonly unit: Unit
  readonly person: Person
  readonly atUnit: readonly Appointment[]
  readonly ofPerson: readonly Appointment[]
}

type Terms = Omit<AppointmentTerms, 'filingNo' | 'nominatedBy'>

/** Every reason why these terms cannot stand beside what stands already. The same for a single act and for a row of an import. */
export function termsRefusals({ unit, person, atUnit, ofPerson }: Posting, terms: Terms): Refusal[] {
  const refusals: Refusal[] = []
  const { role } = terms
  const { wholeJurisdiction, mostPerUnit, zh, clause } = { ...roles[role], mostPerUnit: roleOf(role)?.mostPerUnit }
  if (unit.state !== 'active') refusals.push({ code: 'directory/unit-closed', item: 'unitId', params: { name: unit.name } })
  if (person.state !== 'active') refusals.push({ code: 'directory/person-gone', item: 'personId', params: { name: person.name } })
  if (terms.to !== null && terms.to <= terms.from) refusals.push({ code: 'directory/ends-before-it-begins', item: 'to' })
  if (wholeJurisdiction && !unit.isPressOffice) refusals.push({ code: 'directory/role-of-press-office', item: 'role', clause, params: { role: zh } })
  if (role === 'contractor' && !terms.contractRef) refusals.push({ code: 'directory/contract-missing', item: 'contractRef', clause: 'XM3-14' })
  const meanwhile = ofPerson.filter((one) => one.state !== 'withdrawn' && overlaps(one, terms))
  if (meanwhile.some((one) => one.unitId === unit.id && one.role === role)) refusals.push({ code: 'directory/already-holds', item: 'role', params: { person: person.name, role: zh } })
  for (const other of new Set(conflictsWith(role, meanwhile.map((one) => one.role)))) {
    refusals.push({ code: 'directory/never-approves', item: 'role', clause: role === 'contractor' || other === 'contractor' ? 'XM3-14' : '3.1', params: { role: zh, other: roles[other].zh } })
  }
  const beside = atUnit.filter((one) => one.role === role && one.personId !== person.id)
  if (role !== 'first_spokesperson' && mostPerUnit !== undefined && mostAtOnce(beside, terms) >= mostPerUnit) {
    refusals.push({ code: 'directory/too-many-spokespersons', item: 'role', clause, params: { unit: unit.name, most: mostPerUnit } })
  }
  return refusals
}

// A statement is written in words; a figure alone, with or without its unit, is a score (GS-26).
const SCORE = /^[\d.,%/\s]+分?$|^[A-Da-d优良中差][+-]?$/

function selectionRefusals(selection: Selection): Refusal[] {
  return codesOf(selectionCriteria).flatMap((criterion) => {
    const item = `selection.${criterion}`
    const params = { criterion: selectionCriteria[criterion].zh }
    if (selection[criterion] === '') return [{ code: 'directory/statement-missing', item, clause: 'GS-26', params }]
    return SCORE.test(selection[criterion]) ? [{ code: 'directory/statement-is-score', item, clause: 'GS-26', params }] : []
  })
}

const EMPTY = Object.fromEntries(codesOf(selectionCriteria).map((code) => [code, ''])) as Selection

/**
 * Gives a post. A new first spokesperson takes over from the last at the moment of beginning, and both terms stay on record (WL-35);
 * a spokesperson needs the five statements of the appointing unit (GS-26).
 */
export function appoint(posting: Posting, input: Appoint, ctx: Context): Decision {
  const { unit, person, atUnit } = posting
  const { selection, unitId, personId, role, to, filingNo, contractRef, nominatedBy, fullTime } = input
  const terms: AppointmentTerms = { personId, unitId, role, from: input.from ?? ctx.now, to, filingNo, contractRef, nominatedBy, ...(fullTime && { fullTime }) }
  const refusals = [...postRefusals(ctx.actor, unitId, role, personId), ...termsRefusals(posting, terms)]
  const needsStatements = role === 'spokesperson'
  if (needsStatements || selection) refusals.push(...selectionRefusals(selection ?? EMPTY))
  const replaced = role === 'first_spokesperson' ? atUnit.filter((one) => one.role === role && one.personId !== person.id && one.state !== 'withdrawn' && overlaps(one, terms)) : []
  if (replaced.some((one) => one.from >= terms.from)) refusals.push({ code: 'directory/succeeds-too-early', item: 'from', clause: 'WL-35' })
  return decideBy(refusals, () => {
    const id = ctx.newId()
    const ended = replaced.map((one) => ofAppointment(unitId, one.id, 'directory.appointmentEnded', { to: terms.from, reason: '由继任者接任', successor: id }))
    const after = [...atUnit.map((one) => (replaced.includes(one) ? { ...one, to: terms.from } : one)), standing(id, terms)]
    return [
      ...ended,
      ofAppointment(unitId, id, 'directory.appointed', terms),
      ...(selection ? [ofAppointment(unitId, id, 'directory.selectionStated', { selection })] : []),
      ...consequences(unit, after, ctx.now),
    ]
  })
}

/** The state that `terms` will have once stated. */
export const standing = (id: Id, terms: AppointmentTerms): Appointment => ({ id, state: 'standing', ...terms, hasSelection: false })

export interface Held {
  readonly appointment: Appointment
  readonly unit: Unit
  readonly atUnit: readonly Appointment[]
}

/** What follows at the unit when `appointment` is over at `now`. */
function afterEnd({ appointment, unit, atUnit }: Held, now: Instant): Statement[] {
  return consequences(unit, atUnit.map((one) => (one.id === appointment.id ? { ...one, to: now } : one)), now)
}

/** Ends a post at this very moment; whoever held it loses its powers with the next request. */
export function endAppointment(held: Held, input: EndAppointment, ctx: Context): Decision {
  const { appointment } = held
  // One may give up a post of one's own; only giving it to oneself is refused.
  const own = ctx.actor.as === 'post' && ctx.actor.personId === appointment.personId
  const refusals = own ? [] : postRefusals(ctx.actor, appointment.unitId, appointment.role)
  if (!standsFrom(appointment, ctx.now)) refusals.push({ code: 'directory/already-ended', item: 'appointmentId' })
  return decideBy(refusals, () => [
    ofAppointment(appointment.unitId, appointment.id, 'directory.appointmentEnded', { to: ctx.now, reason: input.reason }),
    ...afterEnd(held, ctx.now),
  ])
}

/** Puts the five statements on file for an appointment that was taken over without them (GS-26). */
export function stateSelection({ appointment }: Held, input: StateSelection, ctx: Context): Decision {
  const refusals = [...postRefusals(ctx.actor, appointment.unitId, undefined, appointment.personId), ...selectionRefusals(input.selection)]
  if (!standsFrom(appointment, ctx.now)) refusals.push({ code: 'directory/already-ended', item: 'appointmentId' })
  return decideBy(refusals, () => [ofAppointment(appointment.unitId, appointment.id, 'directory.selectionStated', { selection: input.selection })])
}

/** Filed with the superior under a number (GS-24). Only who speaks is filed; a later filing replaces the earlier, and both stay in the record. */
export function fileAppointment({ appointment }: Held, { appointmentId: _, ...filing }: FileAppointment, ctx: Context): Decision {
  const refusals = postRefusals(ctx.actor, appointment.unitId)
  if (!(speakingRoles as readonly string[]).includes(appointment.role)) refusals.push({ code: 'directory/not-filed', item: 'appointmentId', clause: 'GS-24', params: { role: roles[appointment.role].zh } })
  if (!standsFrom(appointment, ctx.now)) refusals.push({ code: 'directory/already-ended', item: 'appointmentId' })
  if (filing.filedOn > civilDate(ctx.now)) refusals.push({ code: 'directory/filed-in-the-future', item: 'filedOn', params: { on: filing.filedOn } })
  return decideBy(refusals, () => [ofAppointment(appointment.unitId, appointment.id, 'directory.appointmentFiled', filing)])
}

/** A term begins or ends by its dates: nothing changes in who holds it, but the unit's posts may have become empty or filled. */
export function turnTerm(held: Held, _input: { id: Id }, ctx: Context): Decision {
  const { appointment, unit, atUnit } = held
  if (appointment.state !== 'standing') return { facts: [] }
  const over = appointment.to !== null && appointment.to <= ctx.now
  const kind = over ? 'directory.termEnded' : 'directory.termBegun'
  return { facts: [ofAppointment(unit.id, appointment.id, kind, {}), ...consequences(unit, atUnit, ctx.now)] }
}

/** The next moment at which the term turns after `now`: its beginning, then its end. */
export function nextTurn({ from, to, state }: Appointment, now: Instant): Instant | null {
  if (state !== 'standing') return null
  if (from > now) return from
  return to !== null && to > now ? to : null
}
