import { sql } from 'kysely'
import { command, type Module } from '#src/desk/module.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import type { Work } from '#src/record/work.ts'
import type { Case } from '../cases/contract.ts'
import { cases } from '../cases/module.ts'
import { conferences } from '../conferences/module.ts'
import { unitNameOf } from '../directory/names.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import type { Review } from '../review/contract.ts'
import { asRefusals, gateOf, missingOf } from '../review/gate.ts'
import { reviews } from '../review/module.ts'
import { isWithheld, newestReviewId } from '../review/queries.ts'
import { forecastIsMissing } from '../signals/watch-queries.ts'
import { statements } from '../statements/module.ts'
import * as contract from './contract.ts'
import { DEFAULT_NUMBER_FORM, type Numbering, type Release } from './contract.ts'
import * as decide from './decide.ts'
import { evolve } from './evolve.ts'
import { issuedDocuments, noteDocument } from './issued-commands.ts'
import { nextNumber } from './number-queries.ts'
import { evolveNumbering, setNumberForm } from './numbering.ts'
import { publicQueries } from './public-queries.ts'
import { disseminations, planCommands, planIsMissing } from './plan-commands.ts'
import { previewCommands, previews } from './preview-commands.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'
import { linkReport } from './link-queries.ts'
import { linkChecks, siteCommands, sites } from './site-commands.ts'
import { checkedPages, stockCheckCommands, stockChecks } from './stock-check-commands.ts'

export const releases: Aggregate<Release> = {
  table: 'publication.release',
  evolve,
  units: (one) => [...new Set([one.unitId, one.pressOfficeId])],
  matter: (one) => one.caseId,
}

export const numberings: Aggregate<Numbering> = { table: 'publication.numbering', evolve: evolveNumbering, units: (one) => [one.id] }

const PUBLISHERS = ['press_officer', 'press_office_head', 'online_spokesperson', 'spokesperson', 'unit_head', 'first_spokesperson'] as const

interface Loaded {
  readonly statementId: Id
  readonly release: Release | undefined
  readonly review: Review | undefined
  readonly withheld: boolean
  readonly policyMissing: boolean
  readonly planMissing: boolean
  readonly forecastMissing: boolean
}

/** An interpretation is bound to a document of this site that everybody can read (WL-01). */
async function policyIsMissing(work: Work, statementId: Id): Promise<boolean> {
  const policyId = (await work.find(statements, statementId))?.editions.at(-1)?.interprets
  return policyId !== undefined && (await work.find(releases, policyId))?.state !== 'released'
}

async function load(work: Work, statementId: Id): Promise<Loaded> {
  const reviewId = await newestReviewId(work.tx, statementId)
  const review = reviewId ? await work.find(reviews, reviewId) : undefined
  const release = await work.find(releases, statementId)
  if (!review && !release) await work.need(releases, statementId, 'publication/no-release')
  return { statementId, release, review, withheld: await isWithheld(work.tx, statementId), policyMissing: await policyIsMissing(work, statementId), planMissing: await planIsMissing(work, statementId), forecastMissing: await forecastIsMissing(work.tx, statementId) }
}

/** The gate is asked again at the moment of release, by the rules of that moment. */
function releasing({ review, ...rest }: Loaded, rules: Rulebook, now: string): decide.Releasing {
  const missing = review ? missingOf(review, gateOf(review, rules, now)) : []
  return { ...rest, missing: asRefusals(missing) }
}

const byId = (work: Work, input: { statementId: Id }): Promise<Release> => work.need(releases, input.statementId, 'publication/no-release')

/** The case that a text answers; a third party's report and the record of a conference are their own matter and answer none (GB-46). */
const caseOf = (work: Work, { id, caseId }: { id: Id; caseId: Id }): Promise<Pick<Case, 'classes' | 'messages'>> =>
  id === caseId ? Promise.resolve({ classes: [], messages: [] }) : work.need(cases, caseId, 'cases/no-case')

const ready = command({ name: 'publication.ready', zh: '待发布', input: contract.ready, may: 'system', load: (work, { cleared }) => caseOf(work, { id: cleared.statementId, caseId: cleared.caseId }), decide: decide.ready })

const release = command({
  name: 'publication.release',
  zh: '发布',
  input: contract.ofRelease,
  may: PUBLISHERS,
  load: (work, input) => load(work, input.statementId),
  decide: (state, _, ctx) => decide.release(releasing(state, ctx.rules, ctx.now)),
})

const schedule = command({
  name: 'publication.schedule',
  zh: '定时发布',
  input: contract.schedule,
  may: PUBLISHERS,
  load: (work, input) => load(work, input.statementId),
  decide: (state, input, ctx) => decide.schedule(releasing(state, ctx.rules, ctx.now), input, ctx),
})

const unschedule = command({ name: 'publication.unschedule', zh: '取消定时', input: contract.ofRelease, may: PUBLISHERS, load: byId, decide: (one) => decide.unschedule(one) })

const fire = command({
  name: 'publication.fireSchedule',
  zh: '定时到点',
  input: contract.due,
  may: 'system',
  load: (work, input) => load(work, input.id),
  decide: (state, input, ctx) => decide.fire(releasing(state, ctx.rules, ctx.now), input),
})

