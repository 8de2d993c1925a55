import { z } from 'zod'
import { accept as stateAll, type Decision, type Fact, type Id } from '#src/kernel/facts.ts'
import { addDays, civilDate, plus, startOfDay, type Instant } from '#src/kernel/time.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import type { TimerOrder } from '#src/desk/module.ts'
import type { Decided } from '#src/signals/router/router.ts'

/** Fewer decisions than this teach nothing; words of responsibility propose until then. */
export const FEWEST = 30
/** The newest decisions are learned from: an office changes, and training must stay short. */
export const MOST = 3000
/** During the day it learns anew after so many decisions, and only when they are a fifth of what it knows, so that effort stays in proportion. */
const FRESH = 50
const FRESH_SHARE = 0.2

/** What the router of the office has learned. */
export interface Router {
  readonly id: Id
  readonly version: string
  readonly decisions: number
  /** Place in the record up to which decisions were read. */
  readonly through: number
  readonly trainedAt: Instant
}

export const routerTable = { table: 'triage.router' }

export function evolveRouter(_state: Router | undefined, fact: Fact): Router {
  return { ...(fact.data as Omit<Router, 'id' | 'trainedAt'>), id: idOf(fact.subject), trainedAt: fact.at }
}

const NIGHT_MS = 2.5 * 3_600_000
const SLOT_MS = 600_000

/**
 * Every decision asks for the next night's training at 02:30. About one in sixteen, by the chance in its id, also asks for a look at the
 * next full ten minutes: enough to notice fifty new ones, and no row that every decision would have to wait for.
 */
export function trainingTimers({ at, id }: Pick<Fact, 'at' | 'id'>): TimerOrder[] {
  const tonight = plus(startOfDay(civilDate(at)), NIGHT_MS)
  const night = tonight > at ? tonight : plus(startOfDay(addDays(civilDate(at), 1)), NIGHT_MS)
  const slot = new Date((Math.floor(Date.parse(at) / SLOT_MS) + 1) * SLOT_MS).toISOString()
  const atNight = { kind: 'triage.train', subject: `triage.night:${night}`, dueAt: night, data: { night: true } }
  return id.endsWith('0') ? [atNight, { kind: 'triage.train', subject: `triage.slot:${slot}`, dueAt: slot, data: { night: false } }] : [atNight]
}

/** Whether to train: at night when anything was decided since, by day when enough was. */
export function isDue(router: Router | undefined, fresh: number, night: boolean): boolean {
  return night ? fresh > 0 : fresh >= Math.max(FRESH, (router?.decisions ?? 0) * FRESH_SHARE)
}

/** Whether `rows` are enough to learn from: thirty decisions among at least two units. */
export const isEnough = (rows: readonly Decided[]): boolean => rows.length >= FEWEST && new Set(rows.map((row) => row.label)).size > 1

export interface Trained {
  readonly version: string
  readonly bytes: Uint8Array
}

/** What there is to learn from. */
export interface Material {
  readonly officeId: Id
  readonly rows: readonly Decided[]
  readonly through: number
}

/** What was learned from it. */
export interface Training {
  readonly officeId: Id
  readonly decisions: number
  readonly through: number
  readonly trained: Trained
}

/** What the worker brings: given by the clockwork alone, when it has trained. */
export const learn = z.object({ result: z.custom<Training>((given) => typeof given === 'object') })

/** States what the router has learned from now on; nothing when it came to the same, or others have learned from more meanwhile. */
export function train(known: Router | undefined, { officeId, decisions, through, trained }: Training): Decision {
  if (trained.version === known?.version || through < (known?.through ?? 0)) return stateAll()
  return stateAll({ kind: 'triage.trained', subject: subjectOf(routerTable, officeId), unitId: officeId, data: { version: trained.version, decisions, through } })
}
