import { beforeAll, describe, expect, it } from 'vitest'
import type { Passivity, UnitPassivity } from '#src/modules/evaluation/passive.ts'
import type { Chapter } from '#src/modules/evaluation/year-report.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { asks, isAccepted, isStudied } from './steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')
const passivity = (input: object = {}) => office.asks<{ all: Passivity; units: UnitPassivity[]; formula: { version: number; zh: string; sources: string[] } }>(CITIZEN, 'evaluation.passivity', input)

describe('who raised the matter first', () => {
  beforeAll(async () => {
    // A citizen; our own patrol; a superior; an inspection: two of four were brought to us from above.
    const first = await isAccepted(office, await asks(office, '东湖路工地半夜还在施工，孩子睡不着。'))
    await isAccepted(office, await asks(office, '巡查发现北街路面塌陷约两平方米。', { source: 'internal' }))
    await isAccepted(office, await asks(office, '上级转来关于小区电梯困人的批示。', { source: 'superior' }))
    await isAccepted(office, await asks(office, '督查平台转来关于学位紧张的线索。', { source: 'supervision' }))
    // The media come second to the citizen's matter, and first to one that a citizen writes about an hour later.
    const second = await asks(office, '媒体走访：东湖路工地夜间施工仍在继续。', { source: 'media_report' })
    await isStudied(office, second)
    await office.does('officer', 'triage.merge', { messageId: second, caseId: first, reason: '同一工地' })
    const letter = await isAccepted(office, await asks(office, '菜市场门口污水流了好几天，气味很大。'))
    const earlier = await asks(office, '媒体报道：菜市场污水外溢。', { source: 'media_report', knownAt: '2026-03-02T08:00:00+08:00' })
    await isStudied(office, earlier)
    await office.does('officer', 'triage.merge', { messageId: earlier, caseId: letter, reason: '同一市场' })
  })

  it('[GB-04] the passive share counts cases that a superior or the media raised before we or a citizen did, each once', async () => {
    const { all, units, formula } = await passivity()
    expect(all).toEqual({ cases: 5, passive: 3, share: 0.6, bySource: { public_form: 1, internal: 1, superior: 1, supervision: 1, media_report: 1 } })
    expect(units).toMatchObject([{ unitId: office.cast.unit('housing'), cases: 5, passive: 3 }])
    expect(formula).toMatchObject({ version: 1, sources: ['superior', 'supervision', 'media_report'] })
    expect(formula.zh).toContain('÷')
  })

  it('[GB-04] it follows a corrected moment of knowledge, and a case taken over by another unit counts there', async () => {
    const { items } = await office.asks<{ items: { id: string; source: string }[] }>('officer', 'intake.messages', {})
    const media = items.filter((one) => one.source === 'media_report').map((one) => one.id)
    for (const messageId of media) await office.does('officer', 'intake.correctKnownAt', { messageId, knownAt: '2026-03-02T07:00:00+08:00', reason: '报道在早上七点已经刊出' })
    expect((await passivity()).all).toMatchObject({ cases: 5, passive: 4, share: 0.8 })
    const moved = items.find((one) => one.source === 'superior')!.id
    await office.does('officer', 'cases.changeFirstSubject', { caseId: moved, unitId: office.cast.unit('water'), reason: '电梯归水务代管小区' })
    expect((await passivity({ unitId: office.cast.unit('water') })).units).toMatchObject([{ cases: 1, passive: 1, share: 1 }])
  })

  it('[GB-04] it stands in the year’s report with the version of its formula, and in no year without cases', async () => {
    const rowOf = async (year: number) => (await office.asks<{ chapters: Chapter[] }>(CITIZEN, 'evaluation.yearReport', { year })).chapters.flatMap((chapter) => chapter.rows).find((row) => row.zh.startsWith('被动回应'))!
    expect(await rowOf(2026)).toMatchObject({ zh: '被动回应（公式第 1 版）：由上级或媒体首先提出的比例', value: 0.8 })
    expect((await rowOf(2025)).value).toBeNull()
  })
})
