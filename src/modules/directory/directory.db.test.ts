import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../../../tests/setup/clone.ts'
import { buildCatalogue } from '#src/desk/catalogue.ts'
import { settle } from '#src/desk/clockwork.ts'
import { makeDesk, type Desk } from '#src/desk/desk.ts'
import type { Ledger } from '#src/desk/perform.ts'
import type { Actor, Fact, Id, Refusal } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { openPool, type Pool } from '#src/record/pool.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { selectionCriteria } from './contract.ts'
import { OPERATOR } from './given.ts'
import { directory } from './module.ts'

const START = '2026-03-02T01:00:00.000Z'
const selection = Object.fromEntries(Object.keys(selectionCriteria).map((code) => [code, '长期负责该领域工作']))

let database: FreshDatabase
let pool: Pool
let desk: Desk
let ledger: Ledger
let now = START
let office: Id
let water: Id
let head: Id

async function does(actor: Actor, command: string, input: unknown): Promise<readonly Fact[]> {
  const outcome = await desk.do(actor, command, input, now)
  if ('refusals' in outcome) throw new Error(`${command}: ${JSON.stringify(outcome.refusals)}`)
  return outcome.facts
}
async function refused(actor: Actor, command: string, input: unknown): Promise<readonly Refusal[]> {
  const outcome = await desk.do(actor, command, input, now)
  if ('facts' in outcome) throw new Error(`${command} was not refused`)
  return outcome.refusals
}
async function asks<T>(actor: Actor, query: string, input: unknown): Promise<T> {
  const answer = await desk.ask<T>(actor, query, input, now)
  if ('refusals' in answer) throw new Error(`${query}: ${JSON.stringify(answer.refusals)}`)
  return answer.value
}
const made = (facts: readonly Fact[], kind: string): Id => idOf(facts.find((fact) => fact.kind === kind)!.subject)
const unit = async (name: string, kind: string, more = {}): Promise<Id> => made(await does(OPERATOR, 'directory.registerUnit', { name, kind, ...more }), 'directory.unitRegistered')
const person = async (name: string): Promise<Id> => made(await does(OPERATOR, 'directory.registerPerson', { name, officeContact: '2612' }), 'directory.personRegistered')
const appointed = async (personId: Id, unitId: Id, role: string, more = {}): Promise<Id> => made(await does(OPERATOR, 'directory.appoint', { personId, unitId, role, ...more }), 'directory.appointed')
const actor = async (personId: Id): Promise<Actor> => (await asks<Actor | null>(OPERATOR, 'directory.actorOf', { personId }))!

