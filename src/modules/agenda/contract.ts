/**
 * agenda 年度计划: what we will speak about, and when.
 * year 年度: a year whose duties were taken from the rules. slot 场期: one date on which a conference is owed (NH-06).
 * act 发布活动: a held session or another activity with its evidence; quotas count acts (CV-7). rota 片组轮动: which unit speaks in which months (NH-13).
 * topic 题目: 点题 proposed, 审题 reviewed, 解题 interpreted, 化题 absorbed (NH-17). event 日程: an entry of the calendar over all units (GS-34).
 */
import type { Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'
import type { Holder } from '#src/rulebook/kinds/quota.ts'
import type { Setting } from '#src/rulebook/settings.ts'
import type { PromisedDuty } from '#src/rulebook/slots.ts'
import type { Line, UnitKind } from '../directory/contract.ts'

/** On what occasion one speaks (register 1.11). */
export const occasions = { regular: '例行', thematic: '专题', emergency: '突发', micro: '微型', live_interview: '在线访谈' } as const
export type Occasion = keyof typeof occasions

/** The twelve forms of release (register 1.11). */
export const forms = {
  press_conference: '新闻发布会', bulletin_conference: '新闻通报会', backgrounder: '新闻通气会', policy_briefing: '吹风会', introduction_meeting: '情况介绍会', reporters_reception: '记者招待会',
  media_forum: '新闻媒体座谈会', exclusive_interview: '媒体专访', group_interview: '集体采访', written_release: '书面发布', qa_session: '线上线下答问', enquiry_reply: '答复问询',
} as const
export type Form = keyof typeof forms

/** Whose press office called the activity (WL-36, WL-39). */
export const organiserLevels = { district: '区级', municipal: '市级', provincial: '省级', unit: '单位自办' } as const
export type OrganiserLevel = keyof typeof organiserLevels

/** What topics are about: the old classes 会议 and 活动, and those that NH-10 adds. */
export const categories = {
  meeting: '重要会议', activity: '大型活动', reform: '工作改革', hot_issue: '社会热点', policy: '政策发布', interpretation: '政策解读', concern: '回应关切', emergency: '突发事件', other: '其他',
} as const
export type Category = keyof typeof categories

export const origins = { unit: '单位报题', office: '新闻办点题', citizens: '群众提问' } as const
export type Origin = keyof typeof origins

/** How a policy is explained (NH-20). */
export const interpretationKinds = { text: '文字解读', graphic: '图解', qa: '问答', expert: '专家解读' } as const
export type InterpretationKind = keyof typeof interpretationKinds

/** What stands in the calendar (GS-34). */
export const eventKinds = { conference: '发布会', policy: '重要政策法规', decision: '重要决策部署', activity: '重大活动', other: '其他' } as const
export type EventKind = keyof typeof eventKinds


/** A year of this office. */
export interface Year {
  readonly id: Id
  readonly year: number
  readonly pressOfficeId: Id
  readonly openedAt: Instant
}

/** What a unit or post owes in a stretch of the year; a duty like any other, done when acts enough are known. */
export interface Quota extends PromisedDuty {
  readonly id: Id
  readonly state: 'owed' | 'met' | 'metLate'
  readonly year: number
  readonly clause: string
  /** Whose board it stands on. */
  readonly unitId: Id
  readonly holder: Holder
  /** Acts that fulfilled it. */
  readonly acts: readonly Id[]
  readonly metAt?: Instant
}

export type SlotState = 'planned' | 'confirmed' | 'held' | 'heldLate' | 'cancelled'

export interface Move {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly reason: string
  readonly at: Instant
  readonly by: 'person' | 'notice'
}

/** `dueAt` is 00:00 of the day after `dueOn`; it stays where it was when the slot is moved out of its month or after it passed. */
export interface Slot extends PromisedDuty {
  readonly id: Id
  readonly year: number
  readonly unitId: Id
  /** Register id. */
  readonly clause: string
  /** `regular`: a conference held in turn (NH-06). `other`: anything else that recurs: an online interview, a routine release. */
  readonly series: 'regular' | 'other'
  readonly state: SlotState
  readonly confirmedOn?: CivilDate
  readonly moves: readonly Move[]
  readonly conferenceId?: Id
  readonly heldAt?: Instant
  readonly cancelled?: { readonly reason: string; readonly at: Instant }
  /** What showed that one of another series was done. */
  readonly evidence?: Evidence
}

/** What shows that something took place: a record of this system, or an address with a note. */
export type Evidence = { readonly subject: string } | { readonly url?: string; readonly note: string }

/** A person who took part, with the posts held at that moment: a quota of a post counts whoever held it (WL-38). */
export interface Attendance {
  readonly personId: Id
  readonly posts: readonly { readonly role: string; readonly unitId: Id }[]
}

/** What an act is to the quotas: a session and a release count for their unit; an activity, a response in another form (WL-37) and a training for those who took part. */
export const actKinds = { session: '发布场次', release: '主动发布', activity: '参加发布活动', response: '其他形式回应关切', training: '培训' } as const
export type ActKind = keyof typeof actKinds

/** What the office sets where a document leaves it open, from a day on; only ever added (WL-24). */
export interface ParameterSet extends Setting {
  readonly id: Id
  readonly unitId: Id
  readonly reason: string
  readonly setAt: Instant
}

/** One session of one unit, or one activity of people. */
export interface Act {
  readonly id: Id
  readonly state: 'recorded' | 'struck'
  readonly kind: ActKind
  readonly on: CivilDate
  readonly unitId: Id
  readonly people: readonly Attendance[]
  readonly occasion: Occasion
  /** A training has none. */
  readonly form?: Form
  readonly organiserLevel: OrganiserLevel
  /** Of a training (GS-18). */
  readonly hours?: number
  readonly slotId?: Id
  readonly conferenceId?: Id
  readonly sessionId?: Id
  readonly topicId?: Id
  readonly releaseId?: Id
  readonly evidence: Evidence
  readonly struck?: { readonly reason: string; readonly by: Id; readonly at: Instant }
}

export interface Group {
  /** A, B, C … */
  readonly group: string
  readonly months: readonly number[]
  readonly unitIds: readonly Id[]
}

/** The rotation of one year; a later version supersedes with a reason. */
export interface Rota {
  readonly id: Id
  readonly year: number
  readonly unitId: Id
  readonly groups: readonly Group[]
  readonly versions: readonly { readonly groups: readonly Group[]; readonly reason: string; readonly at: Instant; readonly by: Id }[]
}

/** A unit as the rotation sees it. */
export interface RotaUnit {
  readonly id: Id
  readonly name: string
  readonly kind: UnitKind
  readonly line: Line | null
  /** First of the words that it is responsible for. */
  readonly field: string | null
}

/** What the office asks of the groups beside the measure; holds from its year on until another year has its own. */
export interface RotaTerms {
  readonly id: Id
  readonly year: number
  readonly unitId: Id
  /** Which group speaks in January of that very year; null: the round goes on from December (NH-13). */
  readonly startGroup: string | null
  readonly keep: readonly (readonly [Id, Id])[]
  readonly apart: readonly (readonly [Id, Id])[]
  readonly notIn: readonly { readonly unitId: Id; readonly months: readonly number[] }[]
  readonly setAt: Instant
}

export type TopicState = 'proposed' | 'reviewed' | 'interpreted' | 'absorbed' | 'dropped'

/** An earlier or later topic on the same matter (NH-16). */
export interface Crossing {
  readonly topicId: Id
  readonly title: string
  readonly unitId: Id
  /** The day of its session, or of its proposal. */
  readonly on: CivilDate
  readonly kind: 'duplicate' | 'crossing'
}

export interface TopicCheck {
  readonly check: string
  readonly verdict: 'pass' | 'fail'
  readonly note: string
  readonly by: Id
  readonly at: Instant
}

export interface Interpretation {
  readonly kind: InterpretationKind
  readonly title: string
  readonly body?: string
  readonly url?: string
  readonly expert?: string
  /** The policy document that it explains. */
  readonly policy: { readonly title: string; readonly number?: string; readonly url?: string; readonly documentId?: Id }
}

export interface Topic {
  readonly id: Id
  readonly state: TopicState
  readonly unitId: Id
  readonly coUnitIds: readonly Id[]
  readonly title: string
  readonly category: Category
  /** Why it is worth the public's ear (NH-18). */
  readonly interest: string
  readonly origin: Origin
  readonly messageIds: readonly Id[]
  /** The day it is wanted for. */
  readonly on?: CivilDate
  readonly slotId?: Id
  readonly proposedBy: Id
  readonly proposedAt: Instant
  readonly crossings: readonly Crossing[]
  readonly overridden?: { readonly reason: string; readonly by: Id; readonly at: Instant }
  readonly checks: readonly TopicCheck[]
  readonly reviewedAt?: Instant
  readonly interpretations: readonly Interpretation[]
  readonly heldOn?: CivilDate
  readonly conferenceId?: Id
  /** Questions of its session that are neither answered nor in somebody's hands (NH-21). */
  readonly openQuestions: number
  readonly absorbed?: { readonly note: string; readonly at: Instant }
  readonly dropped?: { readonly reason: string; readonly at: Instant }
}

export type EventState = 'provisional' | 'confirmed' | 'cancelled'
/** Fields of an event that the press office is told about when they change. */
export const eventFields = { title: '名称', from: '开始时间', until: '结束时间', room: '地点', personIds: '出席人', coUnitIds: '相关单位', state: '状态', note: '说明' } as const
export type EventField = keyof typeof eventFields

export interface Event {
  readonly id: Id
  readonly unitId: Id
  /** Units besides that see it in their calendar. */
  readonly coUnitIds: readonly Id[]
  readonly state: EventState
  readonly kind: EventKind
  readonly title: string
  readonly from: Instant
  readonly until: Instant
  readonly room?: string
  readonly personIds: readonly Id[]
  readonly note: string
  /** Of which conference this is the place in the calendar. */
  readonly conferenceId?: Id
  readonly revision: number
  readonly changedAt: Instant
  /** What changed since the press office last looked, with the value before; a new event has all of them. */
  readonly unseen: readonly { readonly field: EventField | 'new'; readonly was: string }[]
}

/** The secret calendar address of a unit: its number rises when the address is renewed, and the old one is dead. */
export interface Feed {
  readonly id: Id
  readonly unitId: Id
  readonly no: number
  readonly tokenHash: string
}

export const facts = {
  'agenda.yearOpened': '年度计划开启',
  'agenda.slotOpened': '产生发布任务',
  'agenda.parameterSet': '本办设定数量',
  'agenda.slotRedated': '按放假通知调整场期',
  'agenda.slotConfirmed': '场期确定',
  'agenda.slotMoved': '场期改期',
  'agenda.slotCancelled': '场期取消',
  'agenda.slotHeld': '场期已举行',
  'agenda.slotFulfilled': '发布任务完成',
  'agenda.actRecorded': '记入发布活动',
  'agenda.actStruck': '撤销发布活动记录',
  'agenda.rotaAdopted': '确定片组轮动',
  'agenda.rotaTermsSet': '设定轮动约定',
  'agenda.topicProposed': '点题',
  'agenda.topicRewritten': '修改题目',
  'agenda.topicChecked': '题目把关',
  'agenda.crossingOverridden': '同意交叉题目',
  'agenda.topicReviewed': '审题',
  'agenda.topicInterpreted': '解题',
  'agenda.topicHeld': '题目已发布',
  'agenda.questionsNoted': '记录题目未了提问',
  'agenda.topicAbsorbed': '化题',
  'agenda.topicDropped': '撤题',
  'agenda.eventPlanned': '列入日程',
  'agenda.eventChanged': '日程变更',
  'agenda.eventSeen': '日程变更已阅',
  'agenda.feedRenewed': '启用日程订阅地址',
} as const
