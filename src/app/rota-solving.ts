import { check } from '#src/rotation/check.ts'
import { solveInThread } from '#src/rotation/in-thread.ts'
import { type Question, WEIGHTS } from '#src/rotation/problem.ts'
import type { RotaAnswer, RotaCost, RotaQuestion } from '#src/surfaces/http/deps.ts'

/** NH-13. */
const SIX = 6
/** Somebody sits before the screen: after so long the best found is shown, with what is proved of it. */
const SECONDS = 15

const questionOf = ({ units, start, previous }: RotaQuestion): Question => ({ units, groups: SIX, start: Math.max(0, start.charCodeAt(0) - 65) % SIX, previous, weights: WEIGHTS })

/** Solves a rotation for the console; in a thread of its own, so that nobody else waits. */
export async function solveRota(question: RotaQuestion): Promise<RotaAnswer> {
  const answer = await solveInThread(questionOf(question), { seconds: SECONDS })
  if (answer.status === 'infeasible') return { status: answer.status, groups: null, conflict: answer.conflict }
  if (!answer.groups) return { status: answer.status, groups: null, bound: answer.bound }
  const { status, groups, objective, total, bound } = answer
  return { status, groups, objective, total, bound }
}

/** What a rotation costs that was changed by hand, by the same parts as the solver's. */
export function costOfRota(question: RotaQuestion, groups: NonNullable<RotaAnswer['groups']>): RotaCost {
  const { parts, total } = check(questionOf(question), groups)
  return { objective: parts, total }
}
