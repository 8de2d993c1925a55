import { sql } from 'kysely'
import { command, type Module } from '#src/desk/module.ts'
import { idOf, tableOf } from '#src/kernel/subjects.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import * as contract from './contract.ts'
import type { Duty, Notice } from './contract.ts'
import * as decide from './decide.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import { evolve, evolveNotice } from './evolve.ts'
import { adopt, adoptedNotices, pageOfDuties, recountDuties } from './notice-commands.ts'
import { publicQueries } from './public-queries.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'
import { awaited, timersOf } from './timers.ts'
import * as watching from './watch.ts'

export const dutyAggregate: Aggregate<Duty> = {
  table: 'duties.duty',
  evolve,
  units: (duty) => [duty.unitId],
  matter: (duty) => duty.matter,
  awaits: { kinds: ['duties.due', 'duties.call'], of: awaited },
}

export const notices: Aggregate<Notice> = { table: 'duties.notice', evolve: evolveNotice, units: (notice) => [notice.unitId] }

/** Open duties about these things, those of this very transaction included. */
async function openAbout(work: Work, abouts: readonly string[]): Promise<Duty[]> {
  const duties = await work.search(dutyAggregate, 'about', abouts, sql`state in ('open', 'paused')`)
  return duties.filter((duty) => abouts.includes(duty.about) && (duty.state === 'open' || duty.state === 'paused'))
}

/** Facts that open duties about a thing that cannot have any yet need no search. */
const FIRST_WORDS = new Set(['intake.received', 'review.confirmationRequested'])

const watch = command({
  name: 'duties.watch',
  zh: '看守应办',
  input: contract.watch,
  may: 'system',
  load: async (work, { fact }) => ({ fact, duties: FIRST_WORDS.has(fact.kind) ? [] : await openAbout(work, watching.aboutsOf(fact)) }),
  decide: (seen, _, ctx) => watching.decide(seen, ctx),
})

const preload = async (work: Work, inputs: readonly { id: Id }[]): Promise<void> => void (await work.findAll(dutyAggregate, inputs.map((input) => input.id)))

const breach = command({ name: 'duties.breach', zh: '记录逾期', input: contract.fired, may: 'system', preload, load: (work, input) => work.find(dutyAggregate, input.id), decide: (duty, input) => decide.breach(duty, input) })
const call = command({ name: 'duties.call', zh: '催办', input: contract.fired, may: 'system', preload, load: (work, input) => work.find(dutyAggregate, input.id), decide: (duty, input) => decide.call(duty, input) })
const waive = command({
  name: 'duties.waive',
  zh: '免除应办',
  input: contract.waive,
  may: ['press_office_head', 'unit_head'],
  load: (work, input) => work.need(dutyAggregate, input.dutyId, 'duties/no-duty'),
  decide: decide.waive,
})

const adoptNotice = command({
  name: 'duties.adoptNotice',
  zh: '采用放假通知',
  input: contract.adoptNotice,
  may: ['sysadmin', 'press_office_head'],
  async load(work) {
    await becomeLedger(work.tx) // every notice counts, whoever adopted it
    return { pressOfficeId: await pressOfficeOf(work.tx), notices: await adoptedNotices(work.tx) }
  },
  decide: adopt,
})

const recountPage = command({
  name: 'duties.recountPage',
  zh: '按放假通知重算应办',
  input: contract.recountPage,
  may: 'system',
  load: async (work, input) => ({
    notice: await work.need(notices, input.noticeId, 'duties/no-notice'),
    notices: await adoptedNotices(work.tx),
    duties: await work.findAll(dutyAggregate, await pageOfDuties(work, input.after)),
  }),
  decide: (page, _, ctx) => recountDuties(page, ctx),
})

/** Duties are watched by the rules of this process; a module without rules would watch nothing. */
export function dutiesModule(rules: Rulebook): Module {
  return {
    name: 'duties',
    aggregates: [dutyAggregate, notices],
    commands: [watch, breach, call, waive, adoptNotice, recountPage],
    queries: [...queries, ...publicQueries],
    refusals,
    facts: contract.facts,
    watch: (fact) => (!fact.kind.startsWith('duties.') && watching.concerns(fact, rules) ? [{ command: 'duties.watch', input: { fact } }] : []),
    timers: (fact, state) => (tableOf(fact.subject) === dutyAggregate.table ? timersOf(fact, state as Duty) : []),
    onTimer: { 'duties.due': 'duties.breach', 'duties.call': 'duties.call' },
    effects(fact) {
      const next = fact.kind === 'duties.noticeAdopted' ? null : fact.kind === 'duties.recounted' ? (fact.data as { next: Id | null }).next : undefined
      if (next === undefined || (next === null && fact.kind === 'duties.recounted')) return []
      const noticeId = idOf(fact.subject)
      return [{ kind: 'duties.recount', key: `recount:${noticeId}:${next ?? 'first'}`, payload: { noticeId, after: next } }]
    },
    effect: { 'duties.recount': 'duties.recountPage' },
  }
}
