import { addDays, civilDate, plus } from '#src/kernel/time.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { DispositionCode } from '#src/modules/cases/contract.ts'
import type { Act } from '../run.ts'
import { CITIZEN } from '../stage.ts'

const DAY_MS = 86_400_000

export const applyPause = (ground: string): Act => (run) => run.does(run.of('writer'), 'cases.applyPause', { caseId: run.caseId, ground, explanation: run.matter.why! })
export const applyExtension = (days: number): Act => (run) =>
  run.does(run.of('writer'), 'cases.applyExtension', { caseId: run.caseId, ground: 'on_site', until: plus(run.stage.now, days * DAY_MS), explanation: run.matter.why! })
export const approveApplication: Act = (run) => run.does(run.of('head'), 'cases.decideApplication', { caseId: run.caseId, decision: 'approve', note: '情况属实，同意' })
export const resume: Act = (run) => run.does(run.of('writer'), 'cases.resume', { caseId: run.caseId })

export const disposeAs = (disposition: DispositionCode): Act => (run) => run.does(run.of('writer'), 'cases.setDisposition', { caseId: run.caseId, disposition })
/** What cannot be solved now names reason, conditions and the day of review (GS-70). */
export const cannotNow = (reason: string, conditions: string, reviewInDays: number): Act => (run) =>
  run.does(run.of('writer'), 'cases.setDisposition', { caseId: run.caseId, disposition: 'cannot_now', reason, conditions, reviewOn: addDays(civilDate(run.stage.now), reviewInDays) })

export const close: Act = (run) => run.does(run.of('writer'), 'cases.close', { caseId: run.caseId, note: '' })
export const reopen: Act = (run) => run.does('press.officer', 'cases.reopen', { caseId: run.caseId, reason: run.matter.why! })

export const rateAs = (rating: 'satisfied' | 'basically_satisfied' | 'dissatisfied'): Act => (run) => {
  const said = rating === 'satisfied' ? 'yes' : rating === 'basically_satisfied' ? 'partly' : 'no'
  return run.does(CITIZEN, 'evaluation.rate', { messageId: run.messageId, rating, understood: rating === 'dissatisfied' ? 'partly' : 'yes', accepted: said, satisfied: said })
}

/** A dissatisfied asker has the matter taken up again, once (XM4-06). */
export const askAgain: Act = async (run) => {
  await rateAs('dissatisfied')(run)
  await run.does(CITIZEN, 'evaluation.requestRehandling', { messageId: run.messageId, reason: run.matter.why! })
}

const VERDICTS = ['答复按时发出，事实、措施、结果齐全，来信人未再反映', '答复按时，措施已落实；首次通报可以更早', '答复内容准确，但办理时间偏长，内部转办环节需压缩'] as const
export const evaluate = (verdict: 0 | 1 | 2, improvement?: string): Act => async (run) => {
  const improvements = improvement ? [{ what: improvement, unitId: run.stage.unit(run.matter.unit), dueAt: plus(run.stage.now, 30 * DAY_MS) }] : []
  const facts = await run.does(run.of('deputy'), 'evaluation.evaluate', { caseId: run.caseId, verdict: VERDICTS[verdict], improvements })
  run.improvementIds.push(...facts.filter((fact) => fact.kind === 'evaluation.improvementOpened').map((fact) => idOf(fact.subject)))
}

export const finishImprovements: Act = async (run) => {
  for (const improvementId of run.improvementIds) await run.does(run.of('writer'), 'evaluation.finishImprovement', { improvementId, result: '已写入本单位办理流程，近三周同类来信按新做法办理' })
}
