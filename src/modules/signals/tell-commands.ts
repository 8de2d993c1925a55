import { command } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import type { Work } from '#src/record/work.ts'
import { unitNameOf } from '../directory/names.ts'
import { peopleWithRole, pressOfficeOf, unknownUnits } from '../directory/queries.ts'
import * as notice from './notice.ts'
import { evidenceOf } from './storage.ts'
import * as upward from './upward.ts'

/** Those who watch and decide for the office tell others inside the government. */
const DESK = ['press_officer', 'press_office_head', 'duty_officer'] as const

/** Units to whose posts it was told read it. */
export const notices: Aggregate<notice.Notice> = { ...notice.noticeTable, evolve: notice.evolveNotice, units: (one) => [...new Set([one.pressOfficeId, ...one.unitIds])] }
export const reports: Aggregate<upward.Report> = { ...upward.reportTable, evolve: upward.evolveReport, units: (one) => [one.pressOfficeId] }

const aboutOf = ({ tx }: Work, matterId: Id | undefined) => (matterId === undefined ? Promise.resolve([]) : evidenceOf(tx, [matterId]))

/** Holders of the named posts in each unit, each once. */
async function readersOf({ tx }: Work, { unitIds, roles }: notice.IssueNotice): Promise<Pick<notice.Telling, 'readers' | 'emptyUnits'>> {
  const readers = new Map<Id, notice.Reader>()
  const emptyUnits: string[] = []
  for (const unitId of new Set(unitIds)) {
    const held = []
    for (const role of new Set(roles)) held.push(...(await peopleWithRole(tx, unitId, role)))
    if (held.length === 0) emptyUnits.push(await unitNameOf(tx, unitId))
    for (const { personId } of held) if (!readers.has(personId)) readers.set(personId, { personId, unitId })
  }
  return { readers: [...readers.values()], emptyUnits }
}

const issueNotice = command({
  name: 'signals.issueNotice',
  zh: '内部通报',
  input: notice.issueNotice,
  may: DESK,
  async load(work, input): Promise<notice.Telling> {
    const unknown = await unknownUnits(work.tx, input.unitIds)
    const known = input.unitIds.filter((unitId) => !unknown.includes(unitId))
    return { officeId: await pressOfficeOf(work.tx), unknownUnits: unknown, ...(await readersOf(work, { ...input, unitIds: known })), evidence: await aboutOf(work, input.matterId) }
  },
  decide: notice.tell,
})

const noteNoticeRead = command({ name: 'signals.noteNoticeRead', zh: '登记通报已阅', input: notice.noteNoticeRead, may: 'signedIn', load: (work, { noticeId }) => work.need(notices, noticeId, 'signals/no-notice'), decide: (one, _, ctx) => notice.noteRead(one, ctx) })

const reportUpward = command({
  name: 'signals.reportUpward',
  zh: '向上报送',
  input: upward.reportUpward,
  may: DESK,
  async load(work, { followsId, matterId }): Promise<upward.Reporting> {
    return { officeId: await pressOfficeOf(work.tx), before: followsId === undefined ? undefined : await work.find(reports, followsId), evidence: await aboutOf(work, matterId) }
  },
  decide: upward.report,
})

const noteReceipt = command({ name: 'signals.noteReceipt', zh: '登记回执', input: upward.noteReceipt, may: DESK, load: (work, { reportId }) => work.need(reports, reportId, 'signals/no-report'), decide: upward.receipt })

export const tellAggregates = [notices, reports]
export const tellCommands = [issueNotice, noteNoticeRead, reportUpward, noteReceipt]
