import type { facts as access } from '#src/modules/access/contract.ts'
import type { facts as cases } from '#src/modules/cases/contract.ts'
import type { facts as directory } from '#src/modules/directory/contract.ts'
import type { facts as duties } from '#src/modules/duties/contract.ts'
import type { facts as intake } from '#src/modules/intake/contract.ts'
import type { facts as publication } from '#src/modules/publication/contract.ts'
import type { facts as review } from '#src/modules/review/contract.ts'
import type { facts as statements } from '#src/modules/statements/contract.ts'
import type { facts as triage } from '#src/modules/triage/contract.ts'
import type { Names } from './language.tsx'

type OfContracts = keyof typeof intake | keyof typeof triage | keyof typeof cases | keyof typeof statements | keyof typeof review | keyof typeof publication | keyof typeof duties
type OfRegisters = keyof typeof directory | keyof typeof access
type BesideContracts = 'cases.meetingConvened' | 'cases.meetingRecorded' | 'cases.taskFinished' | 'statements.linesWritten' | 'statements.linesApproved'
export type RiverFact = OfContracts | BesideContracts

/** Every fact of the river as the timeline calls it; a fact that a contract gains is an error here until it is named. */
export const factNames: Names<RiverFact> & Partial<Names<OfRegisters>> = {
  'intake.received': ['收到来信', 'message received'],
  'intake.knownAtCorrected': ['更正知悉时间', 'moment of knowledge corrected'],
  'intake.entrusted': ['交办单位', 'entrusted to units'],
  'intake.settled': ['来信状态变更', 'state of the message changed'],
  'intake.contactErased': ['清除联系方式', 'contact erased'],
  'triage.placed': ['进入研判台', 'placed on the triage desk'],
  'triage.studied': ['填写研判意见', 'studied'],
  'triage.accepted': ['受理并确定第一责任主体', 'accepted and assigned'],
  'triage.merged': ['并入已有回应案', 'merged into a case'],
  'triage.handedOver': ['转其他渠道', 'handed to another channel'],
  'triage.declined': ['不予回应', 'declined'],
  'triage.returned': ['单位退回研判', 'given back to triage'],
  'triage.referralProposed': ['提出移交', 'referral proposed'],
  'triage.referralDecided': ['移交审批', 'referral decided'],
  'cases.opened': ['立案', 'case opened'],
  'cases.assigned': ['分办', 'assigned'],
  'cases.accepted': ['单位受理', 'accepted by the unit'],
  'cases.returned': ['单位退回', 'given back by the unit'],
  'cases.joined': ['并入来信', 'message joined'],
  'cases.ownersSet': ['确定协办、属地和条线单位', 'owners set'],
  'cases.pauseApplied': ['申请暂停计时', 'pause applied for'],
  'cases.extensionApplied': ['申请延期', 'extension applied for'],
  'cases.paused': ['批准暂停计时', 'clock paused'],
  'cases.resumed': ['恢复计时', 'clock resumed'],
  'cases.extended': ['批准延期', 'extended'],
  'cases.applicationRejected': ['不同意申请', 'application rejected'],
  'cases.nextUpdatePromised': ['承诺下次更新时间', 'next update promised'],
  'cases.dispositionSet': ['填写办理结果', 'disposition set'],
  'cases.answered': ['已回应', 'answered'],
  'cases.evaluated': ['已评估', 'evaluated'],
  'cases.closed': ['办结', 'closed'],
  'cases.reopened': ['重新办理', 'reopened'],
  'cases.meetingConvened': ['召集会商', 'meeting convened'],
  'cases.meetingRecorded': ['记录会商纪要', 'minutes recorded'],
  'cases.taskFinished': ['会商任务完成', 'task finished'],
  'statements.started': ['开始起草', 'drafting began'],
  'statements.authored': ['参与起草', 'joined the drafting'],
  'statements.correctionStarted': ['开始起草更正', 'correction begun'],
  'statements.editionFinished': ['定稿送审', 'edition finished, to review'],
  'statements.editionSentBack': ['稿件退改', 'edition sent back'],
  'statements.editionCleared': ['稿件审定', 'edition cleared'],
  'statements.linesWritten': ['写口径', 'lines written'],
  'statements.linesApproved': ['审定口径', 'lines approved'],
  'review.requested': ['送审', 'review requested'],
  'review.signed': ['签署审核意见', 'review signed'],
  'review.sentBack': ['审核退回', 'sent back by review'],
  'review.confirmationRequested': ['请求会签', 'confirmation requested'],
  'review.linkSent': ['发出会签链接', 'confirmation link sent'],
  'review.confirmationAnswered': ['会签答复', 'confirmation answered'],
  'review.cleared': ['审定', 'cleared'],
  'review.superseded': ['旧稿审核作废', 'earlier review void'],
  'review.withheld': ['决定不予公开', 'withheld'],
  'publication.ready': ['待发布', 'ready to publish'],
  'publication.scheduled': ['定时发布', 'scheduled'],
  'publication.unscheduled': ['取消定时', 'schedule cancelled'],
  'publication.ordered': ['下发', 'ordered'],
  'publication.released': ['已发布', 'published'],
  'publication.replied': ['已直接答复', 'replied to the asker'],
  'publication.corrected': ['已更正', 'corrected'],
  'publication.correctionAsked': ['发起更正', 'correction asked'],
  'publication.withdrawn': ['已撤回', 'withdrawn'],
  'publication.erased': ['已清除并立碑', 'erased with a tombstone'],
  'duties.opened': ['产生应办', 'duty opened'],
  'duties.handed': ['应办转交', 'duty handed on'],
  'duties.discharged': ['应办完成', 'duty done'],
  'duties.breached': ['应办逾期', 'duty overdue'],
  'duties.called': ['催办', 'reminder'],
  'duties.paused': ['应办暂停', 'duty paused'],
  'duties.resumed': ['应办恢复', 'duty resumed'],
  'duties.moved': ['时限变更', 'due time moved'],
  'duties.waived': ['应办免除', 'duty waived'],
}
