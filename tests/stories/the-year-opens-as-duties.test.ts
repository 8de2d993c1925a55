import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#src/kernel/facts.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import type { Slot } from '#src/modules/agenda/contract.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'

const office = useOffice('2026-01-04T09:00:00+08:00')
const FLOW: Actor = { as: 'system', part: 'flow' }

const slots = async (year = 2026): Promise<Slot[]> => (await office.asks<{ items: Slot[] }>('head', 'agenda.slots', { year, limit: 200 })).items
const slotOf = async (month: number, year = 2026): Promise<Slot> => (await slots(year)).find((slot) => Number(slot.originalOn.slice(5, 7)) === month)!
const dutyOf = async (slot: Slot): Promise<Duty> => (await office.asks<{ items: Duty[] }>('head', 'duties.mine', { limit: 200 })).items.find((duty) => duty.about === slot.id)!
/** Milliseconds that were left when the duty of a slot was done; negative when it was late. */
async function leftAtEnd(slot: Slot): Promise<number> {
  const facts = await office.asks<{ items: { kind: string; data: { left: number } }[] }>('head', 'record.timeline', { matters: [slot.id] })
  return facts.items.find((fact) => fact.kind === 'duties.discharged')!.data.left
}
/** A conference was held for this slot: what the module of conferences tells upstream. */
const held = (slot: Slot, conferenceId: string, at: string) =>
  office.does(FLOW, 'agenda.noteHeld', { slotId: slot.id, conferenceId, heldAt: at, sessions: [{ sessionId: conferenceId, unitId: office.cast.unit('housing'), occasion: 'regular', form: 'press_conference' }] })

describe('a year is opened', () => {
  beforeAll(() => office.does('head', 'agenda.openYear', { year: 2026 }))

  it('[NH-02][NH-06] twelve conferences are owed before anybody has planned anything, on the tenth or the working day after; the make-up working Saturday of October stays', async () => {
    const all = await slots()
    expect(all).toHaveLength(12)
    expect(all.every((slot) => slot.state === 'planned' && slot.clause === 'NH-06' && !slot.provisional)).toBe(true)
    expect(all.map((slot) => slot.dueOn)).toEqual(['2026-01-12', '2026-02-10', '2026-03-10', '2026-04-10', '2026-05-11', '2026-06-10', '2026-07-10', '2026-08-10', '2026-09-10', '2026-10-10', '2026-11-10', '2026-12-10'])
    expect(all[4]).toMatchObject({ originalOn: '2026-05-10', why: { zh: expect.stringContaining('周末') } })
    const march = await dutyOf(all[2]!)
    expect(march).toMatchObject({ state: 'open', dueAt: '2026-03-10T16:00:00.000Z', duty: 'regular-conference' })
  })

  it('only once, only by the head of the press office, and not where nothing is promised', async () => {
    expect(await office.isRefused('head', 'agenda.openYear', { year: 2026 })).toMatchObject([{ code: 'agenda/year-open' }])
    expect(await office.isRefused('officer', 'agenda.openYear', { year: 2027 })).toMatchObject([{ code: 'desk/role-missing' }])
    expect(await office.isRefused('head', 'agenda.openYear', { year: 2010 })).toMatchObject([{ code: 'agenda/nothing-owed', clause: 'NH-05' }])
  })

  it('every unit sees what the year owes, and the public sees its dates', async () => {
    expect((await office.asks<{ items: unknown[] }>('waterWriter', 'agenda.slots', { year: 2026 })).items).toHaveLength(12)
    const page = await office.asks<{ items: { dueOn: string; provisional: boolean }[] }>(CITIZEN, 'agenda.publicSlots', { year: 2026 })
    expect(page.items.map((slot) => slot.dueOn).slice(0, 2)).toEqual(['2026-01-12', '2026-02-10'])
  })
})

describe('a year that the measure did not reach', () => {
  it('[NH-05] is refused, and of the year in which it took effect only the months from then on are owed', async () => {
    expect(await office.isRefused('head', 'agenda.openYear', { year: 2009 })).toMatchObject([{ code: 'agenda/nothing-owed', clause: 'NH-05' }])
    await office.does('head', 'agenda.openYear', { year: 2011 })
    expect((await slots(2011)).map((slot) => slot.originalOn)).toEqual(['2011-10-10', '2011-11-10', '2011-12-10'])
  })
})

