import type { Actor } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { holdTimer, lookAtClock, nextIn, postponeEffect, takeDueTimers, takeEffect, type DueTimer, type Effect } from '#src/record/queue.ts'
import { transact } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { asInput, runApart } from './apart.ts'
import { watchClock, type ClockState } from './clock-watch.ts'
import { isGone } from './gone.ts'
import { outsideOf, runOutside } from './outside.ts'
import { performIn, performManyIn, type Ledger } from './perform.ts'

const CLOCKWORK: Actor = { as: 'system', part: 'clockwork' }
const PUBLISHER: Actor = { as: 'system', part: 'publisher' }
/** As many timers a transaction: enough that a burst of breaches costs one commit a hundred, few enough to lose little work in a crash. */
const BATCH = 200
/** Longest sleep: a timer set by another process is seen within this time even when its wake-up call is lost. */
const LONGEST_SLEEP = 500
/** Effects run so long before timers are looked at again. */
const EFFECTS_MS = 50
/** Channels that are waited for at the same time: a slow one holds up one of these places. */
const OUTSIDE_AT_ONCE = 4

export interface Clockwork {
  /** Wakes it at once (a commit just ordered an effect). */
  wake(): void
  /** What this process thinks of the database's clock. */
  clock(): ClockState
  stop(): Promise<void>
}

/** Clocks of a test: a dial that the database obeys, and a steady time in milliseconds. */
export interface TurnedClocks {
  dial(): Instant | undefined
  steady(): number
}
const TRUE_CLOCKS: TurnedClocks = { dial: () => undefined, steady: () => performance.now() }

/** Kinds of timers whose work is done apart and not by firing. */
const apartOf = (ledger: Ledger): string[] => [...ledger.catalogue.apart.keys()]

/** Fires up to one batch of due timers. Answers how many it took. */
export async function fireTimers(ledger: Ledger, report: (error: unknown) => void, dial?: Instant): Promise<number> {
  try {
    return await fireBatch(ledger, BATCH, dial)
  } catch (error) {
    report(error)
    return fireSingly(ledger, report, dial)
  }
}

async function fireBatch(ledger: Ledger, size: number, dial: Instant | undefined): Promise<number> {
  return transact(ledger.db, { actor: CLOCKWORK, dial }, async (tx) => {
    const due = await takeDueTimers(tx, size, apartOf(ledger))
    for (const [command, timers] of Map.groupBy(due, (timer) => ledger.catalogue.timerCommand(timer.kind))) {
      await performManyIn(ledger, tx, command, timers.map(asInput))
    }
    return due.length
  })
}

/** One by one after a batch failed, so that one faulty timer cannot hold up the others. */
async function fireSingly(ledger: Ledger, report: (error: unknown) => void, dial: Instant | undefined): Promise<number> {
  for (let fired = 0; fired < BATCH; fired += 1) {
    let current: DueTimer | undefined
    try {
      const found = await transact(ledger.db, { actor: CLOCKWORK, dial }, async (tx) => {
        current = (await takeDueTimers(tx, 1, apartOf(ledger)))[0]
        if (current) await performManyIn(ledger, tx, ledger.catalogue.timerCommand(current.kind), [asInput(current)])
        return current !== undefined
      })
      if (!found) return fired
    } catch (error) {
      if (!current || isGone(error)) throw error // the claim fell with its transaction
      report(error)
      const { id } = current
      await transact(ledger.db, { actor: CLOCKWORK, dial }, (tx) => holdTimer(tx, id, String(error)))
    }
  }
  return BATCH
}

