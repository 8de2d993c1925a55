import { command, type Module } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import type { Work } from '#src/record/work.ts'
import { peopleWithRole, unknownUnits } from '../directory/queries.ts'
import * as contract from './contract.ts'
import type { Meeting, Paper } from './contract.ts'
import * as decide from './decide.ts'
import { evolveMeeting, evolvePaper } from './evolve.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'

export const meetings: Aggregate<Meeting> = { table: 'briefings.meeting', evolve: evolveMeeting, units: (one) => [one.unitId] }
export const papers: Aggregate<Paper> = { table: 'briefings.paper', evolve: evolvePaper, units: (one) => [one.unitId] }

const CALLERS = ['press_office_head', 'press_officer', 'press_assistant', 'unit_head', 'first_spokesperson'] as const

/** Those who speak for the unit now, each once. */
async function speakers({ tx }: Work, { unitId }: { unitId: Id }): Promise<decide.Speakers> {
  const found = [...(await peopleWithRole(tx, unitId, 'spokesperson')), ...(await peopleWithRole(tx, unitId, 'first_spokesperson'))]
  return { unknownUnits: await unknownUnits(tx, [unitId]), speakerIds: [...new Set(found.map((one) => one.personId))] }
}
const needMeeting = (work: Work, given: { meetingId: Id }): Promise<Meeting> => work.need(meetings, given.meetingId, 'briefings/no-meeting')

const callMeeting = command({ name: 'briefings.callMeeting', zh: '通知重要会议', input: contract.callMeeting, may: CALLERS, load: speakers, decide: decide.callMeeting })
const recordMeeting = command({ name: 'briefings.recordMeeting', zh: '登记重要会议', input: contract.recordMeeting, may: CALLERS, load: needMeeting, decide: decide.recordMeeting })
const cancelMeeting = command({ name: 'briefings.cancelMeeting', zh: '取消重要会议', input: contract.cancelMeeting, may: CALLERS, load: needMeeting, decide: decide.cancelMeeting })
const circulate = command({ name: 'briefings.circulate', zh: '送阅重要文件', input: contract.circulate, may: CALLERS, load: speakers, decide: decide.circulate })
const noteRead = command({ name: 'briefings.noteRead', zh: '登记已阅', input: contract.noteRead, may: 'signedIn', load: (work, given) => work.need(papers, given.paperId, 'briefings/no-paper'), decide: (paper, _, ctx) => decide.noteRead(paper, ctx) })

export const briefings: Module = {
  name: 'briefings',
  aggregates: [meetings, papers],
  commands: [callMeeting, recordMeeting, cancelMeeting, circulate, noteRead],
  queries,
  refusals,
  facts: contract.facts,
}