describe('a date is held, moved, missed or given up', () => {
  it('[NH-06] held on its day it is fulfilled, and its duty with it', async () => {
    const january = await slotOf(1)
    await office.does('officer', 'agenda.confirmSlot', { slotId: january.id })
    expect(await office.isRefused('officer', 'agenda.confirmSlot', { slotId: january.id })).toMatchObject([{ code: 'agenda/slot-not-in-state' }])
    await office.turnTo('2026-01-12T11:00:00+08:00')
    await held(january, '0198c000-0000-7000-8000-000000000001', '2026-01-12T09:30:00+08:00')
    expect(await slotOf(1)).toMatchObject({ state: 'held', confirmedOn: '2026-01-04', conferenceId: '0198c000-0000-7000-8000-000000000001' })
    expect(await leftAtEnd(january)).toBeGreaterThan(0)
  })

  it('[CX-6] a new day needs a public reason, three days’ notice and the same month; the duty moves with it', async () => {
    const february = await slotOf(2)
    await office.turnTo('2026-02-05T09:00:00+08:00')
    const move = (to: string, more: object = {}) => ({ slotId: february.id, to, reason: '与区两会会期冲突', ...more })
    expect((await office.isRefused('head', 'agenda.moveSlot', move('2026-02-07'))).map(({ code }) => code)).toEqual(['agenda/too-short-notice'])
    expect((await office.isRefused('head', 'agenda.moveSlot', move('2026-02-10'))).map(({ code }) => code)).toEqual(['agenda/same-day'])
    expect((await office.isRefused('head', 'agenda.moveSlot', move('2026-03-02'))).map(({ code }) => code)).toEqual(['agenda/out-of-its-month'])
    expect((await office.isRefused('head', 'agenda.moveSlot', { slotId: february.id, to: '2026-02-12' }))[0]).toMatchObject({ code: 'input/invalid', item: 'reason' })
    await office.does('head', 'agenda.moveSlot', move('2026-02-12'))
    expect(await slotOf(2)).toMatchObject({ state: 'confirmed', originalOn: '2026-02-10', dueOn: '2026-02-12', moves: [{ from: '2026-02-10', to: '2026-02-12', reason: '与区两会会期冲突', by: 'person' }] })
    expect(await dutyOf(february)).toMatchObject({ dueAt: '2026-02-12T16:00:00.000Z', moved: [{ why: 'slot-moved' }] })
    const page = await office.asks<{ items: { moves: { reason: string }[] }[] }>(CITIZEN, 'agenda.publicSlots', { year: 2026 })
    expect(page.items[1]!.moves[0]!.reason).toBe('与区两会会期冲突')
    await office.turnTo('2026-02-12T10:00:00+08:00')
    await held(february, '0198c000-0000-7000-8000-000000000002', '2026-02-12T09:30:00+08:00')
    expect(await slotOf(2)).toMatchObject({ state: 'held' })
  })

  it('[NH-06a] missed, it is overdue at 00:00 of the next day; held later it is held late for ever', async () => {
    const march = await slotOf(3)
    await office.turnTo('2026-03-10T23:59:59+08:00')
    expect((await dutyOf(march)).breachedAt).toBeUndefined()
    await office.turnTo('2026-03-11T00:00:01+08:00')
    expect(await dutyOf(march)).toMatchObject({ state: 'open', breachedAt: '2026-03-10T16:00:00.000Z' })
    expect(await office.isRefused('head', 'agenda.moveSlot', { slotId: march.id, to: '2026-03-20', reason: '当日未能召开' })).toMatchObject([{ code: 'agenda/missed-already' }])
    await office.does('head', 'agenda.moveSlot', { slotId: march.id, to: '2026-03-20', reason: '当日未能召开', late: true })
    expect(await dutyOf(march)).toMatchObject({ breachedAt: '2026-03-10T16:00:00.000Z', dueAt: '2026-03-10T16:00:00.000Z' })
    await office.turnTo('2026-03-20T11:00:00+08:00')
    await held(march, '0198c000-0000-7000-8000-000000000003', '2026-03-20T09:30:00+08:00')
    expect(await slotOf(3)).toMatchObject({ state: 'heldLate' })
    expect(await leftAtEnd(march)).toBeLessThan(0)
  })

  it('[NH-06a] a cancelled one stays public with its reason, is owed still, and can be announced anew', async () => {
    const april = await slotOf(4)
    await office.does('head', 'agenda.cancelSlot', { slotId: april.id, reason: '防汛应急响应期间停办' })
    const page = await office.asks<{ items: { state: string; cancelled: { reason: string } | null }[] }>(CITIZEN, 'agenda.publicSlots', { year: 2026 })
    expect(page.items[3]).toMatchObject({ state: 'cancelled', cancelled: { reason: '防汛应急响应期间停办' } })
    await office.turnTo('2026-04-11T00:00:01+08:00')
    expect(await dutyOf(april)).toMatchObject({ state: 'open', breachedAt: '2026-04-10T16:00:00.000Z' })
    await office.does('head', 'agenda.moveSlot', { slotId: april.id, to: '2026-04-24', reason: '应急响应结束，恢复召开', late: true })
    expect(await slotOf(4)).toMatchObject({ state: 'confirmed', dueOn: '2026-04-24' })
  })
})

