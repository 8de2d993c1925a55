import type { Fact } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Engagement, Evaluation, Improvement, IndicatorSet, Rating, RehandlingAsked, Reported } from './contract.ts'

function known<S>(state: S | undefined, fact: Fact): S {
  if (!state) throw new Error(`${fact.kind} about something that was never stated: ${fact.subject}`)
  return state
}

export const evolveEvaluation = (_state: Evaluation | undefined, fact: Fact): Evaluation => ({ ...(fact.data as Omit<Evaluation, 'id' | 'unitId' | 'at'>), id: idOf(fact.subject), unitId: fact.unitId, at: fact.at })

export function evolveImprovement(state: Improvement | undefined, fact: Fact): Improvement {
  if (fact.kind === 'evaluation.improvementOpened') {
    return { ...(fact.data as Omit<Improvement, 'id' | 'unitId' | 'state' | 'openedAt'>), id: idOf(fact.subject), unitId: fact.unitId, state: 'open', openedAt: fact.at }
  }
  return { ...known(state, fact), state: 'done', result: (fact.data as { result: string }).result, doneAt: fact.at }
}

export function evolveRating(state: Rating | undefined, fact: Fact): Rating {
  if (fact.kind === 'evaluation.rated') return { ...(fact.data as Omit<Rating, 'id' | 'givenAt'>), id: idOf(fact.subject), givenAt: fact.at }
  if (fact.kind === 'evaluation.reasonErased') {
    const rating = known(state, fact)
    return { ...rating, rehandling: { ...rating.rehandling!, erased: true } }
  }
  const { wordsId, wordsDigest } = fact.data as RehandlingAsked
  return { ...known(state, fact), rehandling: { at: fact.at, wordsId, wordsDigest } }
}

export const evolveSet = (_state: IndicatorSet | undefined, fact: Fact): IndicatorSet => ({ ...(fact.data as Omit<IndicatorSet, 'id' | 'pressOfficeId'>), id: idOf(fact.subject), pressOfficeId: fact.unitId })

export function evolveEngagement(state: Engagement | undefined, fact: Fact): Engagement {
  if (fact.kind === 'evaluation.engaged') return { ...(fact.data as Omit<Engagement, 'id' | 'state' | 'pressOfficeId'>), id: idOf(fact.subject), state: 'engaged', pressOfficeId: fact.unitId }
  const one = known(state, fact)
  if (fact.kind === 'evaluation.reportReturned') return { ...one, state: 'engaged', returned: (fact.data as { note: string }).note }
  const { returned: _, ...rest } = one
  const { title, report, no } = fact.data as Reported
  return { ...rest, state: 'reported', title, report, filedAt: fact.at, filings: no }
}
