import { z } from 'zod'
import { id } from '#src/desk/shapes.ts'
import { decideBy, type Decision, type Refusal } from '#src/kernel/facts.ts'

const yesNo = z.enum(['yes', 'no'])

/** Two questions to whoever read a release (GB-40): was it understood, is it credible. */
export const react = z.object({ releaseId: id, understood: yesNo, credible: yesNo, address: z.string().min(1).max(100) })
export type React = z.output<typeof react>

export interface Reacting {
  readonly isPublic: boolean
  readonly hasReacted: boolean
}

/** Once a reader and release (RL-6). It states no fact: of whoever reads nothing goes into the record. */
export function reactOnce({ isPublic, hasReacted }: Reacting, input: React): Decision {
  const refusals: Refusal[] = []
  if (!isPublic) refusals.push({ code: 'evaluation/not-public', item: input.releaseId })
  if (hasReacted) refusals.push({ code: 'evaluation/has-reacted', item: input.releaseId, clause: 'RL-6' })
  return decideBy(refusals, () => [])
}
