import { sql } from 'kysely'
import { command, type Module, type TimerOrder } from '#src/desk/module.ts'
import type { Fact, Id } from '#src/kernel/facts.ts'
import { becomeLedger, type Tx } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import * as appointing from './appointing.ts'
import * as contract from './contract.ts'
import type { Appointment, Unit } from './contract.ts'
import * as decide from './decide.ts'
import { importPeopleAndUnits as decideImport } from './importing.ts'
import { appointers, keepers } from './policy.ts'
import { pressOfficeOf, queries } from './queries.ts'
import { refusals } from './refusals.ts'
import { appointments, appointmentsBy, everything, imports, lockDirectory, people, units, usesSince } from './storage.ts'
import { undoImport as decideUndo } from './undo.ts'

async function unitWhere(tx: Tx, condition: ReturnType<typeof sql>, except: Id | null): Promise<Unit | undefined> {
  const found = await sql<{ doc: Unit }>`select doc from directory.unit where state = 'active' and id is distinct from ${except}::uuid and ${condition} limit 1`.execute(tx.db)
  return found.rows[0]?.doc
}

async function others(work: Work, unit: { name?: string | undefined; territory?: string | null | undefined; parentId?: Id | null | undefined }, except: Id | null): Promise<decide.Others> {
  const { tx } = work
  return {
    sameName: unit.name === undefined ? undefined : await unitWhere(tx, sql`name = ${unit.name}`, except),
    pressOffice: await unitWhere(tx, sql`is_press_office`, except),
    sameTerritory: unit.territory ? await unitWhere(tx, sql`territory = ${unit.territory} and (doc->>'isMainTerritorial')::boolean`, except) : undefined,
    parent: unit.parentId ? await work.find(units, unit.parentId) : undefined,
  }
}

const registerUnit = command({
  name: 'directory.registerUnit',
  zh: '登记单位',
  input: contract.registerUnit,
  may: keepers,
  async load(work, input) {
    await lockDirectory(work.tx)
    return others(work, decide.describe(input, work.tx.now), null)
  },
  decide: decide.registerUnit,
})

const changeUnit = command({
  name: 'directory.changeUnit',
  zh: '变更单位信息',
  input: contract.changeUnit,
  may: keepers,
  async load(work, input) {
    await lockDirectory(work.tx)
    const unit = await work.need(units, input.unitId, 'directory/no-unit')
    const above = await sql<{ id: Id }>`
      with recursive up(id) as (select ${input.parentId ?? null}::uuid union select u.parent_id from directory.unit u join up on up.id = u.id) select id from up where id is not null`.execute(work.tx.db)
    return { unit, others: await others(work, { territory: unit.territory, ...input }, unit.id), above: above.rows.map((row) => row.id) }
  },
  decide: decide.changeUnit,
})

const closeUnit = command({
  name: 'directory.closeUnit',
  zh: '撤并单位',
  input: contract.closeUnit,
  may: ['press_office_head', 'sysadmin'],
  async load(work, input) {
    await lockDirectory(work.tx)
    const unit = await work.need(units, input.unitId, 'directory/no-unit')
    const atUnit = await appointmentsBy(work, 'unit_id', unit.id)
    const names = new Map((await work.findAll(people, atUnit.map((one) => one.personId))).map((person) => [person.id, person.name]))
    const children = await sql<{ doc: Unit }>`select doc from directory.unit where parent_id = ${unit.id} and state = 'active' order by name`.execute(work.tx.db)
    return {
      unit,
      successor: await work.find(units, input.successorId),
      atUnit: atUnit.map((one) => ({ ...one, personName: names.get(one.personId) ?? one.personId })),
      children: children.rows.map((row) => row.doc),
    }
  },
  decide: decide.closeUnit,
})

const registerPerson = command({
  name: 'directory.registerPerson',
  zh: '登记人员',
  input: contract.registerPerson,
  may: keepers,
  load: (work) => pressOfficeOf(work.tx),
  decide: decide.registerPerson,
})

const changePerson = command({
  name: 'directory.changePerson',
  zh: '变更人员信息',
  input: contract.changePerson,
  may: keepers,
  async load(work, input) {
    await lockDirectory(work.tx)
    const person = await work.need(people, input.personId, 'directory/no-person')
    const held = await appointmentsBy(work, 'person_id', person.id)
    const names = new Map((await work.findAll(units, held.map((one) => one.unitId))).map((unit) => [unit.id, unit.name]))
    return { pressOfficeId: await pressOfficeOf(work.tx), person, appointments: held.map((one) => ({ ...one, unitName: names.get(one.unitId) ?? one.unitId })) }
  },
  decide: decide.changePerson,
})

