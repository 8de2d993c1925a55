import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { stepFacts, type Deputy, type Draft, type IssuedVersion, type OfficeValue, type RevisionDue, type RuleDocument, type StepTaken, type TakeStep, type Term, type Write } from './contract.ts'

const stepOf = new Map(Object.entries(stepFacts).map(([step, kind]) => [kind as string, step as TakeStep['step']]))

function stepTaken(state: RuleDocument, fact: Fact, step: TakeStep['step']): RuleDocument {
  const { on, by, note, opinion, number, personId } = fact.data as Omit<TakeStep, 'documentId'> & { personId: Id }
  const taken: StepTaken = { step, on, by, note, ...(opinion && { opinion }), personId, at: fact.at }
  const next = { ...state, state: step, steps: [...state.steps, taken] }
  if (step === 'interpreted') return { ...next, issued: state.issued.map((one) => (one.no === state.no ? { ...one, interpretation: note } : one)) }
  if (step !== 'issued') return next
  const version: IssuedVersion = { no: state.no, number: number!, title: state.title, issuedOn: on, effectiveFrom: state.effectiveFrom!, sections: state.sections }
  const { revisionDue: _, ...rest } = next
  return { ...rest, issued: [...state.issued, version] }
}

/** How each fact changes a rule document. */
export function evolveDocument(state: RuleDocument | undefined, fact: Fact): RuleDocument {
  if (fact.kind === 'measures.drafted') {
    return { ...(fact.data as Omit<Draft, 'unitId'> & { draftedBy: Id }), id: idOf(fact.subject), unitId: fact.unitId, no: 1, state: 'drafting', steps: [], issued: [] } as RuleDocument
  }
  if (!state) throw new Error(`${fact.kind} about a document that was never drafted: ${fact.subject}`)
  const step = stepOf.get(fact.kind)
  if (step) return stepTaken(state, fact, step)
  switch (fact.kind) {
    case 'measures.written': {
      const { sections, by: _, ...rest } = fact.data as Omit<Write, 'documentId'> & { by: Id }
      return { ...state, ...rest, sections: { ...state.sections, ...sections }, state: 'drafting', steps: [] } as RuleDocument
    }
    case 'measures.revisionStarted': {
      const { effectiveFrom: _, ...rest } = state
      return { ...rest, no: state.no + 1, state: 'drafting', steps: [], draftedBy: (fact.data as { draftedBy: Id }).draftedBy }
    }
    case 'measures.revisionDue':
      return { ...state, revisionDue: fact.data as RevisionDue }
    default:
      return state
  }
}

export const evolveValue = (_state: OfficeValue | undefined, fact: Fact): OfficeValue => ({ ...(fact.data as Omit<OfficeValue, 'id' | 'pressOfficeId' | 'setAt'>), id: idOf(fact.subject), pressOfficeId: fact.unitId, setAt: fact.at })

export const evolveDeputy = (_state: Deputy | undefined, fact: Fact): Deputy => ({ ...(fact.data as Omit<Deputy, 'id' | 'unitId'>), id: idOf(fact.subject), unitId: fact.unitId })

export function evolveTerm(state: Term | undefined, fact: Fact): Term {
  if (fact.kind === 'measures.termListed') return { ...(fact.data as Pick<Term, 'wrong' | 'right' | 'reason' | 'kind'>), id: idOf(fact.subject), unitId: fact.unitId, listedAt: fact.at }
  if (!state) throw new Error(`${fact.kind} about a term that was never listed: ${fact.subject}`)
  return fact.kind === 'measures.termDropped' ? { ...state, dropped: { reason: (fact.data as { reason: string }).reason, at: fact.at } } : state
}
