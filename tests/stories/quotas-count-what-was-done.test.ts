import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { useOffice } from '../setup/office.ts'
import { isHeld, keyOf, LEADERS, MANY_UNITS, rotaOf, slotOf } from './agenda-steps.ts'

const office = useOffice('2026-01-04T09:00:00+08:00', { units: MANY_UNITS, people: LEADERS })

interface Row { clause: string; holder: { id: string; name: string }; state: string; owed: number | null; done: number; left: number; group: string | null; turnsLeft: string[] | null; makeUp: string[]; counted: { acts: Id[]; personId: Id | null }[] }
const board = async (unitId?: Id, who = 'head'): Promise<Row[]> => (await office.asks<{ rows: Row[] }>(who, 'agenda.quotaBoard', { year: 2026, ...(unitId && { unitId }) })).rows
const ofUnit = async (unitId: Id, clause = 'NH-14'): Promise<Row> => (await board(unitId)).find((row) => row.clause === clause && row.holder.id === unitId)!
const ofPost = async (clause: string): Promise<Row> => (await board()).find((row) => row.clause === clause)!
const record = (personIds: Id[], more: object) =>
  office.does('officer', 'agenda.recordAct', { on: office.now().slice(0, 10), unitId: office.cast.unit('press'), personIds, occasion: 'thematic', form: 'press_conference', organiserLevel: 'municipal', evidence: { note: '市政府新闻办发布厅签到表' }, ...more })

beforeAll(async () => {
  await office.does('head', 'agenda.openYear', { year: 2026 })
})

describe('片组轮动', () => {
  it('[NH-13][NH-15] six groups take turns half a year apart, each of them with all four lines; every fault is named at once', async () => {
    const groups = rotaOf(office)
    const broken = groups.map((one) => (one.group === 'C' ? { ...one, months: [3, 10], unitIds: one.unitIds.filter((unit) => unit !== office.cast.unit(keyOf('C', 'livelihood'))) } : one))
    const refusals = await office.isRefused('head', 'agenda.adoptRota', { year: 2026, groups: broken.slice(0, 5) })
    const words = refusals.map(({ code, params }) => `${code} ${String(params?.['zh'] ?? '')}`)
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['agenda/rota-faulty']))
    expect(refusals.map(({ clause }) => clause)).toContain('NH-15')
    expect(words.some((text) => text.includes('缺民生'))).toBe(true)
    expect(words.some((text) => text.includes('6 个片组'))).toBe(true)
    expect(words.some((text) => text.includes('6 个月'))).toBe(true)
    await office.does('head', 'agenda.adoptRota', { year: 2026, groups })
    const march = await office.asks<{ slots: { originalOn: string; group: string }[] }>('waterWriter', 'agenda.yearView', { year: 2026 })
    expect(march.slots.map((slot) => slot.group)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'A', 'B', 'C', 'D', 'E', 'F'])
  })

  it('a changed rotation needs a reason, and the one before stays', async () => {
    const groups = rotaOf(office)
    expect(await office.isRefused('head', 'agenda.adoptRota', { year: 2026, groups })).toMatchObject([{ code: 'agenda/rota-needs-reason' }])
    expect(await office.isRefused('head', 'agenda.adoptRota', { year: 2009, groups })).toMatchObject([{ code: 'agenda/no-rotation-rule' }])
    await office.does('head', 'agenda.adoptRota', { year: 2026, groups, reason: '重新核对名单' })
    expect((await office.asks<{ rota: { versions: unknown[] } }>('head', 'agenda.rota', { year: 2026 })).rota.versions).toHaveLength(2)
  })

  it('[CX-25][NH-09] a unit that comes during the year is in no group, is called out, and owes pro rata', async () => {
    await office.turnTo('2026-07-01T00:00:00+08:00')
    const unitId = idOf((await office.does({ as: 'system', part: 'operator' }, 'directory.registerUnit', { name: '澄湾区数据局', kind: 'department', line: 'economy' }))[0]!.subject)
    const { unassigned } = await office.asks<{ unassigned: { id: Id }[] }>('head', 'agenda.rota', { year: 2026 })
    expect(unassigned.map((unit) => unit.id)).toEqual([unitId])
    expect(await ofUnit(unitId)).toMatchObject({ owed: 1, state: 'short', group: null })
  })
})

