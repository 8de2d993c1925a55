import type { RawBuilder } from 'kysely'
import type { Fact, Id, Refusal, Statement } from '#src/kernel/facts.ts'
import { idOf, subjectOf, tableOf } from '#src/kernel/subjects.ts'
import { loadStates, searchStates, type Aggregate, type AnyAggregate, type Change, type Stored } from './aggregate.ts'
import { newId } from './ids.ts'
import type { Tx } from './transaction.ts'

/** Thrown inside a transaction to roll it back with an expected "no". */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.code).join(', '))
    this.refusals = refusals
  }
}

interface Held {
  readonly aggregate: AnyAggregate
  readonly version: number
  state: { readonly id: Id } | undefined
  changed: boolean
}

/** A stated fact with what the record keeps beside it. */
export interface Entry {
  readonly fact: Fact
  readonly unitIds: readonly Id[]
  readonly matter: Id | undefined
}

/**
 * The states and facts of one transaction. A state is read once, changed only by the facts stated here, and written once at the end;
 * whoever looks a second time sees the change.
 */
export class Work {
  readonly tx: Tx
  readonly entries: Entry[] = []
  readonly #aggregates: ReadonlyMap<string, AnyAggregate>
  readonly #held = new Map<string, Held>()
  readonly #fresh = new Set<Id>()
  readonly #searched = new Set<string>()

  constructor(tx: Tx, aggregates: ReadonlyMap<string, AnyAggregate>) {
    this.tx = tx
    this.#aggregates = aggregates
  }

  /** A new id. Nothing can exist under it yet, so nothing is looked for. */
  newId(): Id {
    const id = newId()
    this.#fresh.add(id)
    return id
  }

  /** Says that `id`, made elsewhere, is new. If it is not, the write fails instead of overwriting anything. */
  expectNew(id: Id): void {
    this.#fresh.add(id)
  }

  /** The state of one thing, undefined when it does not exist or may not be seen. */
  async find<S extends { readonly id: Id }>(aggregate: Aggregate<S>, id: Id): Promise<S | undefined> {
    return (await this.findAll(aggregate, [id]))[0]
  }

  /** The states of `ids` that exist and may be seen, in the order asked. */
  async findAll<S extends { readonly id: Id }>(aggregate: Aggregate<S>, ids: readonly Id[]): Promise<S[]> {
    const missing = ids.filter((id) => !this.#held.has(subjectOf(aggregate, id)))
    const sought = missing.filter((id) => !this.#fresh.has(id))
    if (missing.length > 0) this.#hold(aggregate, missing, sought.length > 0 ? await loadStates(this.tx, aggregate, sought) : new Map())
    return ids.flatMap((id) => (this.#held.get(subjectOf(aggregate, id))?.state as S | undefined) ?? [])
  }

  /**
   * States whose `column` holds one of `values` and that fulfil `which`, and all others of this aggregate that this transaction has looked
   * at: the caller picks. A value is searched for once a transaction; whatever changes the outcome here, is held here.
   */
  async search<S extends { readonly id: Id }>(aggregate: Aggregate<S>, column: string, values: readonly string[], which: RawBuilder<unknown>): Promise<S[]> {
    const fresh = values.filter((value) => !this.#searched.has(`${aggregate.table}.${column} ${value}`))
    if (fresh.length > 0) {
      const found = await searchStates(this.tx, aggregate, column, fresh, which)
      for (const value of fresh) this.#searched.add(`${aggregate.table}.${column} ${value}`)
      const unknown = [...found.keys()].filter((id) => !this.#held.has(subjectOf(aggregate, id)))
      this.#hold(aggregate, unknown, found)
    }
    return [...this.#held.values()].flatMap((held) => (held.aggregate === aggregate && held.state ? [held.state as S] : []))
  }

  /** The state of one thing; refuses with `refusal` when there is none. */
  async need<S extends { readonly id: Id }>(aggregate: Aggregate<S>, id: Id, refusal: string): Promise<S> {
    const state = await this.find(aggregate, id)
    if (!state) throw new Refused([{ code: refusal, item: id }])
    return state
  }

  /** States changed in this transaction, so that a search in the database can be completed by what is not written yet. */
  changedIn<S extends { readonly id: Id }>(aggregate: Aggregate<S>): S[] {
    return [...this.#held.values()].flatMap((held) => (held.aggregate === aggregate && held.changed ? [held.state as S] : []))
  }

  #hold(aggregate: AnyAggregate, ids: readonly Id[], found: ReadonlyMap<Id, Stored<{ readonly id: Id }>>): void {
    for (const id of ids) {
      const stored = found.get(id)
      this.#held.set(subjectOf(aggregate, id), { aggregate, version: stored?.version ?? 0, state: stored?.state, changed: false })
    }
  }

  /** Adds what a decider stated: gives it id, time, actor and cause, and changes the state of its subject. */
  async state(statements: readonly Statement[], because: readonly Id[]): Promise<Fact[]> {
    const facts: Fact[] = []
    for (const statement of statements) {
      const aggregate = this.#aggregates.get(tableOf(statement.subject))
      if (!aggregate) throw new Error(`no aggregate for subject ${statement.subject} of ${statement.kind}`)
      await this.find(aggregate, idOf(statement.subject))
      const held = this.#held.get(statement.subject)!
      const fact: Fact = { ...statement, id: newId(), at: this.tx.now, actor: this.tx.actor, because }
      held.state = aggregate.evolve(held.state, fact) as { readonly id: Id }
      held.changed = true
      const units = aggregate.units(held.state)
      this.entries.push({ fact, unitIds: [...new Set([statement.unitId, ...units])], matter: aggregate.matter?.(held.state) })
      facts.push(fact)
    }
    return facts
  }

  /** The state that a fact's subject has now. */
  stateOf(subject: string): unknown {
    return this.#held.get(subject)?.state
  }

  /** Changed states by table, in the order of names: whoever writes takes rows in the same order, so that two acts cannot block each other. */
  changes(): readonly (readonly [table: string, Change[]])[] {
    const changes = new Map<string, Change[]>()
    for (const { aggregate, version, state, changed } of this.#held.values()) {
      if (!changed || !state) continue
      const list = changes.get(aggregate.table) ?? []
      list.push({ id: state.id, version, state, unitIds: aggregate.units(state) })
      changes.set(aggregate.table, list)
    }
    return [...changes].toSorted(([a], [b]) => (a < b ? -1 : 1))
  }
}
