import { accept, type Decision, type Id } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import { content, type Content, type EditionFinished, type StatementState, type SubmitReport } from './contract.ts'

const table = { table: 'statements.statement' }

/** A report from outside as the words that reviewers sign: exactly what was filed, in one part, under the name of who filed it. */
export const reportContent = ({ title, report, organisation }: { title: string; report: string; organisation: string }): Content =>
  ({ ...content.parse({ title, substanceNotJudged: true, contentClass: 'other' }), facts: report, spokesperson: organisation })

/**
 * A report from outside goes to review like anything else that is to be public (law 4): it is its own matter and answers no case.
 * Its words are what the evaluator filed; nobody of the office writes on it. The units it speaks of are not asked to confirm it:
 * who is evaluated has no say in the finding (GB-46).
 */
export function submitReport(before: StatementState | undefined, input: SubmitReport): Decision {
  const { reportId, pressOfficeId, authorId, title, digest, no } = input
  const subject = subjectOf(table, reportId)
  const finished: EditionFinished = {
    statementId: reportId, caseId: reportId, audience: 'public', unitId: pressOfficeId, pressOfficeId, no, digest, title, authorIds: [authorId], mentions: [],
    holding: false, contentClass: 'other', riskNoted: false,
  }
  const started = { caseId: reportId, pressOfficeId, audience: 'public', answers: [] as Id[], personId: authorId }
  return accept(
    ...(before ? [] : [{ kind: 'statements.started', subject, unitId: pressOfficeId, data: started }]),
    { kind: 'statements.editionFinished', subject, unitId: pressOfficeId, data: finished },
  )
}
