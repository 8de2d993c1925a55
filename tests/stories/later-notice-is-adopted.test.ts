import { afterEach, describe, expect, it, vi } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { followRules } from '#src/app/followed-rules.ts'
import type { Notice } from '#src/modules/duties/contract.ts'
import { openPool } from '#src/record/pool.ts'
import { verifyRecord } from '#src/record/verify.ts'
import { withOwnRules } from './planted.ts'
import { asks, codesOf, dutyOf } from './steps.ts'

const RULES = withOwnRules(`
- id: office-own/1/five-working-days
  kind: deadline
  duty: own-answer
  title: { zh: 五个工作日, en: five working days }
  clause: 一
  says: { zh: 五个工作日内办结, en: "settled within five working days" }
  register: [GB-14]
  force: must
  owed_by: responsible-unit
  owed_to: public
  starts_on: { fact: intake.received, at: knownAt, reading: from-knowing }
  discharged_by: [publication.released]
  values: [{ from: 2020-01-01, within: P5WD, reading: from-knowing }]
  checked_on: 2026-01-01
`)
const office = useOffice('2026-12-29T09:00:00+08:00', { rules: RULES })
const off = (date: string) => ({ date, name: '元旦', kind: 'off' })
const NOTICE = { rows: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05'].map(off), papers: [{ year: 2027, notice: '国办发明电〔2026〕9 号' }] }

describe('the notice of the next year comes', () => {
  afterEach(async () => expect((await verifyRecord(office.pool.db, office.ledger.catalogue.aggregates)).faults).toEqual([]))

  it('[GB-14] until then what reaches into that year is provisional; afterwards every open duty is counted again, its old time kept, in pages', async () => {
    const first = await asks(office, '第一件跨年的事。')
    // 30, 31 December, 4, 5, 6 January: until 24:00 of the 6th, and nobody knows the holidays yet.
    expect(await dutyOf(office, first, 'own-answer')).toMatchObject({ dueAt: '2027-01-06T16:00:00.000Z', provisional: true })
    for (let n = 0; n < 204; n += 1) await office.desk.do({ as: 'citizen' }, 'intake.receive', { source: 'public_form', text: `第 ${n} 件` }, office.now())

    expect(codesOf(await office.isRefused('officer', 'duties.adoptNotice', NOTICE))).toEqual(['desk/role-missing'])
    const wrong = await office.isRefused('head', 'duties.adoptNotice', { ...NOTICE, rows: [...NOTICE.rows, off('2028-01-01'), off('2027-01-01')] })
    expect(codesOf(wrong)).toEqual(['duties/notice-faulty', 'duties/notice-other-year'])
    await office.does('head', 'duties.adoptNotice', NOTICE)

    // 30, 31 December, then 6, 7, 8 January.
    expect(await dutyOf(office, first, 'own-answer')).toMatchObject({
      dueAt: '2027-01-08T16:00:00.000Z', provisional: false, moved: [{ was: '2027-01-06T16:00:00.000Z', why: 'calendar-notice' }],
    })
    expect(await dutyOf(office, first, 'response')).toMatchObject({ dueAt: '2026-12-31T01:00:00.000Z', moved: [] })
    const rows = await office.pool.raw.connect()
    try {
      await rows.query(`begin; select record.enter('huiying_ledger', null, '{}', false, null)`)
      const notice = (await rows.query<{ doc: Notice }>('select doc from duties.notice')).rows[0]!.doc
      expect(notice).toMatchObject({ counted: 205, moved: 205, papers: NOTICE.papers })
      const left = await rows.query(`select from duties.duty where state = 'open' and (doc->>'provisional')::boolean`)
      expect(left.rows).toHaveLength(0)
    } finally {
      await rows.query('rollback')
      rows.release()
    }
    expect(codesOf(await office.isRefused('head', 'duties.adoptNotice', NOTICE))).toEqual(['duties/notice-known'])
  })

  it('a message that comes after it, on another server, is counted by it within a second', async () => {
    const pool = await openPool(office.database.config('huiying_app'), 2)
    const other = await followRules(pool.db, RULES, () => {})
    try {
      expect(other.now().calendar.dayKind('2027-01-05')).toMatchObject({ workday: false, known: true })
      expect(other.now().calendar.dayKind('2027-02-10').known).toBe(true)
      const supplement = { rows: [{ date: '2027-01-09', name: '元旦', kind: 'work' }], papers: [{ year: 2027, notice: '国办发明电〔2026〕10 号' }] }
      await office.does('head', 'duties.adoptNotice', supplement)
      await vi.waitFor(() => expect(other.now().calendar.dayKind('2027-01-09').workday).toBe(true), { timeout: 1000, interval: 20 })
    } finally {
      other.stop()
      await pool.end()
    }
  })
})
