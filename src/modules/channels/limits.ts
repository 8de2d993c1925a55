import type { CivilDate } from '#src/kernel/time.ts'
import type { ChannelKind } from './kinds.ts'
import rows from './limits.json' with { type: 'json' }

/** A paper without which a platform takes nothing: who has to sign for it, and how long that takes. */
export interface Paper {
  readonly key: string
  readonly zh: string
  readonly en: string
  readonly signer: string
  readonly workingDays: number
}

/** What a platform takes and can do, from a day on: data with its source, because it changes by notice. Lengths in characters. */
export interface Capabilities {
  readonly kind: string
  readonly from: CivilDate
  readonly checkedOn: CivilDate
  readonly source: string
  /** The same in English, where it is no address. */
  readonly sourceEn?: string
  readonly title?: number
  readonly author?: number
  readonly summary?: number
  readonly text?: number
  readonly perMonth?: number
  readonly perMinute?: number
  /** How long a person has to post by hand. */
  readonly minutes?: number
  /** The platform knows an act by our key and does it once, however often it is asked. */
  readonly idempotent?: boolean
  /** What became of an act can be looked up afterwards. */
  readonly observable?: boolean
  readonly correctable?: boolean
  readonly withdrawable?: boolean
  readonly papers: readonly Paper[]
}

const UNKNOWN: Omit<Capabilities, 'kind'> = { from: '2026-01-01', checkedOn: '2026-11-28', source: '由单位自定', sourceEn: 'as the office decides', papers: [] }

/** What is known of a platform on a day: the newest row that was in force. A kind without a row has no limit but the office's own care. */
export function capabilitiesOn(kind: ChannelKind, day: CivilDate): Capabilities {
  const known = (rows as readonly Capabilities[]).filter((row) => row.kind === kind && row.from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1))
  return known[0] ?? { kind, ...UNKNOWN }
}
