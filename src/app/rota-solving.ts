import { solveInThread } from '#src/rotation/in-thread.ts'
import { WEIGHTS } from '#src/rotation/problem.ts'
import type { RotaAnswer, RotaQuestion } from '#src/surfaces/http/deps.ts'

/** NH-13. */
const SIX = 6
/** Somebody sits before the screen: after so long the best found is shown, with what is proved of it. */
const SECONDS = 15

/** Solves a rotation for the console; in a thread of its own, so that nobody else waits. */
export async function solveRota({ units, previous }: RotaQuestion): Promise<RotaAnswer> {
  const answer = await solveInThread({ units: units.map((unit) => ({ ...unit, keepWith: [], apartFrom: [], notInMonth: [] })), groups: SIX, previous, weights: WEIGHTS }, { seconds: SECONDS })
  if (answer.status === 'infeasible') return { status: answer.status, groups: null, conflict: answer.conflict }
  if (!answer.groups) return { status: answer.status, groups: null, bound: answer.bound }
  const { status, groups, objective, total, bound } = answer
  return { status, groups, objective, total, bound }
}