/** Reads in a transaction under one database role. */
async function readAs(role: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = await pool.raw.connect()
  try {
    await client.query('begin')
    await client.query(`set local role ${role}`)
    return (await client.query(statement)).rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}

beforeAll(async () => {
  database = await freshDatabase()
  pool = await openPool(database.config('huiying_app'), 4)
  const rules = loadRulebook()
  ledger = { db: pool.db, catalogue: buildCatalogue([directory], [], {}), rules }
  desk = makeDesk(ledger)
  office = await unit('澄湾区新闻办', 'press_office')
  water = await unit('澄湾区水务局', 'department', { line: 'livelihood', fields: ['停水', '管网'] })
  head = await person('顾清和')
  await appointed(head, office, 'press_office_head')
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

describe('people and posts in the record', () => {
  it('gives the posts held now, and none the moment an appointment has ended', async () => {
    const writer = await person('白露')
    const post = await appointed(writer, water, 'editor')
    expect(await actor(writer)).toEqual({ as: 'post', personId: writer, posts: [{ appointmentId: post, role: 'editor', unitId: water, wholeJurisdiction: false }] })
    expect(((await actor(head)) as Extract<Actor, { as: 'post' }>).posts[0]!.wholeJurisdiction).toBe(true)
    await does(await actor(head), 'directory.endAppointment', { appointmentId: post, reason: '调离' })
    expect(await asks(OPERATOR, 'directory.actorOf', { personId: writer })).toBeNull()
  })

  it('[GS-24] lets two appointments at the same moment make at most two spokespersons', async () => {
    const unitId = await unit('澄湾区教育局', 'department')
    const people = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => person(`${name}老师`)))
    const outcomes = await Promise.all(people.map((personId) => desk.do(OPERATOR, 'directory.appoint', { personId, unitId, role: 'spokesperson', selection }, now)))
    expect(outcomes.filter((outcome) => 'facts' in outcome)).toHaveLength(2)
    expect(await asks(OPERATOR, 'directory.peopleWithRole', { unitId, role: 'spokesperson' })).toHaveLength(2)
  })

  it('[GS-26] shows the five statements to the unit and the press office, and to no other unit', async () => {
    const [speaker, colleague, stranger] = [await person('江雨'), await person('水务负责人'), await person('城管负责人')]
    const other = await unit('澄湾区城管局', 'department')
    const post = await appointed(speaker, water, 'spokesperson', { selection })
    await appointed(colleague, water, 'unit_head')
    await appointed(stranger, other, 'unit_head')
    for (const reader of [colleague, head]) expect(await asks(await actor(reader), 'directory.selection', { appointmentId: post })).toMatchObject({ selection })
    const answer = await desk.ask(await actor(stranger), 'directory.selection', { appointmentId: post }, now)
    expect(answer).toEqual({ refusals: [{ code: 'directory/no-selection', item: post, clause: 'GS-26' }] })
    expect(JSON.stringify(await asks(await actor(stranger), 'directory.unit', { unitId: water }))).not.toContain(selection['policy'])
  })

  it('[GS-23] [GS-27] lists a unit with its team, its tasks and what it lacks', async () => {
    const [speaker] = await asks<{ personId: Id }[]>(OPERATOR, 'directory.peopleWithRole', { unitId: water, role: 'spokesperson' })
    await does(OPERATOR, 'directory.assignDuty', { unitId: water, duty: 'release', personId: speaker!.personId })
    const page = await asks<{ team: { name: string; roles: { role: string }[] }[]; pressDuties: { duty: string; name: string | null }[]; standing: { lacks: { clause: string }[] } }>(await actor(head), 'directory.unit', { unitId: water })
    expect(page.team.map((member) => [member.name, member.roles.map((role) => role.role)])).toEqual([['江雨', ['spokesperson']], ['水务负责人', ['unit_head']]])
    expect(page.pressDuties.filter((duty) => duty.name !== null).map((duty) => [duty.duty, duty.name])).toEqual([['release', '江雨']])
    expect(page.standing.lacks.map((lack) => lack.clause)).toEqual(expect.arrayContaining(['GS-10', 'GS-22', 'GB-26', 'WL-35']))
  })

  it('[GS-10] states a post as empty when its term ends by its dates, once, and as filled when the next begins', async () => {
    const unitId = await unit('青石镇', 'town')
    const [a, b] = [await person('任期甲'), await person('任期乙')]
    await appointed(a, unitId, 'online_spokesperson', { to: '2026-03-10T00:00:00.000Z' })
    await appointed(b, unitId, 'online_spokesperson', { from: '2026-03-12T00:00:00.000Z' })
    const empty = async (): Promise<boolean> => (await asks<{ emptyPosts: string[] }>(OPERATOR, 'directory.unit', { unitId })).emptyPosts.includes('online_spokesperson')
    expect(await empty()).toBe(false)
    const states: boolean[] = []
    for (const at of ['2026-03-09T23:59:59.000Z', '2026-03-10T00:00:00.000Z', '2026-03-12T00:00:00.000Z']) {
      now = at
      await settle(ledger, now)
      states.push(await empty())
    }
    expect(states).toEqual([false, true, false])
    const told = await readAs('huiying_ledger', `select kind from record.fact where subject = 'directory.unit:${unitId}' and data->>'role' = 'online_spokesperson' order by seq`)
    expect(told.map((row) => row['kind'])).toEqual(['directory.postEmptied', 'directory.postFilled', 'directory.postEmptied', 'directory.postFilled'])
  })

  it('pages and searches units and people', async () => {
    const reader = await actor(head)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await asks<{ items: { name: string }[]; after?: string }>(reader, 'directory.units', { limit: 2, ...(after && { after }) })
      seen.push(...page.items.map((one) => one.name))
      after = page.after
    } while (after)
    expect(seen.toSorted()).toEqual(['澄湾区城管局', '澄湾区教育局', '澄湾区新闻办', '澄湾区水务局', '青石镇'].toSorted())
    expect((await asks<{ items: { name: string }[] }>(reader, 'directory.units', { search: '管网' })).items.map((one) => one.name)).toEqual(['澄湾区水务局'])
    expect((await asks<{ items: { name: string }[] }>(reader, 'directory.people', { unitId: water, role: 'spokesperson' })).items.map((one) => one.name)).toEqual(['江雨'])
    expect((await asks<{ items: { name: string }[] }>(reader, 'directory.people', { search: '100%_' })).items).toEqual([])
  })

  it('[RL-14] tells the public which units there are and who speaks for them, and nothing of who else works there', async () => {
    const units = await asks<object[]>({ as: 'citizen' }, 'directory.publicUnits', {})
    expect(units).toContainEqual({ id: water, name: '澄湾区水务局', shortName: '澄湾区水务局', kind: 'department', territory: null })
    const speakers = await readAs('huiying_public', `select name from directory.person order by name`)
    const all = await readAs('huiying_audit', `select distinct p.name from directory.person p join directory.appointment a on a.person_id = p.id where a.state = 'standing' and a.role in ('district_spokesperson', 'first_spokesperson', 'spokesperson', 'online_spokesperson') order by name`)
    expect(speakers).toEqual(all)
    expect(speakers.length).toBeLessThan((await readAs('huiying_audit', 'select 1 from directory.person')).length)
    for (const what of ['doc from directory.person', 'doc from directory.appointment', '1 from directory.import']) {
      await expect(readAs('huiying_public', `select ${what}`)).rejects.toThrow(/permission denied/)
    }
  })
})

