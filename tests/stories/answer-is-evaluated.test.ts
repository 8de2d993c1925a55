import { describe, expect, it } from 'vitest'
import type { Duty } from '#src/modules/duties/contract.ts'
import type { Improvement, Evaluation } from '#src/modules/evaluation/contract.ts'
import { useOffice } from '../setup/office.ts'
import { ANSWER, asks, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')

const hash = (n: number): string => n.toString(16).padStart(64, '0')

async function isAnswered(text: string, extra: object = {}): Promise<string> {
  const caseId = await isAccepted(office, await asks(office, text, extra))
  const drafted = await isDrafted(office, caseId)
  await isCleared(office, drafted)
  await isPublished(office, drafted.statementId)
  await office.does('writer', 'cases.setDisposition', { caseId, disposition: 'solved' })
  return caseId
}

const codes = (refusals: readonly { code: string }[]): string[] => refusals.map((one) => one.code)

describe('an answer is evaluated before its case is closed', () => {
  let first = ''
  let evaluation: Evaluation

  it('[GB-45] a case of the five classes does not close without its evaluation, and closes with it', async () => {
    first = await isAnswered('东湖路工地半夜还在施工,请管一管,孩子明天要上学。', { queryHash: hash(1) })
    const refused = await office.isRefused('writer', 'cases.close', { caseId: first, note: '' })
    expect(refused).toEqual([{ code: 'cases/not-evaluated', item: first, clause: 'GB-45' }])

    await office.does('officer', 'evaluation.evaluate', {
      caseId: first,
      verdict: '答复及时,措施具体',
      improvements: [{ what: '夜间施工许可信息提前公开', unitId: office.cast.unit('housing'), dueAt: '2026-04-01T18:00:00+08:00' }],
    })
    await office.does('writer', 'cases.close', { caseId: first, note: '' })
    const { items } = await office.asks<{ items: Duty[] }>('officer', 'duties.ofMatter', { matters: [first] })
    const duty = items.find((one) => one.duty === 'evaluation')!
    expect([duty.state, duty.dischargedBy?.kind]).toEqual(['fulfilled', 'evaluation.done'])
  })

  it('[WL-05] [GB-02] [GB-33] [GS-09b] [WL-26] the evaluation covers every quality that the clauses name', async () => {
    evaluation = (await office.asks<{ items: Evaluation[] }>('writer', 'evaluation.evaluations', { caseId: first })).items[0]!
    const covered = new Set(evaluation.indicators.map((one) => one.dimension))
    const named = ['open', 'transparent', 'timely', 'accurate', 'effective', 'authoritative', 'proactive', 'complete', 'credible', 'influential', 'reached', 'understood', 'overseeable']
    expect(named.filter((dimension) => !covered.has(dimension as never))).toEqual([])
  })

  it('[GB-47] values come from the record: in time, public, in full, three parts, by the first subject; nobody has rated yet', () => {
    const value = (id: string) => evaluation.indicators.find((one) => one.id === id)!.value
    expect(value('public_duties_in_time')).toBe(100)
    expect(value('released_publicly')).toBe(100)
    expect(value('parts_given')).toBe(100)
    expect(value('by_first_subject')).toBe(100)
    expect(value('path_open')).toBe(100)
    expect(value('accepted_share')).toBeNull()
    expect(value('ahead_of_media')).toBeNull()
    expect(evaluation.score).toBe(100)
    expect(evaluation.indicators.reduce((sum, one) => sum + one.weight, 0)).toBe(100)
  })

  it('[GB-47] a value that somebody types in is refused, and the figures can be computed again from the record', async () => {
    const typed = await office.isRefused('officer', 'evaluation.evaluate', { caseId: first, verdict: '很好很好', score: 100 })
    expect(codes(typed)).toEqual(['input/invalid'])
    await office.does({ as: 'citizen' }, 'evaluation.rate', { queryHash: hash(1), rating: 'satisfied', understood: 'yes', accepted: 'yes', satisfied: 'yes' })
    const again = await office.asks<{ same: boolean; differing: string[] }>('writer', 'evaluation.recompute', { evaluationId: evaluation.id })
    expect(again).toMatchObject({ same: true, differing: [] })
  })

  it('[GB-48] an open improvement is shown in the next case of the same class, not in its own, until its owner has finished it', async () => {
    await office.turnTo('2026-03-03T09:00:00+08:00')
    const next = await isAccepted(office, await asks(office, '新区小学门口的路灯坏了半个月,晚上接孩子看不见路。'))
    const shown = await office.asks<{ items: Improvement[] }>('writer', 'evaluation.openImprovements', { caseId: next })
    expect(shown.items.map((one) => [one.what, one.unitId])).toEqual([['夜间施工许可信息提前公开', office.cast.unit('housing')]])
    expect((await office.asks<{ items: Improvement[] }>('writer', 'evaluation.openImprovements', { caseId: first })).items).toEqual([])

    const improvementId = shown.items[0]!.id
    expect(codes(await office.isRefused('waterWriter', 'evaluation.finishImprovement', { improvementId, result: '已经做完了' }))).toEqual(['evaluation/not-your-unit'])
    await office.does('writer', 'evaluation.finishImprovement', { improvementId, result: '许可信息已在门户公开' })
    expect((await office.asks<{ items: Improvement[] }>('writer', 'evaluation.openImprovements', { caseId: next })).items).toEqual([])
    expect(codes(await office.isRefused('writer', 'evaluation.finishImprovement', { improvementId, result: '再报一次完成' }))).toEqual(['evaluation/improvement-done'])
  })

  it('[GB-48] an improvement names an owner that exists and a time to come, and both faults are told at once', async () => {
    const refused = await office.isRefused('officer', 'evaluation.evaluate', {
      caseId: first, verdict: '再次评估', improvements: [{ what: '什么事情都行', unitId: '00000000-0000-4000-8000-000000000009', dueAt: '2026-01-01T00:00:00+08:00' }],
    })
    expect(codes(refused)).toEqual(['evaluation/unknown-unit', 'evaluation/due-in-the-past'])
  })

  it('[GB-45] a case that is not answered yet is not evaluated', async () => {
    const caseId = await isAccepted(office, await asks(office, '河滨公园的健身器材松动,老人用着危险,请检修。'))
    expect(codes(await office.isRefused('writer', 'evaluation.evaluate', { caseId, verdict: '提前评估' }))).toEqual(['evaluation/not-answered'])
  })

  it('[GB-47] an office defines its own set; it holds from then on, and the earlier evaluation keeps its figures', async () => {
    const one = (id: string, formula: string, dimension: string, weight: number) => ({ id, title: id, definition: '按记录计算', formula, dimension, weight })
    const four = [one('in_time', 'public_duties_in_time', 'timely', 40), one('public', 'released_publicly', 'open', 20), one('in_full', 'full_text_share', 'transparent', 20), one('right', 'not_found_wrong', 'accurate', 19)]
    const refused = await office.isRefused('head', 'evaluation.defineIndicators', { reason: '本办试行', indicators: four })
    expect(refused).toEqual([{ code: 'evaluation/weights-not-100', item: 'indicators', clause: 'GB-47', params: { sum: 99 } }])
    const backwards = await office.isRefused('head', 'evaluation.defineIndicators', { reason: '本办试行', effectiveFrom: '2026-01-01T00:00:00+08:00', indicators: four })
    expect(codes(backwards)).toEqual(['evaluation/weights-not-100', 'evaluation/not-backwards'])
    await office.does('head', 'evaluation.defineIndicators', { reason: '本办试行', indicators: [...four.slice(0, 3), one('right', 'not_found_wrong', 'accurate', 20)] })
    const kept = (await office.asks<{ items: Evaluation[] }>('writer', 'evaluation.evaluations', { caseId: first })).items.at(-1)!
    expect([kept.setVersion, kept.indicators.length]).toEqual([0, 13])
    const facts = await office.does('officer', 'evaluation.evaluate', { caseId: first, verdict: '按新体系再评' })
    expect((facts[0]!.data as Evaluation).setVersion).toBe(1)
    expect((facts[0]!.data as Evaluation).indicators.map((each) => each.value)).toEqual([100, 100, 100, 100])
  })

  it('[WL-05] a late answer lowers the timely figure', async () => {
    const caseId = await isAccepted(office, await asks(office, '菜市场的污水流到街上好几天了,气味很大没有人管。'))
    await office.pass(49)
    const drafted = await isDrafted(office, caseId, { ...ANSWER, title: '关于菜市场污水的回应' })
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    const facts = await office.does('officer', 'evaluation.evaluate', { caseId, verdict: '超时,须改进' })
    expect((facts[0]!.data as Evaluation).indicators.find((each) => each.dimension === 'timely')!.value).toBe(0)
  })
})