describe('sessions of a unit', () => {
  it('[NH-14] absent at the first turn of its group, a unit is one short, has one turn left, and a make-up date is proposed', async () => {
    const unit = office.cast.unit(keyOf('A', 'economy'))
    await office.turnTo('2026-07-02T09:00:00+08:00')
    const row = await ofUnit(unit)
    expect(row).toMatchObject({ owed: 2, done: 0, state: 'short', group: 'A', turnsLeft: ['2026-07-10'], makeUp: ['2026-08-10'] })
  })

  it('[NH-14][CX-7] a held session counts with its evidence for every quota of its unit; a second one fulfils the duty of the year', async () => {
    const unit = office.cast.unit(keyOf('A', 'society'))
    await office.turnTo('2026-07-10T11:00:00+08:00')
    await isHeld(office, (await slotOf(office, 7)).id, [unit, office.cast.unit('housing')])
    const once = await ofUnit(unit)
    expect(once).toMatchObject({ done: 1, left: 1 })
    const acts = await office.asks<{ items: { id: Id; kind: string; evidence: { subject: string } }[] }>('head', 'agenda.acts', { actIds: once.counted[0]!.acts })
    expect(acts.items[0]).toMatchObject({ kind: 'session', evidence: { subject: expect.stringContaining('conferences.conference:') } })
    await office.turnTo('2026-08-05T11:00:00+08:00')
    await isHeld(office, undefined, [unit], { occasion: 'thematic' })
    expect(await ofUnit(unit)).toMatchObject({ done: 2, left: 0, state: 'met' })
    const done = (await board(unit)).find((row) => row.clause === 'NH-14')!
    expect(done.counted).toHaveLength(2)
  })

  it('[NH-14] a session on an occasion that the office does not count is none', async () => {
    const unit = office.cast.unit(keyOf('B', 'society'))
    await isHeld(office, undefined, [unit], { occasion: 'emergency' })
    expect(await ofUnit(unit)).toMatchObject({ done: 0 })
  })

  it('[NH-09] coverage is counted over the units of the five kinds, and who has not spoken is named', async () => {
    const { of, covered, missing } = await office.asks<{ of: number; covered: number; missing: { name: string }[] }>('head', 'agenda.coverage', { year: 2026 })
    expect({ of, covered }).toEqual({ of: 27, covered: 3 })
    expect(missing).toHaveLength(24)
    expect(missing.map((unit) => unit.name)).toContain('澄湾区A片经贸局')
  })
})

