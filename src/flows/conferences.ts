import type { Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Flow } from '#src/desk/catalogue.ts'
import type { Calendar, Held, OpenOnTopic, RecordSubmitted } from '#src/modules/conferences/contract.ts'
import type { Released } from '#src/modules/publication/contract.ts'

/** What a conference asks upstream, and what is told to it from downstream. */
const data = <D>(fact: Fact): D => fact.data as D

/** Asked in the hall or said there: from now on a message like any other, known to the government at this moment (NH-29, NH-41). */
const becomesSignal = (name: string, when: string, words: (fact: Fact) => string): Flow => ({
  name,
  when,
  ask: (fact) => ({ command: 'intake.receive', input: { source: 'conference_question', text: words(fact), messageId: data<{ messageId: Id }>(fact).messageId, knownAt: fact.at } }),
})

const answersQuestion = (when: string): Flow => ({
  name: `release-answers-followed-up-question (${when})`,
  when,
  ask: (fact) => {
    const { answers, statementId, substance } = data<Released>(fact)
    return { command: 'conferences.noteReleased', input: { answers, releaseId: statementId, substance } }
  },
})

/** Time, place and people of a conference take their place in the one calendar; agenda refuses what is taken. */
const takesItsPlace = (when: string): Flow => ({
  name: `conference-takes-its-place-in-the-calendar (${when})`,
  when,
  ask: (fact) => {
    const { calendar } = data<{ calendar?: Omit<Calendar, 'coUnitIds'> & Partial<Calendar> }>(fact)
    if (!calendar) return undefined
    const { title, from, until, room, personIds, coUnitIds = [], booking } = calendar
    return { command: 'agenda.noteConference', input: { conferenceId: idOf(fact.subject), unitId: fact.unitId, title, from, until, room, personIds, coUnitIds, state: booking } }
  },
})

const tellsTopic = (when: string): Flow => ({
  name: `question-tells-its-topic (${when})`,
  when,
  ask: (fact) => {
    const { topicId, openOnTopic } = data<OpenOnTopic>(fact)
    return topicId ? { command: 'agenda.noteQuestions', input: { topicId, open: openOnTopic } } : undefined
  },
})

const QUESTION_FACTS = ['conferences.questionAsked', 'conferences.questionWorded', 'conferences.questionAnswered', 'conferences.followUpOpened', 'conferences.questionMerged', 'conferences.questionDeclined']
const CALENDAR_FACTS = ['conferences.planned', 'conferences.sessionAdded', 'conferences.sessionDropped', 'conferences.readied', 'conferences.cancelled']

/** What became of the record of a conference; of every other text there is no conference, and nothing follows. */
const tellsRecord = (when: string, became: 'published' | 'correcting' | 'takenBack', note?: (fact: Fact) => string): Flow => ({
  name: `record-is-told-what-became-of-it (${when})`,
  when,
  ask: (fact) => ({ command: 'conferences.noteRecord', input: { conferenceId: idOf(fact.subject), became, ...(note && { note: note(fact) }) } }),
})

/** Downstream from review: sent back, the record takes lines again. */
export const recordReturned: Flow = {
  name: 'record-sent-back-may-be-completed',
  when: 'review.sentBack',
  ask: (fact) => {
    const { statementId, note } = data<{ statementId: Id; note: string }>(fact)
    return { command: 'conferences.noteRecord', input: { conferenceId: statementId, became: 'returned', note } }
  },
}

export const conferenceFlows: readonly Flow[] = [
  {
    name: 'transcript-becomes-statement',
    when: 'conferences.recordSubmitted',
    ask: (fact) => {
      const { no, title, digest, authorIds } = data<RecordSubmitted>(fact)
      return { command: 'statements.submitTranscript', input: { transcriptId: idOf(fact.subject), pressOfficeId: fact.unitId, authorIds, title, digest, no } }
    },
  },
  tellsRecord('publication.released', 'published'),
  tellsRecord('publication.corrected', 'published'),
  tellsRecord('publication.correctionAsked', 'correcting', (fact) => data<{ note: string }>(fact).note),
  tellsRecord('publication.withdrawn', 'takenBack'),
  tellsRecord('publication.erased', 'takenBack'),
  becomesSignal('question-asked-becomes-signal', 'conferences.followUpOpened', (fact) => data<{ wording: string }>(fact).wording),
  becomesSignal('opinion-noted-becomes-signal', 'conferences.opinionNoted', (fact) => data<{ text: string }>(fact).text),
  {
    name: 'held-conference-fulfils-its-slot',
    when: 'conferences.held',
    ask: (fact) => {
      const { slotId, conferenceId, heldAt, sessions, attendeeIds } = data<Held>(fact)
      return { command: 'agenda.noteHeld', input: { slotId, conferenceId, heldAt, sessions, attendeeIds } }
    },
  },
  ...CALENDAR_FACTS.map(takesItsPlace),
  ...QUESTION_FACTS.map(tellsTopic),
  answersQuestion('publication.released'),
  answersQuestion('publication.replied'),
]