/** Runs one effect of the outbox. Answers whether there was one. */
export async function runEffect(ledger: Ledger, report: (error: unknown) => void, dial?: Instant): Promise<boolean> {
  let current: Effect | undefined
  try {
    await transact(ledger.db, { actor: PUBLISHER, dial }, async (tx) => {
      current = await takeEffect(tx, { kinds: outsideOf(ledger), only: false })
      if (current) await performIn(ledger, tx, { command: ledger.catalogue.effectCommand(current.kind), input: current.payload }, current.because)
    })
    return current !== undefined
  } catch (error) {
    if (!current || isGone(error)) throw error // the claim fell with its transaction
    const { id } = current
    if (!(error instanceof Refused)) report(error)
    await transact(ledger.db, { actor: PUBLISHER, dial }, (tx) => postponeEffect(tx, id, String(error)))
    return true
  }
}

/** Runs effects for a moment, not longer, so that no timer waits for them. Answers whether there was one. */
async function runEffects(ledger: Ledger, report: (error: unknown) => void, dial: Instant | undefined): Promise<boolean> {
  const until = performance.now() + EFFECTS_MS
  if (!(await runEffect(ledger, report, dial))) return false
  while (performance.now() < until && (await runEffect(ledger, report, dial)));
  return true
}

/** Runs all that is due at this moment, until nothing is: for stories, replays and demonstrations under a turned clock. */
export async function settle(ledger: Ledger, dial?: Instant): Promise<void> {
  const fail = (error: unknown): never => {
    throw error
  }
  while ((await runEffect(ledger, fail, dial)) || (await fireTimers(ledger, fail, dial)) > 0 || (await runApart(ledger, fail, () => dial)) || (await runOutside(ledger, fail, () => dial)));
}

/** Starts the clockwork of this process. Any number of processes may run one on the same database. */
export function startClockwork(ledger: Ledger, report: (error: unknown) => void, clocks: TurnedClocks = TRUE_CLOCKS): Clockwork {
  const watch = watchClock((message) => report(new Error(message)))
  let running = true
  let wakeUp: () => void = () => {}
  let woken = false
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const timeIsRight = async (dial: Instant | undefined): Promise<boolean> =>
    watch.look({ ...(await transact(ledger.db, { actor: CLOCKWORK, dial }, lookAtClock)), steady: clocks.steady() })
  const stopping = new AbortController()
  let apart: Promise<void> | undefined
  /** Work that takes long is done beside the loop, one at a time. */
  const lookApart = (): void => {
    apart ??= runApart(ledger, report, clocks.dial, stopping.signal)
      .then((found) => (found ? wakeUp() : undefined), report)
      .finally(() => (apart = undefined))
  }
  const reaching = new Set<Promise<void>>()
  /** What reaches outside waits for others: whoever finds something to do calls the next one to look. */
  const lookOutside = (): void => {
    if (!running || reaching.size >= OUTSIDE_AT_ONCE || outsideOf(ledger).length === 0) return
    const one: Promise<void> = runOutside(ledger, report, clocks.dial, stopping.signal, lookOutside)
      .then((found) => (found ? wakeUp() : undefined), report)
      .finally(() => reaching.delete(one))
    reaching.add(one)
  }
  const loop = async (): Promise<void> => {
    while (running) {
      woken = false
      let pause = LONGEST_SLEEP
      try {
        const dial = clocks.dial()
        const right = await timeIsRight(dial)
        if (right) lookApart()
        lookOutside()
        const busy = (right && (await fireTimers(ledger, report, dial)) > 0) || (await runEffects(ledger, report, dial))
        if (busy) continue
        const wait = right ? await transact(ledger.db, { actor: CLOCKWORK, dial }, (tx) => nextIn(tx, [...apartOf(ledger), ...outsideOf(ledger)])) : undefined
        pause = Math.max(1, Math.min(LONGEST_SLEEP, wait ?? LONGEST_SLEEP))
      } catch (error) {
        report(error) // the database is gone for a moment: nothing was claimed, try again
      }
      if (running && !woken) await sleep(pause)
    }
  }
  const ended = loop()
  return {
    wake: () => {
      woken = true
      wakeUp()
    },
    clock: () => watch.state(),
    stop: async () => {
      running = false
      stopping.abort()
      wakeUp()
      await ended
      await apart
      await Promise.all(reaching)
    },
  }
}