describe('leaders and spokespersons', () => {
  it('[WL-34] a deputy who took part once has met it, and the duty is done by that evidence', async () => {
    expect((await board()).filter((row) => row.clause === 'WL-34').map((row) => [row.holder.name.includes('季明'), row.state])).toEqual(expect.arrayContaining([[true, 'possible']]))
    await isHeld(office, undefined, [office.cast.unit('press')], { attendeeIds: [office.cast.person('deputy')] })
    expect((await board()).find((row) => row.clause === 'WL-34' && row.holder.name.includes('季明'))).toMatchObject({ state: 'met', done: 1 })
  })

  it('[WL-36][WL-37][CX-22] three district activities leave the district head without a municipal one and without another form; two right acts are enough', async () => {
    const mayor = office.cast.person('mayor')
    for (const day of ['06', '07', '08']) {
      await office.turnTo(`2026-08-${day}T15:00:00+08:00`)
      await isHeld(office, undefined, [office.cast.unit('press')], { attendeeIds: [mayor] })
    }
    expect(await ofPost('WL-36')).toMatchObject({ done: 0, left: 1 })
    expect(await ofPost('WL-37')).toMatchObject({ done: 0, left: 1 })
    await record([mayor], {})
    expect(await ofPost('WL-36')).toMatchObject({ state: 'met' })
    expect(await ofPost('WL-37')).toMatchObject({ done: 0 })
    await record([mayor], { kind: 'response', organiserLevel: 'district', form: 'qa_session', evidence: { url: 'https://example.org/answers/1', note: '网络问政答问' } })
    expect(await ofPost('WL-37')).toMatchObject({ state: 'met', done: 1 })
  })

  it('[WL-38][WL-39] the quota belongs to the post: both holders of the year count, shown by person, one of the acts municipal', async () => {
    await isHeld(office, undefined, [office.cast.unit('press')], { attendeeIds: [office.cast.person('voice')] })
    const old = (await office.asks<{ posts: { appointmentId: Id; role: string }[] }>('head', 'directory.person', { personId: office.cast.person('voice') })).posts.find((post) => post.role === 'district_spokesperson')!
    await office.does('head', 'directory.endAppointment', { appointmentId: old.appointmentId, reason: '工作调整' })
    await office.does('head', 'directory.appoint', { personId: office.cast.person('voice2'), unitId: office.cast.unit('press'), role: 'district_spokesperson' })
    await office.turnTo('2026-09-02T15:00:00+08:00')
    await isHeld(office, undefined, [office.cast.unit('press')], { attendeeIds: [office.cast.person('voice2')] })
    const twice = await ofPost('WL-38')
    expect(twice).toMatchObject({ done: 2, state: 'met' })
    expect(new Set(twice.counted.map((one) => one.personId))).toEqual(new Set([office.cast.person('voice'), office.cast.person('voice2')]))
    expect(await ofPost('WL-39')).toMatchObject({ done: 0, left: 1, state: 'possible' })
    await record([office.cast.person('voice2')], {})
    expect(await ofPost('WL-39')).toMatchObject({ done: 1, state: 'met' })
  })

  it('no tick without evidence, none for a day to come, for somebody without a post, for another unit; a wrong record is struck and counts no more', async () => {
    const deputy = office.cast.person('deputy')
    const act = { on: '2026-09-02', unitId: office.cast.unit('press'), personIds: [deputy], occasion: 'thematic', form: 'press_conference', organiserLevel: 'municipal' }
    expect((await office.isRefused('officer', 'agenda.recordAct', act)).map(({ code, item }) => `${code} ${item}`)).toEqual(['input/invalid evidence'])
    const evidence = { note: '签到表第 3 页' }
    expect((await office.isRefused('officer', 'agenda.recordAct', { ...act, on: '2027-01-01', evidence })).map(({ code }) => code)).toEqual(['agenda/day-to-come'])
    expect((await office.isRefused('officer', 'agenda.recordAct', { ...act, on: '2025-12-31', evidence })).map(({ code }) => code)).toEqual(['agenda/held-no-post'])
    expect((await office.isRefused('writer', 'agenda.recordAct', { ...act, evidence })).map(({ code }) => code)).toEqual(['agenda/not-your-unit'])
    expect((await office.isRefused('officer', 'agenda.recordAct', { ...act, kind: 'training', evidence }))[0]).toMatchObject({ item: 'hours' })
    const actId = idOf((await office.does('officer', 'agenda.recordAct', { ...act, evidence }))[0]!.subject)
    const before = (await board()).find((row) => row.clause === 'WL-34' && row.holder.name.includes('季明'))!.done
    await office.does('officer', 'agenda.strikeAct', { actId, reason: '登记重复' })
    expect((await board()).find((row) => row.clause === 'WL-34' && row.holder.name.includes('季明'))!.done).toBe(before - 1)
    expect(await office.isRefused('officer', 'agenda.strikeAct', { actId, reason: '登记重复' })).toMatchObject([{ code: 'agenda/struck-already' }])
    const ofConference = (await office.asks<{ items: { id: Id; conferenceId?: Id }[] }>('head', 'agenda.acts', { year: 2026 })).items.find((one) => one.conferenceId)!
    expect(await office.isRefused('officer', 'agenda.strikeAct', { actId: ofConference.id, reason: '登记重复' })).toMatchObject([{ code: 'agenda/act-of-conference' }])
  })
})