describe('the year after', () => {
  const others = async (): Promise<Slot[]> => (await office.asks<{ items: Slot[] }>('head', 'agenda.slots', { year: 2027, series: 'other', limit: 200 })).items

  it('[NH-06] opens by itself on 1 December, provisional as long as its notice is not out, and follows the notice with its history kept', async () => {
    await office.does('head', 'agenda.setParameter', { parameter: 'routine-release-interval', from: '2027-01-01', value: 14, reason: '每两周至少一次' })
    await office.turnTo('2026-12-01T00:00:01+08:00')
    const before = await slots(2027)
    expect(before).toHaveLength(12)
    expect(before.find((slot) => slot.originalOn === '2027-02-10')).toMatchObject({ provisional: true })
    const february = before.find((slot) => slot.originalOn === '2027-02-10')!
    expect(await office.isRefused('officer', 'agenda.confirmSlot', { slotId: february.id })).toMatchObject([{ code: 'agenda/notice-missing' }])
    const off = ['06', '07', '08', '09', '10', '11', '12'].map((day) => ({ date: `2027-02-${day}`, name: '春节', kind: 'off' as const }))
    await office.does('head', 'duties.adoptNotice', { rows: [{ date: '2027-01-01', name: '元旦', kind: 'off' }, ...off, { date: '2027-05-01', name: '劳动节', kind: 'off' }, { date: '2027-10-01', name: '国庆节', kind: 'off' }], papers: [{ year: 2027, notice: '国办发明电〔2026〕10 号' }] })
    const after = await slots(2027)
    expect(after.every((slot) => !slot.provisional)).toBe(true)
    const moved = after.find((slot) => slot.originalOn === '2027-02-10')!
    expect(moved.dueOn > '2027-02-12').toBe(true)
    expect(moved.moves.map((move) => [move.from, move.to, move.by])).toEqual(february.dueOn === moved.dueOn ? [] : [[february.dueOn, moved.dueOn, 'notice']])
    expect(await dutyOf(moved)).toMatchObject({ dueAt: moved.dueAt, provisional: false })
  })

  it('[GS-61] routine releases keep the rhythm that the office set for it, beside the twelve conferences; each is done by what shows it, or by a release', async () => {
    const all = await others()
    expect(all.length).toBeGreaterThan(20)
    expect(all.every((slot) => slot.clause === 'GS-61')).toBe(true)
    expect(await slots(2027)).toHaveLength(12)
    await office.turnTo('2027-01-02T09:00:00+08:00')
    const first = (await others()).find((slot) => slot.state === 'planned')!
    await office.does('officer', 'agenda.fulfilSlot', { slotId: first.id, evidence: { note: '区政府网站头条刊发', url: 'https://example.org/news/1' } })
    expect((await others()).find((slot) => slot.id === first.id)).toMatchObject({ state: 'held', evidence: { note: '区政府网站头条刊发' } })
    expect(await leftAtEnd(first)).toBeGreaterThan(0)
    await office.does(FLOW, 'agenda.noteRelease', { releaseId: '0198c000-0000-7000-8000-00000000aaaa', unitId: office.cast.unit('housing'), at: office.now(), answers: 2 })
    expect((await others()).filter((slot) => slot.state === 'held')).toHaveLength(1)
    await office.does(FLOW, 'agenda.noteRelease', { releaseId: '0198c000-0000-7000-8000-00000000bbbb', unitId: office.cast.unit('housing'), at: office.now(), answers: 0 })
    expect((await others()).filter((slot) => slot.state === 'held')).toHaveLength(2)
    expect((await office.isRefused('officer', 'agenda.fulfilSlot', { slotId: (await slotOf(6, 2027)).id, evidence: { note: '会开过了' } })).map(({ code }) => code)).toEqual(['agenda/held-by-conference'])
  })
})
