import { civilDate } from '#src/kernel/time.ts'
import { standing, termsRefusals } from './appointing.ts'
import type { AppointmentTerms, ImportColumn, ImportRow, Person, RoleCode, Unit } from './contract.ts'
import { personRefusals } from './decide.ts'
import { cleanList, cleanName, readDay } from './import-cells.ts'
import type { Plan } from './import-plan.ts'
import { postRefusals } from './policy.ts'
import { overlaps, standsFrom } from './posts.ts'
import { roles } from './roles.ts'
import { codeOf } from './unit-kinds.ts'

/** Finds the person of every row, registers who is new, and gives the posts that are not held yet. */
export function planAppointments(plan: Plan): void {
  for (const row of plan.input.rows) {
    const unit = plan.unitNamed(cleanName(row.unitName))
    const name = cleanName(row.personName)
    if (name === '') {
      for (const column of ['role', 'officeContact'] as const) if (row[column].trim() !== '') plan.fault(row, 'personName', 'directory/import-person-empty')
      continue
    }
    const codes = rolesOf(plan, row)
    const terms = termsOf(plan, row)
    checkPerson(plan, row, name)
    if (!unit || !codes || !terms) continue
    const person = personOf(plan, row, unit, name)
    if (person) for (const role of codes) addPost(plan, row, unit, person, { ...terms, role })
  }
}

function rolesOf(plan: Plan, row: ImportRow): RoleCode[] | undefined {
  const cells = cleanList(row.role)
  if (cells.length === 0) {
    plan.fault(row, 'role', 'directory/import-role-empty')
    return undefined
  }
  const codes = cells.map((cell) => codeOf<RoleCode>(roles, cell))
  cells.forEach((cell, n) => codes[n] ?? plan.fault(row, 'role', 'directory/import-unknown-value', { params: { value: cell } }))
  return codes.some((code) => code === undefined) ? undefined : [...new Set(codes as RoleCode[])]
}

type Terms = Pick<AppointmentTerms, 'from' | 'to' | 'filingNo' | 'contractRef'>

function termsOf(plan: Plan, row: ImportRow): Terms | undefined {
  const [from, to] = (['from', 'to'] as const).map((column) => {
    const day = readDay(row[column])
    if (day === undefined) plan.fault(row, column, 'directory/import-no-date')
    return day
  })
  if (from === undefined || to === undefined) return undefined
  const [filingNo, contractNo, dataAgreementNo] = [row.filingNo.trim(), row.contractNo.trim(), row.dataAgreementNo.trim()]
  return { from: from ?? plan.ctx.now, to, filingNo: filingNo || null, contractRef: contractNo && dataAgreementNo ? { contractNo, dataAgreementNo } : null }
}

function checkPerson(plan: Plan, row: ImportRow, name: string): void {
  for (const refusal of personRefusals({ name, officeContact: row.officeContact })) plan.faultBecause(row, refusal.item === 'name' ? 'personName' : 'officeContact', refusal)
  if (name.length > 30) plan.fault(row, 'personName', 'directory/import-too-long', { params: { most: 30 } })
  if (row.officeContact.trim().length > 60) plan.fault(row, 'officeContact', 'directory/import-too-long', { params: { most: 60 } })
}

/**
 * Whom the row means: the person of that name who has or had a post in that unit, else one of the same name with the same office contact,
 * else somebody new. Two of one name in one unit cannot be told apart by a table; the row is at fault then.
 */
function personOf(plan: Plan, row: ImportRow, unit: Unit, name: string): Person | undefined {
  const contact = row.officeContact.trim() || null
  const namesakes = plan.namesakes(name)
  const here = namesakes.filter((one) => plan.appointmentsOf(one.id).some((post) => post.unitId === unit.id && post.state !== 'withdrawn'))
  const meant = here.length > 0 ? here : namesakes.filter((one) => contact !== null && one.officeContact === contact)
  if (meant.length > 1) {
    plan.fault(row, 'personName', 'directory/import-namesakes', { params: { unit: unit.name } })
    return undefined
  }
  const person = meant[0]
  if (person) return takeContact(plan, row, person, contact)
  const fresh: Person = { id: plan.ctx.newId(), state: 'active', name, officeContact: contact }
  plan.addPerson(fresh)
  return fresh
}

function takeContact(plan: Plan, row: ImportRow, person: Person, contact: string | null): Person {
  if (contact === null || contact === person.officeContact) return person
  const fresh = plan.newPeople.findIndex((one) => one.id === person.id)
  const changed = plan.contacts.find((one) => one.personId === person.id)
  if (fresh >= 0) {
    if (plan.newPeople[fresh]!.officeContact === null) plan.newPeople[fresh] = { ...person, officeContact: contact }
    else if (plan.newPeople[fresh]!.officeContact !== contact) plan.fault(row, 'officeContact', 'directory/import-two-contacts')
  } else if (!changed) plan.contacts.push({ personId: person.id, was: person.officeContact, is: contact })
  else if (changed.is !== contact) plan.fault(row, 'officeContact', 'directory/import-two-contacts')
  return person
}

/** Which cell a reason of `termsRefusals` is about. */
const COLUMN_OF: Readonly<Record<string, ImportColumn>> = { unitId: 'unitName', personId: 'personName', to: 'to', contractRef: 'contractNo', role: 'role' }

function addPost(plan: Plan, row: ImportRow, unit: Unit, person: Person, given: Terms & { role: RoleCode }): void {
  const atUnit = plan.appointmentsAt(unit.id)
  const same = atUnit.filter((one) => one.personId === person.id && one.role === given.role && one.state !== 'withdrawn')
  if (same.some((one) => standsFrom(one, plan.ctx.now))) return
  // A post that was taken away is not given back by an old table; a row with a later beginning says that it is meant.
  const lastEnd = same.map((one) => one.to ?? '').toSorted().at(-1)
  if (lastEnd !== undefined && (row.from.trim() === '' || given.from < lastEnd)) {
    plan.fault(row, 'role', 'directory/import-post-ended', { params: { person: person.name, role: roles[given.role].zh, day: civilDate(lastEnd) } })
    return
  }
  const terms: AppointmentTerms = { personId: person.id, unitId: unit.id, nominatedBy: null, ...given, contractRef: given.role === 'contractor' ? given.contractRef : null }
  const refusals = [...postRefusals(plan.ctx.actor, unit.id, given.role, person.id), ...termsRefusals({ unit, person, atUnit, ofPerson: plan.appointmentsOf(person.id) }, terms)]
  for (const refusal of refusals) plan.faultBecause(row, COLUMN_OF[refusal.item ?? ''] ?? 'role', refusal)
  const heads = given.role === 'first_spokesperson' ? atUnit.filter((one) => one.role === given.role && one.state !== 'withdrawn' && overlaps(one, terms)) : []
  // A change of head is an act of its own, not a side effect of a table (WL-35).
  if (heads.length > 0) plan.fault(row, 'role', 'directory/import-head-in-post', { clause: 'WL-35', params: { unit: unit.name } })
  else if (refusals.length === 0) plan.addAppointment(standing(plan.ctx.newId(), terms))
}
