import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Audience, Edition, EditionFinished, StatementState } from './contract.ts'
import type { PageKind } from './page-kinds.ts'

const setState = (state: StatementState, no: number, next: Edition['state']): StatementState => ({
  ...state,
  editions: state.editions.map((edition) => (edition.no === no ? { ...edition, state: next } : edition)),
})

/** How each fact changes a statement. */
export function evolve(state: StatementState | undefined, fact: Fact): StatementState {
  if (fact.kind === 'statements.started') {
    const { caseId, pressOfficeId, audience, answers, personId, own } = fact.data as { caseId: Id; pressOfficeId: Id; audience: Audience; answers: Id[]; personId: Id; own?: PageKind }
    return { id: idOf(fact.subject), caseId, unitId: fact.unitId, pressOfficeId, audience, startedAt: fact.at, authorIds: personId ? [personId] : [], writers: [], editions: [], answers, ...(own && { own }) }
  }
  if (!state) throw new Error(`${fact.kind} about a statement that was never started: ${fact.subject}`)
  switch (fact.kind) {
    case 'statements.authored':
      return { ...state, authorIds: [...new Set([...state.authorIds, (fact.data as { personId: Id }).personId])] }
    case 'statements.writerAssigned':
      return { ...state, writers: [...new Set([...state.writers, (fact.data as { personId: Id }).personId])] }
    case 'statements.fileAdded':
      return { ...state, files: [...(state.files ?? []), (fact.data as { digest: string }).digest] }
    case 'statements.correctionStarted':
      return { ...state, authorIds: [], corrects: fact.data as NonNullable<StatementState['corrects']> }
    case 'statements.editionFinished': {
      const { no, digest, title, authorIds, mentions, holding, contentClass, riskNoted, interprets, invites, concludes, documentKey, resultExpectedOn, nextUpdateAt } = fact.data as EditionFinished
      const edition: Edition = { no, digest, title, authorIds, mentions, holding, contentClass, riskNoted, ...(interprets && { interprets }), ...(invites && { invites }), ...(concludes && { concludes }), ...(documentKey && { documentKey }), ...(resultExpectedOn && { resultExpectedOn }), ...(nextUpdateAt && { nextUpdateAt }), finishedAt: fact.at, state: 'inReview' }
      return { ...state, authorIds: [], editions: [...state.editions, edition] }
    }
    case 'statements.editionSentBack':
      return setState(state, (fact.data as { no: number }).no, 'sentBack')
    case 'statements.editionCleared':
      return setState(state, (fact.data as { no: number }).no, 'cleared')
    default:
      return state
  }
}
