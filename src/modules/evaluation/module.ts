import { command, type Module } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import { Refused, type Work } from '#src/record/work.ts'
import { cases } from '../cases/module.ts'
import { actorOf, pressOfficeOf, unknownUnits } from '../directory/queries.ts'
import { messages } from '../intake/module.ts'
import { messageByQueryHash } from '../intake/queries.ts'
import { digestOfReport, keepReport } from '../statements/module.ts'
import * as contract from './contract.ts'
import type { Engagement, Evaluation, Improvement, IndicatorSet, Rating, RehandlingAsked } from './contract.ts'
import * as decide from './decide.ts'
import { evolveEngagement, evolveEvaluation, evolveImprovement, evolveRating, evolveSet } from './evolve.ts'
import { publicQueries } from './public-queries.ts'
import { queries } from './queries.ts'
import { react } from './reaction-queries.ts'
import { eraseReason, rate, requestRehandling, type Asked } from './rating.ts'
import { refusals } from './refusals.ts'
import { caseRecord, eraseSealedReason, newestSetVersion, sealable, sealReason, setInForce } from './storage.ts'
import { engage, fileReport, nextFiling, noteReportReturned } from './third-party.ts'

export const evaluations: Aggregate<Evaluation> = { table: 'evaluation.evaluation', evolve: evolveEvaluation, units: (one) => [one.pressOfficeId, ...one.unitIds], matter: (one) => one.caseId }
export const improvements: Aggregate<Improvement> = { table: 'evaluation.improvement', evolve: evolveImprovement, units: (one) => [one.pressOfficeId, one.unitId], matter: (one) => one.caseId }
export const ratings: Aggregate<Rating> = { table: 'evaluation.rating', evolve: evolveRating, units: (one) => [one.pressOfficeId, one.unitId], matter: (one) => one.caseId }
export const indicatorSets: Aggregate<IndicatorSet> = { table: 'evaluation.indicator_set', evolve: evolveSet, units: (one) => [one.pressOfficeId] }
export const engagements: Aggregate<Engagement> = { table: 'evaluation.engagement', evolve: evolveEngagement, units: (one) => [one.pressOfficeId] }

const UNIT = ['online_spokesperson', 'spokesperson', 'press_assistant', 'unit_head', 'first_spokesperson', 'editor'] as const
const OFFICE = ['press_officer', 'press_office_head', 'assessor'] as const

async function askedBy(work: Work, input: { queryHash?: string | undefined; messageId?: string | undefined }): Promise<Asked & { units: string[] }> {
  const messageId = input.messageId ?? (await messageByQueryHash(work.tx, input.queryHash ?? ''))
  if (messageId === undefined) throw new Refused([{ code: 'evaluation/no-message', item: 'queryHash' }])
  const message = await work.need(messages, messageId, 'evaluation/no-message')
  const one = message.caseId ? await work.find(cases, message.caseId) : undefined
  return { messageId: message.id, one, rating: await work.find(ratings, message.id), units: one ? cases.units(one).slice() : [] }
}

const rateIt = command({ name: 'evaluation.rate', zh: '群众评价', input: contract.rate, may: 'public', load: askedBy, decide: rate })

const rehandle = command({
  name: 'evaluation.requestRehandling',
  zh: '要求重新办理',
  input: contract.requestRehandling,
  may: 'public',
  async load(work, input) {
    const words = sealable(input.reason)
    return { ...(await askedBy(work, input)), words, wordsDigest: words.digest }
  },
  decide: (asked, input, ctx) => requestRehandling(asked, input, ctx),
  beside: (tx, input, facts, { messageId, units, words }) => sealReason(tx, (facts[0]!.data as RehandlingAsked).wordsId, messageId, units, input.reason, words),
})

const erase = command({
  name: 'evaluation.eraseReason',
  zh: '依申请清除重新办理的理由',
  input: contract.eraseReason,
  may: ['privacy_officer'],
  load: (work, input) => work.find(ratings, input.messageId),
  decide: eraseReason,
  beside: (tx, _, facts) => eraseSealedReason(tx, (facts[0]!.data as { wordsId: Id }).wordsId),
})

const evaluate = command({
  name: 'evaluation.evaluate',
  zh: '效果评估',
  input: contract.evaluate,
  may: [...UNIT, ...OFFICE],
  async load(work, input) {
    const { tx } = work
    const one = await work.need(cases, input.caseId, 'cases/no-case')
    const unknown = await unknownUnits(tx, input.improvements.map((item) => item.unitId))
    const set = await setInForce(tx, tx.now)
    await becomeLedger(tx)
    return { one, unknownUnits: unknown, set, record: await caseRecord(tx, one.id, tx.now) }
  },
  decide: decide.evaluate,
})

const addImprovement = command({
  name: 'evaluation.addImprovement',
  zh: '列出改进事项',
  input: contract.addImprovement,
  may: [...UNIT, ...OFFICE],
  load: async (work, input) => ({ evaluation: await work.need(evaluations, input.evaluationId, 'evaluation/no-evaluation'), unknownUnits: await unknownUnits(work.tx, [input.unitId]) }),
  decide: decide.addImprovement,
})

const finishImprovement = command({
  name: 'evaluation.finishImprovement',
  zh: '完成改进事项',
  input: contract.finishImprovement,
  may: [...UNIT, ...OFFICE],
  load: (work, input) => work.need(improvements, input.improvementId, 'evaluation/no-improvement'),
  decide: decide.finishImprovement,
})

const defineIndicators = command({
  name: 'evaluation.defineIndicators',
  zh: '确定指标体系',
  input: contract.defineIndicators,
  may: ['press_office_head'],
  load: async (work) => ({ newest: await newestSetVersion(work.tx), pressOfficeId: await pressOfficeOf(work.tx) }),
  decide: decide.defineIndicators,
})

const engageEvaluator = command({
  name: 'evaluation.engage',
  zh: '委托第三方评估',
  input: contract.engage,
  may: ['press_office_head'],
  load: async ({ tx }, input) => ({ pressOfficeId: await pressOfficeOf(tx), posts: (await actorOf(tx, input.personId))?.posts ?? [], unknownUnits: await unknownUnits(tx, input.unitIds) }),
  decide: engage,
})

const file = command({
  name: 'evaluation.fileReport',
  zh: '提交第三方评估报告',
  input: contract.fileReport,
  may: ['third_party_evaluator'],
  async load(work, input) {
    const engagement = await work.need(engagements, input.engagementId, 'evaluation/no-engagement')
    return { engagement, digest: digestOfReport({ ...input, organisation: engagement.organisation }) }
  },
  decide: fileReport,
  // In the evaluator's own name: whoever wrote a text can never sign it.
  atDesk: (tx, { engagementId, title, report }, _, { engagement }) =>
    keepReport(tx, { reportId: engagementId, no: nextFiling(engagement), pressOfficeId: engagement.pressOfficeId, title, report, organisation: engagement.organisation }),
})

const returned = command({
  name: 'evaluation.noteReportReturned',
  zh: '评估报告退回补正',
  input: contract.noteReportReturned,
  may: 'system',
  load: (work, input) => work.find(engagements, input.engagementId),
  decide: noteReportReturned,
})

export const evaluation: Module = {
  name: 'evaluation',
  aggregates: [evaluations, improvements, ratings, indicatorSets, engagements],
  commands: [rateIt, rehandle, erase, evaluate, addImprovement, finishImprovement, defineIndicators, engageEvaluator, file, returned, react],
  queries: [...queries, ...publicQueries],
  refusals,
  facts: contract.facts,
}
