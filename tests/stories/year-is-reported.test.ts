import { beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#src/kernel/subjects.ts'
import type { Speed, UnitTimes } from '#src/modules/evaluation/figures.ts'
import type { Chapter, PillarChapter } from '#src/modules/evaluation/year-report.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { ANSWER, asks, isAccepted, isCleared, isDrafted, isPublished, isStudied } from './steps.ts'

const office = useOffice('2026-01-01T09:00:00+08:00', { people: [{ key: 'trainer', name: '纪南风', posts: [{ role: 'training_manager', unit: 'press' }] }] })

const TEXTS = ['东湖路工地半夜还在施工,孩子睡不着,请管一管。', '新区小学门口的路灯坏了半个月,晚上看不见路。', '菜市场的污水流到街上好几天了,气味很大。']

describe('the year is reported to the public', () => {
  beforeAll(async () => {
    await office.does('head', 'agenda.setParameter', { parameter: 'course-interval', from: '2026-01-01', value: 120, reason: '本办计划一年三期' })
    await office.does('head', 'agenda.openYear', { year: 2026 })
    await office.turnTo('2026-03-02T09:00:00+08:00')
    // First matter: known 09:00, answered 19:00 of the same day; media reported at 08:00 next day. Cleared at 17:00, out at 19:00.
    const first = await isAccepted(office, await asks(office, TEXTS[0]))
    await office.turnTo('2026-03-02T17:00:00+08:00')
    const drafted = await isDrafted(office, first)
    await isCleared(office, drafted)
    await office.turnTo('2026-03-02T19:00:00+08:00')
    await isPublished(office, drafted.statementId)
    // Second: media reported it on 3 March 06:00; known then, registered at 09:00; answered 72 hours after it was known: late.
    await office.turnTo('2026-03-03T09:00:00+08:00')
    const second = await isAccepted(office, await asks(office, TEXTS[1], { source: 'media_report', knownAt: '2026-03-03T06:00:00+08:00' }))
    const report = await asks(office, '媒体报道:东湖路工地夜间施工问题,记者走访。', { source: 'media_report', knownAt: '2026-03-03T08:00:00+08:00' })
    await isStudied(office, report)
    await office.does('officer', 'triage.merge', { messageId: report, caseId: first, reason: '报道同一工地' })
    await office.turnTo('2026-03-06T06:00:00+08:00')
    const late = await isDrafted(office, second, { ...ANSWER, title: '关于路灯的回应' })
    await isCleared(office, late)
    await isPublished(office, late.statementId)
    // Third: a criticism, accepted and not yet answered.
    const third = await asks(office, TEXTS[2])
    await isStudied(office, third, { stance: 'criticism' })
    await office.does('officer', 'triage.accept', { messageId: third, unitId: office.cast.unit('water') })
    await office.does('officer', 'cases.conveneMeeting', { at: '2026-03-06T10:00:00+08:00', place: '区政府', unitIds: [office.cast.unit('water')], caseIds: [third] })
  })

  const rows = async (year: number): Promise<Map<string, Record<string, number | null>>> => {
    const { chapters } = await office.asks<{ chapters: Chapter[] }>(CITIZEN, 'evaluation.yearReport', { year })
    return new Map(chapters.map((chapter) => [chapter.zh, Object.fromEntries(chapter.rows.map((row) => [row.en, row.value]))]))
  }

  it('[WL-04] [GS-21] laid out by the four rights, every figure out of the record', async () => {
    const report = await rows(2026)
    expect([...report.keys()]).toEqual(['知情', '参与', '表达', '监督'])
    expect(report.get('知情')).toMatchObject({ 'public releases': 2, 'answered in time': 2, 'matters on which we spoke before the media': 1 })
    expect(report.get('参与')).toMatchObject({ 'messages received': 4, 'of these by the public form': 2, 'joint consultations': 1 })
    expect(report.get('表达')).toMatchObject({ accepted: 3, 'of these criticism': 1, 'not answered, each with its reason': 0 })
    expect(report.get('监督')).toMatchObject({ corrections: 0, 're-handling asked for': 0, 'reports by third parties': 0 })
  })

  it('[WL-04] [GS-21] another year has its own figures', async () => {
    expect((await rows(2025)).get('参与')).toMatchObject({ 'messages received': 0 })
  })

  it('[RL-13] hours from knowledge to answer per unit are public, late ones included', async () => {
    const { units } = await office.asks<{ units: UnitTimes[] }>(CITIZEN, 'evaluation.responseTimes', {})
    // 3 messages answered at housing: 10 h, 72 h, and the media report of 3 March 08:00, put at 09:00 to the case that was answered already: 1 h.
    expect(units).toMatchObject([{ unitId: office.cast.unit('housing'), n: 3, inTime: 2, p90: 72 }])
    expect(units[0]!.buckets.map((bucket) => bucket.n)).toEqual([2, 0, 1, 0, 0, 0])
  })

  it('[NH-38] fast, new, transparent: hours from clearance to release, age, share in full', async () => {
    const { all } = await office.asks<{ all: Speed }>(CITIZEN, 'evaluation.speed', {})
    // Clearance to release: 2 h and 0 h → 1 h. Ages on 6 March 06:00: 3 d 11 h and 0 → 1.729 d.
    expect(all).toMatchObject({ clearanceToReleaseHours: 1, medianAgeDays: 1.73, fullTextShare: 1, releases: 2 })
  })

  it('[XM4-08] [XM4-14] first media report against first official release: 13 hours ahead, and 72 hours behind', async () => {
    const { all } = await office.asks<{ all: Speed }>(CITIZEN, 'evaluation.speed', {})
    expect(all).toMatchObject({ matters: 2, weWereFirst: 1, medianLeadHours: -29.5 })
  })

  it('[GS-71] criticism is no reason to decline: no reason on the list says so, and an invented one is refused', async () => {
    const messageId = await asks(office, '你们局办事太拖拉,态度也差,希望改一改。')
    await isStudied(office, messageId, { classes: [], stance: 'criticism' })
    const refused = await office.isRefused('officer', 'triage.decline', { messageId, reason: '负面', note: '内容负面,不予回应' })
    expect(refused.map((one) => [one.code, one.item])).toEqual([['input/invalid', 'reason']])
  })

  it('[NH-03] and by mechanism, people and platform: every duty stands on exactly one, so that they add up to all duties of the year', async () => {
    const courseId = idOf((await office.does('trainer', 'training.planCourse', { title: '发言人培训班', kind: 'spokesperson', aims: [], partner: '云溪大学', term: 1, on: '2026-03-10', until: '2026-03-10', place: '云溪大学', hours: 6 }))[0]!.subject)
    // Owed on 16 March.
    await office.turnTo('2026-03-11T09:00:00+08:00')
    await office.does('trainer', 'training.holdCourse', { courseId, attendees: [{ personId: office.cast.person('third') }], evidence: '签到表' })
    const { chapters, pillars } = await office.asks<{ chapters: Chapter[]; pillars: PillarChapter[] }>(CITIZEN, 'evaluation.yearReport', { year: 2026 })
    const of = (rows: PillarChapter['rows']) => Object.fromEntries(rows.map((row) => [row.en, row.value ?? 0]))
    expect(pillars.map(({ zh }) => zh)).toEqual(['机制', '队伍', '平台'])
    const [mechanism, people, platform] = pillars.map(({ rows: own }) => of(own))
    expect(people).toMatchObject({ 'duties kept': 1, 'courses held': 1, 'drills held': 0 })
    expect(platform).toMatchObject({ 'public releases': 2, conferences: 0 })
    const all = of(chapters.find(({ right }) => right === 'oversee')!.rows)
    for (const figure of ['duties kept', 'duties done late', 'due times passed']) {
      expect([figure, mechanism![figure]! + people![figure]! + platform![figure]!]).toEqual([figure, all[figure]])
    }
    expect(all['duties done late']).toBeGreaterThan(0)
  })
})
