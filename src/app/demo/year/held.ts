import type { Id } from '#src/kernel/facts.ts'
import { plus, type Instant } from '#src/kernel/time.ts'
import type { Step } from '../stage.ts'
import type { Conference } from './conference.ts'
import { followUpSteps, type FollowUpOpened } from './follow-up.ts'

const MINUTE_MS = 60_000

/** How it is opened: the slot that it fulfils, or none. */
export type Opening = () => Promise<object>

const step = (at: Instant, act: () => Promise<unknown>): Step => ({ at, act: async () => void (await act()) })

/** From the proposal of its topics to the doors. */
export function prepared(one: Conference, opening: Opening): Step[] {
  return [
    step(one.at(-20, 10), async () => { for (const topic of one.topics) await topic.propose({ on: one.day }) }),
    step(one.at(-18, 15), async () => { for (const topic of one.topics) await topic.review() }),
    step(one.at(-6, 10), async () => one.open(await opening())),
    step(one.at(-5, 16), () => one.makeReady()),
    step(plus(one.begins, -10 * MINUTE_MS), async () => {
      await one.signsIn()
      await one.start()
    }),
  ]
}

/** A month like any other: opened, presented, one question answered, evaluated. */
export function plainSteps(one: Conference, opening: Opening): Step[] {
  const [first] = one.topics
  return [
    ...prepared(one, opening),
    step(plus(one.begins, 20 * MINUTE_MS), async () => {
      await one.writes(one.nameOf(first!.subject.unit), first!.subject.says)
      await one.answers(0, await one.asks(0, '泊宁日报', first!.subject.question))
    }),
    step(one.ends, () => one.does('press.officer', 'conferences.close', {})),
    step(one.at(2, 10), () => one.evaluate('到会媒体齐全，发布内容准确；提问时间偏短，下一场多留十分钟。')),
    step(one.at(6, 10), async () => { for (const topic of one.topics) await topic.interpret() }),
    step(one.at(14, 15), async () => { for (const topic of one.topics) await topic.absorb() }),
  ]
}

/** On paper, while the hall was being rebuilt: what was released and where it stands. */
export function paperSteps(one: Conference, opening: Opening): Step[] {
  const text = one.topics.map(({ subject }) => `${subject.title}：${subject.says}`).join('\n')
  return [
    step(one.at(-20, 10), async () => { for (const topic of one.topics) await topic.propose({ on: one.day }) }),
    step(one.at(-18, 15), async () => { for (const topic of one.topics) await topic.review() }),
    step(one.at(-1, 16), async () => one.openOnPaper({ ...(await opening()), form: 'written_release', text })),
    step(one.begins, () => one.does('press.officer', 'conferences.close', { evidence: 'https://news.example.org/chengwan' })),
    step(one.at(2, 10), () => one.evaluate('新闻发布厅改造期间以书面形式发布，媒体采用情况较好；没有现场提问，改造完成后恢复会议形式。')),
    step(one.at(6, 10), async () => { for (const topic of one.topics) await topic.interpret() }),
    step(one.at(14, 15), async () => { for (const topic of one.topics) await topic.absorb() }),
  ]
}

const asInHall = async (one: Conference, questions: Map<string, Id>): Promise<void> => {
  await one.writes('明若溪', '各位记者、各位居民代表，大家好。今天的发布会分两场，每场发布后有十五分钟提问。')
  for (const [n, { subject }] of one.topics.entries()) {
    await one.writes(one.nameOf(subject.unit), subject.says)
    const asked = await one.asks(n, n === 0 ? '泊宁日报' : '泊宁广播电视台', subject.question)
    await one.writes(n === 0 ? '泊宁日报记者' : '泊宁广播电视台记者', subject.question)
    await one.writes(one.nameOf(subject.unit), subject.answer)
    await one.answers(n, asked)
    questions.set(`asked${n}`, asked)
  }
}

