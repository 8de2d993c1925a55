import type { Id, Refusal } from '#src/kernel/facts.ts'
import type { Context } from '#src/desk/module.ts'
import type { Appointment, ImportColumn, ImportInput, ImportRow, Person, Unit } from './contract.ts'
import { nameKey } from './import-cells.ts'
import { importColumns } from './import-columns.ts'
import { refusals as wordings } from './refusals.ts'

/** The whole directory as it stands. */
export interface Known {
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  readonly appointments: readonly Appointment[]
}

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** What an import would do, built up row by row, with every fault found on the way. Lives for one decision. */
export class Plan {
  readonly input: ImportInput
  readonly ctx: Context
  readonly refusals: Refusal[] = []
  readonly newUnits: Unit[] = []
  readonly newPeople: Person[] = []
  readonly newAppointments: Appointment[] = []
  readonly contacts: { personId: Id; was: string | null; is: string }[] = []
  readonly #units = new Map<Id, Unit>()
  readonly #byName = new Map<string, Unit>()
  readonly #people = new Map<Id, Person>()
  readonly #namesakes = new Map<string, Person[]>()
  readonly #atUnit = new Map<Id, Appointment[]>()
  readonly #ofPerson = new Map<Id, Appointment[]>()

  constructor(known: Known, input: ImportInput, ctx: Context) {
    this.input = input
    this.ctx = ctx
    // The full name wins over another unit's short name.
    for (const unit of known.units) this.#byName.set(nameKey(unit.shortName), unit)
    for (const unit of known.units) this.#remember(unit)
    for (const person of known.people) this.#meet(person)
    for (const appointment of known.appointments) this.#post(appointment)
  }

  #remember(unit: Unit): void {
    this.#units.set(unit.id, unit)
    this.#byName.set(nameKey(unit.name), unit)
  }
  #meet(person: Person): void {
    this.#people.set(person.id, person)
    push(this.#namesakes, nameKey(person.name), person)
  }
  #post(appointment: Appointment): void {
    push(this.#atUnit, appointment.unitId, appointment)
    push(this.#ofPerson, appointment.personId, appointment)
  }

  unitNamed(name: string): Unit | undefined {
    return this.#byName.get(nameKey(name))
  }
  unit(id: Id): Unit {
    return this.#units.get(id)!
  }
  units(): Unit[] {
    return [...this.#units.values()]
  }
  namesakes(name: string): readonly Person[] {
    return this.#namesakes.get(nameKey(name)) ?? []
  }
  appointmentsAt(unitId: Id): readonly Appointment[] {
    return this.#atUnit.get(unitId) ?? []
  }
  appointmentsOf(personId: Id): readonly Appointment[] {
    return this.#ofPerson.get(personId) ?? []
  }
  pressOfficeId(): Id | undefined {
    return this.units().find((unit) => unit.isPressOffice)?.id
  }

  addUnit(unit: Unit): void {
    this.newUnits.push(unit)
    this.#remember(unit)
  }
  addPerson(person: Person): void {
    this.newPeople.push(person)
    this.#meet(person)
  }
  addAppointment(appointment: Appointment): void {
    this.newAppointments.push(appointment)
    this.#post(appointment)
  }

  isEmpty(): boolean {
    return this.newUnits.length + this.newPeople.length + this.newAppointments.length + this.contacts.length === 0
  }

  /** Notes a fault of one cell: the row as numbered in the table and the usual name of the column. */
  fault(row: ImportRow, column: ImportColumn, code: string, more: { clause?: string | undefined; params?: Refusal['params'] } = {}): void {
    const params = { row: row.row, column: importColumns[column][0]!, value: row[column], ...more.params }
    this.refusals.push({ code, item: `${row.row}:${column}`, ...(more.clause && { clause: more.clause }), params })
  }

  /** Notes what an ordinary act would be refused for, as a fault of one cell. */
  faultBecause(row: ImportRow, column: ImportColumn, { code, clause, params = {} }: Refusal): void {
    const { zh, en } = wordings[code]!
    this.fault(row, column, 'directory/import-refused', { clause, params: { because: code, reason: filled(zh, params), reasonEn: filled(en, params) } })
  }
}

const filled = (wording: string, params: NonNullable<Refusal['params']>): string => wording.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
