/**
 * cases 回应案: who answers, and what has been promised. A case has the id of the message that opened it.
 * first subject 第一责任主体: exactly one unit; co-subjects 协办 help. disposition 办理结果: answered, explained, solved, or cannot now (GS-70).
 * pause 暂停, extension 延期: only on a ground and with an approver who is not the applicant.
 */
import { z } from 'zod'
import { civilDate, id, instant, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'
import type { Accepted, Class, Stance } from '../triage/contract.ts'

/** After so many returns the press office decides, and the unit cannot send it back again: to-and-fro is limited and in sight. */
export const MOST_RETURNS = 2

export const pauseGrounds = { awaiting_asker: '等待来信人补充', expert_opinion: '鉴定、检测、专家论证期间', other_procedure: '等待另一法定程序的结果' } as const
export const extensionGrounds = { complex: '情况复杂', several_units: '涉及多个单位', on_site: '需现场调查' } as const
export const dispositions = { answered: '已答复', explained: '已解释说明', solved: '已解决', cannot_now: '暂不具备条件解决' } as const
export type DispositionCode = keyof typeof dispositions

const codes = <K extends string>(map: Readonly<Record<K, unknown>>) => z.enum(Object.keys(map) as [K, ...K[]])

export const open = z.object({ messageId: id, pressOfficeId: id, accepted: z.custom<Accepted>() })
export const join = z.object({ caseId: id, messageId: id })
export const ofCase = z.object({ caseId: id })
export const giveBack = z.object({ caseId: id, reason: text(500, 4), proposedUnitId: id.optional() })
export const changeFirstSubject = z.object({ caseId: id, unitId: id, reason: text(500, 4) })
export const setOwners = z.object({ caseId: id, territorialUnitId: id, lineUnitId: id, coUnitIds: z.array(id).max(20) })
export const applyPause = z.object({ caseId: id, ground: codes(pauseGrounds), explanation: text(500, 4) })
export const applyExtension = z.object({ caseId: id, ground: codes(extensionGrounds), until: instant, explanation: text(500, 4) })
export const decideApplication = z.object({ caseId: id, decision: z.enum(['approve', 'reject']), note: text(500) })
export const promiseUpdate = z.object({ caseId: id, dueAt: instant, what: text(500) })
export const setDisposition = z
  .object({ caseId: id, disposition: codes(dispositions), reason: text(1000, 0).optional(), conditions: text(1000, 0).optional(), reviewOn: civilDate.optional() })
  .refine((input) => input.disposition !== 'cannot_now' || (input.reason && input.conditions && input.reviewOn), {
    message: '暂不具备条件解决的，须写明原因、所缺条件和复查日期（GS-70） / cannot_now needs reason, conditions and review date',
    path: ['disposition'],
  })
export type SetDisposition = z.output<typeof setDisposition>
export const noteAnswer = z.object({
  caseId: id,
  answers: z.array(id),
  releaseId: id,
  substance: z.enum(['full', 'holding']),
  nextUpdateAt: instant.optional(),
  resultExpectedOn: civilDate.optional(),
})
export type NoteAnswer = z.output<typeof noteAnswer>
export const close = z.object({ caseId: id, note: text(500, 0).default('') })
export const reopen = z.object({ caseId: id, reason: text(500) })

export type CaseState = 'assigned' | 'returned' | 'accepted' | 'answered' | 'closed'

export interface Application {
  readonly kind: 'pause' | 'extension'
  readonly ground: string
  readonly explanation: string
  readonly until?: Instant
  readonly by: Id
  readonly at: Instant
}

export interface Pause {
  readonly ground: string
  readonly from: Instant
  readonly until?: Instant
  readonly approvedBy: Id
}

export interface Case {
  readonly id: Id
  readonly state: CaseState
  readonly pressOfficeId: Id
  readonly messages: readonly Id[]
  readonly classes: readonly Class[]
  readonly stance: Stance
  readonly important: boolean
  readonly unitId: Id
  readonly coUnitIds: readonly Id[]
  readonly territorialUnitId: Id
  readonly lineUnitId: Id
  readonly openedAt: Instant
  readonly acceptedAt?: Instant
  readonly returns: number
  readonly application?: Application
  readonly pauses: readonly Pause[]
  readonly extensions: readonly { readonly ground: string; readonly until: Instant; readonly approvedBy: Id }[]
  readonly nextUpdateAt?: Instant
  readonly holdingUsed: boolean
  readonly releases: readonly Id[]
  readonly answeredAt?: Instant
  readonly disposition?: Omit<SetDisposition, 'caseId'>
  readonly evaluated: boolean
  readonly reopenedTimes: number
  readonly closedAt?: Instant
}

/** One paused stretch now running, if any. */
export const runningPause = (one: Case): Pause | undefined => one.pauses.find((pause) => pause.until === undefined)

export const noteEvaluation = z.object({ caseId: id })

export type CivilPromise = CivilDate

export const facts = {
  'cases.opened': '立案',
  'cases.assigned': '分办',
  'cases.accepted': '单位受理',
  'cases.returned': '单位退回',
  'cases.joined': '并入来信',
  'cases.ownersSet': '确定协办、属地和条线单位',
  'cases.pauseApplied': '申请暂停计时',
  'cases.extensionApplied': '申请延期',
  'cases.paused': '暂停计时',
  'cases.resumed': '恢复计时',
  'cases.extended': '批准延期',
  'cases.applicationRejected': '不同意申请',
  'cases.nextUpdatePromised': '承诺下次更新时间',
  'cases.dispositionSet': '办理结果',
  'cases.answered': '已回应',
  'cases.evaluated': '已评估',
  'cases.closed': '办结',
  'cases.reopened': '重新办理',
  'cases.meetingConvened': '召集会商',
  'cases.meetingRecorded': '会商纪要',
  'cases.taskSet': '会商任务',
  'cases.taskFinished': '会商任务完成',
} as const
