/**
 * signals 信号: what others say in public, from a flood of posts to the few matters that need an answer.
 * source 来源: a feed, a folder or a key by which posts come; off until an administrator turns it on.
 * post 帖文: one thing said in public, without anybody's name; kept 180 days, no fact.
 * wording 同文: all posts that say the same, known by the number of the first.
 * rule 规则: an expression that people write; posts for which it holds are its hits.
 * notice 内部通报: major information told at once to named posts of named units, each of whom says that it was read.
 * report 信息报送: what was reported upward of an emergency, to whom and when, with the number by which each addressee acknowledged it.
 * matter 热点: posts about one thing. The machine finds it; people accept it, set it aside, merge and split it.
 */
import { z } from 'zod'
import { id, instant, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'

export type { Bulletin } from './bulletin.ts'
export type { Notice } from './notice.ts'
export type { Report } from './upward.ts'

/** How posts come. */
export const sourceKinds = { feed: '订阅', folder: '文件夹', push: '推送' } as const
export type SourceKind = keyof typeof sourceKinds

/** Where something was said, by kind: attitudes are counted by these and by nothing finer (GS-30). */
export const outlets = { news: '新闻媒体', social: '社交平台', forum: '论坛贴吧', video: '视频平台', hotList: '热榜', official: '政府发布' } as const
export type Outlet = keyof typeof outlets

/** The five classes that must be answered, as triage knows them (GB-06 … GB-10); the machine proposes one, a person decides. */
export const proposable = ['policy_misread', 'vital_interest', 'moral_bottom_line', 'emergency_or_disaster', 'superior_request'] as const
export type Proposable = (typeof proposable)[number]

const codes = <K extends string>(map: Readonly<Record<K, unknown>>) => z.enum(Object.keys(map) as [K, ...K[]])
const reason = text(500, 4)

export const addSource = z.strictObject({
  name: text(60, 2),
  kind: codes(sourceKinds),
  outlet: codes(outlets),
  /** Of a feed its address, of a folder its name; nothing for a push. */
  address: text(500, 0).default(''),
  /** How often it is read. */
  everyMinutes: z.number().int().min(5).max(10_080).default(30),
  /** Nothing new for so long is a sign itself. */
  silentAfterHours: z.number().int().min(1).max(2_000).default(48),
})
export type AddSource = z.output<typeof addSource>
/** What it is called, where it is read from, how often; its way of coming stays. */
export const changeSource = z.strictObject({ sourceId: id, name: text(60, 2).optional(), address: text(500, 0).optional(), outlet: codes(outlets).optional(), everyMinutes: addSource.shape.everyMinutes.unwrap().optional(), silentAfterHours: addSource.shape.silentAfterHours.unwrap().optional() })
export type ChangeSource = z.output<typeof changeSource>
export const switchSource = z.strictObject({ sourceId: id, enabled: z.boolean(), reason })
export type SwitchSource = z.output<typeof switchSource>
/** Read no more and named no more; what it brought stays for its term. */
export const removeSource = z.strictObject({ sourceId: id, reason })
export const renewKey = z.strictObject({ sourceId: id, reason })

const ruleShape = {
  name: text(60, 2),
  expression: z.string().max(20_000),
  comment: text(500, 0).default(''),
  /** What a hit proposes; nothing when absent. */
  proposes: z.enum(proposable).optional(),
  urgent: z.boolean().default(false),
}
export const addRule = z.strictObject(ruleShape)
export type AddRule = z.output<typeof addRule>
export const changeRule = z.strictObject({ ruleId: id, ...ruleShape, reason })
export type ChangeRule = z.output<typeof changeRule>
export const withdrawRule = z.strictObject({ ruleId: id, reason })
export type WithdrawRule = z.output<typeof withdrawRule>
/** Many rules out of a file, whole or not at all; each with the line it stands in, by which it is named where it is wrong. */
export const addRules = z.strictObject({
  rules: z.array(z.strictObject({ line: z.number().int().min(1).max(10_000_000), name: z.string().max(1_000), expression: z.string().max(20_000) })).min(1).max(1_000),
  /** Says what is wrong and adds nothing. */
  onlyCheck: z.boolean().default(false),
})
export type AddRules = z.output<typeof addRules>
/** A list that rules name as `@name`; `places` are counted on the board. */
export const setList = z.strictObject({ name: z.string().regex(/^[\p{L}\p{N}_-]{1,30}$/u, '字母、汉字、数字，不超过 30 个 / letters and digits, 30 at most'), words: z.array(text(50)).min(1).max(5_000), places: z.boolean().default(false), reason })
export type SetList = z.output<typeof setList>

export const acceptMatter = z.strictObject({ matterId: id, title: text(200, 4), text: text(5_000, 10), knownAt: instant.optional() })
export type AcceptMatter = z.output<typeof acceptMatter>
export const setAsideMatter = z.strictObject({ matterId: id, reason })
export const mergeMatters = z.strictObject({ matterId: id, intoId: id, reason })
export const splitMatter = z.strictObject({ matterId: id, wordings: z.array(z.number().int().min(1)).min(1).max(500), title: text(200, 4), reason })
export type SplitMatter = z.output<typeof splitMatter>
/** Return water: these messages are settled, with their case. */
export const noteClosed = z.object({ messageIds: z.array(id) })
/** Return water: these messages were answered in public. */
export const noteAnswered = z.object({ messageIds: z.array(id), releaseId: id })

export interface Source extends AddSource {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly state: 'off' | 'on' | 'removed'
  /** Which key of a push holds; earlier ones open nothing. */
  readonly keyNo: number
}

/** One wording of a rule, with who wrote it and why. */
export interface RuleVersion {
  readonly no: number
  readonly expression: string
  readonly at: Instant
  readonly personId?: Id
  readonly reason?: string
}

export interface Rule {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly state: 'standing' | 'withdrawn'
  readonly name: string
  readonly comment: string
  readonly proposes?: Proposable
  readonly urgent: boolean
  readonly changedAt: Instant
  readonly versions: readonly RuleVersion[]
  readonly withdrawn?: string
}

export interface List {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly name: string
  readonly words: readonly string[]
  readonly places: boolean
  readonly changedAt: Instant
  readonly reason: string
}

/** What people decided about a matter; nothing stands here while nobody has. */
export interface Matter {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly state: 'open' | 'accepted' | 'setAside' | 'merged'
  readonly title?: string
  readonly decidedAt: Instant
  readonly reason?: string
  /** The message it became. */
  readonly messageId?: Id
  /** Its case is closed: its posts may go. */
  readonly closedAt?: Instant
  readonly answered: readonly { readonly releaseId: Id; readonly at: Instant }[]
  readonly intoId?: Id
  /** Never to be put together with these again. */
  readonly apart: readonly Id[]
}

export interface MatterAccepted {
  readonly messageId: Id
  readonly title: string
  readonly text: string
  readonly knownAt: Instant
}

export const facts = {
  'signals.sourceAdded': '登记来源',
  'signals.sourceChanged': '变更来源',
  'signals.sourceTurnedOn': '启用来源',
  'signals.sourceTurnedOff': '停用来源',
  'signals.sourceRemoved': '删除来源',
  'signals.keyRenewed': '更换推送密钥',
  'signals.ruleAdded': '新增规则',
  'signals.ruleChanged': '修改规则',
  'signals.ruleWithdrawn': '停用规则',
  'signals.listSet': '设定名单',
  'signals.matterAccepted': '热点转办',
  'signals.matterSetAside': '热点暂不处理',
  'signals.matterMerged': '合并热点',
  'signals.matterSplit': '拆分热点',
  'signals.matterAnswered': '热点已公开回应',
  'signals.matterClosed': '热点办结',
  'signals.collectorNamed': '确定收集人',
  'signals.dayUncovered': '当日无人收集',
  'signals.bulletinIssued': '舆情简报',
  'signals.noticeIssued': '内部通报',
  'signals.noticeRead': '通报已阅',
  'signals.reportedUpward': '向上报送',
  'signals.receiptNoted': '登记回执',
  'signals.forecastOpened': '要求预测评估',
  'signals.forecastWritten': '预测评估',
  'signals.forecastCompared': '预测与实际对照',
} as const
