import { sql } from 'kysely'
import { z } from 'zod'
import { command, query } from '#src/desk/module.ts'
import { id } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import type { Work } from '#src/record/work.ts'
import type { Release } from './contract.ts'
import { evolveDissemination, makePlan, mark, markMajor, plan, type Dissemination, type Planning } from './plan.ts'

export const disseminations: Aggregate<Dissemination> = { table: 'publication.dissemination', evolve: evolveDissemination, units: (one) => [...new Set([one.unitId, one.pressOfficeId])] }

const PLANNERS = ['press_officer', 'press_office_head', 'unit_head', 'online_spokesperson', 'spokesperson'] as const

/** A major release without its plan stays where it is (GB-44). */
export const planIsMissing = async (work: Work, statementId: Id): Promise<boolean> => {
  const found = await work.find(disseminations, statementId)
  return found !== undefined && !found.plan
}

/** Commands about how a major release is to reach people; `release` comes from the module that owns releases. */
export function planCommands({ release }: { release(work: Work, statementId: Id): Promise<Release> }) {
  const load = async (work: Work, { statementId }: { statementId: Id }): Promise<Planning> => ({ release: await release(work, statementId), before: await work.find(disseminations, statementId) })
  return [
    command({ name: 'publication.markMajor', zh: '列为重大发布', input: markMajor, may: PLANNERS, load, decide: mark }),
    command({ name: 'publication.planDissemination', zh: '制定发布传播方案', input: makePlan, may: PLANNERS, load, decide: plan }),
  ]
}

export const disseminationOf = query({
  name: 'publication.dissemination',
  zh: '发布传播方案',
  input: z.object({ statementId: id }),
  may: 'signedIn',
  ask: async (tx, { statementId }): Promise<Dissemination | null> => (await sql<{ doc: Dissemination }>`select doc from publication.dissemination where id = ${statementId}`.execute(tx.db)).rows[0]?.doc ?? null,
})
