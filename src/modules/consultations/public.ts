/** What everybody may read of consultations: what was asked until when, how many spoke, who was drawn by lot, and where the outcome is. No person. */
import type { Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'
import type { ConsultationState } from './contract.ts'
import type { ConsultationKind } from './kinds.ts'

export { LONGEST_OPINION } from './contract.ts'
export { consultationKinds, consultationKindsInEnglish, fates, type ConsultationKind } from './kinds.ts'

export interface PublicConsultation {
  readonly id: Id
  readonly kind: ConsultationKind
  readonly state: ConsultationState
  readonly title: string
  readonly closesAt: Instant
  readonly outcomeOn: CivilDate
  /** Once it is closed: people are not told how others spoke while they may speak. */
  readonly received: number | null
  /** Of a survey that is closed: how often each option of each question was ticked. */
  readonly tallies: readonly (readonly number[])[] | null
  readonly hearing: { readonly at: Instant; readonly seats: number } | null
  readonly draw: { readonly at: Instant; readonly seed: string; readonly signedUp: number; readonly chosen: readonly Id[] } | null
  readonly outcomeId: Id | null
  readonly endedAt: Instant | null
}
