import { accept, decideBy, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import type { Context } from '#src/desk/module.ts'
import type { Instant } from '#src/kernel/time.ts'
import { consequences, ofPerson, ofUnit } from './consequences.ts'
import type { Appointment, AssignDuty, ChangePerson, ChangeUnit, CloseUnit, Person, RegisterPerson, RegisterUnit, Unit, UnitDescription } from './contract.ts'
import { postRefusals } from './policy.ts'
import { holds, standsFrom } from './posts.ts'
import { roles } from './roles.ts'
import { pressDuties, unitKinds } from './unit-kinds.ts'

/** What is registered already and could stand in the way. */
export interface Others {
  /** Another active unit of the same name. */
  readonly sameName: Unit | undefined
  readonly pressOffice: Unit | undefined
  /** The main territorial unit of the same territory. */
  readonly sameTerritory: Unit | undefined
  readonly parent: Unit | undefined
}

/** Units above `unit`, itself included when the chain runs in a circle. */
type Above = readonly Id[]

function placeRefusals(input: { parentId?: Id | null | undefined; name?: string | undefined }, others: Others, isMain: boolean): Refusal[] {
  const refusals: Refusal[] = []
  if (others.sameName) refusals.push({ code: 'directory/unit-exists', item: 'name', params: { name: others.sameName.name } })
  if (input.parentId && others.parent?.state !== 'active') refusals.push({ code: 'directory/no-unit', item: 'parentId' })
  if (isMain && others.sameTerritory) refusals.push({ code: 'directory/territory-taken', item: 'territory', clause: 'GS-45', params: { unit: others.sameTerritory.name } })
  return refusals
}

/** The description of a new unit, with what follows from its kind. */
export function describe(input: RegisterUnit, now: Instant): UnitDescription {
  const { territorial } = unitKinds[input.kind]
  const shortName = input.shortName ?? input.name
  return {
    name: input.name,
    shortName,
    ...(input.otherNames && input.otherNames.length > 0 && { otherNames: [...new Set(input.otherNames)] }),
    kind: input.kind,
    line: input.line,
    territory: input.territory ?? (territorial ? shortName : null),
    isMainTerritorial: input.isMainTerritorial ?? territorial,
    parentId: input.parentId,
    fields: input.fields,
    isPressOffice: input.isPressOffice ?? input.kind === 'press_office',
    pressBody: input.pressBody,
    activeFrom: input.activeFrom ?? now,
  }
}

/** A unit is registered; its required posts are empty from that moment (GS-10). */
export function registerUnit(others: Others, input: RegisterUnit, ctx: Context): Decision {
  const description = describe(input, ctx.now)
  const refusals = placeRefusals(input, others, description.isMainTerritorial)
  if (description.isPressOffice && others.pressOffice) refusals.push({ code: 'directory/press-office-exists', item: 'isPressOffice', clause: 'WL-12', params: { unit: others.pressOffice.name } })
  if (description.isMainTerritorial && !description.territory) refusals.push({ code: 'directory/territory-missing', item: 'territory', clause: 'GS-45' })
  return decideBy(refusals, () => newUnit(ctx.newId(), description, [], ctx.now))
}

/** Statements of a new unit that starts with `appointments`. */
export function newUnit(id: Id, description: UnitDescription, appointments: readonly Appointment[], now: Instant) {
  const unit: Unit = { id, state: 'active', ...description, duties: {}, emptyPosts: [], activeTo: null, successorId: null }
  return [ofUnit(id, 'directory.unitRegistered', description), ...consequences(unit, appointments, now)]
}

export function changeUnit(state: { unit: Unit; others: Others; above: Above }, input: ChangeUnit, _ctx: Context): Decision {
  const { unit, others } = state
  const { unitId: _, ...wanted } = input
  const is = Object.fromEntries(Object.entries(wanted).filter(([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(unit[field as keyof Unit])))
  const after = { ...unit, ...is } as Unit
  const refusals = placeRefusals(input, others, after.isMainTerritorial)
  if (unit.state !== 'active') refusals.push({ code: 'directory/unit-closed', item: 'unitId', params: { name: unit.name } })
  if (input.parentId && (input.parentId === unit.id || state.above.includes(unit.id))) refusals.push({ code: 'directory/parent-circle', item: 'parentId' })
  if (after.isMainTerritorial && !after.territory) refusals.push({ code: 'directory/territory-missing', item: 'territory', clause: 'GS-45' })
  const was = Object.fromEntries(Object.keys(is).map((field) => [field, unit[field as keyof Unit]]))
  return decideBy(refusals, () => (Object.keys(is).length > 0 ? [ofUnit(unit.id, 'directory.unitChanged', { is, was })] : []))
}

export interface Closing {
  readonly unit: Unit
  readonly successor: Unit | undefined
  /** Appointments at the unit, with the names of their holders. */
  readonly atUnit: readonly (Appointment & { readonly personName: string })[]
  readonly children: readonly Unit[]
}

/** A unit closes once nobody holds a post there and nothing hangs below it; its successor takes its place. */
export function closeUnit({ unit, successor, atUnit, children }: Closing, input: CloseUnit, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (unit.state !== 'active') refusals.push({ code: 'directory/unit-closed', item: 'unitId', params: { name: unit.name } })
  if (unit.isPressOffice) refusals.push({ code: 'directory/press-office-stays', item: 'unitId', clause: 'WL-12' })
  if (input.successorId === unit.id || successor?.state !== 'active') refusals.push({ code: 'directory/no-successor', item: 'successorId' })
  for (const { id, role, personName } of atUnit.filter((one) => standsFrom(one, ctx.now))) refusals.push({ code: 'directory/post-held', item: id, params: { person: personName, role: roles[role].zh } })
  for (const child of children) refusals.push({ code: 'directory/unit-below', item: child.id, params: { name: child.name } })
  return decideBy(refusals, () => [ofUnit(unit.id, 'directory.unitClosed', { successorId: input.successorId, reason: input.reason, activeTo: ctx.now })])
}

// An identity number has no place in the directory: name, post, office contact, nothing more (RL-14).
const IDENTITY_NUMBER = /(?<!\d)\d{17}[\dXx](?!\d)/

export function personRefusals(person: { name?: string | undefined; officeContact?: string | null | undefined }): Refusal[] {
  return (['name', 'officeContact'] as const).flatMap((item) => (IDENTITY_NUMBER.test(person[item] ?? '') ? [{ code: 'directory/identity-number', item, clause: 'RL-14' }] : []))
}

export function registerPerson(pressOfficeId: Id, input: RegisterPerson, ctx: Context): Decision {
  return decideBy(personRefusals(input), () => [ofPerson(pressOfficeId, ctx.newId(), 'directory.personRegistered', { name: input.name, officeContact: input.officeContact })])
}

export interface PersonInPosts {
  readonly pressOfficeId: Id
  readonly person: Person
  readonly appointments: readonly (Appointment & { readonly unitName: string })[]
}

/** Who leaves must have given up every post; the contact goes with them. */
export function changePerson({ pressOfficeId, person, appointments }: PersonInPosts, input: ChangePerson, ctx: Context): Decision {
  const refusals = personRefusals(input)
  if (person.state !== 'active') refusals.push({ code: 'directory/person-gone', item: 'personId', params: { name: person.name } })
  if (input.left) {
    for (const { id, role, unitName } of appointments.filter((one) => standsFrom(one, ctx.now))) refusals.push({ code: 'directory/holds-post', item: id, params: { unit: unitName, role: roles[role].zh } })
  }
  const is: Partial<Person> = {
    ...(input.name !== undefined && input.name !== person.name && { name: input.name }),
    ...(input.officeContact !== undefined && input.officeContact !== person.officeContact && { officeContact: input.officeContact }),
    ...(input.left && { state: 'left' as const, officeContact: null }),
  }
  const was = Object.fromEntries(Object.keys(is).map((field) => [field, person[field as keyof Person]]))
  return decideBy(refusals, () => (Object.keys(is).length > 0 ? [ofPerson(pressOfficeId, person.id, 'directory.personChanged', { is, was })] : []))
}

/** Gives one of the eight tasks of the unit's press body to one person of that unit, or to nobody (GS-27). */
export function assignDuty(state: { unit: Unit; atUnit: readonly Appointment[] }, input: AssignDuty, ctx: Context): Decision {
  const { unit, atUnit } = state
  const refusals = postRefusals(ctx.actor, unit.id)
  if (unit.state !== 'active') refusals.push({ code: 'directory/unit-closed', item: 'unitId', params: { name: unit.name } })
  if (input.personId && !atUnit.some((one) => one.personId === input.personId && holds(one, ctx.now))) {
    refusals.push({ code: 'directory/not-in-unit', item: 'personId', clause: 'GS-27', params: { duty: pressDuties[input.duty].zh } })
  }
  const was = unit.duties[input.duty] ?? null
  if (refusals.length === 0 && was === input.personId) return accept()
  return decideBy(refusals, () => [ofUnit(unit.id, 'directory.dutyAssigned', { duty: input.duty, personId: input.personId, was })])
}
