import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type pg from 'pg'
import type { Tx } from '#src/record/transaction.ts'

/** A transaction that somebody else holds open, as the check of the log takes it: what was tampered with in it is seen by nobody else. */
export function inTransactionOf(client: pg.Client): Tx {
  const pool = { connect: async () => Object.assign(Object.create(client) as object, { query: client.query.bind(client), release: () => {} }), end: async () => {} } as unknown as PostgresPool
  return { db: new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) }), now: '', actor: { as: 'system', part: 'operator' }, send() {}, become() {}, afterCommit() {} } as unknown as Tx
}
