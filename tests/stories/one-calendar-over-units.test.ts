import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Event } from '#src/modules/agenda/contract.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { FLOW } from './agenda-steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')
beforeAll(() => useKeys(makeKeys(Buffer.alloc(32, 7))))

const plan = (unit: string, title: string, from: string, until: string, more: object = {}) => ({ unitId: office.cast.unit(unit), kind: 'activity', title, from, until, ...more })
const planned = async (who: string, input: object): Promise<Id> => idOf((await office.does(who, 'agenda.planEvent', input))[0]!.subject)
const calendar = async (who = 'officer', more: object = {}): Promise<(Event & { people: { name: string }[] })[]> =>
  (await office.asks<{ items: (Event & { people: { name: string }[] })[] }>(who, 'agenda.calendar', { from: '2026-03-01T00:00:00+08:00', until: '2026-04-01T00:00:00+08:00', ...more })).items
const words = ({ title, from, until, room, personIds, note }: Event): object => ({ title, from, until, ...(room && { room }), personIds, note })

describe('what units plan', () => {
  it('[GS-34] stands in one calendar, provisional or confirmed; a unit sees its own, the press office all', async () => {
    await planned('writer', plan('housing', '保障房选房', '2026-03-12T09:00:00+08:00', '2026-03-12T11:30:00+08:00', { kind: 'decision', state: 'confirmed' }))
    await planned('waterWriter', plan('water', '水源地巡查', '2026-03-13T09:00:00+08:00', '2026-03-13T17:00:00+08:00'))
    expect((await calendar()).map((event) => [event.title, event.state])).toEqual([['保障房选房', 'confirmed'], ['水源地巡查', 'provisional']])
    expect((await calendar('waterWriter')).map((event) => event.title)).toEqual(['水源地巡查'])
    expect((await office.isRefused('writer', 'agenda.planEvent', plan('water', '代为列入', '2026-03-14T09:00:00+08:00', '2026-03-14T08:00:00+08:00', { personIds: ['0198c000-0000-7000-8000-00000000dead'], coUnitIds: ['0198c000-0000-7000-8000-00000000beef'] }))).map(({ code }) => code).toSorted())
      .toEqual(['agenda/ends-before-it-begins', 'agenda/not-your-unit', 'agenda/unknown-person', 'agenda/unknown-unit'])
  })

  it('[GS-34] shows the press office which fields changed since it last looked, and what they were', async () => {
    const first = (await calendar())[0]!
    expect(first.unseen).toMatchObject([{ field: 'new' }])
    await office.does('officer', 'agenda.seeEvents', { eventIds: [first.id] })
    await office.does('writer', 'agenda.changeEvent', { eventId: first.id, ...words(first), state: 'confirmed', room: '体育馆', from: '2026-03-12T14:00:00+08:00', until: '2026-03-12T16:30:00+08:00' })
    await office.does('writer', 'agenda.changeEvent', { eventId: first.id, ...words(first), state: 'provisional', room: '文化馆', from: '2026-03-12T14:00:00+08:00', until: '2026-03-12T16:30:00+08:00' })
    const changed = (await calendar('officer', { unseenOnly: true })).find((event) => event.id === first.id)!
    expect(changed.unseen.map(({ field, was }) => [field, was]).toSorted()).toEqual([['from', '2026-03-12T01:00:00.000Z'], ['room', ''], ['state', 'confirmed'], ['until', '2026-03-12T03:30:00.000Z']])
    await office.does('officer', 'agenda.seeEvents', { eventIds: [first.id] })
    expect((await calendar('officer', { unseenOnly: true })).map((event) => event.id)).not.toContain(first.id)
    await office.does('writer', 'agenda.changeEvent', { eventId: first.id, ...words(changed), room: '文化馆', state: 'cancelled' })
    expect((await office.isRefused('writer', 'agenda.changeEvent', { eventId: first.id, ...words(changed), state: 'confirmed' })).map(({ code }) => code)).toEqual(['agenda/event-cancelled'])
  })
})

