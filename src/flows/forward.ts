import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Flow } from '#src/desk/catalogue.ts'
import { intoTheYear } from './agenda.ts'
import { ontoChannels } from './channels.ts'
import { recordReturned } from './conferences.ts'
import { intoTheLog } from './public-log.ts'
import { intoIntake } from './signals.ts'
import type { Received } from '#src/modules/intake/contract.ts'
import type { Accepted } from '#src/modules/triage/contract.ts'
import type { EditionFinished } from '#src/modules/statements/contract.ts'
import type { Cleared } from '#src/modules/review/contract.ts'

/**
 * The river, one sentence a row: when this fact stands, ask that module. Each runs in the transaction of the fact,
 * so that nothing is ever received and on nobody's desk (docs/decisions/0002-flows-in-the-transaction.md).
 */
const data = <D>(fact: Fact): D => fact.data as D

export const forward: readonly Flow[] = [
  intoIntake,
  {
    name: 'received-signal-is-triaged',
    when: 'intake.received',
    ask: (fact) => ({ command: 'triage.place', input: { messageId: idOf(fact.subject), unitId: fact.unitId, registeredAt: data<Received>(fact).registeredAt } }),
  },
  {
    name: 'accepted-signal-opens-case',
    when: 'triage.accepted',
    ask: (fact) => ({ command: 'cases.open', input: { messageId: idOf(fact.subject), pressOfficeId: fact.unitId, accepted: data<Accepted>(fact) } }),
  },
  {
    name: 'merged-signal-joins-case',
    when: 'triage.merged',
    ask: (fact) => ({ command: 'cases.join', input: { caseId: data<{ caseId: Id }>(fact).caseId, messageId: idOf(fact.subject) } }),
  },
  ...intoTheYear,
  { name: 'finished-draft-goes-to-review', when: 'statements.editionFinished', ask: (fact) => ({ command: 'review.open', input: { edition: data<EditionFinished>(fact) } }) },
  { name: 'cleared-text-may-be-released', when: 'review.cleared', ask: (fact) => ({ command: 'publication.ready', input: { cleared: data<Cleared>(fact), unitId: fact.unitId } }) },
  recordReturned,
  ...intoTheLog,
  ...ontoChannels,
  {
    name: 'report-sent-back-may-be-filed-again',
    when: 'review.sentBack',
    // Of an ordinary text there is no engagement, and nothing follows.
    ask: (fact) => {
      const { statementId, note } = data<{ statementId: Id; note: string }>(fact)
      return { command: 'evaluation.noteReportReturned', input: { engagementId: statementId, note } }
    },
  },
]
