import type { z } from 'zod'
import type * as cases from '#src/modules/cases/contract.ts'
import type * as channels from '#src/modules/channels/contract.ts'
import type * as consultations from '#src/modules/consultations/contract.ts'
import type * as directory from '#src/modules/directory/contract.ts'
import type * as duties from '#src/modules/duties/contract.ts'
import type * as evaluation from '#src/modules/evaluation/contract.ts'
import type * as intake from '#src/modules/intake/contract.ts'
import type * as publicLog from '#src/modules/log/contract.ts'
import type * as measures from '#src/modules/measures/contract.ts'
import type * as publication from '#src/modules/publication/contract.ts'
import type { noteIssued } from '#src/modules/publication/issued.ts'
import type * as stock from '#src/modules/publication/stock-check.ts'
import type { makePlan, markMajor } from '#src/modules/publication/plan.ts'
import type { grantPreview, revokePreview } from '#src/modules/publication/preview.ts'
import type { startOwn } from '#src/modules/statements/own.ts'
import type { setSite } from '#src/modules/publication/site.ts'
import type * as review from '#src/modules/review/contract.ts'
import type * as statements from '#src/modules/statements/contract.ts'
import type * as triage from '#src/modules/triage/contract.ts'
import type { AgendaCommands } from './agenda-questions.ts'
import type { ConferenceCommands } from './conference-questions.ts'
import type { PeopleCommands } from './people-questions.ts'
import type { SignalCommands } from './signal-questions.ts'

type Source = z.output<typeof intake.receive>['source']
type Input<T extends z.ZodType> = z.input<T>

