import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Cleared } from '../review/contract.ts'
import type { Release, ReleaseEdition, Released } from './contract.ts'

function ready(state: Release | undefined, fact: Fact): Release {
  const { cleared, unitId, classes } = fact.data as { cleared: Cleared; unitId: Id; classes: string[] }
  const { caseId, editionNo, digest, title, audience, pressOfficeId, holding, resultExpectedOn, nextUpdateAt, corrects } = cleared
  const edition: ReleaseEdition = { no: editionNo, digest, title, clearedAt: fact.at, ...(corrects && { note: corrects.note }) }
  const told = { holding, ...(resultExpectedOn && { resultExpectedOn }), ...(nextUpdateAt && { nextUpdateAt }) }
  if (state) return { ...state, ...told, classes, editions: [...state.editions.filter((one) => one.releasedAt), edition] }
  return { id: idOf(fact.subject), state: 'ready', caseId, unitId, pressOfficeId, audience, classes, editions: [edition], ...told }
}

/** How each fact changes a release. */
export function evolve(state: Release | undefined, fact: Fact): Release {
  if (fact.kind === 'publication.ready') return ready(state, fact)
  if (!state) throw new Error(`${fact.kind} about a release that was never cleared: ${fact.subject}`)
  switch (fact.kind) {
    case 'publication.scheduled':
      return { ...state, state: 'scheduled', scheduledAt: (fact.data as { at: string }).at }
    case 'publication.unscheduled': {
      const { scheduledAt: _, ...rest } = state
      return { ...rest, state: 'ready' }
    }
    case 'publication.ordered':
      return { ...state, state: state.state === 'released' ? 'released' : 'ordered' }
    case 'publication.released':
    case 'publication.replied':
    case 'publication.corrected': {
      const { no, number } = fact.data as Released
      const editions = state.editions.map((edition) => (edition.no === no ? { ...edition, releasedAt: fact.at } : edition))
      return { ...state, state: 'released', editions, releasedAt: state.releasedAt ?? fact.at, ...(number && { number }) }
    }
    case 'publication.withdrawn':
      return { ...state, state: 'withdrawn', withdrawn: { ...(fact.data as NonNullable<Release['withdrawn']>), at: fact.at } }
    case 'publication.erased':
      return { ...state, state: 'erased', erased: { category: (fact.data as NonNullable<Release['erased']>).category, at: fact.at } }
    default:
      return state
  }
}
