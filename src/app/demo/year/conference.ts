import type { Id } from '#src/kernel/facts.ts'
import { addDays, type CivilDate, type Instant } from '#src/kernel/time.ts'
import { newId } from '#src/record/ids.ts'
import { madeBy } from '../../cast.ts'
import { people } from '../people.ts'
import { CITIZEN, type Stage } from '../stage.ts'
import { on } from './dates.ts'
import type { Subject } from './topics.ts'

export const HALL = '区新闻发布厅'
const CHECKS = ['political', 'policy', 'legal', 'wording', 'secrecy'].map((check) => ({ check, verdict: 'pass' }))
const ARRANGED = {
  lines: '口径已由牵头单位起草，新闻办核过两遍', materials: '背景材料和数据表各四十份', equipment: '话筒、投屏和录像已试机', filing: '通稿当日十二时前发各媒体',
  accessibility: '手语译员一名，回放配字幕', transcript: '新闻办值班员记录', evaluation: '新闻办卫岚牵头，五个工作日内完成',
}
const MEDIA = [
  { as: 'media', name: '泊宁日报', kind: 'newspaper', pressCard: '记者证已核' },
  { as: 'media', name: '泊宁广播电视台', kind: 'broadcast', pressCard: '记者证已核' },
  { as: 'media', name: '泊宁新闻网', kind: 'web', pressCard: '记者证已核' },
  { as: 'media', name: '澄湾发布', kind: 'microblog', pressCard: null },
  { as: 'media', name: '澄湾论坛', kind: 'forum', pressCard: null },
]

/** One topic from its proposal on. */
export class Topic {
  readonly #stage: Stage
  readonly subject: Subject
  id: Id = ''

  constructor(stage: Stage, subject: Subject) {
    this.#stage = stage
    this.subject = subject
  }

  async propose(more: object = {}): Promise<void> {
    const { unit, title, category, interest } = this.subject
    this.id = madeBy(await this.#stage.does(`${unit}.writer`, 'agenda.proposeTopic', { unitId: this.#stage.unit(unit), origin: 'unit', title, category, interest, ...more }), 'agenda.topicProposed')
  }

  async review(more: object = {}): Promise<void> {
    await this.#stage.does('press.head', 'agenda.reviewTopic', { topicId: this.id, checks: CHECKS, ...more })
  }

  async interpret(): Promise<void> {
    const { unit, title, says, question, answer } = this.subject
    const policy = { title: `澄湾区${title}工作方案` }
    await this.#stage.does(`${unit}.writer`, 'agenda.interpretTopic', {
      topicId: this.id,
      objects: [{ kind: 'text', title: `文字解读：${title}`, body: says, policy }, { kind: 'qa', title: `问答：${title}`, body: `问：${question}\n答：${answer}`, policy }],
    })
  }

  async absorb(): Promise<void> {
    await this.#stage.does(`${this.subject.unit}.writer`, 'agenda.absorbTopic', { topicId: this.id, note: '会上提问已逐条办结，答复口径写入本单位办事指南，下一季度回访落实情况。' })
  }
}

/** One conference: what its steps hand on to each other. */
export class Conference {
  readonly stage: Stage
  readonly day: CivilDate
  /** Hours of the day at which it begins and ends. */
  readonly #hours: readonly [number, number]
  readonly topics: readonly Topic[]
  readonly sessionIds: Id[] = []
  id: Id = ''

  constructor(stage: Stage, day: CivilDate, subjects: readonly Subject[], hours: readonly [number, number] = [9.5, 11]) {
    this.stage = stage
    this.day = day
    this.#hours = hours
    this.topics = subjects.map((subject) => new Topic(stage, subject))
  }

  get begins(): Instant {
    return on(this.day, this.#hours[0])
  }

  get ends(): Instant {
    return on(this.day, this.#hours[1])
  }

  /** An hour of the day so many days from the conference. */
  at(days: number, hour: number): Instant {
    return on(addDays(this.day, days), hour)
  }

  does(who: string, command: string, input: object): Promise<unknown> {
    return this.stage.does(who, command, { conferenceId: this.id, ...input })
  }

  async open(opening: object): Promise<void> {
    this.id = madeBy(await this.stage.does('press.officer', 'conferences.open', opening), 'conferences.opened')
    await this.does('press.officer', 'conferences.plan', { at: this.begins, until: this.ends, place: HALL, hostId: this.stage.person('press.voice') })
  }

  /** A release in writing needs no hall and no list. */
  async openOnPaper(opening: object): Promise<void> {
    this.id = madeBy(await this.stage.does('press.officer', 'conferences.open', opening), 'conferences.opened')
    await this.addSessions()
    await this.does('press.officer', 'conferences.ready', {})
  }

  async addSessions(topics: readonly Topic[] = this.topics): Promise<void> {
    for (const { id: topicId, subject: { unit, title } } of topics) {
      const facts = await this.stage.does('press.officer', 'conferences.addSession', { conferenceId: this.id, unitId: this.stage.unit(unit), topicId, title, speakerIds: [this.stage.person(`${unit}.deputy`)] })
      this.sessionIds.push((facts[0]!.data as { session: { id: Id } }).session.id)
    }
  }

  async arrange(items: readonly (keyof typeof ARRANGED)[] = Object.keys(ARRANGED) as (keyof typeof ARRANGED)[]): Promise<void> {
    for (const item of items) await this.does('press.officer', 'conferences.checkItem', { item, note: ARRANGED[item] })
  }

  async makeReady(): Promise<void> {
    await this.addSessions()
    await this.arrange()
    await this.does('press.officer', 'conferences.invite', { invitations: MEDIA })
    await this.does('press.officer', 'conferences.ready', {})
  }

  start(): Promise<unknown> {
    return this.does('press.officer', 'conferences.start', { presentIds: [this.stage.person('press.voice'), ...this.topics.map(({ subject }) => this.stage.person(`${subject.unit}.deputy`))] })
  }

  /** Answers the line's id. */
  async writes(speaker: string, text: string): Promise<Id> {
    return madeBy(await this.stage.does('press.officer', 'conferences.writeLine', { conferenceId: this.id, speaker, text }), 'conferences.lineWritten')
  }

  nameOf(unit: string): string {
    return people.find((one) => one.unit === unit && one.post === 'deputy')!.name
  }

  /** From the floor, about the session of that place. Answers the question's id. */
  async asks(session: number, outlet: string, text: string): Promise<Id> {
    return madeBy(await this.stage.does('press.officer', 'conferences.askFromFloor', { conferenceId: this.id, outlet, text, sessionId: this.sessionIds[session] }), 'conferences.questionAsked')
  }

  async answers(session: number, questionId: Id): Promise<void> {
    await this.stage.does('press.officer', 'conferences.answerOnSite', { questionId, speakerId: this.stage.person(`${this.topics[session]!.subject.unit}.deputy`), sessionId: this.sessionIds[session] })
  }

  /** A citizen asks before the cut-off, in words that stay sealed. */
  async isAskedByCitizen(text: string): Promise<Id> {
    const questionId = newId()
    await this.stage.does(CITIZEN, 'conferences.submitQuestion', { conferenceId: this.id, questionId, text })
    return questionId
  }

  evaluate(verdict: string): Promise<unknown> {
    return this.does('press.chief', 'conferences.evaluate', { verdict, coverage: [{ outlet: '泊宁日报', url: 'https://news.example.org/chengwan' }] })
  }
}
