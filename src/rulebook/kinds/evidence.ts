import type { CivilDate } from '#src/kernel/time.ts'
import type { EvidenceKind, Occasion, Organiser, QuotaRule } from '../promise-schema.ts'
import { type Setting, settled } from '../settings.ts'

/**
 * Something that was done and stands in the record: a held session, a signed-in attendance, a published answer or release, a training record.
 * A tick is no evidence and has no form here (CV-7).
 */
export interface Evidence {
  /** Id of the record that proves it; the same id counts once. */
  readonly id: string
  /** What it is. One act may be several things and counts for every quota that it satisfies. */
  readonly kinds: readonly EvidenceKind[]
  readonly on: CivilDate
  /** Ids of the holders whose act it was: units, posts. */
  readonly by: readonly string[]
  /** Who did it, where a post has changed hands (WL-38). */
  readonly personId?: string
  readonly occasion?: Occasion
  readonly organiser?: Organiser
  /** For trainings. */
  readonly hours?: number
}

/** What an act is, apart from who did it and when. */
export type Act = Pick<Evidence, 'kinds' | 'occasion' | 'organiser'>
export type QuotaValue = Exclude<QuotaRule['values'][number], { repealed: true }>

/** Whether an act is of the kind that this value counts. */
export function countsFor(value: QuotaValue, act: Act, settings: readonly Setting[], date: CivilDate): boolean {
  const among = value.occasions === undefined ? undefined : settled(value.occasions, settings, date)
  return value.counts.some((kind) => act.kinds.includes(kind))
    && (among === undefined || (act.occasion !== undefined && among.includes(act.occasion)))
    && (value.organisedBy === undefined || act.organiser === value.organisedBy)
    && (value.notOrganisedBy === undefined || act.organiser !== value.notOrganisedBy)
}