describe('a room and a person are in one place at a time', () => {
  it('[GS-34] a clash is refused by name: the room, the person, the other occasion and its hours', async () => {
    await planned('writer', plan('housing', '住房政策吹风会', '2026-03-16T09:30:00+08:00', '2026-03-16T11:00:00+08:00', { room: '新闻发布厅', personIds: [office.cast.person('third')] }))
    const clash = plan('water', '节水周启动', '2026-03-16T10:30:00+08:00', '2026-03-16T12:00:00+08:00', { room: '新闻发布厅', personIds: [office.cast.person('third')] })
    expect(await office.isRefused('waterWriter', 'agenda.planEvent', clash)).toMatchObject([
      { code: 'agenda/room-taken', params: { room: '新闻发布厅', title: '住房政策吹风会', when: '2026-03-16 09:30–11:00' } },
      { code: 'agenda/person-taken', params: { name: '陆明远', title: '住房政策吹风会' } },
    ])
    await planned('waterWriter', { ...clash, from: '2026-03-16T11:00:00+08:00' })
  })

  it('[GS-34] of two who book one room at one moment, exactly one gets it; the other is told by whom', async () => {
    const both = await Promise.all(['writer', 'waterWriter'].map((who, at) => office.desk.do(office.cast.actor(who), 'agenda.planEvent', plan(at === 0 ? 'housing' : 'water', `同时预订 ${at}`, '2026-03-17T09:30:00+08:00', '2026-03-17T11:00:00+08:00', { room: '第二会议室' }), office.now())))
    expect(both.filter((outcome) => 'facts' in outcome)).toHaveLength(1)
    const refused = both.find((outcome) => 'refusals' in outcome) as { refusals: { code: string }[] }
    expect(refused.refusals).toMatchObject([{ code: 'agenda/room-taken' }])
  })

  it('the database refuses it whoever writes, and a cancelled occasion gives its room up', async () => {
    const owner = new pg.Client(office.database.config())
    await owner.connect()
    await expect(owner.query(`insert into agenda.booking values (gen_random_uuid(), 'room:新闻发布厅', tstzrange('2026-03-16T01:00:00Z', '2026-03-16T02:00:00Z'))`)).rejects.toThrow(/one_place_at_a_time/)
    await owner.end()
    const taken = (await calendar()).find((event) => event.room === '第二会议室')!
    await office.does('officer', 'agenda.changeEvent', { eventId: taken.id, ...words(taken), state: 'cancelled' })
    await planned('officer', plan('press', '通气会', '2026-03-17T10:00:00+08:00', '2026-03-17T10:30:00+08:00', { room: '第二会议室' }))
  })

  it('a conference takes its place in the calendar, keeps it when it moves, and is changed there only', async () => {
    const conferenceId = '0198c000-0000-7000-8000-00000000c001'
    const place = { conferenceId, unitId: office.cast.unit('press'), title: '三月例行发布会', from: '2026-03-18T09:30:00+08:00', until: '2026-03-18T11:00:00+08:00', room: '新闻发布厅', state: 'confirmed', coUnitIds: [office.cast.unit('water')] }
    await office.does(FLOW, 'agenda.noteConference', place)
    expect((await calendar('waterWriter')).map((event) => event.title)).toContain('三月例行发布会')
    const event = (await calendar()).find((one) => one.conferenceId === conferenceId)!
    expect((await office.isRefused('officer', 'agenda.changeEvent', { eventId: event.id, ...words(event), state: 'cancelled' })).map(({ code }) => code)).toEqual(['agenda/event-of-conference'])
    expect((await office.isRefused(FLOW, 'agenda.noteConference', { ...place, from: '2026-03-16T09:00:00+08:00', until: '2026-03-16T12:00:00+08:00' })).map(({ code }) => code)).toContain('agenda/room-taken')
    await office.does(FLOW, 'agenda.noteConference', { ...place, from: '2026-03-18T14:00:00+08:00', until: '2026-03-18T15:30:00+08:00' })
    await planned('officer', plan('press', '上午空出', '2026-03-18T09:30:00+08:00', '2026-03-18T11:00:00+08:00', { room: '新闻发布厅' }))
  })
})

describe('calendars outside', () => {
  it('[GS-34] a unit subscribes by a secret address: 09:30 in Shanghai carries its zone; made anew, the old address is dead', async () => {
    expect(await office.asks('waterWriter', 'agenda.feed', { unitId: office.cast.unit('water') })).toEqual({ path: null })
    await office.does('waterWriter', 'agenda.renewFeed', { unitId: office.cast.unit('water') })
    const { path } = await office.asks<{ path: string }>('waterWriter', 'agenda.feed', { unitId: office.cast.unit('water') })
    const token = (at: string): string => at.slice('/calendar/'.length, -'.ics'.length)
    const { ics } = await office.asks<{ ics: string }>(CITIZEN, 'agenda.calendarFile', { token: token(path) })
    expect(ics).toContain('BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai')
    expect(ics).toContain('DTSTART;TZID=Asia/Shanghai:20260318T140000')
    expect(ics).toContain('SUMMARY:三月例行发布会')
    expect(ics).toContain('STATUS:TENTATIVE')
    expect(ics).not.toContain('住房政策吹风会')
    expect(ics).not.toContain(office.cast.person('third'))
    await office.does('waterWriter', 'agenda.renewFeed', { unitId: office.cast.unit('water') })
    expect(await office.desk.ask(CITIZEN, 'agenda.calendarFile', { token: token(path) }, office.now())).toMatchObject({ refusals: [{ code: 'agenda/no-feed' }] })
    expect((await office.isRefused('writer', 'agenda.renewFeed', { unitId: office.cast.unit('water') })).map(({ code }) => code)).toEqual(['agenda/not-your-unit'])
  })

  it('[GS-34] the look-ahead for the leadership names what comes, from all units, with what is still provisional', async () => {
    await office.does('head', 'agenda.openYear', { year: 2026 })
    const ahead = await office.asks<{ from: string; until: string; slots: { dueOn: string }[]; events: { title: string; state: string; unitName: string }[] }>('head', 'agenda.lookAhead', { days: 30 })
    expect(ahead).toMatchObject({ from: '2026-03-02', until: '2026-03-31', slots: [{ dueOn: '2026-03-10' }] })
    expect(ahead.events.find((event) => event.title === '水源地巡查')).toMatchObject({ state: 'provisional', unitName: '澄湾区水务局' })
    expect(ahead.events.map((event) => event.state)).not.toContain('cancelled')
  })
})
