import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freshSecrets, makeLogKeys, type LogKeys } from '#src/app/log/keys.ts'
import { seedLeaves } from '#src/app/log/seed.ts'
import { signDue } from '#src/app/log/sign-due.ts'
import { openPool, type Pool } from '#src/record/pool.ts'
import { freshDatabase } from '../setup/clone.ts'

/** A log in a database of its own, with keys of its own: seeded, signed, and open to whoever wants to tamper. */
export interface StoredLog {
  readonly keys: LogKeys
  readonly mark: string
  readonly owner: pg.Client
  readonly signer: pg.Client
  readonly pool: Pool
  config(user: string): pg.ClientConfig
  seed(count: number): Promise<void>
  /** Answers the size signed, undefined when nothing was due. */
  sign(): Promise<number | undefined>
  /** Does `work` as the owner with all triggers off, looks with `judge`, and takes it back. */
  behindTheBack<T>(work: () => Promise<unknown>, judge: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

export async function openStoredLog(origin: string): Promise<StoredLog> {
  const database = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'huiying-log-'))
  const connect = async (user: string): Promise<pg.Client> => {
    const client = new pg.Client(database.config(user))
    await client.connect()
    return client
  }
  const [owner, signer, app] = [await connect('postgres'), await connect('huiying_signer'), await connect('huiying_app')]
  const pool = await openPool(database.config('huiying_app'), 2)
  const keys = makeLogKeys(freshSecrets(origin))
  const mark = join(folder, 'log.mark')
  return {
    keys, mark, owner, signer, pool,
    config: (user) => database.config(user),
    seed: (count) => seedLeaves(app, count, () => {}),
    sign: () => signDue(signer, keys, mark),
    async behindTheBack(work, judge) {
      await owner.query('begin; set local session_replication_role = replica; set local row_security = off')
      try {
        await owner.query('alter table log.checkpoint disable trigger all; alter table log.tile disable trigger all; alter table log.key disable trigger all; alter table log.cosignature disable trigger all')
        await work()
        return await judge()
      } finally {
        await owner.query('rollback')
      }
    },
    async close() {
      await Promise.all([owner.end(), signer.end(), app.end(), pool.end()])
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
