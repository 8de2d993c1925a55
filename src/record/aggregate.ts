import { sql, type RawBuilder } from 'kysely'
import type { Fact, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Tx } from './transaction.ts'

/**
 * One kind of thing that has a state: its table and how a fact changes it.
 * `evolve` is pure and total over the facts that name this aggregate as subject, so the state can be rebuilt from the record.
 */
export interface Aggregate<S extends { readonly id: Id }> {
  /** `schema.table`; also the first half of a fact's subject. */
  readonly table: string
  evolve(state: S | undefined, fact: Fact): S
  /** Units whose people may see it (the press office sees all). */
  units(state: S): readonly Id[]
  /** The citizen's message or the case that this belongs to; facts carry it so that a timeline is one look-up. */
  matter?(state: S): Id | undefined
  /** Kinds of timers about it, and which of them a state waits for: these must stand while it is in that state, and no others. */
  readonly awaits?: { readonly kinds: readonly string[]; of(state: S): readonly Awaited[] }
}

/** A timer about one thing, and the moments that are right for it. */
export interface Awaited {
  readonly kind: string
  readonly at: readonly Instant[]
}

// oxlint-disable-next-line no-explicit-any -- a list of aggregates mixes state types
export type AnyAggregate = Aggregate<any>

export interface Stored<S> {
  readonly state: S
  readonly version: number
}

/** One value is compared and not looked for in a list: a statement with a list is planned anew each time, because the plan hangs on its length. */
function among(column: string, values: readonly string[], type: 'uuid' | 'text'): RawBuilder<unknown> {
  return values.length === 1 ? sql`${sql.ref(column)} = ${values[0]}::${sql.raw(type)}` : sql`${sql.ref(column)} = any(${values}::${sql.raw(type)}[])`
}

/** The stored states of `ids`; those that do not exist or may not be seen are absent. */
export async function loadStates<S extends { readonly id: Id }>(tx: Tx, aggregate: Aggregate<S>, ids: readonly Id[]): Promise<Map<Id, Stored<S>>> {
  const found = await sql<{ id: Id; version: number; doc: S }>`select id, version, doc from ${sql.table(aggregate.table)} where ${among('id', ids, 'uuid')}`.execute(tx.db)
  return new Map(found.rows.map((row) => [row.id, { state: row.doc, version: row.version }]))
}

/** The stored states whose `column` holds one of `values` and that fulfil `which`. */
export async function searchStates<S extends { readonly id: Id }>(tx: Tx, aggregate: Aggregate<S>, column: string, values: readonly string[], which: RawBuilder<unknown>): Promise<Map<Id, Stored<S>>> {
  const found = await sql<{ id: Id; version: number; doc: S }>`
    select id, version, doc from ${sql.table(aggregate.table)} where ${among(column, values, 'text')} and ${which} order by id`.execute(tx.db)
  return new Map(found.rows.map((row) => [row.id, { state: row.doc, version: row.version }]))
}

export interface Change {
  readonly id: Id
  /** Version read, 0 for a new one. */
  readonly version: number
  readonly state: { readonly id: Id }
  readonly unitIds: readonly Id[]
}

/** Sends changed states of one table in one statement, in the order of ids. The transaction is overtaken when any was changed by someone else meanwhile. */
export function saveStates(tx: Tx, table: string, changes: readonly Change[]): void {
  const ordered = changes.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const rows = JSON.stringify(ordered.map(({ id, version, state, unitIds }) => ({ id, version, doc: state, units: `{${unitIds.join(',')}}` })))
  const target = sql.table(table)
  tx.send(sql`
    with saved as (
      insert into ${target} as t (id, version, unit_ids, doc)
      select id, version + 1, units, doc from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, version int, units uuid[], doc jsonb)
      on conflict (id) do update set version = excluded.version, unit_ids = excluded.unit_ids, doc = excluded.doc
      where t.version = excluded.version - 1 returning t.id)
    select record.all_saved(count(*), ${changes.length}, ${table}) from saved`)
}
