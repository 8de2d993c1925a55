import type { Fact, Id } from '#src/kernel/facts.ts'
import { addDays, civilDate, plus, type Instant } from '#src/kernel/time.ts'
import type { Stage, Step } from '../stage.ts'
import { Conference } from './conference.ts'
import { on, workday } from './dates.ts'
import { followUpSteps, type FollowUpOpened } from './follow-up.ts'
import { besides } from './topics.ts'

const MINUTE_MS = 60_000
/** So many days ago; its last two windows are open now, so that a visitor can write. */
const INTERVIEW_DAYS = 6
const OUTREACH_DAYS = 17

const step = (at: Instant, act: () => Promise<unknown>): Step => ({ at, act: async () => void (await act()) })

/** A leader answers on line: topics called for, a window, live text let go line by line, comments handled by published rules (NH-36, NH-37). */
export function interviewSteps(stage: Stage, end: Instant): Step[] {
  const day = workday(stage.ledger.rules, addDays(civilDate(end), -INTERVIEW_DAYS), -1)
  const one = new Conference(stage, day, [besides.taxis], [14, 15.5])
  const [topic] = one.topics
  const written: Id[] = []
  const lets = async (speaker: string, text: string): Promise<void> => {
    const lineId = await one.writes(speaker, text)
    await stage.does('press.chief', 'conferences.letGo', { lineId })
  }
  const inDays = (days: number): Instant => on(addDays(civilDate(end), days), 18)
  const stages = [['call_for_topics', one.at(-5, 9), one.at(-1, 18)], ['window_open', one.begins, one.ends], ['feedback', one.ends, inDays(5)], ['oversight', inDays(5), inDays(30)]] as const
  const submits = async (text: string): Promise<void> => void written.push(await one.isAskedByCitizen(text))
  return [
    step(one.at(-9, 10), () => topic!.propose()),
    step(one.at(-8, 15), () => topic!.review()),
    step(one.at(-7, 10), async () => {
      await one.open({ occasion: 'live_interview', form: 'qa_session', title: '局长在线：打车遇到不打表怎么办' }, '区融媒体中心演播室')
      await one.addSessions()
      await one.arrange(['equipment', 'transcript', 'evaluation'])
      for (const [stageName, opensAt, closesAt] of stages) await one.does('press.officer', 'conferences.openStage', { stage: stageName, opensAt, closesAt })
      await one.does('press.officer', 'conferences.ready', {})
    }),
    step(one.at(-3, 20), () => submits('夜里打车不打表，投诉了好几次没有回音，到底管不管？')),
    step(one.at(-2, 9), () => submits('低价租车带司机，欢迎联系。')),
    step(one.at(-1, 10), async () => {
      await stage.does('press.officer', 'conferences.wordQuestion', { questionId: written[0], wording: '投诉出租车不打表，多久有回音、结果在哪里看？', sessionId: one.sessionIds[0] })
      await stage.does('press.officer', 'conferences.declineQuestion', { questionId: written[1], ground: 'advertising', reason: '属于推销信息，不予展示' })
    }),
    step(plus(one.begins, -5 * MINUTE_MS), () => one.start()),
    step(plus(one.begins, 20 * MINUTE_MS), async () => {
      const { subject } = topic!
      const name = one.nameOf(subject.unit)
      await lets('主持人', '各位网友下午好，今天请交通运输局负责人在线回答出租车方面的问题。')
      await lets(name, subject.says)
      await lets('网友', '投诉出租车不打表，多久有回音、结果在哪里看？')
      await lets(name, '投诉后二十四小时内回电，查实的七天内处理，结果按月在网上公布，车牌和公司都写明。')
      await one.answers(0, written[0]!)
      await lets('网友', subject.question)
      await lets(name, subject.answer)
    }),
    step(one.ends, () => one.does('press.officer', 'conferences.close', {})),
    step(one.at(1, 20), () => submits('答得清楚，就是处理结果在哪个栏目看，希望写明。')),
    step(one.at(2, 9), () => stage.does('press.officer', 'conferences.wordQuestion', { questionId: written[2], wording: '出租车投诉的处理结果在哪个栏目公布？', sessionId: one.sessionIds[0] })),
    step(one.at(2, 10), () => stage.does('press.officer', 'conferences.mergeQuestion', { questionId: written[2], intoId: written[0] })),
  ]
}

/** 发言人来了 in a community: three roles, four parts, what was asked and promised there (WL-30 … 33). */
export function outreachSteps(stage: Stage, end: Instant): Step[] {
  const day = workday(stage.ledger.rules, addDays(civilDate(end), -OUTREACH_DAYS), -1)
  const one = new Conference(stage, day, [besides.meals], [18.5, 20])
  const [topic] = one.topics
  const opinion: FollowUpOpened = { messageId: '' }
  const noted = plus(one.begins, 55 * MINUTE_MS)
  return [
    step(one.at(-9, 10), () => topic!.propose()),
    step(one.at(-8, 15), () => topic!.review()),
    step(one.at(-6, 10), async () => {
      await one.open({ occasion: 'micro', form: 'introduction_meeting', title: '发言人来了：走进汇春社区', venue: 'urban_community' }, '汇春社区居民议事厅')
      await one.addSessions(one.topics, ['spokesperson', 'policy_maker', 'implementer'])
      await one.arrange(['materials', 'transcript'])
      await one.does('press.officer', 'conferences.ready', {})
    }),
    step(plus(one.begins, -5 * MINUTE_MS), () => one.start()),
    step(plus(one.begins, 50 * MINUTE_MS), async () => {
      const { subject } = topic!
      await one.writes(one.nameOf(subject.unit), subject.says)
      await one.answers(0, await one.asks(0, '社区居民', subject.question))
      await one.does('press.officer', 'conferences.setAction', { what: '把助餐电话和菜价做成大字版，贴到每个单元门口', unitId: stage.unit(subject.unit), dueAt: one.at(7, 18) })
    }),
    step(noted, async () => {
      const facts = (await one.does('press.officer', 'conferences.noteOpinion', { text: '希望这样的活动每季度来一次，时间放在晚饭后。' })) as readonly Fact[]
      opinion.messageId = (facts[0]!.data as FollowUpOpened).messageId
    }),
    ...followUpSteps(stage, { unit: topic!.subject.unit, title: '发言人来了多久来一次' }, opinion, noted, 'answered', {
      title: '关于“发言人来了”举办安排的答复', question: '居民希望这样的活动每季度来一次，时间放在晚饭后。',
      facts: '本年已在四个社区举办，多安排在周末上午。', measures: '明年起每季度在各街道轮流举办，时间定在晚上六点半以后，提前一周在社区公告。', result: '明年一季度的社区和时间已排定，并在本站日程公布。',
    }),
    step(plus(one.ends, -10 * MINUTE_MS), () => one.does(`${topic!.subject.unit}.writer`, 'conferences.finishAction', { no: 1, result: '样张已做好，当晚由社区张贴' })),
    step(one.ends, () => one.does('press.officer', 'conferences.close', { attendees: 64 })),
    step(one.at(3, 10), () => one.evaluate('居民提问踊跃，当场办结一件；大字版菜价在全区推广。')),
  ]
}
