import type { Actor } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { endEffect, leaveEffect, postponeEffect, takeEffect, type Effect } from '#src/record/queue.ts'
import { transact, type Tx } from '#src/record/transaction.ts'
import { isGone } from './gone.ts'
import type { Outside } from './module.ts'
import { performIn, type Ledger } from './perform.ts'

const PUBLISHER: Actor = { as: 'system', part: 'publisher' }
/** When somebody else does what may be repeated and was not ended; longer than any of it takes. */
const LEFT_MS = 3 * 60_000
const NEVER = new AbortController().signal

/** Kinds of effects that reach outside. */
export const outsideOf = (ledger: Ledger): string[] => [...ledger.catalogue.outside.keys()]

/**
 * Takes one ready effect that reaches outside: begun in the transaction that takes it, done outside of any, ended in another. A process that
 * dies in between has taken it and stated that it began, so nobody does it a second time without looking; only what looks itself is left to the next one. `onTaken` is told when it is under way. Answers whether there was one.
 */
export async function runOutside(ledger: Ledger, report: (error: unknown) => void, dial: () => Instant | undefined = () => undefined, signal: AbortSignal = NEVER, onTaken: () => void = () => {}): Promise<boolean> {
  const kinds = outsideOf(ledger)
  if (kinds.length === 0) return false
  const inOne = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => transact(ledger.db, { actor: PUBLISHER, dial: dial() }, act)
  const workOf = ({ kind }: Effect): Outside => ledger.catalogue.outside.get(kind)!
  let taken: Effect | undefined
  let begun = false
  try {
    const material: unknown = await inOne(async (tx) => {
      taken = await takeEffect(tx, { kinds, only: true })
      if (!taken) return undefined
      await performIn(ledger, tx, { command: workOf(taken).begin, input: taken.payload }, taken.because)
      const found = await workOf(taken).prepare(tx, taken.payload)
      if (found !== undefined && workOf(taken).repeats) await leaveEffect(tx, taken, LEFT_MS)
      return found
    })
    if (!taken) return false
    begun = true
    onTaken()
    if (material === undefined) return true
    const { id, payload, because } = taken
    const { end, repeats } = workOf(taken)
    const result: unknown = await workOf(taken).work(material, signal)
    await inOne(async (tx) => {
      await performIn(ledger, tx, { command: end, input: { ...payload, result } }, because)
      if (repeats) await endEffect(tx, id)
    })
    return true
  } catch (error) {
    if (!taken || isGone(error)) throw error
    report(error)
    const { id } = taken
    // Before it began it is tried again later; after that only its own module knows what to do with it.
    if (!begun) await inOne((tx) => postponeEffect(tx, id, String(error)))
    return true
  }
}
