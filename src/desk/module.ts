import type { z } from 'zod'
import type { Actor, Decision, Fact, Id, RefusalWording } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import type { AnyAggregate } from '#src/record/aggregate.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'

/** What a decider knows besides the state: the database's time, who acts, the rules in force, and fresh ids. */
export interface Context {
  readonly now: Instant
  readonly actor: Actor
  readonly rules: Rulebook
  newId(): Id
}

/** Who may give a command: holders of one of these roles (register 3.1), any signed-in person, the public, or the system alone. */
export type May = readonly string[] | 'signedIn' | 'public' | 'system'

export interface Command<I = unknown, S = unknown> {
  readonly name: string
  readonly zh: string
  readonly input: z.ZodType<I>
  readonly may: May
  /** Reads for many inputs at once what `load` will ask for one by one (timers fire in batches). */
  preload?(work: Work, inputs: readonly NoInfer<I>[]): Promise<void>
  /** Reads all that `decide` needs. */
  load(work: Work, input: NoInfer<I>): Promise<S>
  /** Pure: facts, or every reason why not. */
  decide(state: S, input: NoInfer<I>, ctx: Context): Decision
  /** Writes beside the facts that the person's own role may make (drafts), before the ledger takes over. */
  atDesk?(tx: Tx, input: NoInfer<I>, facts: readonly Fact[], state: S): Promise<void>
  /** Writes beside the facts under the ledger's role: sealed words, the public shelf. */
  beside?(tx: Tx, input: NoInfer<I>, facts: readonly Fact[], state: S): Promise<void>
}

export interface Query<I = unknown, O = unknown> {
  readonly name: string
  readonly zh: string
  readonly input: z.ZodType<I>
  readonly may: May
  ask(tx: Tx, input: NoInfer<I>, rules: Rulebook): Promise<O>
}

/** Set, move (same kind and subject) or, with `dueAt` null, remove a timer. */
export interface TimerOrder {
  readonly kind: string
  readonly subject: string
  readonly dueAt: Instant | null
  readonly data?: Readonly<Record<string, unknown>>
}

/** An effect to run after commit; the same `key` is never ordered twice. */
export interface EffectOrder {
  readonly kind: string
  readonly key: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly readyAt?: Instant
}

export interface Ask {
  readonly command: string
  readonly input: unknown
}

/**
 * What a timer brings about when that takes longer than a transaction may: read inside one, done outside of any, and given as `result` to
 * the timer's command inside another.
 */
export interface Apart<M = unknown, R = unknown> {
  /** Reads all that the work needs; undefined when there is nothing to do. */
  prepare(tx: Tx, data: Readonly<Record<string, unknown>>): Promise<M | undefined>
  /** Rejects soon after `signal` asks it to stop. */
  work(material: M, signal: AbortSignal): Promise<R>
}

/**
 * An effect that reaches outside of this machine. It is begun in the transaction that takes it out of the outbox, done outside of any, and
 * ended in another: whoever dies between leaves it begun, and what is begun and not ended is never simply done again.
 */
export interface Outside<M = unknown, R = unknown> {
  /** Command of this module, given with the effect's payload; states that it begins, or nothing when it must not. */
  readonly begin: string
  /** Reads all that the work needs, after `begin`; undefined when there is nothing to do. */
  prepare(tx: Tx, payload: Readonly<Record<string, unknown>>): Promise<M | undefined>
  /** Answers what came of it, a failure too; it throws only when the work itself is faulty. */
  work(material: M, signal: AbortSignal): Promise<R>
  /** Command of this module, given `{ ...payload, result }`. */
  readonly end: string
  /** It only looks, and may be done again: whoever dies over it leaves it to the next one. */
  readonly repeats?: true
}

export interface Module {
  readonly name: string
  readonly aggregates?: readonly AnyAggregate[]
  // oxlint-disable-next-line no-explicit-any -- a list of commands mixes inputs and states
  readonly commands?: readonly Command<any, any>[]
  // oxlint-disable-next-line no-explicit-any -- as above
  readonly queries?: readonly Query<any, any>[]
  readonly refusals?: Readonly<Record<string, RefusalWording>>
  /** Every fact kind that this module states, with its name in Chinese. */
  readonly facts?: Readonly<Record<string, string>>
  timers?(fact: Fact, state: unknown): readonly TimerOrder[]
  effects?(fact: Fact, state: unknown): readonly EffectOrder[]
  /** Which command of this module a fired timer gives; its input is `{ id, dueAt, data }`. */
  readonly onTimer?: Readonly<Record<string, string>>
  /** Timers of `onTimer` whose work is done apart, by kind. */
  // oxlint-disable-next-line no-explicit-any -- works of all shapes
  readonly apart?: Readonly<Record<string, Apart<any, any>>>
  /** Runs one effect after commit, in the transaction that also removes it from the outbox; answers what to state about it. */
  readonly effect?: Readonly<Record<string, string>>
  /** Effects that reach outside, by kind. */
  // oxlint-disable-next-line no-explicit-any -- works of all shapes
  readonly outside?: Readonly<Record<string, Outside<any, any>>>
  /** Facts of any module to which this one answers in the same transaction (duties watch the record). */
  watch?(fact: Fact): readonly Ask[]
}

export const command = <I, S>(definition: Command<I, S>): Command<I, S> => definition
export const query = <I, O>(definition: Query<I, O>): Query<I, O> => definition
