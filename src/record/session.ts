import type { Socket } from 'node:net'
import { Kysely, PostgresDialect, type CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, type RawBuilder } from 'kysely'
import type pg from 'pg'

const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/** Names of prepared statements. Texts come from our own code, so they are few. */
const names = new Map<string, string>()

/** PostgreSQL plans a statement under row security for one role, and anew whenever another role runs it; so each role has its own. */
function nameFor(role: string, text: string): string {
  const key = `${role}\n${text}`
  let name = names.get(key)
  if (name === undefined) names.set(key, (name = `s${names.size}`))
  return name
}

const nothing = async (): Promise<void> => {}

/**
 * One borrowed connection. Statements are answered in the order in which they were sent, and one may be sent while others are under way:
 * what need not be waited for costs no journey of its own. After a failure all later statements of the transaction fail too.
 * Each text is prepared once a connection and role; it halves the database's work for a command.
 */
export class Session implements DatabaseConnection {
  // oxlint-disable-next-line no-explicit-any -- see Db
  readonly db: Kysely<any>
  /** The database role under which statements run now. */
  role = ''
  readonly #client: pg.PoolClient
  readonly #stream: Socket
  #held = false

  constructor(client: pg.PoolClient) {
    this.#client = client
    this.#stream = (client as unknown as { connection: { stream: Socket } }).connection.stream // pg's types keep silent about it
    this.db = new Kysely<unknown>({ dialect: new SessionDialect(this) })
  }

  /** Puts a statement on its way before it returns; a builder's own `execute` does so some moments later. */
  send(statement: string | RawBuilder<unknown>): Promise<pg.QueryResult> {
    this.#together()
    if (typeof statement === 'string') return this.#client.query(statement)
    return this.#prepared(statement.compile(this.db))
  }

  /** What is sent in one turn of the event loop leaves in one write: each write wakes the other side, and that is half of what a command costs us. */
  #together(): void {
    if (this.#held) return
    this.#held = true
    this.#stream.cork()
    process.nextTick(() => {
      this.#held = false
      this.#stream.uncork()
    })
  }

  #prepared({ sql, parameters }: CompiledQuery): Promise<pg.QueryResult> {
    this.#together()
    return this.#client.query({ name: nameFor(this.role, sql), text: sql, values: parameters as unknown[] })
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { command, rowCount, rows } = await this.#prepared(query)
    return { rows: rows as R[], ...(WRITES.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) }
  }

  streamQuery(): never {
    throw new Error('a transaction reads pages, not streams')
  }

  /** Gives the connection back; a broken one is closed. */
  release(broken = false): void {
    this.role = ''
    this.#client.release(broken)
  }
}

/** Speaks through one connection; `transact` begins and ends its transactions. */
class SessionDialect extends PostgresDialect {
  readonly #session: Session
  constructor(session: Session) {
    super({ pool: () => Promise.reject(new Error('a session has no pool')) })
    this.#session = session
  }

  override createDriver(): Driver {
    return { init: nothing, destroy: nothing, acquireConnection: async () => this.#session, releaseConnection: nothing, beginTransaction: nothing, commitTransaction: nothing, rollbackTransaction: nothing }
  }
}

const sessions = new WeakMap<pg.PoolClient, Session>()

/** Borrows a connection of `pool`. */
export async function openSession(pool: pg.Pool): Promise<Session> {
  const client = await pool.connect()
  let session = sessions.get(client)
  if (!session) sessions.set(client, (session = new Session(client)))
  return session
}
