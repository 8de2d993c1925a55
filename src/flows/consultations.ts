import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Flow } from '#src/desk/catalogue.ts'
import type { Invited } from '#src/modules/consultations/contract.ts'
import type { Released } from '#src/modules/publication/contract.ts'

const data = <D>(fact: Fact): D => fact.data as D

const concluded = (when: string): Flow => ({
  name: `outcome-concludes-its-consultation (${when})`,
  when,
  ask: (fact) => {
    const { concludes, statementId } = data<Released>(fact)
    return concludes ? { command: 'consultations.conclude', input: { consultationId: concludes satisfies Id, releaseId: statementId } } : undefined
  },
})

const takenBack = (when: string): Flow => ({
  name: `notice-taken-back-ends-its-consultation (${when})`,
  when,
  // Of every other release there is no consultation, and nothing follows.
  ask: (fact) => ({ command: 'consultations.cancel', input: { consultationId: idOf(fact.subject) } }),
})

/** A notice in public opens what it asks; its correction gives more time; its outcome ends what is owed (XM4-13). */
export const backToTheConsultations: readonly Flow[] = [
  {
    name: 'notice-in-public-opens-its-consultation',
    when: 'publication.released',
    ask: (fact) => {
      const { invites, statementId } = data<Released>(fact)
      return invites ? { command: 'consultations.open', input: { consultationId: statementId, unitId: fact.unitId, invited: invites satisfies Invited } } : undefined
    },
  },
  {
    name: 'corrected-notice-may-give-more-time',
    when: 'publication.corrected',
    ask: (fact) => {
      const { invites, statementId } = data<Released>(fact)
      return invites ? { command: 'consultations.amend', input: { consultationId: statementId, invited: invites } } : undefined
    },
  },
  concluded('publication.released'),
  takenBack('publication.withdrawn'),
  takenBack('publication.erased'),
]
