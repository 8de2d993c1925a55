import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Flow } from '#src/desk/catalogue.ts'
import type { Released } from '#src/modules/publication/contract.ts'

const data = <D>(fact: Fact): D => fact.data as D

const said = (when: string, kind: 'publish' | 'correct'): Flow => ({
  name: `what-is-said-in-public-becomes-a-leaf (${when})`,
  when,
  ask: (fact) => {
    const { statementId, no, number } = data<Released>(fact)
    return { command: 'log.append', input: { documentId: statementId, kind, no, ...(number && { number: number.text }) } }
  },
})

const takenBack = (when: string, kind: 'withdraw' | 'erase', reasonOf: (fact: Fact) => string): Flow => ({
  name: `what-is-taken-back-becomes-a-leaf (${when})`,
  when,
  ask: (fact) => ({ command: 'log.append', input: { documentId: idOf(fact.subject) satisfies Id, kind, reason: reasonOf(fact) } }),
})

/** Everything said in public, corrected or taken back stands in the log; in the transaction in which it is said. */
export const intoTheLog: readonly Flow[] = [
  said('publication.released', 'publish'),
  said('publication.corrected', 'correct'),
  takenBack('publication.withdrawn', 'withdraw', (fact) => data<{ reason: string }>(fact).reason),
  takenBack('publication.erased', 'erase', (fact) => data<{ category: string }>(fact).category),
]
