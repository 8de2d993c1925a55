/**
 * training 培训与演练: who was taught what, and how well the office answers when it is put to the test.
 * course 培训: planned, then held with who attended and what shows it (NH-24 … 26, GS-18); its kind is on a list that the office extends.
 * drill 演练: a scenario played on a database of its own by the real flow; scored, with improvements that have owners and dates (NH-27, NH-28).
 * inject 情景信息: what reaches the office in a drill, so many minutes after it began.
 */
import type { Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'

/** What courses are about, as shipped; the office adds its own (NH-26). */
export const courseKinds = {
  spokesperson: '新闻发言人业务', internet: '互联网业务', platform: '政务新媒体平台操作', media_literacy: '媒介素养', crisis: '社会突发事件及危机管理',
  public_relations: '政府公共关系协调', media_visit: '参观媒体采编流程', rules: '制度与考核办法学习', other: '其他',
} as const
export type CourseKind = keyof typeof courseKinds

/** What a course means to strengthen (NH-08). A tag of the course; nobody's awareness is measured. */
export const aims = { initiative: '主动意识', responsibility: '责任意识', service: '服务意识' } as const
export type Aim = keyof typeof aims

/** The parts that a drill simulates (NH-27). */
export const drillParts = { conference: '模拟新闻发布会', media_reception: '媒体接待', signal_monitoring: '舆情监测' } as const
export type DrillPart = keyof typeof drillParts

/** What a drill is scored by (NH-28): the drill, never a person. */
export const dimensions = { response: '应变', communication: '沟通', coordination: '协调' } as const
export type Dimension = keyof typeof dimensions

/** One of the office's own kinds of courses. */
export interface OwnKind {
  readonly id: Id
  readonly unitId: Id
  readonly name: string
}

/** An expert of the bank, or somebody by name. */
export type Lecturer = { readonly expertId: Id; readonly name: string } | { readonly name: string }

export interface Attendee {
  readonly personId: Id
  readonly hours: number
  readonly certificateNo?: string
}

export interface Course {
  readonly id: Id
  readonly unitId: Id
  readonly state: 'planned' | 'held' | 'cancelled'
  readonly title: string
  readonly kind: CourseKind
  readonly ownKindId?: Id
  readonly aims: readonly Aim[]
  /** University or institution that holds it together with the office, and the term 第几期 (NH-24). */
  readonly partner?: string
  readonly term?: number
  readonly on: CivilDate
  readonly until: CivilDate
  readonly place: string
  readonly hours: number
  readonly lecturers: readonly Lecturer[]
  readonly attendees: readonly Attendee[]
  /** What shows that it was held and who came (CV-7). */
  readonly evidence?: string
  readonly cancelled?: string
}

/** As one person sees a course: how many came, and of these by name those that the person may know of. */
export type CourseSeen = Course & { readonly came: number }

export interface Inject {
  readonly afterMinutes: number
  /** A source of intake, e.g. `online_post`. */
  readonly source: string
  readonly title: string
  readonly text: string
}

/** What the drill's own record shows of one part: how often, and how many seconds it took in the middle and at worst. */
export interface Measured {
  readonly times: number
  readonly answered: number
  readonly medianSeconds: number | null
  readonly longestSeconds: number | null
}

export interface Results {
  readonly parts: Readonly<Record<DrillPart, Measured>>
  /** From the first news to the first words that were put out, in seconds of the drill's clock. */
  readonly firstWordSeconds: number | null
  readonly duties: { readonly kept: number; readonly missed: number; readonly open: number }
  readonly facts: number
}

export interface Score {
  readonly points: number
  readonly note: string
}

export interface Improvement {
  readonly no: number
  readonly what: string
  readonly unitId: Id
  readonly ownerId: Id
  readonly dueAt: Instant
  readonly done?: { readonly result: string; readonly at: Instant }
}

/** ending: called off the floor, its record is being measured. */
export type DrillState = 'planned' | 'running' | 'ending' | 'ended' | 'cancelled'

export interface Drill {
  readonly id: Id
  readonly unitId: Id
  readonly state: DrillState
  readonly title: string
  readonly scenario: string
  readonly parts: readonly DrillPart[]
  readonly on: CivilDate
  readonly participantIds: readonly Id[]
  readonly injects: readonly Inject[]
  /** Where the drill's clock stands when it begins: any hour of any day may be rehearsed. */
  readonly clockFrom?: Instant
  readonly startedAt?: Instant
  readonly endedAt?: Instant
  readonly results?: Results
  readonly scores?: Readonly<Record<Dimension, Score>>
  readonly scoredBy?: Id
  readonly improvements: readonly Improvement[]
  readonly cancelled?: string
}

export const facts = {
  'training.kindAdded': '增加培训科目',
  'training.coursePlanned': '安排培训',
  'training.courseHeld': '培训已举办',
  'training.courseCancelled': '培训取消',
  'training.drillPlanned': '安排演练',
  'training.drillStarted': '演练开始',
  'training.drillEnding': '演练叫停',
  'training.drillMeasured': '演练结束并计时',
  'training.drillCancelled': '演练取消',
  'training.drillScored': '演练评分',
  'training.improvementSet': '提出演练改进事项',
  'training.improvementDone': '演练改进完成',
} as const
