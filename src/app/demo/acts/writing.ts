import { idOf } from '#src/kernel/subjects.ts'
import type { EditionFinished } from '#src/modules/statements/contract.ts'
import { madeBy } from '../../cast.ts'
import type { Wording } from '../matters/matter.ts'
import { REVIEW_ITEMS, reviewersOf } from '../people.ts'
import type { Act, Run } from '../run.ts'

const startFor = (audience: 'public' | 'asker'): Act => async (run) => {
  run.statementId = madeBy(await run.does(run.of('writer'), 'statements.start', { caseId: run.caseId, audience }), 'statements.started')
}
export const startDraft = startFor('public')
export const startReply = startFor('asker')

/** Autosave of the first half of what will be said. */
export const saveDraft: Act = async (run) => {
  const { title, question, facts } = run.matter.answer!
  const content = { ...run.content({ title, question: question ?? '', facts: facts.slice(0, Math.ceil(facts.length * 0.7)) }), measures: '', result: '' }
  await run.does(run.of('writer'), 'statements.saveDraft', { statementId: run.statementId, baseVersion: await run.draftVersion(), content, riskNote: { misreading: run.riskNote.misreading } })
}

async function finishWith(run: Run, wording: Wording, mentions: readonly string[]): Promise<void> {
  const input = { statementId: run.statementId, baseVersion: await run.draftVersion(), content: run.content(wording), riskNote: run.riskNote, mentions }
  const facts = await run.does(run.of('writer'), 'statements.finish', input)
  const finished = facts.find((fact) => fact.kind === 'statements.editionFinished')!.data as EditionFinished
  run.digest = finished.digest
  run.reviewId = idOf(facts.find((fact) => fact.kind === 'review.requested')!.subject)
}

export const finishAnswer: Act = (run) => finishWith(run, run.matter.answer!, [])
export const finishHolding: Act = (run) => finishWith(run, run.matter.holding!, [])
export const finishLater: Act = (run) => finishWith(run, run.matter.later!, [])
/** The text touches an agency outside the register, which must confirm (GB-35). */
export const finishNaming = (agency: string): Act => (run) => finishWith(run, run.matter.answer!, [agency])

const signAs = (nth: 0 | 1 | 2): Act => (run) =>
  run.does(reviewersOf(run.matter.unit)[nth], 'review.sign', { reviewId: run.reviewId, digest: run.digest, items: [...REVIEW_ITEMS[nth]], verdict: 'pass' })
export const firstReview = signAs(0)
export const secondReview = signAs(1)
export const thirdReview = signAs(2)

/** The second reviewer sends it back with what must change. */
export const sendBack: Act = (run) =>
  run.does(reviewersOf(run.matter.unit)[1], 'review.sign', { reviewId: run.reviewId, digest: run.digest, items: ['review2'], verdict: 'sendBack', note: run.matter.why! })

/** The lighter gate of a reply to one asker; its two checks are taken by the press office, which has both. */
export const reviewReply: Act = async (run) => {
  const sign = (who: string, items: readonly string[]) => run.does(who, 'review.sign', { reviewId: run.reviewId, digest: run.digest, items, verdict: 'pass' })
  const [first, second] = reviewersOf(run.matter.unit)
  await sign(first, ['review1', 'proof1', 'check:policy'])
  await sign(second, ['check:secrecy'])
}

/** The agency that the text names answers (GB-35). */
export const confirmation = (unit: string, name: string, answer: 'confirm' | 'amend' | 'object', note = ''): Act => (run) =>
  run.does(run.of('chief', unit), 'review.answerConfirmation', { reviewId: run.reviewId, name, answer, note })
