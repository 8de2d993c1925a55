import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Flow } from '#src/desk/catalogue.ts'
import { backToTheExperts, backToTheYear } from './agenda.ts'
import { conferenceFlows } from './conferences.ts'
import { backToTheConsultations } from './consultations.ts'
import { backToSignals } from './signals.ts'
import type { Reported } from '#src/modules/evaluation/contract.ts'
import type { Deputy } from '#src/modules/measures/contract.ts'
import type { Released } from '#src/modules/publication/contract.ts'

/** Return water asks, it does not act: the upstream module decides, and nothing that was said is altered. */
const data = <D>(fact: Fact): D => fact.data as D

const answered = (when: string): Flow => ({
  name: `release-answers-its-case (${when})`,
  when,
  ask: (fact) => {
    const { caseId, answers, statementId, substance, nextUpdateAt, resultExpectedOn } = data<Released>(fact)
    // A third party's report or the record of a conference is its own matter: it answers no case.
    if (caseId === statementId) return undefined
    return { command: 'cases.noteAnswer', input: { caseId, answers, releaseId: statementId, substance, nextUpdateAt, resultExpectedOn } }
  },
})

const settled = (when: string, state: string): Flow => ({ name: `${when}-settles-message`, when, ask: (fact) => ({ command: 'intake.settle', input: { messageId: idOf(fact.subject), state } }) })

export const returning: readonly Flow[] = [
  {
    name: 'assigned-case-opens-words-to-its-units',
    when: 'cases.assigned',
    ask: (fact) => {
      const { messages, unitId, coUnitIds } = data<{ messages: Id[]; unitId: Id; coUnitIds: Id[] }>(fact)
      return messages.map((messageId) => ({ command: 'intake.entrust', input: { messageId, caseId: idOf(fact.subject), unitIds: [unitId, ...coUnitIds] } }))
    },
  },
  {
    name: 'joined-message-is-opened-to-the-units-of-its-case',
    when: 'cases.joined',
    ask: (fact) => {
      const { messageId, unitId, coUnitIds } = data<{ messageId: Id; unitId: Id; coUnitIds: Id[] }>(fact)
      return { command: 'intake.entrust', input: { messageId, caseId: idOf(fact.subject), unitIds: [unitId, ...coUnitIds] } }
    },
  },
  {
    name: 'returned-case-goes-back-to-triage',
    when: 'cases.returned',
    ask: (fact) => {
      const { reason, from, proposedUnitId } = data<{ reason: string; from: Id; proposedUnitId?: Id }>(fact)
      return { command: 'triage.takeBack', input: { messageId: idOf(fact.subject), unitId: from, reason, proposedUnitId } }
    },
  },
  {
    name: 'closed-case-settles-its-messages',
    when: 'cases.closed',
    ask: (fact) => data<{ closes: Id[] }>(fact).closes.map((messageId) => ({ command: 'intake.settle', input: { messageId, state: 'closed' } })),
  },
  {
    name: 'reopened-case-reopens-its-messages',
    when: 'cases.reopened',
    ask: (fact) => data<{ messages: Id[] }>(fact).messages.map((messageId) => ({ command: 'intake.reopen', input: { messageId } })),
  },
  {
    name: 'approved-referral-holds-its-evidence',
    when: 'triage.referralDecided',
    ask: (fact) => ({ command: 'intake.holdForReferral', input: { messageId: idOf(fact.subject), decision: data<{ decision: string }>(fact).decision } }),
  },
  settled('triage.declined', 'declined'),
  settled('triage.handedOver', 'handedOver'),
  {
    name: 'unit-asked-to-confirm-may-read-the-edition',
    when: 'review.confirmationRequested',
    ask: (fact) => {
      const { statementId, no, unitId } = data<{ statementId: Id; no: number; unitId?: Id }>(fact)
      return unitId ? { command: 'statements.show', input: { statementId, no, unitId } } : undefined
    },
  },
  { name: 'sent-back-text-opens-next-edition', when: 'review.sentBack', ask: (fact) => ({ command: 'statements.noteOutcome', input: { ...data<{ statementId: Id; no: number }>(fact), outcome: 'sentBack' } }) },
  {
    name: 'cleared-edition-is-marked',
    when: 'review.cleared',
    ask: (fact) => {
      const { statementId, editionNo } = data<{ statementId: Id; editionNo: number }>(fact)
      return { command: 'statements.noteOutcome', input: { statementId, no: editionNo, outcome: 'cleared' } }
    },
  },
  {
    name: 'error-found-opens-correcting-edition',
    when: 'publication.correctionAsked',
    ask: (fact) => {
      const { statementId, note } = data<{ statementId: Id; note: string }>(fact)
      return { command: 'statements.startCorrection', input: { statementId, releaseId: statementId, note } }
    },
  },
  answered('publication.released'),
  answered('publication.replied'),
  ...conferenceFlows,
  ...backToTheConsultations,
  ...backToSignals,
  ...backToTheYear,
  ...backToTheExperts,
  {
    name: 'filed-report-goes-to-review',
    when: 'evaluation.reported',
    ask: (fact) => {
      const { title, digest, no, authorId } = data<Reported>(fact)
      return { command: 'statements.submitReport', input: { reportId: idOf(fact.subject), pressOfficeId: fact.unitId, authorId, title, digest, no } }
    },
  },
  { name: 'evaluated-case-may-close', when: 'evaluation.done', ask: (fact) => ({ command: 'cases.noteEvaluation', input: { caseId: data<{ caseId: Id }>(fact).caseId } }) },
  {
    name: 'dissatisfied-asker-asks-for-rehandling',
    when: 'evaluation.rehandlingAsked',
    ask: (fact) => ({ command: 'cases.reopen', input: { caseId: data<{ caseId: Id }>(fact).caseId, reason: '来信人评价不满意，要求重新办理' } }),
  },
  {
    name: 'named-deputy-is-given-the-post',
    when: 'measures.deputyNamed',
    ask: (fact) => {
      const { role, personId, deputyId, from, until } = data<Deputy>(fact)
      return { command: 'directory.appoint', input: { personId: deputyId, unitId: fact.unitId, role, from, to: until, nominatedBy: personId } }
    },
  },
]
