import type { Actor } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { endLease, giveBack, holdTimer, leaseTimer, type DueTimer, type LeasedTimer } from '#src/record/queue.ts'
import { transact, type Tx } from '#src/record/transaction.ts'
import type { Apart } from './module.ts'
import { performIn, type Ledger } from './perform.ts'

const CLOCKWORK: Actor = { as: 'system', part: 'clockwork' }
/** Longer than any such work takes. Whoever died at it is succeeded after this time. */
const LEASE_MS = 5 * 60_000
const NEVER = new AbortController().signal

/** The input of a fired timer's command. */
export const asInput = ({ subject, dueAt, data }: DueTimer): Record<string, unknown> => ({ id: subject.slice(subject.indexOf(':') + 1), dueAt, data })

/**
 * Takes one due timer whose work is done apart: leased and read for in one transaction, done outside of any, so that no timer waits for it,
 * and stored in another. A process that dies between is succeeded by another once the lease is over; what a slow one brings after that is
 * dropped. Answers whether there was one.
 */
export async function runApart(ledger: Ledger, report: (error: unknown) => void, dial: () => Instant | undefined = () => undefined, signal: AbortSignal = NEVER): Promise<boolean> {
  const inOne = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => transact(ledger.db, { actor: CLOCKWORK, dial: dial() }, act)
  let current: LeasedTimer | undefined
  try {
    const material: unknown = await inOne(async (tx) => {
      current = await leaseTimer(tx, [...ledger.catalogue.apart.keys()], LEASE_MS)
      const found: unknown = current && (await workOf(ledger, current).prepare(tx, current.data))
      if (current && found === undefined) await endLease(tx, current)
      return found
    })
    if (current && material !== undefined) await store(ledger, current, await workOf(ledger, current).work(material, signal), inOne)
    return current !== undefined
  } catch (error) {
    if (!current) throw error
    const timer = current
    if (!signal.aborted) report(error)
    await inOne((tx) => (signal.aborted ? giveBack(tx, timer) : holdTimer(tx, timer.id, String(error))))
    return true
  }
}

const workOf = (ledger: Ledger, { kind }: LeasedTimer): Apart => ledger.catalogue.apart.get(kind)!

async function store(ledger: Ledger, timer: LeasedTimer, result: unknown, inOne: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>): Promise<void> {
  await inOne(async (tx) => {
    if (await endLease(tx, timer)) await performIn(ledger, tx, { command: ledger.catalogue.timerCommand(timer.kind), input: { ...asInput(timer), result } })
  })
}
