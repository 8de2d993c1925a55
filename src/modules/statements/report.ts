import { accept, type Decision, type Id } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import { content, type Content, type ContentClass, type EditionFinished, type ShownMedia, type StatementState, type SubmitReport, type SubmitTranscript } from './contract.ts'

const table = { table: 'statements.statement' }

/** A report from outside as the words that reviewers sign: exactly what was filed, in one part, under the name of who filed it. */
export const reportContent = ({ title, report, organisation }: { title: string; report: string; organisation: string }): Content =>
  ({ ...content.parse({ title, substanceNotJudged: true, contentClass: 'other' }), facts: report, spokesperson: organisation })

/** The transcript of an occasion as the words that reviewers sign, with what was photographed and filmed there. */
export const transcriptContent = ({ title, record, media }: { title: string; record: string; media: readonly ShownMedia[] }): Content =>
  ({ ...content.parse({ title, substanceNotJudged: true, contentClass: 'disclosure' }), facts: record, ...(media.length > 0 && { media }) })

interface OwnMatter {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly authorIds: readonly Id[]
  readonly title: string
  readonly digest: string
  readonly no: number
  readonly contentClass: ContentClass
}

/** Goes to review like anything else that is to be public (law 4): it is its own matter and answers no case. */
function submit(before: StatementState | undefined, { id, pressOfficeId, authorIds, title, digest, no, contentClass }: OwnMatter): Decision {
  const subject = subjectOf(table, id)
  const finished: EditionFinished = {
    statementId: id, caseId: id, audience: 'public', unitId: pressOfficeId, pressOfficeId, no, digest, title, authorIds, mentions: [],
    holding: false, contentClass, riskNoted: false, ...(before?.corrects && { corrects: before.corrects }),
  }
  const started = { caseId: id, pressOfficeId, audience: 'public', answers: [] as Id[], personId: authorIds[0] }
  return accept(
    ...(before ? [] : [{ kind: 'statements.started', subject, unitId: pressOfficeId, data: started }]),
    { kind: 'statements.editionFinished', subject, unitId: pressOfficeId, data: finished },
  )
}

/**
 * Its words are what the evaluator filed; nobody of the office writes on it. The units it speaks of are not asked to confirm it:
 * who is evaluated has no say in the finding (GB-46).
 */
export const submitReport = (before: StatementState | undefined, { reportId, authorId, ...rest }: SubmitReport): Decision =>
  submit(before, { ...rest, id: reportId, authorIds: [authorId], contentClass: 'other' })

/** Its words are the lines as they were written down. Whom it names was there and spoke; who else is to confirm is asked from the review desk (GB-35). */
export const submitTranscript = (before: StatementState | undefined, { transcriptId, ...rest }: SubmitTranscript): Decision =>
  submit(before, { ...rest, id: transcriptId, contentClass: 'disclosure' })