/** Questions from citizens and from the floor come to every fate there is; what was followed up is answered, the topics are taken into the work. */
export function richSteps(one: Conference, opening: Opening): Step[] {
  const { stage } = one
  const questions = new Map<string, Id>()
  const [first, second] = one.topics
  const followUp: FollowUpOpened = { messageId: '' }
  const opened = plus(one.ends, -5 * MINUTE_MS)
  return [
    ...prepared(one, opening),
    step(one.at(-4, 15), () => one.rehearses()),
    step(one.at(-3, 20), async () => void questions.set('early', await one.isAskedByCitizen(`我家是${first!.subject.title}的受益户，想问问什么时候轮到我们小区？`))),
    step(one.at(-2, 8), async () => void questions.set('stray', await one.isAskedByCitizen('我表弟想进你们单位当合同工，要考试吗？'))),
    step(one.at(-1, 10), async () => {
      await stage.does('press.officer', 'conferences.wordQuestion', { questionId: questions.get('early'), wording: `${first!.subject.title}的时间表是否公开？`, sessionId: one.sessionIds[0] })
      await stage.does('press.officer', 'conferences.declineQuestion', { questionId: questions.get('stray'), ground: 'off_topic', reason: '与本次发布内容无关，招聘信息请以区人力资源部门公告为准' })
    }),
    step(plus(one.begins, 40 * MINUTE_MS), async () => {
      await asInHall(one, questions)
      await one.answers(0, questions.get('early')!)
      const again = await one.asks(1, '澄湾论坛', `${second!.subject.question.replace('？', '')}，能再说具体一些吗？`)
      await stage.does('press.officer', 'conferences.mergeQuestion', { questionId: again, intoId: questions.get('asked1') })
      questions.set('money', await one.asks(0, '泊宁新闻网', `${first!.subject.title}今年安排了多少资金，明细在哪里可以查到？`))
    }),
    step(opened, async () => {
      const facts = await stage.does('press.officer', 'conferences.openFollowUp', { questionId: questions.get('money'), unitId: stage.unit(first!.subject.unit) })
      followUp.messageId = (facts.find((fact) => fact.kind === 'conferences.followUpOpened')!.data as FollowUpOpened).messageId
    }),
    step(one.ends, () => one.does('press.officer', 'conferences.close', {})),
    ...followUpSteps(stage, first!.subject, followUp, opened, 'answered'),
    step(one.at(1, 9), () => one.submitsRecord()),
    step(one.at(3, 15), () => one.releasesRecord()),
    step(one.at(4, 10), () => one.evaluate('两场发布衔接紧凑，网上征集的提问都有回音；资金明细类提问准备不足，今后随通稿附表。')),
    step(one.at(6, 10), async () => { for (const topic of one.topics) await topic.interpret() }),
    step(one.at(14, 15), () => first!.absorb()),
  ]
}

/** Held some days ago, released line by line: a question is in a unit's hands, the evaluation is owed. */
export function recentSteps(one: Conference, followedUpAt: Instant): Step[] {
  const { stage } = one
  const [first] = one.topics
  const followUp: FollowUpOpened = { messageId: '' }
  let open: Id = ''
  const lines: Id[] = []
  return [
    ...prepared(one, () => Promise.resolve({ occasion: 'thematic', form: 'bulletin_conference', title: `${first!.subject.title}新闻通报会`, responds: true, live: true })),
    step(one.at(-10, 11), () => first!.interpret()),
    step(plus(one.begins, 15 * MINUTE_MS), async () => {
      const name = one.nameOf(first!.subject.unit)
      lines.push(await one.writes('明若溪', '各位记者，今天就群众关心的施工安排作专题通报。'), await one.writes(name, first!.subject.says))
      const asked = await one.asks(0, '泊宁日报', first!.subject.question)
      lines.push(await one.writes('泊宁日报记者', first!.subject.question), await one.writes(name, first!.subject.answer))
      await one.answers(0, asked)
      open = await one.asks(0, '泊宁广播电视台', '沿街商户停业期间有没有补偿，标准是多少？')
      lines.push(await one.writes(name, '补偿标准正在核定，会后书面答复。'))
      for (const lineId of lines) await stage.does('press.chief', 'conferences.letGo', { lineId })
    }),
    step(one.ends, () => one.does('press.officer', 'conferences.close', {})),
    step(plus(followedUpAt, -60 * MINUTE_MS), () => one.submitsRecord()),
    step(followedUpAt, async () => {
      const facts = await stage.does('press.officer', 'conferences.openFollowUp', { questionId: open, unitId: stage.unit(first!.subject.unit) })
      followUp.messageId = (facts.find((fact) => fact.kind === 'conferences.followUpOpened')!.data as FollowUpOpened).messageId
    }),
    ...followUpSteps(stage, first!.subject, followUp, followedUpAt, 'open'),
  ]
}
