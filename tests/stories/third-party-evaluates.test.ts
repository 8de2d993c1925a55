import { beforeAll, describe, expect, it } from 'vitest'
import { raiseOffice } from '#src/app/cast.ts'
import type { Actor } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { asks, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')
const codes = (refusals: readonly { code: string }[]): string[] => refusals.map((one) => one.code)
const REPORT = '本报告依据系统记录,对住建局的答复时效、完整性作出评估,结论见正文。'

describe('a third party evaluates', () => {
  let evaluator: Actor
  let another: Actor
  let personId = ''
  let engagementId = ''

  beforeAll(async () => {
    const outside = await raiseOffice(office.desk, [{ key: 'stat', name: '澄湾区统计调查队', kind: 'city_unit' }], [{ key: 'eva', name: '方择', posts: [{ role: 'third_party_evaluator', unit: 'stat' }] }, { key: 'ann', name: '许安', posts: [{ role: 'third_party_evaluator', unit: 'stat' }] }], office.now())
    evaluator = outside.actor('eva')
    another = outside.actor('ann')
    personId = outside.person('eva')
    const caseId = await isAccepted(office, await asks(office))
    const drafted = await isDrafted(office, caseId)
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    await office.does('officer', 'evaluation.evaluate', { caseId, verdict: '由周砚评估,答复及时' })
  })

  it('[GB-46] is engaged for named units and a time, and is nobody of those units or of the press office', async () => {
    const engagement = { organisation: '澄湾区统计调查队', personId, unitIds: [office.cast.unit('housing')], until: '2026-03-20T00:00:00+08:00', purpose: '年度第三方评估' }
    const inside = await office.isRefused('head', 'evaluation.engage', { ...engagement, personId: office.cast.person('writer'), until: '2026-01-01T00:00:00+08:00' })
    expect(codes(inside)).toEqual(['evaluation/no-evaluator', 'evaluation/evaluator-not-independent', 'evaluation/engagement-without-time'])
    engagementId = idOf((await office.does('head', 'evaluation.engage', engagement))[0]!.subject)
  })

  it('[GB-46] sees the figures of these units, without persons, words or ids of matters', async () => {
    const view = await office.asks<{ evaluations: Record<string, unknown>[]; responseTimes: { unitId: string; n: number }[] }>(evaluator, 'evaluation.thirdPartyView', { engagementId })
    expect(view.evaluations).toHaveLength(1)
    expect(Object.keys(view.evaluations[0]!).toSorted()).toEqual(['at', 'classes', 'indicators', 'no', 'score', 'setVersion', 'unitId'])
    expect(JSON.stringify(view)).not.toContain('周砚')
    expect(view.responseTimes.map((unit) => [unit.unitId, unit.n])).toEqual([[office.cast.unit('housing'), 1]])
  })

  it('[GB-46] is the engaged person: a colleague of the same house finds nothing, and one who works for the press office too may not use what they see', async () => {
    const triesBoth = async (): Promise<string[]> => {
      const view = await office.desk.ask(another, 'evaluation.thirdPartyView', { engagementId }, office.now())
      const report = await office.isRefused(another, 'evaluation.fileReport', { engagementId, title: '代为提交的报告', report: REPORT })
      return [...('refusals' in view ? codes(view.refusals) : ['seen']), ...codes(report)]
    }
    expect(await triesBoth()).toEqual(['evaluation/no-engagement', 'evaluation/no-engagement'])
    const { personId: colleague } = another as { personId: string }
    await office.does('head', 'directory.appoint', { personId: colleague, unitId: office.cast.unit('press'), role: 'press_officer' })
    another = await office.asks<Actor>({ as: 'system', part: 'operator' }, 'directory.actorOf', { personId: colleague })
    expect(await triesBoth()).toEqual(['evaluation/not-your-engagement', 'evaluation/not-your-engagement'])
    expect(await office.asks<unknown[]>(CITIZEN, 'evaluation.thirdPartyReports', {})).toEqual([])
  })

  it('[GB-46] only reads: cases, words and commands of the office are closed to it', async () => {
    expect(await office.asks<{ items: unknown[] }>(evaluator, 'cases.cases', {})).toMatchObject({ items: [] })
    expect(await office.asks<{ items: unknown[] }>(evaluator, 'intake.messages', {})).toMatchObject({ items: [] })
    expect(codes(await office.isRefused(evaluator, 'evaluation.evaluate', { caseId: engagementId, verdict: '代为评估' }))).toEqual(['desk/role-missing'])
  })

  it('[GB-46] files its report once, and no word of it is public before it passed review', async () => {
    await office.does(evaluator, 'evaluation.fileReport', { engagementId, title: '第三方评估报告', report: REPORT })
    expect(await office.asks<unknown[]>(CITIZEN, 'evaluation.thirdPartyReports', {})).toEqual([])
    expect(codes(await office.isRefused(evaluator, 'evaluation.fileReport', { engagementId, title: '第三方评估报告', report: REPORT }))).toEqual(['evaluation/reported-already'])
  })

  it('[GB-46] sees nothing more once the time is over', async () => {
    await office.turnTo('2026-03-20T00:00:00+08:00')
    const answer = await office.desk.ask(evaluator, 'evaluation.thirdPartyView', { engagementId }, office.now())
    expect(answer).toMatchObject({ refusals: [{ code: 'evaluation/engagement-over', clause: 'GB-46' }] })
  })
})