/** What a page of a unit’s own accord asks of the public, or the consultation whose outcome it is (XM4-13). */
async function askedBy(work: Work, { id, caseId }: Release, no: number): Promise<Pick<contract.Released, 'invites' | 'concludes'>> {
  const edition = id === caseId ? (await work.find(statements, id))?.editions.find((one) => one.no === no) : undefined
  return { ...(edition?.invites && { invites: edition.invites }), ...(edition?.concludes && { concludes: edition.concludes }) }
}

const putOut = command({
  name: 'publication.putOut',
  zh: '上网',
  input: contract.putOut,
  may: 'system',
  async load(work, input) {
    const one = await byId(work, input)
    const [answered, unitName, numbering] = await Promise.all([caseOf(work, one), unitNameOf(work.tx, one.unitId), work.find(numberings, one.pressOfficeId)])
    const form = numbering?.form ?? DEFAULT_NUMBER_FORM
    const next = one.audience === 'public' && !one.number ? await nextNumber(work.tx, one.pressOfficeId, form) : undefined
    return { release: one, answers: answered.messages, next, unitName, asks: await askedBy(work, one, input.no) }
  },
  decide: (state, input) => decide.putOut(state, input),
  // The guard copies the cleared words; what it answers is what stands on the shelf, and must be what was cleared.
  async beside(tx, input, facts, { release: one, unitName }) {
    if (facts.length === 0) return
    const stands = await sql<{ digest: string }>`select publication.put_on_shelf(${one.id}, ${input.no}, ${unitName}) as digest`.execute(tx.db)
    const cleared = one.editions.find((edition) => edition.no === input.no)?.digest
    if (stands.rows[0]?.digest !== cleared) throw new Error(`edition ${input.no} of ${one.id} on the shelf is not what was cleared`)
  },
})

/** A text of its own, without a case, that is neither a record of a conference nor a page of a unit’s own accord: a third party filed it (GB-46). */
async function isOfEvaluator(work: Work, statementId: Id): Promise<boolean> {
  const one = await work.find(releases, statementId)
  return one?.caseId === statementId && (await work.find(conferences, statementId)) === undefined && !(await work.find(statements, statementId))?.own
}

const askCorrection = command({ name: 'publication.correct', zh: '发起更正', input: contract.askCorrection, may: PUBLISHERS, load: async (work, input) => ({ release: await byId(work, input), ofEvaluator: await isOfEvaluator(work, input.statementId) }), decide: decide.askCorrection })

const withdraw = command({
  name: 'publication.withdraw',
  zh: '撤回',
  input: contract.withdraw,
  may: PUBLISHERS,
  load: byId,
  decide: decide.withdraw,
  beside: async (tx, input) => void (await sql`select publication.take_back(${input.statementId}, 'withdrawn', ${`${contract.withdrawalReasons[input.reason]}：${input.note}`})`.execute(tx.db)),
})

const erase = command({
  name: 'publication.erase',
  zh: '清除泄露内容',
  input: contract.erase,
  may: [...PUBLISHERS, 'privacy_officer', 'duty_officer'],
  load: byId,
  decide: decide.erase,
  beside: async (tx, input) => void (await sql`select publication.take_back(${input.statementId}, 'erased', ${contract.erasureCategories[input.category]})`.execute(tx.db)),
})

const numberForm = command({
  name: 'publication.setNumberForm',
  zh: '设定编号格式',
  input: contract.setNumberForm,
  may: ['press_office_head'],
  async load(work) {
    const pressOfficeId = await pressOfficeOf(work.tx)
    return { pressOfficeId, before: await work.find(numberings, pressOfficeId) }
  },
  decide: setNumberForm,
})

export const publication: Module = {
  name: 'publication',
  aggregates: [releases, numberings, sites, previews, disseminations, linkChecks, stockChecks, checkedPages, issuedDocuments],
  commands: [ready, release, schedule, unschedule, fire, putOut, askCorrection, withdraw, erase, numberForm, ...siteCommands, ...previewCommands({ release: (work, statementId) => byId(work, { statementId }) }), ...planCommands({ release: (work, statementId) => byId(work, { statementId }) }), ...stockCheckCommands, noteDocument],
  queries: [...queries, linkReport, ...publicQueries],
  refusals,
  facts: contract.facts,
  timers(fact) {
    const subject = subjectOf(releases, idOf(fact.subject))
    if (fact.kind === 'publication.scheduled') return [{ kind: 'publication.schedule', subject, dueAt: (fact.data as { at: string }).at }]
    if (fact.kind === 'publication.unscheduled' || fact.kind === 'publication.ordered') return [{ kind: 'publication.schedule', subject, dueAt: null }]
    return []
  },
  onTimer: { 'publication.schedule': 'publication.fireSchedule' },
  effects(fact) {
    if (fact.kind !== 'publication.ordered') return []
    const { no } = fact.data as { no: number }
    const statementId = idOf(fact.subject)
    return [{ kind: 'publication.putOut', key: `portal:${statementId}:${no}`, payload: { statementId, no } }]
  },
  effect: { 'publication.putOut': 'publication.putOut' },
}