/** Name of a command → what it takes, straight from the contracts. */
export interface Commands extends AgendaCommands, ConferenceCommands, PeopleCommands, SignalCommands {
  'intake.register': { source: Source; text: string; title?: string; knownAt?: string; occurredAt?: string; contact?: string }
  'intake.correctKnownAt': Input<typeof intake.correctKnownAt>
  'intake.eraseNow': Input<typeof intake.eraseNow>
  'intake.holdWords': Input<typeof intake.holdWords>
  'intake.releaseWords': Input<typeof intake.releaseWords>
  'publication.setNumberForm': Input<typeof publication.setNumberForm>
  'consultations.draw': Input<typeof consultations.draw>
  'publication.setSite': Input<typeof setSite>
  'statements.startOwn': Input<typeof startOwn>
  'publication.grantPreview': Input<typeof grantPreview>
  'publication.revokePreview': Input<typeof revokePreview>
  'triage.study': Input<typeof triage.study>
  'triage.accept': Input<typeof triage.accept>
  'triage.merge': Input<typeof triage.merge>
  'triage.handOver': Input<typeof triage.handOver>
  'triage.decline': Input<typeof triage.decline>
  'triage.proposeReferral': Input<typeof triage.proposeReferral>
  'triage.approveReferral': Input<typeof triage.approveReferral>
  'cases.accept': Input<typeof cases.ofCase>
  'cases.giveBack': Input<typeof cases.giveBack>
  'cases.changeFirstSubject': Input<typeof cases.changeFirstSubject>
  'cases.setOwners': Input<typeof cases.setOwners>
  'cases.applyPause': Input<typeof cases.applyPause>
  'cases.applyExtension': Input<typeof cases.applyExtension>
  'cases.decideApplication': Input<typeof cases.decideApplication>
  'cases.resume': Input<typeof cases.ofCase>
  'cases.promiseUpdate': Input<typeof cases.promiseUpdate>
  'cases.setDisposition': Input<typeof cases.setDisposition>
  'cases.close': Input<typeof cases.close>
  'cases.reopen': Input<typeof cases.reopen>
  'cases.conveneMeeting': { at: string; place: string; unitIds: readonly string[]; caseIds: readonly string[] }
  'cases.recordMeeting': { meetingId: string; minutes: string; decisions: readonly { what: string; unitId: string; dueAt: string }[] }
  'cases.finishTask': { meetingId: string; no: number; result: string }
  'statements.start': Input<typeof statements.start>
  'statements.saveDraft': Input<typeof statements.saveDraft>
  'statements.finish': Input<typeof statements.finish>
  'statements.assignWriter': Input<typeof statements.assignWriter>
  'statements.writeLines': { linesId?: string; unitId: string; question: string; answer: string; facts: readonly { text: string; source: string }[]; dontSay: readonly string[]; validUntil?: string }
  'statements.approveLines': { linesId: string }
  'review.sign': Input<typeof review.sign>
  'review.addConfirmation': Input<typeof review.addConfirmation>
  'review.sendLink': Input<typeof review.sendLink>
  'review.answerConfirmation': Input<typeof review.answerConfirmation>
  'review.withhold': Input<typeof review.withhold>
  'publication.release': Input<typeof publication.ofRelease>
  'publication.schedule': Input<typeof publication.schedule>
  'publication.unschedule': Input<typeof publication.ofRelease>
  'publication.correct': Input<typeof publication.askCorrection>
  'publication.withdraw': Input<typeof publication.withdraw>
  'publication.erase': Input<typeof publication.erase>
  'review.lookAgain': Input<typeof review.lookAgain>
  'duties.waive': Input<typeof duties.waive>
  'directory.registerUnit': Input<typeof directory.registerUnit>
  'directory.changeUnit': Input<typeof directory.changeUnit>
  'directory.closeUnit': Input<typeof directory.closeUnit>
  'directory.assignDuty': Input<typeof directory.assignDuty>
  'directory.stateSelection': Input<typeof directory.stateSelection>
  'directory.changePerson': Input<typeof directory.changePerson>
  'directory.registerPerson': Input<typeof directory.registerPerson>
  'directory.appoint': Input<typeof directory.appoint>
  'directory.endAppointment': Input<typeof directory.endAppointment>
  'directory.undoImport': Input<typeof directory.undoImport>
  'evaluation.evaluate': Input<typeof evaluation.evaluate>
  'evaluation.addImprovement': Input<typeof evaluation.addImprovement>
  'evaluation.finishImprovement': Input<typeof evaluation.finishImprovement>
  'evaluation.defineIndicators': Input<typeof evaluation.defineIndicators>
  'evaluation.engage': Input<typeof evaluation.engage>
  'evaluation.fileReport': Input<typeof evaluation.fileReport>
  'channels.register': Input<typeof channels.register>
  'channels.change': Input<typeof channels.change>
  'channels.setSecrets': Input<typeof channels.setSecrets>
  'channels.retire': Input<typeof channels.retire>
  'channels.notePaper': Input<typeof channels.notePaper>
  'channels.drill': Input<typeof channels.ofChannel>
  'channels.send': Input<typeof channels.send>
  'channels.report': Input<typeof channels.report>
  'channels.settle': Input<typeof channels.settle>
  'channels.noteViews': Input<typeof channels.noteViews>
  'publication.planStockCheck': Input<typeof stock.planStockCheck>
  'publication.notePage': Input<typeof stock.notePage>
  'publication.closeStockCheck': Input<typeof stock.ofStockCheck>
  'publication.noteIssued': Input<typeof noteIssued>
  'publication.markMajor': Input<typeof markMajor>
  'publication.planDissemination': Input<typeof makePlan>
  'channels.retry': Input<typeof channels.ofDelivery>
  'log.namePeer': Input<typeof publicLog.namePeer>
  'log.dropPeer': Input<typeof publicLog.dropPeer>
  'measures.draft': Input<typeof measures.draft>
  'measures.write': Input<typeof measures.write>
  'measures.takeStep': Input<typeof measures.takeStep>
  'measures.revise': Input<typeof measures.revise>
  'measures.setValue': Input<typeof measures.setValue>
  'measures.nameDeputy': Input<typeof measures.nameDeputy>
  'measures.listTerm': Input<typeof measures.listTerm>
  'measures.dropTerm': Input<typeof measures.dropTerm>
}
export type CommandName = keyof Commands
