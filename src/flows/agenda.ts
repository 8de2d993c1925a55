import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Flow } from '#src/desk/catalogue.ts'
import type { AppointmentTerms, UnitDescription } from '#src/modules/directory/contract.ts'
import type { Released } from '#src/modules/publication/contract.ts'

const data = <D>(fact: Fact): D => fact.data as D

/** What comes new during an opened year owes its part of it (NH-09, CX-25). */
export const intoTheYear: readonly Flow[] = [
  {
    name: 'registered-unit-owes-its-part-of-the-year',
    when: 'directory.unitRegistered',
    ask: (fact) => {
      const { name, kind, activeFrom } = data<UnitDescription>(fact)
      return { command: 'agenda.oweNewcomer', input: { unit: { id: idOf(fact.subject), name, kind, activeFrom } } }
    },
  },
  {
    name: 'given-post-owes-its-part-of-the-year',
    when: 'directory.appointed',
    ask: (fact) => {
      const { personId, unitId, role, from, to } = data<AppointmentTerms & { personId: Id }>(fact)
      return { command: 'agenda.oweNewcomer', input: { post: { personId, unitId, role, from, to } } }
    },
  },
]

/** What was put out downstream counts for the year (WL-15, WL-24). */
export const backToTheYear: readonly Flow[] = [
  {
    name: 'release-counts-in-the-year',
    when: 'publication.released',
    ask: (fact) => {
      const { statementId, answers } = data<Released>(fact)
      return { command: 'agenda.noteRelease', input: { releaseId: statementId, unitId: fact.unitId, at: fact.at, answers: answers.length } }
    },
  },
]
