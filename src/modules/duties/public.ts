/** What everybody may read of duties: how units keep what they owe the public (RL-13, NH-39), and by which clauses clocks run. */
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'

interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** How one unit kept what it owed; the parts add up to `owed`. */
export interface Kept {
  readonly unitId: Id
  readonly unitName: string
  readonly owed: number
  readonly onTime: number
  /** Done after the due time, or ended otherwise after it. */
  readonly late: number
  /** Past the due time and not done. */
  readonly overdue: number
  /** Running or paused, not yet due. */
  readonly running: number
  /** Ended in time without an answer: lawfully declined or taken by another procedure. */
  readonly ended: number
}

export interface Keeping {
  /** Duties whose clock started since; null: all. */
  readonly since: Instant | null
  readonly units: readonly Kept[]
  readonly now: Instant
}

/** One duty that was not kept in time. */
export interface LateDuty {
  readonly id: Id
  readonly unitId: Id
  readonly unitName: string
  readonly title: Bilingual
  readonly clause: string | null
  readonly startedAt: Instant
  readonly dueAt: Instant
  /** Null while it is still not done. */
  readonly dischargedAt: Instant | null
  readonly state: 'open' | 'paused' | 'fulfilled' | 'fulfilledLate' | 'waived'
  readonly breachedAt: Instant
}

/** A clause that sets a clock, in our wording. */
export interface PublicRule {
  readonly id: string
  readonly title: Bilingual
  readonly says: Bilingual
  readonly instrument: Bilingual
  readonly number: string | null
  readonly clause: string
  readonly register: readonly string[]
  readonly owedTo: string
  readonly force: 'must' | 'should' | 'in-principle' | 'encouraged'
  /** `PT48H`; null where the unit's own promise is the due time. */
  readonly within: string | null
  readonly readings: readonly { readonly question: Bilingual; readonly reading: Bilingual }[]
}

export interface PublicRules {
  readonly deadlines: readonly PublicRule[]
  /** How long an asker's contact and words are kept once the matter is over: `180 日`. */
  readonly kept: { readonly contacts: Bilingual | null; readonly words: Bilingual | null }
}
