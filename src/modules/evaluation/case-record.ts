import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Source } from '../intake/contract.ts'
import type { Released } from '../publication/contract.ts'
import type { Ticked } from './survey.ts'

/** One answer of a case as the record knows it. */
export interface Answer {
  readonly releaseId: Id
  readonly unitId: Id
  readonly audience: 'public' | 'asker'
  readonly at: Instant
  readonly substance: 'full' | 'holding'
  readonly resultPromised: boolean
  readonly messages: readonly Id[]
  /** Moments of correction, and the reason of withdrawal if it was taken back. */
  readonly corrections: readonly Instant[]
  readonly takenBack?: string
}

export interface OwedToPublic {
  readonly duty: string
  readonly dueAt: Instant
  /** Milliseconds left when it was done, negative when late; undefined while it is not done. */
  readonly left?: number
}

/** All of a case that formulas may look at: facts without words and without persons. */
export interface CaseRecord {
  readonly at: Instant
  readonly unitId: Id | undefined
  readonly messages: ReadonlyMap<Id, { readonly source: Source; readonly knownAt: Instant; readonly canFollow: boolean }>
  readonly answers: readonly Answer[]
  readonly owed: ReadonlyMap<Id, OwedToPublic>
  readonly disposition: string | undefined
  readonly ratings: readonly Ticked[]
}

/** Kinds of fact that the record of a case is folded from. */
export const READ_KINDS = [
  'intake.received', 'intake.knownAtCorrected', 'cases.opened', 'cases.assigned', 'cases.joined', 'cases.dispositionSet', 'cases.reopened',
  'publication.released', 'publication.replied', 'publication.corrected', 'publication.withdrawn', 'publication.erased',
  'duties.opened', 'duties.moved', 'duties.resumed', 'duties.discharged', 'duties.waived', 'evaluation.rated',
] as const

/** A fact as it is read for measuring. */
export type ReadFact = Pick<Fact, 'kind' | 'subject' | 'unitId' | 'at' | 'data'>

type Draft = { -readonly [K in keyof CaseRecord]: CaseRecord[K] } & { messages: Map<Id, { source: Source; knownAt: Instant; canFollow: boolean }>; owed: Map<Id, OwedToPublic> }

function newAnswer(fact: ReadFact): Answer {
  const { substance, resultExpectedOn, answers } = fact.data as Released
  return { releaseId: idOf(fact.subject), unitId: fact.unitId, audience: fact.kind === 'publication.replied' ? 'asker' : 'public', at: fact.at, substance, resultPromised: resultExpectedOn !== undefined, messages: answers, corrections: [] }
}

const changed = (answers: readonly Answer[], fact: ReadFact, change: (one: Answer) => Answer): Answer[] =>
  answers.map((one) => (one.releaseId === idOf(fact.subject) ? change(one) : one))

function readMessage(draft: Draft, fact: ReadFact): void {
  const messageId = idOf(fact.subject)
  const { source, knownAt, queryHash } = fact.data as { source: Source; knownAt: Instant; queryHash?: string }
  const known = draft.messages.get(messageId)
  if (known) draft.messages.set(messageId, { ...known, knownAt })
  else draft.messages.set(messageId, { source, knownAt, canFollow: queryHash !== undefined })
}

function readAnswer(draft: Draft, fact: ReadFact): void {
  switch (fact.kind) {
    case 'publication.corrected': {
      const { substance, resultExpectedOn, answers } = fact.data as Released
      draft.answers = changed(draft.answers, fact, (one) => ({ ...one, substance, resultPromised: resultExpectedOn !== undefined, messages: answers, corrections: [...one.corrections, fact.at] }))
      break
    }
    case 'publication.withdrawn':
      draft.answers = changed(draft.answers, fact, (one) => ({ ...one, takenBack: (fact.data as { reason: string }).reason }))
      break
    case 'publication.erased':
      draft.answers = changed(draft.answers, fact, (one) => ({ ...one, takenBack: 'erased' }))
      break
    default:
      draft.answers = [...draft.answers, newAnswer(fact)]
  }
}

function readDuty(draft: Draft, fact: ReadFact): void {
  const dutyId = idOf(fact.subject)
  const data = fact.data as { duty: string; owedTo?: string; dueAt: Instant; left: number }
  const one = draft.owed.get(dutyId)
  if (fact.kind === 'duties.opened' && data.owedTo === 'public') draft.owed.set(dutyId, { duty: data.duty, dueAt: data.dueAt })
  if (!one) return
  if (fact.kind === 'duties.moved' || fact.kind === 'duties.resumed') draft.owed.set(dutyId, { ...one, dueAt: data.dueAt })
  if (fact.kind === 'duties.discharged') draft.owed.set(dutyId, { ...one, left: data.left })
  if (fact.kind === 'duties.waived') draft.owed.delete(dutyId)
}

/** Folds the facts of a case, in the order of the record, into what formulas read. Pure: the same facts give the same figures. */
export function recordOf(facts: readonly ReadFact[], at: Instant): CaseRecord {
  const draft: Draft = { at, unitId: undefined, messages: new Map(), answers: [], owed: new Map(), disposition: undefined, ratings: [] }
  for (const fact of facts) {
    const module = fact.kind.slice(0, fact.kind.indexOf('.'))
    if (module === 'intake') readMessage(draft, fact)
    else if (module === 'publication') readAnswer(draft, fact)
    else if (module === 'duties') readDuty(draft, fact)
    else if (fact.kind === 'cases.assigned') draft.unitId = (fact.data as { unitId: Id }).unitId
    else if (fact.kind === 'cases.dispositionSet') draft.disposition = (fact.data as { disposition: string }).disposition
    else if (fact.kind === 'cases.reopened') draft.disposition = undefined
    else if (fact.kind === 'evaluation.rated') draft.ratings = [...draft.ratings, fact.data as Ticked]
  }
  return draft
}
