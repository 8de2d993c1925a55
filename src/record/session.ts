import { Kysely, PostgresDialect, type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, type RawBuilder } from 'kysely'
import type pg from 'pg'

/**
 * One borrowed connection. Statements are answered in the order in which they were sent, and one may be sent while others are under way:
 * what need not be waited for costs no journey of its own. After a failure all later statements of the transaction fail too.
 */
export interface Session {
  // oxlint-disable-next-line no-explicit-any -- see Db
  readonly db: Kysely<any>
  /** Sends a statement before it returns (`execute` sends some moments later). */
  send(statement: string | RawBuilder<unknown>): Promise<pg.QueryResult>
  /** Gives the connection back; a broken one is closed. */
  release(broken?: boolean): void
}

const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

class SessionConnection implements DatabaseConnection {
  readonly #client: pg.ClientBase
  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.#client.query(sql, parameters as unknown[])
    return { rows: rows as R[], ...(WRITES.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) }
  }

  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('a transaction reads pages, not streams')
  }
}

const nothing = async (): Promise<void> => {}

/** Speaks through one connection; `record.transact` begins and ends its transactions. */
class SessionDialect extends PostgresDialect {
  readonly #connection: DatabaseConnection
  constructor(client: pg.ClientBase) {
    super({ pool: () => Promise.reject(new Error('a session has no pool')) })
    this.#connection = new SessionConnection(client)
  }

  override createDriver(): Driver {
    return { init: nothing, destroy: nothing, acquireConnection: async () => this.#connection, releaseConnection: nothing, beginTransaction: nothing, commitTransaction: nothing, rollbackTransaction: nothing }
  }
}

const speakers = new WeakMap<pg.ClientBase, Kysely<unknown>>()

/** Borrows a connection of `pool`. */
export async function openSession(pool: pg.Pool): Promise<Session> {
  const client = await pool.connect()
  let db = speakers.get(client)
  if (!db) speakers.set(client, (db = new Kysely<unknown>({ dialect: new SessionDialect(client) })))
  const speaker = db
  return {
    db,
    send(statement) {
      if (typeof statement === 'string') return client.query(statement)
      const { sql, parameters } = statement.compile(speaker)
      return client.query(sql, parameters as unknown[])
    },
    release: (broken = false) => client.release(broken),
  }
}
