import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import { becomeLedger, type Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { wordsOf } from '../intake/queries.ts'
import { classes } from '../triage/contract.ts'
import type { Engagement, Evaluation, Improvement, IndicatorSet, Rating } from './contract.ts'
import { dimensions } from './dimensions.ts'
import { ever, responseTimes, surveys } from './figures.ts'
import { formulas } from './formulas.ts'
import { measure, scoreOf, shippedSet } from './indicators.ts'
import { caseRecord, setInForce } from './storage.ts'
import { notEngaged } from './third-party.ts'

const ofCase = query({
  name: 'evaluation.evaluations',
  zh: '一案的效果评估',
  input: z.object({ caseId: id }),
  may: 'signedIn',
  async ask(tx, { caseId }) {
    const found = await sql<{ doc: Evaluation }>`select doc from evaluation.evaluation where case_id = ${caseId} order by at desc`.execute(tx.db)
    const items = await sql<{ doc: Improvement }>`select doc from evaluation.improvement where case_id = ${caseId} order by due_at, id`.execute(tx.db)
    return { items: found.rows.map((row) => row.doc), improvements: items.rows.map((row) => row.doc) }
  },
})

async function evaluationOf(tx: Tx, evaluationId: Id): Promise<Evaluation> {
  const found = await sql<{ doc: Evaluation }>`select doc from evaluation.evaluation where id = ${evaluationId}`.execute(tx.db)
  if (!found.rows[0]) throw new Refused([{ code: 'evaluation/no-evaluation', item: evaluationId }])
  return found.rows[0].doc
}

/** Measures the case once more by the facts and the set of that evaluation: anybody can check that no figure was typed in (GB-47). */
const recompute = query({
  name: 'evaluation.recompute',
  zh: '按记录重算指标',
  input: z.object({ evaluationId: id }),
  may: 'signedIn',
  async ask(tx, { evaluationId }) {
    const evaluation = await evaluationOf(tx, evaluationId)
    await becomeLedger(tx)
    const indicators = measure(evaluation.indicators, await caseRecord(tx, evaluation.caseId, evaluation.at, evaluation.id))
    const differing = indicators.filter((one, at) => one.value !== evaluation.indicators[at]!.value || one.n !== evaluation.indicators[at]!.n).map((one) => one.id)
    return { evaluationId, indicators, score: scoreOf(indicators), same: differing.length === 0, differing }
  },
})

/** Open improvements: of a class, of the classes of a case (from other cases, GB-48), or of an owner. */
const open = query({
  name: 'evaluation.openImprovements',
  zh: '未完成的改进事项',
  input: z.object({ ...paging, caseId: id.optional(), classes: z.array(z.enum(Object.keys(classes) as [keyof typeof classes, ...(keyof typeof classes)[]])).max(5).optional(), unitId: id.optional() }),
  may: 'signedIn',
  async ask(tx, input) {
    const wanted = input.caseId ? await classesOf(tx, input.caseId) : input.classes
    const [due, lastId] = input.after?.split(' ') ?? []
    const found = await sql<{ doc: Improvement }>`
      select doc from evaluation.improvement where state = 'open'
        and (${wanted ?? null}::text[] is null or doc->'classes' ?| ${wanted ?? []}::text[])
        and (${input.caseId ?? null}::uuid is null or case_id <> ${input.caseId ?? null}::uuid)
        and (${input.unitId ?? null}::uuid is null or unit_id = ${input.unitId ?? null}::uuid)
        and (${due ?? null}::timestamptz is null or (due_at, id) > (${due ?? null}::timestamptz, ${lastId ?? null}::uuid))
      order by due_at, id limit ${input.limit}`.execute(tx.db)
    const items = found.rows.map((row) => row.doc)
    const last = items.at(-1)
    return { items, now: tx.now, after: items.length === input.limit && last ? `${last.dueAt} ${last.id}` : undefined }
  },
})

/** Classes of a case as the record states them; who may not see the case learns none. */
async function classesOf(tx: Tx, caseId: Id): Promise<string[]> {
  const found = await sql<{ classes: string[] }>`select data->'accepted'->'classes' as classes from record.fact where subject = ${`cases.case:${caseId}`} and kind = 'cases.opened'`.execute(tx.db)
  return found.rows[0]?.classes ?? []
}

const indicatorQuery = query({
  name: 'evaluation.indicators',
  zh: '指标体系',
  input: z.object({}),
  may: 'signedIn',
  async ask(tx) {
    const found = await sql<{ doc: IndicatorSet }>`select doc from evaluation.indicator_set order by version_no desc limit 100`.execute(tx.db)
    const list = Object.entries(formulas).map(([code, { zh, en, source }]) => ({ code, zh, en, source }))
    return { inForce: await setInForce(tx, tx.now), versions: [...found.rows.map((row) => row.doc), shippedSet], formulas: list, dimensions: Object.entries(dimensions).map(([code, one]) => ({ code, ...one })) }
  },
})

/** Ratings of a case with the reasons of those who asked for re-handling, as far as the words may be seen. */
const ratingList = query({
  name: 'evaluation.ratings',
  zh: '一案的群众评价',
  input: z.object({ caseId: id }),
  may: 'signedIn',
  async ask(tx, { caseId }) {
    const found = await sql<{ doc: Rating }>`select doc from evaluation.rating where case_id = ${caseId} order by given_at, id`.execute(tx.db)
    const words = await wordsOf(tx, found.rows.flatMap((row) => row.doc.rehandling?.wordsId ?? []))
    return { items: found.rows.map(({ doc }) => ({ ...doc, reason: doc.rehandling ? (words.get(doc.rehandling.wordsId)?.body ?? null) : null })) }
  },
})

const engagementList = query({
  name: 'evaluation.engagements',
  zh: '第三方评估委托',
  input: z.object({}),
  may: ['third_party_evaluator', 'press_office_head', 'press_officer'],
  // Row security decides: the press office sees all, an evaluator the own ones.
  async ask(tx) {
    const found = await sql<{ doc: Engagement }>`select doc from evaluation.engagement order by id desc limit 200`.execute(tx.db)
    return { items: found.rows.map((row) => row.doc), now: tx.now }
  },
})

const OFFICE: readonly string[] = ['press_office_head', 'press_officer']

/**
 * What an evaluator from outside sees: figures of the units in scope, without persons, words or ids of matters, during the engagement (GB-46).
 * The press office that shares them sees the same at any time; who evaluates is nobody of the office.
 */
const scoped = query({
  name: 'evaluation.thirdPartyView',
  zh: '第三方评估资料',
  input: z.object({ engagementId: id }),
  may: ['third_party_evaluator', 'press_office_head', 'press_officer'],
  async ask(tx, { engagementId }) {
    const found = await sql<{ doc: Engagement }>`select doc from evaluation.engagement where id = ${engagementId}`.execute(tx.db)
    const one = found.rows[0]?.doc
    if (!one) throw new Refused([{ code: 'evaluation/no-engagement', item: engagementId }])
    const { actor } = tx
    const roles = actor.as === 'post' ? actor.posts.map((post) => post.role) : []
    const isOffice = roles.some((role) => OFFICE.includes(role)) && !roles.includes('third_party_evaluator')
    const refused = isOffice ? [] : notEngaged(one, actor.as === 'post' ? actor.personId : undefined, tx.now)
    if (refused.length > 0) throw new Refused(refused)
    await becomeLedger(tx)
    const span = ever(tx.now)
    const inScope = <U extends { unitId: Id }>(units: readonly U[]): U[] => units.filter((unit) => one.unitIds.includes(unit.unitId))
    const evaluations = await sql<{ doc: Evaluation }>`select doc from evaluation.evaluation where unit_id = any(${[...one.unitIds]}::uuid[]) order by at, id limit 1000`.execute(tx.db)
    return {
      engagement: one,
      evaluations: evaluations.rows.map(({ doc }, at) => ({ no: at + 1, unitId: doc.unitId, at: doc.at, classes: doc.classes, setVersion: doc.setVersion, indicators: doc.indicators, score: doc.score })),
      responseTimes: inScope((await responseTimes(tx, span)).units),
      survey: inScope((await surveys(tx, span)).units),
    }
  },
})

export const queries = [ofCase, recompute, open, indicatorQuery, ratingList, engagementList, scoped]
