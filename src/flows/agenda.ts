import type { Fact, Id } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Flow } from '#src/desk/catalogue.ts'
import type { AppointmentTerms, UnitDescription } from '#src/modules/directory/contract.ts'
import type { Released } from '#src/modules/publication/contract.ts'
import type { Attendee, Lecturer } from '#src/modules/training/contract.ts'
import type { EditionFinished } from '#src/modules/statements/contract.ts'

const data = <D>(fact: Fact): D => fact.data as D

/** Courses and drills stand on the calendar too, and the hours of a course are counted (GS-18, NH-27). */
const trainingFlows: readonly Flow[] = [
  {
    name: 'held-course-counts-in-the-year',
    when: 'training.courseHeld',
    ask: (fact) => {
      const { on, attendees } = data<{ on: string; attendees: readonly Attendee[] }>(fact)
      return { command: 'agenda.noteTraining', input: { subject: fact.subject, duty: 'training-course', on, attendees: attendees.map(({ personId, hours }) => ({ personId, hours })) } }
    },
  },
  {
    name: 'held-drill-counts-in-the-year',
    when: 'training.drillMeasured',
    ask: (fact) => ({ command: 'agenda.noteTraining', input: { subject: fact.subject, duty: 'drill', on: civilDate(fact.at), attendees: [] } }),
  },
]

/** What comes new during an opened year owes its part of it (NH-09, CX-25). */
export const intoTheYear: readonly Flow[] = [
  ...trainingFlows,
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

/** Whoever asks an expert for something has it noted in the bank, by no tick of theirs (CV-7). */
export const backToTheExperts: readonly Flow[] = [
  {
    name: 'planned-course-asks-its-lecturers',
    when: 'training.coursePlanned',
    ask: (fact) => {
      const { title, lecturers } = data<{ title: string; lecturers: readonly Lecturer[] }>(fact)
      const expertIds = lecturers.flatMap((one) => ('expertId' in one ? [one.expertId] : []))
      return expertIds.length > 0 ? { command: 'experts.noteUse', input: { expertIds, use: 'teach', subject: fact.subject, title } } : undefined
    },
  },
  {
    name: 'signed-interpretation-is-noted-with-its-expert',
    when: 'statements.editionFinished',
    ask: (fact) => {
      const { expertId, title } = data<EditionFinished>(fact)
      return expertId ? { command: 'experts.noteUse', input: { expertIds: [expertId], use: 'interpret', subject: fact.subject, title } } : undefined
    },
  },
]
