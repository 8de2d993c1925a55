import type { Id } from '#src/kernel/facts.ts'
import { addDays, type CivilDate, type Instant } from '#src/kernel/time.ts'
import { newId } from '#src/record/ids.ts'
import type { Fact } from '#src/kernel/facts.ts'
import type { Invitation } from '#src/modules/conferences/contract.ts'
import { madeBy, Unexpected } from '../../cast.ts'
import { people } from '../people.ts'
import { CITIZEN, type Stage } from '../stage.ts'
import { on } from './dates.ts'
import { drawnHall } from './picture.ts'
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

/** Of departments, whoever does not present is asked to come. */
const INVITED = ['edu', 'traffic', 'civil', 'market', 'commerce', 'env', 'housing']
const SIGNED = [
  ['press.chief', ['review1', 'proof1', 'check:wording', 'check:policy']],
  ['press.deputy', ['review2', 'proof2', 'check:legal', 'check:secrecy']],
  ['press.head', ['review3', 'proof3', 'check:political']],
] as const

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
  #invited: readonly Invitation[] = []
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

  async open(opening: object, place = HALL): Promise<void> {
    this.id = madeBy(await this.stage.does('press.officer', 'conferences.open', opening), 'conferences.opened')
    await this.does('press.officer', 'conferences.plan', { at: this.begins, until: this.ends, place, hostId: this.stage.person('press.voice') })
  }

  /** A release in writing needs no hall and no list. */
  async openOnPaper(opening: object): Promise<void> {
    this.id = madeBy(await this.stage.does('press.officer', 'conferences.open', opening), 'conferences.opened')
    await this.addSessions()
    await this.does('press.officer', 'conferences.ready', {})
  }

  async addSessions(topics: readonly Topic[] = this.topics, roles: readonly string[] = []): Promise<void> {
    for (const { id: topicId, subject: { unit, title } } of topics) {
      const facts = await this.stage.does('press.officer', 'conferences.addSession', { conferenceId: this.id, unitId: this.stage.unit(unit), topicId, title, speakerIds: [this.stage.person(`${unit}.deputy`)], roles })
      this.sessionIds.push((facts[0]!.data as { session: { id: Id } }).session.id)
    }
  }

  async arrange(items: readonly (keyof typeof ARRANGED)[] = Object.keys(ARRANGED) as (keyof typeof ARRANGED)[]): Promise<void> {
    for (const item of items) await this.does('press.officer', 'conferences.checkItem', { item, note: ARRANGED[item] })
  }

  async makeReady(): Promise<void> {
    await this.addSessions()
    await this.arrange()
    await this.invites()
    await this.does('press.officer', 'conferences.ready', {})
  }

  /** The media, and units whose work the subjects touch. */
  async invites(): Promise<void> {
    const presenting = new Set(this.topics.map(({ subject }) => subject.unit))
    const first = Number(this.day.slice(5, 7)) % INVITED.length
    const units = [...INVITED.slice(first), ...INVITED.slice(0, first)].filter((unit) => !presenting.has(unit)).slice(0, 4)
    const facts = (await this.does('press.officer', 'conferences.invite', { invitations: [...MEDIA, ...units.map((unit) => ({ as: 'unit', unitId: this.stage.unit(unit), personId: this.stage.person(`${unit}.deputy`) }))] })) as readonly Fact[]
    this.#invited = (facts[0]!.data as { invitations: Invitation[] }).invitations
  }

  /** Most come; for one unit somebody stands in, one stays away. */
  async signsIn(): Promise<void> {
    const units = this.#invited.filter(({ as }) => as === 'unit')
    for (const { id: invitationId, as, name, person } of this.#invited) {
      const place = units.findIndex(({ id }) => id === invitationId)
      if (place === 2 || as === 'guest') continue
      const unit = place === 1 ? INVITED.find((key) => this.stage.unit(key) === units[1]!.unitId)! : ''
      const stands = place === 1 ? people.find((one) => one.unit === unit && one.post === 'writer')?.name : undefined
      await this.does('press.officer', 'conferences.signIn', { invitationId, name: stands ?? person ?? `${name.slice(2)}记者`, ...(stands && { substituteFor: person }) })
    }
  }

  /** What might be asked, tried before the doors open. */
  async rehearses(): Promise<void> {
    for (const [at, { subject: { question, answer } }] of this.topics.entries()) {
      await this.does(`press.officer`, 'conferences.expectQuestion', { sessionId: this.sessionIds[at], question, answer })
      await this.does('press.officer', 'conferences.rehearse', { no: at + 1, verdict: 'ready' })
    }
  }

  /** The record with a drawing of the hall goes to review. */
  async submitsRecord(): Promise<void> {
    await this.does('press.officer', 'conferences.addMedia', { fileName: '会场.png', alt: `会场示意图：台上 ${this.topics.length + 1} 人就座，身后是屏幕，台下是记者席`, bytes: drawnHall(this.topics.length + 1) })
    await this.does('press.officer', 'conferences.submitRecord', {})
  }

  /** Three persons of the press office pass it, and it is released. */
  async releasesRecord(): Promise<void> {
    const { stage, id: statementId } = this
    const answer = await stage.desk.ask<{ id: Id; digest: string }>(await stage.actor('press.head'), 'review.review', { statementId }, stage.now)
    if (!('value' in answer)) throw new Unexpected(`no review of the record of ${statementId}`)
    const { id: reviewId, digest } = answer.value
    for (const [who, items] of SIGNED) await stage.does(who, 'review.sign', { reviewId, digest, items, verdict: 'pass' })
    await stage.does('press.head', 'publication.release', { statementId })
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
