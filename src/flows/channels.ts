import type { Fact } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Flow } from '#src/desk/catalogue.ts'
import { erasureCategories, withdrawalReasons, type ErasureCategory, type Released, type WithdrawalReason } from '#src/modules/publication/contract.ts'

const data = <D>(fact: Fact): D => fact.data as D

const said = (when: string, act: 'publish' | 'correct'): Flow => ({
  name: `what-is-said-goes-to-its-channels (${when})`,
  when,
  ask: (fact) => {
    const { statementId: releaseId, no, note } = data<Released>(fact)
    return { command: 'channels.plan', input: { releaseId, no, act, note: note ?? null } }
  },
})

const takenBack = (when: string, noteOf: (fact: Fact) => string): Flow => ({
  name: `what-is-taken-back-is-taken-back-everywhere (${when})`,
  when,
  ask: (fact) => ({ command: 'channels.plan', input: { releaseId: idOf(fact.subject), act: 'withdraw', note: noteOf(fact) } }),
})

/** Once it stands on the site it goes where else it belongs, and what is put right here is put right there (RL-5). */
export const ontoChannels: readonly Flow[] = [
  said('publication.released', 'publish'),
  said('publication.corrected', 'correct'),
  takenBack('publication.withdrawn', (fact) => withdrawalReasons[data<{ reason: WithdrawalReason }>(fact).reason]),
  takenBack('publication.erased', (fact) => `原因：${erasureCategories[data<{ category: ErasureCategory }>(fact).category]}`),
]
