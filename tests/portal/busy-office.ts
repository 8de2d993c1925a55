import type { Id } from '#src/kernel/facts.ts'
import { plus } from '#src/kernel/time.ts'
import { sha256 } from '#src/record/digest.ts'
import type { Office } from '../setup/office.ts'
import { ANSWER, asks, finishes, isAccepted, isCleared, isDrafted, isPublished } from '../stories/steps.ts'

/** Releases in every state that the portal shows. */
export interface Busy {
  readonly corrected: Id
  readonly withdrawn: Id
  readonly erased: Id
  readonly holding: Id
}

export const LONG = {
  title: '关于澄湾区城南片区老旧小区二次供水设施改造期间分时段停水安排及居民用水保障情况的说明',
  question: '多名居民询问:\n一、停水到底停几天;\n二、老人取水怎么办。',
  facts: '　　经核查,改造涉及 12 个小区、3,460 户。\n　　停水时段为每日 9:00—11:30、14:00—16:30,不在夜间停水。',
  measures: '1. 每个小区设 2 个临时取水点,  专人值守;\n2. 对登记的 87 位独居老人送水上门。',
  result: '11 月 30 日前完工。完工后水压恢复到 0.28 MPa。',
  spokesperson: '白露',
}

async function answered(office: Office, text: string, content: object, extra: object = {}): Promise<Id> {
  const caseId = await isAccepted(office, await asks(office, text, extra))
  await office.pass(20)
  const drafted = await isDrafted(office, caseId, content)
  await isCleared(office, drafted)
  await isPublished(office, drafted.statementId)
  return drafted.statementId
}

/** A corrected, a withdrawn, an erased and a holding answer, a late one, and questions that wait. */
export async function isBusy(office: Office): Promise<Busy> {
  const corrected = await answered(office, '东湖路工地半夜还在施工,孩子睡不着,请管一管。', { ...ANSWER, spokesperson: '林溪' })
  await office.does('head', 'publication.correct', { statementId: corrected, note: '更正日期:浇筑在 9 月 30 日' })
  await isCleared(office, await finishes(office, corrected, { ...ANSWER, spokesperson: '林溪', facts: '经核查,该工地 9 月 30 日 22 时至 23 时浇筑混凝土,未办理夜间施工许可。' }))
  await isPublished(office, corrected)
  const withdrawn = await answered(office, '西山公园的路灯坏了两个月没人修,晚上走路很危险。', { ...ANSWER, title: '关于西山公园路灯的答复' })
  await office.does('head', 'publication.withdraw', { statementId: withdrawn, reason: 'wrong', note: '路灯产权单位写错' })
  const erased = await answered(office, '幼儿园门口占道停车,接孩子根本过不去。', { ...ANSWER, title: '关于幼儿园门口停车的答复' })
  await office.does('head', 'publication.erase', { statementId: erased, category: 'personal_data', note: '含来信人门牌' })
  await answered(office, '小区停水一会儿有一会儿没有,到底哪天能好?', LONG)
  const holding = await answered(office, '北门桥头今天塌了一块,有没有人受伤,什么时候能通车?', {
    ...ANSWER, title: '关于北门桥桥头塌陷的先行回应', result: '', holding: true, nextUpdateAt: plus(office.now(), 60 * 3_600_000),
  })
  const lateCase = await isAccepted(office, await asks(office, '物业费涨价没有公示,问了三次没人答。', { queryHash: sha256('late') }))
  await office.pass(60)
  const drafted = await isDrafted(office, lateCase, { ...ANSWER, title: '关于物业费公示的答复' })
  await isCleared(office, drafted)
  await isPublished(office, drafted.statementId)
  await asks(office, '三楼以上早晚没有水。', {})
  await office.pass(70)
  return { corrected, withdrawn, erased, holding }
}
