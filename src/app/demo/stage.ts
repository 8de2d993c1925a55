import { runApart } from '#src/desk/apart.ts'
import { fireTimers, runEffect } from '#src/desk/clockwork.ts'
import type { Desk } from '#src/desk/desk.ts'
import type { Ledger } from '#src/desk/perform.ts'
import type { Actor, Fact, Id } from '#src/kernel/facts.ts'
import { plus, type Instant } from '#src/kernel/time.ts'
import { nextIn } from '#src/record/queue.ts'
import { transact } from '#src/record/transaction.ts'
import { mustDo, Unexpected } from '../cast.ts'

export const OPERATOR: Actor = { as: 'system', part: 'operator' }
export const CITIZEN: Actor = { as: 'citizen' }

const fail = (error: unknown): never => {
  throw error
}

/** One act of somebody at one moment. */
export interface Step {
  readonly at: Instant
  act(): Promise<void>
}

/**
 * The district under a turned clock: whoever acts, acts at `now`; what falls due on the way is done at its own moment.
 * The clock only goes forward.
 */
export class Stage {
  readonly ledger: Ledger
  readonly desk: Desk
  /** The real present, at which everything ends. */
  readonly end: Instant
  readonly unitIds = new Map<string, Id>()
  readonly personIds = new Map<string, Id>()
  readonly #actors = new Map<string, Actor>()
  #now: Instant

  constructor(ledger: Ledger, desk: Desk, start: Instant, end: Instant) {
    this.ledger = ledger
    this.desk = desk
    this.end = end
    this.#now = start
  }

  get now(): Instant {
    return this.#now
  }

  unit(key: string): Id {
    return found(this.unitIds, key)
  }

  person(key: string): Id {
    return found(this.personIds, key)
  }

  /** The person with the posts held when first asked for: posts change only before the first letter. */
  async actor(key: string): Promise<Actor> {
    const known = this.#actors.get(key)
    if (known) return known
    const answer = await this.desk.ask<Actor | null>(OPERATOR, 'directory.actorOf', { personId: this.person(key) }, this.#now)
    if (!('value' in answer) || !answer.value) throw new Unexpected(`${key} holds no post`)
    this.#actors.set(key, answer.value)
    return answer.value
  }

  async does(who: string | Actor, command: string, input: unknown): Promise<readonly Fact[]> {
    const actor = typeof who === 'string' ? await this.actor(who) : who
    return mustDo(this.desk, actor, command, input, this.#now)
  }

  /** Turns the clock to `at`; calls, breaches, scheduled releases and effects happen at their true times on the way. */
  async turnTo(at: Instant): Promise<void> {
    for (;;) {
      const wait = await transact(this.ledger.db, { actor: OPERATOR, dial: this.#now, early: true }, (tx) => nextIn(tx, [...this.ledger.catalogue.apart.keys()]))
      const next = wait === undefined ? undefined : plus(this.#now, Math.max(0, Math.ceil(wait)))
      if (next === undefined || next > at) break
      this.#now = next
      await fireTimers(this.ledger, fail, next)
      await runEffect(this.ledger, fail, next)
    }
    this.#now = at
  }

  /** Plays all steps in the order of time, then comes to the present. */
  async play(steps: readonly Step[], progress: (done: number, of: number) => void): Promise<void> {
    const ordered = steps.map((step, n) => ({ step, n })).toSorted((a, b) => a.step.at.localeCompare(b.step.at) || a.n - b.n)
    for (const [done, { step }] of ordered.entries()) {
      await this.turnTo(step.at)
      await step.act()
      progress(done + 1, ordered.length)
    }
    await this.turnTo(this.end)
    // The router learns once, from all of it: each night of the past would cost a second, and only the last model counts.
    while (await runApart(this.ledger, fail, () => this.end));
  }
}

function found(map: ReadonlyMap<string, Id>, key: string): Id {
  const id = map.get(key)
  if (id === undefined) throw new Unexpected(`nobody and nothing is called ${key}`)
  return id
}
