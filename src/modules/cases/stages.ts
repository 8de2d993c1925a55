import type { Instant } from '#src/kernel/time.ts'
import type { Message } from '../intake/contract.ts'
import type { Item } from '../triage/contract.ts'
import type { Case } from './contract.ts'

/** The three stages of a matter in their order (GB-03): noticed, studied, answered; each from when to when. */
export interface Stage {
  readonly stage: 'monitor' | 'study' | 'respond'
  readonly zh: string
  readonly from: Instant
  readonly until?: Instant
}

export function stagesOf(one: Case, message: Message | undefined, item: Item | undefined): Stage[] {
  const until = (at: Instant | undefined): { until: Instant } | object => (at === undefined ? {} : { until: at })
  return [
    ...(message ? [{ stage: 'monitor', zh: '监测', from: message.knownAt, ...until(message.registeredAt) } as const] : []),
    ...(item ? [{ stage: 'study', zh: '研判', from: item.placedAt, ...until(one.openedAt) } as const] : []),
    { stage: 'respond', zh: '回应', from: one.openedAt, ...until(one.answeredAt) },
  ]
}
