import { describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import type { Topic } from '#src/modules/agenda/contract.ts'
import { useOffice } from '../setup/office.ts'
import { FLOW, isHeld, isProposed, passes } from './agenda-steps.ts'
import { asks, isStudied } from './steps.ts'

const office = useOffice('2026-06-01T09:00:00+08:00')
const topicOf = (topicId: Id): Promise<Topic> => office.asks('head', 'agenda.topic', { topicId })
const INTERPRETATION = { kind: 'qa', title: '改造怎样筹资', body: '由财政、产权单位和居民按比例分担。', policy: { title: '老旧小区改造实施办法', number: '澄府发〔2026〕5 号' } }
const isReviewed = (topicId: Id) => office.does('head', 'agenda.reviewTopic', { topicId, checks: passes() })

describe('点题、审题、解题、化题', () => {
  it('[NH-17] goes through its four steps in order; whoever would skip one is told which is missing', async () => {
    const topicId = await isProposed(office, '公积金提取新规')
    expect(await office.isRefused('writer', 'agenda.interpretTopic', { topicId, objects: [INTERPRETATION] })).toMatchObject([{ code: 'agenda/step-before', clause: 'NH-17', params: { missing: '审题' } }])
    expect((await office.isRefused('writer', 'agenda.absorbTopic', { topicId, note: '已转入日常办理，并向各社区传达。' })).map(({ code }) => code)).toContain('agenda/step-before')
    await isReviewed(topicId)
    await office.does('writer', 'agenda.interpretTopic', { topicId, objects: [INTERPRETATION] })
    await isHeld(office, undefined, [office.cast.unit('housing')], { topicId, occasion: 'thematic' })
    await office.does('writer', 'agenda.absorbTopic', { topicId, note: '已转入日常办理，并向各社区传达。' })
    expect(await topicOf(topicId)).toMatchObject({ state: 'absorbed', heldOn: '2026-06-01' })
    expect((await office.isRefused('head', 'agenda.reviewTopic', { topicId, checks: passes() })).map(({ code }) => code)).toContain('agenda/topic-not-in-state')
  })

  it('[NH-18][NH-10] a proposal says who, what, of which class and why the public should hear it; all faults at once', async () => {
    const missing = await office.isRefused('writer', 'agenda.proposeTopic', { unitId: office.cast.unit('housing'), origin: 'unit', title: '题', category: 'gossip', interest: '好' })
    expect(missing.map(({ item }) => item).toSorted()).toEqual(['category', 'interest', 'title'])
    const wrong = await office.isRefused('writer', 'agenda.proposeTopic', { unitId: office.cast.unit('water'), origin: 'citizens', title: '夏季供水保障', category: 'hot_issue', interest: '高温期间的供水关系每家每户。', coUnitIds: [office.cast.unit('water'), '0198c000-0000-7000-8000-00000000dead'], slotId: '0198c000-0000-7000-8000-00000000beef' })
    expect(wrong.map(({ code }) => code).toSorted()).toEqual(['agenda/lead-is-co-unit', 'agenda/no-message-named', 'agenda/no-slot', 'agenda/not-your-unit', 'agenda/unknown-unit'])
    const categories = ['meeting', 'activity', 'reform', 'hot_issue', 'policy']
    for (const category of categories) await isProposed(office, `${category} 类的一个题目`, { category, on: '2027-01-05' })
    expect((await office.asks<{ items: Topic[] }>('head', 'agenda.topics', { category: 'hot_issue' })).items).toHaveLength(1)
  })

  it('[NH-19][GB-34] is reviewed in all five checks, by people who did not propose it, each for the own check', async () => {
    const topicId = await isProposed(office, '物业费公示办法')
    expect((await office.isRefused('first', 'agenda.reviewTopic', { topicId, checks: passes(['legal', 'beauty']) })).map(({ code }) => code)).toEqual(['agenda/not-your-check', 'agenda/no-such-check'])
    expect((await office.isRefused('first', 'agenda.reviewTopic', { topicId, checks: [{ check: 'wording', verdict: 'fail' }] })).map(({ code }) => code)).toEqual(['agenda/verdict-without-reason'])
    await office.does('first', 'agenda.reviewTopic', { topicId, checks: passes(['policy', 'wording']) })
    await office.does('second', 'agenda.reviewTopic', { topicId, checks: passes(['legal', 'secrecy']) })
    expect(await topicOf(topicId)).toMatchObject({ state: 'proposed' })
    await office.does('third', 'agenda.reviewTopic', { topicId, checks: [{ check: 'political', verdict: 'fail', note: '须先报区政府常务会议' }] })
    expect(await topicOf(topicId)).toMatchObject({ state: 'proposed' })
    await office.does('third', 'agenda.reviewTopic', { topicId, checks: passes(['political']) })
    expect(await topicOf(topicId)).toMatchObject({ state: 'reviewed' })
    const own = await isProposed(office, '年度信息公开要点', { unitId: office.cast.unit('press'), origin: 'office', on: '2026-12-01' }, 'head')
    expect((await office.isRefused('head', 'agenda.reviewTopic', { topicId: own, checks: passes() })).map(({ code }) => code)).toContain('agenda/own-topic')
  })

  it('[GB-34] changed words are no longer those that were checked', async () => {
    const topicId = await isProposed(office, '电梯加装补贴标准')
    await office.does('first', 'agenda.reviewTopic', { topicId, checks: passes(['policy', 'wording']) })
    await office.does('writer', 'agenda.rewriteTopic', { topicId, title: '电梯加装补贴标准和程序', category: 'policy', interest: '关系全区六层以上住户的出行。' })
    expect((await topicOf(topicId)).checks).toEqual([])
    await isReviewed(topicId)
    expect((await office.isRefused('writer', 'agenda.rewriteTopic', { topicId, title: '电梯加装', category: 'policy', interest: '关系全区六层以上住户的出行。' })).map(({ code }) => code)).toEqual(['agenda/topic-not-in-state'])
  })

  it('[NH-20] is interpreted by at least one explanation that names its policy document', async () => {
    const topicId = await isProposed(office, '房屋租赁备案')
    await isReviewed(topicId)
    expect((await office.isRefused('writer', 'agenda.interpretTopic', { topicId, objects: [] })).map(({ code }) => code)).toEqual(['agenda/interpretation-missing'])
    const { policy: _, ...without } = INTERPRETATION
    expect((await office.isRefused('writer', 'agenda.interpretTopic', { topicId, objects: [without] }))[0]).toMatchObject({ code: 'input/invalid', item: 'objects.0.policy' })
    const faulty = [{ kind: 'expert', title: '专家解读', policy: INTERPRETATION.policy }]
    expect((await office.isRefused('writer', 'agenda.interpretTopic', { topicId, objects: faulty })).map(({ code }) => code)).toEqual(['agenda/interpretation-empty', 'agenda/expert-unnamed'])
    await office.does('writer', 'agenda.interpretTopic', { topicId, objects: [INTERPRETATION] })
    expect(await topicOf(topicId)).toMatchObject({ state: 'interpreted', interpretations: [{ kind: 'qa', policy: { title: '老旧小区改造实施办法' } }] })
  })

  it('[NH-21] is not absorbed before it was presented, nor while a question of its session is in nobody’s hands', async () => {
    const topicId = await isProposed(office, '二次供水移交')
    await isReviewed(topicId)
    await office.does('writer', 'agenda.interpretTopic', { topicId, objects: [INTERPRETATION] })
    const absorb = { topicId, note: '移交清单已发各街道，遗留问题列入督办。' }
    expect((await office.isRefused('writer', 'agenda.absorbTopic', absorb)).map(({ code }) => code)).toEqual(['agenda/not-held-yet'])
    await isHeld(office, undefined, [office.cast.unit('housing')], { topicId, occasion: 'thematic' })
    await office.does(FLOW, 'agenda.noteQuestions', { topicId, open: 2 })
    expect(await office.isRefused('writer', 'agenda.absorbTopic', absorb)).toMatchObject([{ code: 'agenda/questions-open', clause: 'NH-21', params: { open: 2 } }])
    await office.does(FLOW, 'agenda.noteQuestions', { topicId, open: 0 })
    await office.does('writer', 'agenda.absorbTopic', absorb)
    expect((await office.isRefused('writer', 'agenda.dropTopic', { topicId, reason: '不再需要' })).map(({ code }) => code)).toEqual(['agenda/topic-not-in-state'])
  })
})

describe('重复和交叉', () => {
  it('[NH-16] the same matter within 90 days is named with the unit and day of the earlier one; it stands only with a reason, which is recorded', async () => {
    await isProposed(office, '老旧小区改造', { on: '2026-06-03' })
    const crossing = await isProposed(office, '2026年老旧小区改造计划', { unitId: office.cast.unit('water'), on: '2026-08-20' }, 'waterWriter')
    expect((await topicOf(crossing)).crossings).toMatchObject([{ title: '老旧小区改造', unitId: office.cast.unit('housing'), on: '2026-06-03', kind: 'crossing' }])
    expect(await office.isRefused('head', 'agenda.reviewTopic', { topicId: crossing, checks: passes() })).toMatchObject([{ code: 'agenda/topic-crosses', clause: 'NH-16', params: { title: '老旧小区改造', unit: '澄湾区住房和城乡建设局', on: '2026-06-03' } }])
    await office.does('head', 'agenda.reviewTopic', { topicId: crossing, checks: passes(), overrideReason: '只讲管网部分，与住建局已商定分工' })
    expect(await topicOf(crossing)).toMatchObject({ state: 'reviewed', overridden: { reason: '只讲管网部分，与住建局已商定分工', by: office.cast.person('head') } })
  })

  it('[NH-16] after 90 days, or once the other was dropped, nothing crosses', async () => {
    const late = await isProposed(office, '老旧小区改造', { on: '2026-12-03' })
    expect((await topicOf(late)).crossings).toEqual([])
    const first = await isProposed(office, '停车收费改革', { on: '2026-06-20' })
    await office.does('writer', 'agenda.dropTopic', { topicId: first, reason: '方案尚未成熟' })
    expect((await topicOf(await isProposed(office, '停车收费改革', { on: '2026-06-25' }))).crossings).toEqual([])
  })
})

describe('群众集中提问', () => {
  it('[NH-18] messages that say nearly the same are offered as a topic; taken up, it names them', async () => {
    const words = '东湖路夜间停水三天了，为什么没有提前通知，老人小孩都没有水喝，请尽快恢复供水。'
    const ids = [await asks(office, words), await asks(office, `${words}谢谢。`), await asks(office, `${words}急。`)]
    await asks(office, '图书馆周一为什么闭馆？能不能调到人少的日子。')
    for (const messageId of ids) await isStudied(office, messageId)
    const { items } = await office.asks<{ items: { messageIds: Id[]; excerpt: string; taken: boolean }[] }>('officer', 'agenda.citizenTopics', {})
    expect(items).toHaveLength(1)
    expect(items[0]!.messageIds.toSorted()).toEqual(ids.toSorted())
    expect(items[0]).toMatchObject({ taken: false, excerpt: expect.stringContaining('东湖路') })
    expect((await office.isRefused('officer', 'agenda.proposeTopic', { unitId: office.cast.unit('water'), origin: 'citizens', messageIds: ['0198c000-0000-7000-8000-00000000dead'], title: '停水怎样提前告知', category: 'concern', interest: '三封来信反映停水没有提前通知。' })).map(({ code }) => code)).toEqual(['agenda/unknown-message'])
    await isProposed(office, '停水怎样提前告知', { unitId: office.cast.unit('water'), origin: 'citizens', messageIds: items[0]!.messageIds, category: 'concern' }, 'officer')
    expect((await office.asks<{ items: { taken: boolean }[] }>('officer', 'agenda.citizenTopics', {})).items).toMatchObject([{ taken: true }])
  })
})
