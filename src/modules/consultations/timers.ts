import type { Fact } from '#src/kernel/facts.ts'
import type { TimerOrder } from '#src/desk/module.ts'
import { plus, type Instant } from '#src/kernel/time.ts'
import type { Consultation } from './contract.ts'

/** As long as a question may come back about how an outcome was reached; the term of an asker's words as shipped. */
const KEPT_MS = 3 * 365 * 86_400_000

const eraseAt = ({ endedAt, erased }: Consultation): Instant | undefined => (endedAt && !erased ? plus(endedAt, KEPT_MS) : undefined)

/** The timers that a consultation waits for. */
export function awaited(one: Consultation): readonly { readonly kind: string; readonly at: readonly Instant[] }[] {
  if (one.state === 'open') return [{ kind: 'consultations.close', at: [one.closesAt] }]
  const erases = eraseAt(one)
  return erases ? [{ kind: 'consultations.erase', at: [erases] }] : []
}

/** Set anew after every fact about it. */
export function timersAfter({ subject }: Fact, one: Consultation): readonly TimerOrder[] {
  return [
    { kind: 'consultations.close', subject, dueAt: one.state === 'open' ? one.closesAt : null },
    { kind: 'consultations.erase', subject, dueAt: eraseAt(one) ?? null },
  ]
}