describe('importing and undoing', () => {
  const rows = [
    { row: 5, unitName: '东湖街道', unitKind: '街道', personName: '欧阳若水', role: '联络员', officeContact: '26127001' },
    { row: 6, unitName: '澄湾区水务局', personName: '秦朗', role: '编辑、一审', officeContact: '26125003' },
  ]
  const importIt = (by: Actor, fileName = '名册.xlsx') => does(by, 'directory.importPeopleAndUnits', { fileName, rows })

  it('takes over a table in one act, once', async () => {
    const by = await actor(head)
    const facts = await importIt(by)
    expect(facts.filter((fact) => fact.kind === 'directory.imported')).toHaveLength(1)
    expect(await importIt(by)).toEqual([])
  })

  it('leaves nothing of a table with one fault', async () => {
    const reasons = await refused(await actor(head), 'directory.importPeopleAndUnits', { fileName: 'b.xlsx', rows: [{ row: 5, unitName: '白鹭镇', unitKind: '镇', personName: '新人', role: '编辑' }, { row: 6, unitName: '白鹭镇', personName: '新人', role: '没有的岗位' }] })
    expect(reasons.map((reason) => reason.params!['row'])).toEqual([6])
    expect((await asks<{ items: object[] }>(OPERATOR, 'directory.units', { search: '白鹭镇' })).items).toEqual([])
  })

  it('undoes it in one act, so that the same table can come again', async () => {
    const { items } = await asks<{ items: { id: Id; state: string }[] }>(await actor(head), 'directory.imports', {})
    await does(await actor(head), 'directory.undoImport', { importId: items[0]!.id, reason: '选错文件' })
    expect((await asks<{ items: object[] }>(OPERATOR, 'directory.units', { search: '东湖街道' })).items).toEqual([])
    expect((await asks<{ items: object[] }>(OPERATOR, 'directory.people', { search: '秦朗' })).items).toEqual([])
    expect((await importIt(await actor(head), '再次.xlsx')).filter((fact) => fact.kind === 'directory.appointed')).toHaveLength(3)
  })

  it('undoes nothing once something of it was used, and names it, also for an administrator who sees no other unit', async () => {
    const admin = await person('系统管理员')
    const it = await unit('澄湾区大数据中心', 'department')
    await appointed(admin, it, 'sysadmin')
    const used = (await asks<{ items: { id: Id }[] }>(OPERATOR, 'directory.people', { search: '秦朗' })).items[0]!.id
    const { items } = await asks<{ items: { id: Id; fileName: string }[] }>(await actor(head), 'directory.imports', {})
    expect(items[0]!.fileName).toBe('再次.xlsx')
    await appointed(used, water, 'reviewer_2')
    const reasons = await refused(await actor(admin), 'directory.undoImport', { importId: items[0]!.id, reason: '想撤回' })
    expect(reasons.map((reason) => [reason.code, reason.params])).toEqual([['directory/import-used', { name: '秦朗', times: 1 }]])
    expect((await asks<{ items: object[] }>(OPERATOR, 'directory.people', { search: '欧阳若水' })).items).toHaveLength(1)
  })
})
