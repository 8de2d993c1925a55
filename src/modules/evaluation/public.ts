/** What everybody may read of evaluation: figures out of the record. The portal knows this file and nothing else of the module. */
import type { Id } from '#src/kernel/facts.ts'
import type { Distribution } from './distribution.ts'
import type { Share } from './survey.ts'

/** What readers ticked under one release (GB-40). */
export interface Reactions {
  readonly n: number
  readonly understood: Share
  readonly credible: Share
}

/** From the moment the government knew to the answer, for answers given in a time; the one calculation of it (RL-13). */
export interface ResponseTimes {
  readonly all: Distribution & { readonly inTime: number }
  readonly units: readonly (Distribution & { readonly unitId: Id; readonly inTime: number })[]
}
