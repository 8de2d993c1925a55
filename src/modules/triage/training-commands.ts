import { command, type Apart } from '#src/desk/module.ts'
import { loadStates, type Aggregate } from '#src/record/aggregate.ts'
import type { Tx } from '#src/record/transaction.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import { isReplay } from '#src/record/database-kind.ts'
import { decisionsOf, freshDecisions, inOwnProcess, keepModel } from './storage.ts'
import * as training from './training.ts'

export const routers: Aggregate<training.Router> = { table: training.routerTable.table, evolve: training.evolveRouter, units: (router) => [router.id] }

/** What there is to learn from; nothing in a replay, when it is not time, or when there is too little. */
async function material(tx: Tx, night: boolean): Promise<training.Material | undefined> {
  if (await isReplay(tx)) return undefined
  const officeId = await pressOfficeOf(tx)
  const known = (await loadStates(tx, routers, [officeId])).get(officeId)?.state
  const fresh = await freshDecisions(tx, known?.through ?? 0)
  const rows = training.isDue(known, fresh.n, night) ? await decisionsOf(tx) : []
  return training.isEnough(rows) ? { officeId, rows, through: fresh.last } : undefined
}

/** Training takes some seconds, in a process of its own and outside of any transaction. */
export const trainApart: Apart<training.Material, training.Training> = {
  prepare: (tx, { night }) => material(tx, night === true),
  work: async ({ officeId, rows, through }, signal) => ({ officeId, through, decisions: rows.length, trained: await inOwnProcess(rows, signal) }),
}

export const train = command({
  name: 'triage.train',
  zh: '分办模型学习',
  input: training.learn,
  may: 'system',
  load: (work, { result }) => work.find(routers, result.officeId),
  decide: (known, { result }) => training.train(known, result),
  beside: async (tx, { result }, facts) => (facts.length > 0 ? keepModel(tx, result.trained, result.decisions) : undefined),
})
