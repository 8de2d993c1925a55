/**
 * channels 发布渠道: where what was said goes out, and what proves that it did.
 * channel 渠道: an account, list or robot of one unit on one platform. lane 方式: automatic 自动, assisted 人工协助, reported 报送.
 * delivery 投放: one edition on one channel. act 动作: publish, correct or withdraw. kit 发布包: all that a person needs to post by hand.
 * paper 手续: what a platform asks for before it takes anything. drill 自检: a look whether a channel could publish, without publishing.
 * subscription 订阅: somebody who asked to be told, by topic, unit and place; the address lies apart and goes when they leave.
 */
import { z } from 'zod'
import { civilDate, id, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'
import { contentClasses, type ContentClass } from '../statements/contract.ts'
import { carries, kindCodes, purposes, type Act, type Carries, type ChannelKind, type DeliveryState, type Lane, type Purpose } from './kinds.ts'
import type { Trouble } from './ports.ts'

const codes = <K extends string>(map: Readonly<Record<K, unknown>>) => z.enum(Object.keys(map) as [K, ...K[]])
const reason = text(500, 4)
const values = z.record(z.string().max(40), z.string().max(4000))

export const register = z.object({
  kind: z.enum(kindCodes), name: text(60, 2), unitId: id, carries: codes(carries).default('chosen'), purpose: codes(purposes).default('inform'), settings: values.default({}),
})
export type Register = z.output<typeof register>
export const change = z.object({ channelId: id, name: text(60, 2).optional(), carries: codes(carries).optional(), purpose: codes(purposes).optional(), settings: values.optional() })
export type Change = z.output<typeof change>
export const setSecrets = z.object({ channelId: id, secrets: values })
export type SetSecrets = z.output<typeof setSecrets>
export const retire = z.object({ channelId: id, reason })
export const notePaper = z.object({ channelId: id, paper: z.string().max(40), until: civilDate.optional(), evidence: text(200, 2) })
export type NotePaper = z.output<typeof notePaper>
export const ofChannel = z.object({ channelId: id })

/** One of the flows from publication: what happened to an edition on the shelf. */
export const plan = z.object({ releaseId: id, no: z.number().int().positive().optional(), act: z.enum(['publish', 'correct', 'withdraw']), note: z.string().nullable().default(null) })
export type Plan = z.output<typeof plan>
/** A person sends a release to channels that do not take it by themselves. */
export const send = z.object({ releaseId: id, channelIds: z.array(id).min(1).max(50), purpose: codes(purposes).optional(), emergency: text(200, 0).default('') })
export type Send = z.output<typeof send>
export const ofDelivery = z.object({ deliveryId: id })
export const attempt = z.object({ deliveryId: id, attempt: z.number().int().min(1) })
export const outcome = attempt.extend({ result: z.custom<unknown>() })
export const look = z.object({ deliveryId: id, no: z.number().int().min(1) })
export const looked = look.extend({ result: z.custom<unknown>() })
export const due = z.object({ id, dueAt: z.string() })
/** The link or number that a person brings back; beside a number the address where it can be seen. */
export const report = z.object({ deliveryId: id, evidence: text(400, 2), link: z.url({ protocol: /^https?$/, error: '要写完整的网址 / a whole address' }).max(400).optional(), seen: z.boolean().default(true) })
export type Report = z.output<typeof report>
/** A table or picture of an export; in base 64. */
const MOST_EVIDENCE = 1_000_000
/** What a platform says of reads, with the file that says so: a figure without its file is not taken (WL-28). */
export const noteViews = z.object({ deliveryId: id, count: z.number().int().min(0).max(10_000_000_000), file: z.object({ name: text(200), bytes: z.base64('文件读不出来，请重新选择 / the file cannot be read, choose it again').min(1, '先选文件 / choose the file first').max(MOST_EVIDENCE, '文件太大，最多 700 KB / the file is too large, 700 KB at most') }) })
export type NoteViews = z.output<typeof noteViews>
/** A person looked where the system cannot. */
export const settle = z.object({ deliveryId: id, found: z.boolean(), evidence: text(400, 4) })
export type Settle = z.output<typeof settle>
export const drilled = z.object({ channelId: id, no: z.number().int().min(1), result: z.custom<unknown>() })
export const drill = z.object({ channelId: id, no: z.number().int().min(1) })

const topics = z.array(z.enum(Object.keys(contentClasses) as [ContentClass, ...ContentClass[]])).max(20).default([])
export const subscribe = z.object({ channel: z.enum(['email', 'sms']).default('email'), reader: text(254, 5), topics, unitIds: z.array(id).max(50).default([]), places: z.array(text(30)).max(10).default([]) })
export type Subscribe = z.output<typeof subscribe>
export const byToken = z.object({ token: z.string().max(120) })
export const ofSubscription = z.object({ subscriptionId: id })
export const greeted = ofSubscription.extend({ result: z.custom<unknown>() })

export interface Held {
  readonly until?: CivilDate
  readonly evidence: string
  readonly at: Instant
}

export interface Channel {
  readonly id: Id
  readonly kind: ChannelKind
  readonly lane: Lane
  readonly name: string
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly carries: Carries
  readonly purpose: Purpose
  readonly settings: Readonly<Record<string, string>>
  /** Names of the secrets that are set; their values lie sealed and apart. */
  readonly secrets: readonly string[]
  readonly papers: Readonly<Record<string, Held>>
  readonly since: Instant
  readonly retired?: { readonly at: Instant; readonly reason: string }
  readonly drills: number
  readonly drilled?: { readonly at: Instant; readonly ok: boolean; readonly trouble?: Trouble }
}

export interface Counts {
  readonly sent: number
  readonly refused: number
  readonly unknown: number
  readonly waiting: number
}

/** Something that happened to a delivery, as its page lists it. */
export interface Step {
  readonly kind: string
  readonly at: Instant
  readonly text?: string
}

export interface Delivery {
  readonly id: Id
  readonly releaseId: Id
  readonly no: number
  readonly channelId: Id
  readonly kind: ChannelKind
  readonly lane: Lane
  readonly act: Act
  /** The delivery that it corrects or withdraws. */
  readonly of?: Id
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly purpose: Purpose
  readonly state: DeliveryState
  /** Names the act to the platform; the same however often we ask. */
  readonly key: string
  readonly emergency: boolean
  readonly note: string | null
  readonly plannedAt: Instant
  /** Until when a person should have posted. */
  readonly dueAt?: Instant
  readonly attempt: number
  readonly looks: number
  /** Codes of what is missing while it is `planned`. */
  readonly missing: readonly string[]
  /** Digest of the words for this platform, and which of them were shortened. */
  readonly digest?: string
  readonly cut?: readonly string[]
  readonly ref?: string
  readonly url?: string
  readonly counts?: Counts
  readonly views?: { readonly count: number; readonly file: { readonly name: string; readonly digest: string } }
  readonly trouble?: Trouble
  readonly acceptedAt?: Instant
  readonly liveAt?: Instant
  readonly observedAt?: Instant
  readonly steps: readonly Step[]
}

export interface Subscription {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly channelId: Id
  readonly state: 'asked' | 'standing' | 'left' | 'lapsed'
  readonly topics: readonly string[]
  readonly unitIds: readonly Id[]
  readonly places: readonly string[]
}

export const facts = {
  'channels.registered': '渠道已登记',
  'channels.changed': '渠道已变更',
  'channels.secretsSet': '渠道密钥已设置',
  'channels.retired': '渠道已停用',
  'channels.paperNoted': '渠道手续已登记',
  'channels.drillOrdered': '渠道自检开始',
  'channels.drilled': '渠道已自检',
  'channels.planned': '已列入投放',
  'channels.prepared': '投放内容已备好',
  'channels.begun': '开始发送',
  'channels.accepted': '平台已受理',
  'channels.wentLive': '已上线',
  'channels.observed': '已核见',
  'channels.rejected': '未发出',
  'channels.outcomeUnknown': '结果不明',
  'channels.postponed': '稍后再发',
  'channels.mailed': '已发出一批',
  'channels.looked': '已查看',
  'channels.viewsNoted': '阅读数已登记',
  'channels.corrected': '渠道上已更正',
  'channels.withdrawn': '渠道上已撤回',
  'channels.subscriptionAsked': '申请订阅',
  'channels.subscribed': '订阅已确认',
  'channels.left': '已退订',
  'channels.lapsed': '订阅未确认',
} as const
