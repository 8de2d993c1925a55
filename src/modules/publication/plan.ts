import { z } from 'zod'
import { id, text } from '#src/desk/shapes.ts'
import { decideBy, type Decision, type Fact, type Id, type Refusal } from '#src/kernel/facts.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Release } from './contract.ts'

/** Says that a release is a major one, before it is out (GB-44). */
export const markMajor = z.object({ statementId: id, reason: text(300, 4) })
const part = text(1000, 2)
/** How a major release is to reach people: whom, where, in which order and when, with which lines, at which risk, and for those who read or hear badly. */
export const makePlan = z.object({ statementId: id, audience: part, channels: part, order: part, time: part, lines: part, risks: part, accessibility: part })
export type MakePlan = z.output<typeof makePlan>

export interface Dissemination {
  /** The release's. */
  readonly id: Id
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly reason: string
  readonly markedAt: Instant
  readonly plan?: Omit<MakePlan, 'statementId'> & { readonly at: Instant }
}

const table = { table: 'publication.dissemination' }

export interface Planning {
  readonly release: Release
  readonly before: Dissemination | undefined
}

const outAlready = ({ release }: Planning): Refusal[] => (['ready', 'scheduled'].includes(release.state) ? [] : [{ code: 'publication/too-late-to-plan', item: release.id, params: { state: release.state } }])

export function mark(planning: Planning, { reason }: { reason: string }): Decision {
  const { release, before } = planning
  return decideBy(outAlready(planning), () => (before ? [] : [{ kind: 'publication.majorMarked', subject: subjectOf(table, release.id), unitId: release.unitId, data: { reason, pressOfficeId: release.pressOfficeId } }]))
}

export function plan(planning: Planning, { statementId: _, ...made }: MakePlan): Decision {
  const { release, before } = planning
  const refusals = outAlready(planning)
  if (!before) refusals.push({ code: 'publication/not-major', item: release.id, clause: 'GB-44' })
  return decideBy(refusals, () => [{ kind: 'publication.disseminationPlanned', subject: subjectOf(table, release.id), unitId: release.unitId, data: made }])
}

export function evolveDissemination(state: Dissemination | undefined, fact: Fact): Dissemination {
  if (fact.kind === 'publication.majorMarked') return { id: idOf(fact.subject), unitId: fact.unitId, markedAt: fact.at, ...(fact.data as Pick<Dissemination, 'reason' | 'pressOfficeId'>) }
  if (!state) throw new Error(`${fact.kind} about a release that was not marked: ${fact.subject}`)
  return fact.kind === 'publication.disseminationPlanned' ? { ...state, plan: { ...(fact.data as Omit<MakePlan, 'statementId'>), at: fact.at } } : state
}
