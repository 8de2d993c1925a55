import type { Instant } from '#src/kernel/time.ts'
import type { Step } from './kinds/deadline.ts'
import type { DeadlineRule, Reading, Rule } from './schema.ts'
import type { Bilingual } from './wording.ts'

/** One rule that governs a duty, with its own arithmetic; the strictest wins, the losers stay visible (CV-5). */
export interface Governing {
  readonly ruleId: string
  /** `rule@from`: the value under which the duty is born; it keeps it. */
  readonly version: string
  readonly instrumentId: string
  readonly instrument: Bilingual
  readonly register: readonly string[]
  /** Clause of the document, `三（一）`. */
  readonly clause: string
  readonly title: Bilingual
  readonly says: Bilingual
  readonly force: Rule['force']
  /** `PT48H`, or `promised` when the due time is the fact's own promise. */
  readonly within: string
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly steps: readonly Step[]
  /** Names of the readings that settle what the text leaves open, with what they say. */
  readonly readings: readonly (Reading & { readonly name: string })[]
  readonly wins: boolean
}

/** What a fact brings about: somebody now owes something by a moment. */
export interface DutyOpening {
  readonly duty: string
  readonly title: Bilingual
  readonly owedBy: DeadlineRule['owedBy']
  readonly owedTo: DeadlineRule['owedTo']
  /** Strictest first. */
  readonly governedBy: readonly Governing[]
  readonly dueAt: Instant
  readonly provisional: boolean
  readonly steps: readonly Step[]
  /** Calls before and at the due time, in order of time, to the holder of that role. */
  readonly escalations: readonly { readonly at: Instant; readonly to: string }[]
  /** Fact and the moment the clock starts, which may lie before the fact (CV-4). */
  readonly startedBy: { readonly fact: string; readonly at: Instant }
}
