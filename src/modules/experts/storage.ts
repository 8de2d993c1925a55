import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import type { Expert } from './contract.ts'
import { evolve } from './evolve.ts'

export const experts: Aggregate<Expert> = { table: 'experts.expert', evolve, units: (one) => [one.pressOfficeId] }

const EXPERTS_LOCK = 7_305_010

/** Two entries are compared by name, so the bank takes one at a time. */
export async function lockBank(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${EXPERTS_LOCK})`.execute(tx.db)
}

export async function expertNamed(work: Work, name: string, organisation: string): Promise<Expert | undefined> {
  const found = await sql<{ id: Id }>`select id from experts.expert where state = 'listed' and doc->>'name' = ${name} and doc->>'organisation' = ${organisation}`.execute(work.tx.db)
  return (await work.findAll(experts, found.rows.map((row) => row.id)))[0]
}

/** Keeps the contact beside the record; an empty one takes it away. */
export async function keepContact(tx: Tx, expertId: Id, pressOfficeId: Id, contact: string): Promise<void> {
  if (contact === '') return forgetContact(tx, expertId)
  await sql`insert into experts.contact (expert_id, unit_ids, contact) values (${expertId}, ${[pressOfficeId]}::uuid[], ${contact})
    on conflict (expert_id) do update set contact = excluded.contact`.execute(tx.db)
}

export async function forgetContact(tx: Tx, expertId: Id): Promise<void> {
  await sql`delete from experts.contact where expert_id = ${expertId}`.execute(tx.db)
}
