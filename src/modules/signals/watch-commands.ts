import { command, type TimerOrder } from '#src/desk/module.ts'
import type { Fact } from '#src/kernel/facts.ts'
import { addDays, civilDate, plus, startOfDay, type Instant } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import { personNamesOf } from '../directory/names.ts'
import { pressOfficeOf, unknownUnits } from '../directory/queries.ts'
import { boardOf } from './board-queries.ts'
import * as bulletin from './bulletin.ts'
import * as forecast from './forecast.ts'
import * as roster from './roster.ts'
import { WATCH } from './rule-commands.ts'
import { bulletins, evidenceOf, forecasts, orderTimers, rosters } from './storage.ts'

const OFFICE = ['press_officer', 'press_office_head'] as const
/** When a day is looked at: whoever collects should have begun. */
const MORNING_MS = 9 * 3_600_000
const nextMorning = (at: Instant): Instant => plus(startOfDay(addDays(civilDate(plus(at, -MORNING_MS)), 1)), MORNING_MS)

const nameCollector = command({
  name: 'signals.nameCollector',
  zh: '确定收集人',
  input: roster.nameCollector,
  may: OFFICE,
  load: async (work, { personId }) => ({ officeId: await pressOfficeOf(work.tx), known: (await personNamesOf(work.tx, [personId])).size > 0 }),
  decide: roster.name,
})

/** Each morning; the next one is asked for whether or not anything is said. */
const checkDay = command({
  name: 'signals.checkDay',
  zh: '检查当日收集人',
  input: roster.checkDay,
  may: 'system',
  load: (work, { id }) => work.find(rosters, id),
  decide: roster.check,
  beside: (tx, { id, dueAt }) => orderTimers(tx, [{ kind: 'signals.watch', subject: subjectOf(roster.rosterTable, id), dueAt: nextMorning(dueAt) }]),
})

/** Once somebody was named the days are looked at, one by one. */
export const watchTimers = (fact: Fact): readonly TimerOrder[] => (fact.kind === 'signals.collectorNamed' ? [{ kind: 'signals.watch', subject: fact.subject, dueAt: nextMorning(fact.at) }] : [])

const issueBulletin = command({
  name: 'signals.issueBulletin',
  zh: '发送舆情简报',
  input: bulletin.issueBulletin,
  may: OFFICE,
  async load(work, { unitIds }): Promise<bulletin.Issuing> {
    const items = (await boardOf(work.tx, 'all')).filter(({ day }) => day > 0).map(({ id: matterId, title, day, posts, burst, state, byOutlet }) => ({ matterId, title, day, posts, burst, state, byOutlet: byOutlet as Record<string, number> }))
    return { officeId: await pressOfficeOf(work.tx), unknownUnits: await unknownUnits(work.tx, unitIds), items }
  },
  decide: bulletin.issue,
})

const openForecast = command({
  name: 'signals.openForecast',
  zh: '要求预测评估',
  input: forecast.openForecast,
  may: OFFICE,
  load: async (work, { unitId }) => ({ officeId: await pressOfficeOf(work.tx), unknownUnits: await unknownUnits(work.tx, [unitId]) }),
  decide: forecast.open,
})

const writeForecast = command({
  name: 'signals.writeForecast',
  zh: '填写预测评估',
  input: forecast.writeForecast,
  may: WATCH,
  load: async (work, { forecastId, matterIds }) => ({ forecast: await work.need(forecasts, forecastId, 'signals/no-forecast'), evidence: await evidenceOf(work.tx, matterIds) }),
  decide: forecast.write,
})

const compareForecast = command({ name: 'signals.compareForecast', zh: '对照实际情况', input: forecast.compareForecast, may: WATCH, load: (work, { forecastId }) => work.need(forecasts, forecastId, 'signals/no-forecast'), decide: forecast.compare })

export const watchAggregates = [rosters, bulletins, forecasts]
export const watchCommands = [nameCollector, checkDay, issueBulletin, openForecast, writeForecast, compareForecast]
