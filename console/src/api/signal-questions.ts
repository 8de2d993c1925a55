import type { z } from 'zod'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { ByOutlet, Growth, Proposed, RuleHits } from '#src/modules/signals/board.ts'
import type { Bulletin, issueBulletin } from '#src/modules/signals/bulletin.ts'
import type * as signals from '#src/modules/signals/contract.ts'
import type { compareForecast, Forecast, openForecast, writeForecast } from '#src/modules/signals/forecast.ts'
import type { nameCollector } from '#src/modules/signals/roster.ts'
import type { issueNotice, noteNoticeRead, Notice } from '#src/modules/signals/notice.ts'
import type { noteReceipt, Report, reportUpward } from '#src/modules/signals/upward.ts'
import type { SourceHealth } from '#src/modules/signals/source-queries.ts'
import type { AcceptInput } from '#src/modules/triage/contract.ts'
import type { Page, Paging } from './page.ts'

/** What is asked and told of sources, rules, posts and matters. */

export type MatterState = 'found' | 'open' | 'accepted' | 'setAside'
interface Figures {
  readonly id: Id
  readonly title: string
  readonly state: MatterState
  readonly posts: number
  readonly week: number
  /** Posts of each of the last days, the present one last. */
  readonly days: readonly number[]
  readonly byOutlet: ByOutlet
  readonly firstAt: Instant
  readonly lastAt: Instant
}
export interface MatterRow extends Figures {
  readonly messageId: Id | null
  readonly answeredAt: Instant | null
  readonly reason: string | null
  readonly day: number
  readonly burst: boolean
  readonly isNew: boolean
  readonly hot: boolean
}
export interface MatterDetail extends Figures {
  readonly decision: signals.Matter | null
  readonly growth: Growth
  readonly curve: { readonly step: 'hour' | 'day'; readonly points: readonly { readonly at: Instant; readonly byOutlet: ByOutlet }[] }
  readonly wordings: readonly { readonly wording: number; readonly title: string; readonly text: string; readonly posts: number; readonly first: Instant; readonly last: Instant; readonly days: readonly number[] }[]
  readonly rules: readonly RuleHits[]
  readonly answers: readonly { readonly title: string; readonly at: Instant; readonly lagMs: number }[]
  readonly said: readonly { readonly releaseId: Id; readonly at: Instant; readonly lagMs: number }[]
  readonly proposed: Proposed
  readonly now: Instant
}
export interface PostRow {
  readonly id: number
  readonly title: string
  readonly text: string
  readonly outlet: signals.Outlet
  readonly saidAt: Instant
  readonly source: string
  readonly changes: number
}
export type SourceRow = signals.Source & { readonly health: SourceHealth; readonly week: number | null }
export type RuleRow = Omit<signals.Rule, 'versions'> & { readonly expression: string; readonly versions: number; readonly week: number; readonly broken: boolean }
export type RuleDetail = Omit<signals.Rule, 'versions'> & { readonly expression: string; readonly versions: readonly (signals.RuleVersion & { readonly person: string | null })[] }
export interface RuleTried {
  readonly faults: readonly { readonly at: number; readonly length: number; readonly zh: string; readonly en: string }[]
  readonly posts?: number
  readonly hits?: number
  readonly of?: number
  readonly before?: number
  readonly examples?: readonly { readonly id: number; readonly title: string; readonly text: string; readonly saidAt: Instant; readonly outlet: signals.Outlet }[]
}
export interface Outcome {
  readonly sourceId: Id
  readonly name: string
  readonly outlet: signals.Outlet
  readonly posts: number
  readonly wordings: number
  readonly matters: number
  readonly accepted: number
  readonly setAside: number
  readonly answered: number
}

export type NoticeRow = Omit<Notice, 'readers' | 'read'> & { readonly readers: readonly { readonly personId: Id; readonly unitId: Id; readonly name: string; readonly readAt: Instant | null }[]; readonly forMe: boolean }

export interface SignalQuestions {
  'signals.matters': { input: { state?: 'waiting' | 'accepted' | 'setAside' | 'all' }; answer: { readonly items: readonly MatterRow[]; readonly now: Instant } }
  'signals.matter': { input: { matterId: Id }; answer: MatterDetail }
  'signals.posts': { input: Paging & { matterId?: Id; wording?: number; ruleId?: Id; sourceId?: Id }; answer: Page<PostRow> }
  'signals.outcomes': { input: { days?: number }; answer: { readonly items: readonly Outcome[]; readonly days: number } }
  'signals.byPlace': { input: Record<string, never>; answer: { readonly items: readonly { readonly place: string; readonly posts: number }[]; readonly days: number } }
  'signals.sources': { input: Record<string, never>; answer: { readonly items: readonly SourceRow[]; readonly now: Instant } }
  'signals.rules': { input: Paging & { withdrawn?: boolean }; answer: Page<RuleRow> }
  'signals.rule': { input: { ruleId: Id }; answer: RuleDetail }
  'signals.tryRule': { input: { expression: string; days?: number; before?: number }; answer: RuleTried }
  'signals.lists': { input: Record<string, never>; answer: { readonly items: readonly signals.List[] } }
  'signals.roster': { input: { from?: string }; answer: { readonly days: readonly { readonly on: string; readonly personId: Id | null; readonly person: string | null }[]; readonly today: string; readonly uncoveredToday: boolean; readonly uncovered: readonly string[] } }
  'signals.bulletins': { input: Paging; answer: Page<Bulletin> }
  'signals.notices': { input: Paging & { unread?: boolean }; answer: Page<NoticeRow> }
  'signals.reports': { input: Paging; answer: Page<Report> }
  'signals.forecasts': { input: Paging & { statementId?: Id }; answer: Page<Forecast> }
  'triage.proposalsFor': { input: { text: string }; answer: { readonly proposals: readonly (AcceptInput['proposals'][number] & { readonly unitName: string })[]; readonly modelVersion: string } }
}

type Input<T extends z.ZodType> = z.input<T>
export interface SignalCommands {
  'signals.addSource': Input<typeof signals.addSource>
  'signals.changeSource': Input<typeof signals.changeSource>
  'signals.switchSource': Input<typeof signals.switchSource>
  'signals.removeSource': Input<typeof signals.removeSource>
  'signals.renewKey': Input<typeof signals.renewKey>
  'signals.addRule': Input<typeof signals.addRule>
  'signals.addRules': Input<typeof signals.addRules>
  'signals.changeRule': Input<typeof signals.changeRule>
  'signals.withdrawRule': Input<typeof signals.withdrawRule>
  'signals.setList': Input<typeof signals.setList>
  'signals.acceptMatter': Input<typeof signals.acceptMatter>
  'signals.setAsideMatter': Input<typeof signals.setAsideMatter>
  'signals.mergeMatters': Input<typeof signals.mergeMatters>
  'signals.splitMatter': Input<typeof signals.splitMatter>
  'signals.nameCollector': Input<typeof nameCollector>
  'signals.issueBulletin': Input<typeof issueBulletin>
  'signals.issueNotice': Input<typeof issueNotice>
  'signals.noteNoticeRead': Input<typeof noteNoticeRead>
  'signals.reportUpward': Input<typeof reportUpward>
  'signals.noteReceipt': Input<typeof noteReceipt>
  'signals.openForecast': Input<typeof openForecast>
  'signals.writeForecast': Input<typeof writeForecast>
  'signals.compareForecast': Input<typeof compareForecast>
}