describe('a record on which a duty rested is struck', () => {
  it('[WL-39] the quota is owed again, as a new duty with the same due time; the old one stays in the record as it was', async () => {
    const met = await ofPost('WL-39')
    expect(met).toMatchObject({ state: 'met' })
    await office.does('officer', 'agenda.strikeAct', { actId: met.counted[0]!.acts[0], reason: '签到表系误填' })
    expect(await ofPost('WL-39')).toMatchObject({ state: 'possible', done: 0 })
    const owed = (await office.asks<{ items: { duty: string; state: string; dueAt: string }[] }>('head', 'duties.mine', { limit: 200 })).items.filter((duty) => duty.duty === 'spokesperson-municipal-activities')
    expect(owed).toMatchObject([{ state: 'open', dueAt: '2026-12-31T16:00:00.000Z' }])
    await record([office.cast.person('voice2')], {})
    expect(await ofPost('WL-39')).toMatchObject({ state: 'met' })
  })
})

describe('numbers that the sources do not give', () => {
  it('[WL-24] are shown as not set, set by the office from a day on, and owed by each kind of unit its own', async () => {
    const before = await office.asks<{ notSet: { parameter: string }[]; rows: Row[] }>('head', 'agenda.quotaBoard', { year: 2026 })
    expect(before.notSet.map((one) => one.parameter)).toEqual(expect.arrayContaining(['department-releases', 'town-releases']))
    expect(before.rows.filter((row) => row.clause === 'WL-24')).toEqual([])
    expect((await office.isRefused('head', 'agenda.setParameter', { parameter: 'no-such', from: '2026-09-03', value: 2, reason: '办法第七条' })).map(({ code }) => code)).toEqual(['agenda/setting-faulty'])
    expect((await office.isRefused('head', 'agenda.setParameter', { parameter: 'department-releases', from: '2026-01-01', value: 3, reason: '办法第七条' })).map(({ code }) => code)).toEqual(['agenda/not-backwards'])
    await office.does('head', 'agenda.setParameter', { parameter: 'department-releases', from: '2026-09-03', value: 3, reason: '办法第七条' })
    const unit = office.cast.unit(keyOf('A', 'society'))
    // CX-7: the two sessions of NH-14 count here as well.
    expect(await ofUnit(unit, 'WL-24')).toMatchObject({ owed: 3, done: 2, left: 1 })
    expect((await board()).filter((row) => row.clause === 'WL-24')).toHaveLength(27)
  })

  it('[WL-15] a release of a unit’s own accord counts for its number, an answer to somebody does not', async () => {
    const unit = office.cast.unit(keyOf('A', 'society'))
    const released = (answers: number) => office.does({ as: 'system', part: 'operator' }, 'agenda.noteRelease', { releaseId: randomUUID(), unitId: unit, at: office.now(), answers })
    await released(1)
    expect(await ofUnit(unit, 'WL-24')).toMatchObject({ done: 2, left: 1 })
    await released(0)
    expect(await ofUnit(unit, 'WL-24')).toMatchObject({ done: 3, state: 'met' })
  })

  it('[NH-14] at the end of the year a unit with too few sessions is unmet, and its duty overdue', async () => {
    const unit = office.cast.unit('housing')
    await office.turnTo('2027-01-01T00:00:01+08:00')
    expect(await ofUnit(unit)).toMatchObject({ done: 1, state: 'unmet' })
    const due = await office.asks<{ items: { duty: string; breachedAt?: string }[] }>('writer', 'duties.mine', { limit: 200 })
    expect(due.items.find((duty) => duty.duty === 'sessions-of-the-year')).toMatchObject({ breachedAt: '2026-12-31T16:00:00.000Z' })
  })
})