const appoint = command({
  name: 'directory.appoint',
  zh: '任职',
  input: contract.appoint,
  may: appointers,
  async load(work, input): Promise<appointing.Posting> {
    await lockDirectory(work.tx)
    return {
      unit: await work.need(units, input.unitId, 'directory/no-unit'),
      person: await work.need(people, input.personId, 'directory/no-person'),
      atUnit: await appointmentsBy(work, 'unit_id', input.unitId),
      ofPerson: await appointmentsBy(work, 'person_id', input.personId),
    }
  },
  decide: appointing.appoint,
})

async function held(work: Work, appointmentId: Id): Promise<appointing.Held> {
  await lockDirectory(work.tx)
  const appointment = await work.need(appointments, appointmentId, 'directory/no-appointment')
  return { appointment, unit: await work.need(units, appointment.unitId, 'directory/no-unit'), atUnit: await appointmentsBy(work, 'unit_id', appointment.unitId) }
}

const endAppointment = command({
  name: 'directory.endAppointment',
  zh: '结束任职',
  input: contract.endAppointment,
  may: 'signedIn',
  load: (work, input) => held(work, input.appointmentId),
  decide: appointing.endAppointment,
})

const stateSelection = command({
  name: 'directory.stateSelection',
  zh: '填写选任说明',
  input: contract.stateSelection,
  may: appointers,
  load: (work, input) => held(work, input.appointmentId),
  decide: appointing.stateSelection,
})

const fileAppointment = command({
  name: 'directory.fileAppointment',
  zh: '登记发言人备案',
  input: contract.fileAppointment,
  may: appointers,
  load: (work, input) => held(work, input.appointmentId),
  decide: appointing.fileAppointment,
})

const turnTerm = command({
  name: 'directory.turnTerm',
  zh: '任期起止',
  input: contract.turnTerm,
  may: 'system',
  load: (work, input) => held(work, input.id),
  decide: appointing.turnTerm,
})

const assignDuty = command({
  name: 'directory.assignDuty',
  zh: '明确工作任务责任人',
  input: contract.assignDuty,
  may: appointers,
  async load(work, input) {
    await lockDirectory(work.tx)
    return { unit: await work.need(units, input.unitId, 'directory/no-unit'), atUnit: await appointmentsBy(work, 'unit_id', input.unitId) }
  },
  decide: decide.assignDuty,
})

const importPeopleAndUnits = command({
  name: 'directory.importPeopleAndUnits',
  zh: '导入单位与人员',
  input: contract.importPeopleAndUnits,
  may: keepers,
  async load(work) {
    await lockDirectory(work.tx)
    return everything(work.tx)
  },
  decide: decideImport,
})

const undoImport = command({
  name: 'directory.undoImport',
  zh: '撤销导入',
  input: contract.undoImport,
  may: keepers,
  async load(work, input) {
    await lockDirectory(work.tx)
    await becomeLedger(work.tx) // whether it was used since stands in facts of all units, which an administrator's desk does not see
    const done = await work.need(imports, input.importId, 'directory/no-import')
    const taken = await work.findAll(appointments, done.appointmentIds)
    const born = new Set(done.unitIds)
    const older = [...new Set(taken.map((one) => one.unitId))].filter((unitId) => !born.has(unitId))
    return {
      done,
      uses: await usesSince(work.tx, done),
      people: await work.findAll(people, done.contacts.map((one) => one.personId)),
      appointments: taken,
      units: await Promise.all((await work.findAll(units, older)).map(async (unit) => ({ unit, atUnit: await appointmentsBy(work, 'unit_id', unit.id) }))),
    }
  },
  decide: decideUndo,
})

/** One timer an appointment: it stands at the next moment at which the term begins or ends by its dates. */
function timers(fact: Fact, state: unknown): readonly TimerOrder[] {
  if (!fact.subject.startsWith('directory.appointment:') || fact.kind === 'directory.selectionStated' || fact.kind === 'directory.appointmentFiled') return []
  return [{ kind: 'directory.term', subject: fact.subject, dueAt: appointing.nextTurn(state as Appointment, fact.at) }]
}

export const directory: Module = {
  name: 'directory',
  aggregates: [units, people, appointments, imports],
  commands: [registerUnit, changeUnit, closeUnit, registerPerson, changePerson, appoint, endAppointment, stateSelection, fileAppointment, turnTerm, assignDuty, importPeopleAndUnits, undoImport],
  queries,
  refusals,
  facts: contract.facts,
  timers,
  onTimer: { 'directory.term': 'directory.turnTerm' },
}
