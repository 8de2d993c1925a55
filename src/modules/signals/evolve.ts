import type { Fact } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { AddRule, AddSource, ChangeRule, List, Matter, MatterAccepted, Rule, RuleVersion, SetList, Source } from './contract.ts'

export function evolveSource(state: Source | undefined, fact: Fact): Source {
  if (fact.kind === 'signals.sourceAdded') return { ...(fact.data as AddSource), id: idOf(fact.subject), pressOfficeId: fact.unitId, state: 'off', keyNo: 1 }
  if (!state) throw new Error(`${fact.kind} about a source that was never added: ${fact.subject}`)
  switch (fact.kind) {
    case 'signals.sourceChanged':
      return { ...state, ...(fact.data as Partial<Source>) }
    case 'signals.sourceTurnedOn':
      return { ...state, state: 'on' }
    case 'signals.sourceTurnedOff':
      return { ...state, state: 'off' }
    case 'signals.sourceRemoved':
      return { ...state, state: 'removed' }
    case 'signals.keyRenewed':
      return { ...state, keyNo: state.keyNo + 1 }
    default:
      return state
  }
}

function versionOf(fact: Fact, no: number): RuleVersion {
  const { expression, reason } = fact.data as Pick<ChangeRule, 'expression'> & Partial<Pick<ChangeRule, 'reason'>>
  return { no, expression, at: fact.at, ...(fact.actor.as === 'post' && { personId: fact.actor.personId }), ...(reason && { reason }) }
}

export function evolveRule(state: Rule | undefined, fact: Fact): Rule {
  if (fact.kind === 'signals.ruleWithdrawn') return { ...state!, state: 'withdrawn', changedAt: fact.at, withdrawn: (fact.data as { reason: string }).reason }
  const { name, comment, proposes, urgent } = fact.data as AddRule
  const versions = state?.versions ?? []
  return { id: idOf(fact.subject), pressOfficeId: fact.unitId, state: 'standing', name, comment, ...(proposes && { proposes }), urgent, changedAt: fact.at, versions: [...versions, versionOf(fact, versions.length + 1)] }
}

export const evolveList = (_state: List | undefined, fact: Fact): List => ({ ...(fact.data as SetList), id: idOf(fact.subject), pressOfficeId: fact.unitId, changedAt: fact.at })

/** The expression that holds now. */
export const expressionOf = ({ versions }: Rule): string => versions.at(-1)!.expression

export function evolveMatter(state: Matter | undefined, fact: Fact): Matter {
  const { reason } = fact.data as { reason?: string }
  const before: Matter = { ...(state ?? { id: idOf(fact.subject), pressOfficeId: fact.unitId, answered: [], apart: [] }), state: state?.state ?? 'open', decidedAt: fact.at, ...(reason && { reason }) }
  switch (fact.kind) {
    case 'signals.matterAccepted': {
      const { messageId, title } = fact.data as MatterAccepted
      return { ...before, state: 'accepted', messageId, title }
    }
    case 'signals.matterSetAside':
      return { ...before, state: 'setAside' }
    case 'signals.matterMerged':
      return { ...before, state: 'merged', intoId: (fact.data as { intoId: string }).intoId }
    case 'signals.matterSplit': {
      const { fromId, title } = fact.data as { fromId: string; title: string }
      return { ...before, title, apart: [...before.apart, fromId] }
    }
    case 'signals.matterAnswered':
      return { ...before, decidedAt: state!.decidedAt, answered: [...before.answered, { releaseId: (fact.data as { releaseId: string }).releaseId, at: fact.at }] }
    case 'signals.matterClosed':
      return { ...before, decidedAt: state!.decidedAt, closedAt: fact.at }
    default:
      return before
  }
}
