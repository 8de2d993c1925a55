import type pg from 'pg'
import { Client } from '#src/record/engine/client.ts'
import { cosign, type CosignAnswer } from './cosign.ts'
import { forgetKeys, openLogKeys } from './keys.ts'
import { markFile } from './mark.ts'
import { signDue, SignerRefuses } from './sign-due.ts'

/**
 * The signer of the public log: a process of its own, started by the server, the only one that reads the keys. It is told databases and asked
 * for cosignatures over a channel; it opens no port and asks nobody else anything.
 */

/** One database to be signed: who signs in, where its keys lie, and the name for keys that are made now. */
export interface SignedDatabase {
  readonly name: string
  readonly config: pg.ClientConfig
  readonly dataDir: string
  readonly keyPath: string
  readonly origin?: string | undefined
  /** Made anew with its database: keys of a demonstration that is gone sign no other. */
  readonly passing?: boolean
}

export type ToSigner = { readonly serve: SignedDatabase } | { readonly cosign: { readonly id: number; readonly database: string; readonly body: string } }
export type FromSigner = { readonly cosigned: { readonly id: number; readonly answer: CosignAnswer } } | { readonly trouble: string }

const LOOK_MS = 500
const AFTER_TROUBLE_MS = 5_000
const NO_SUCH_DATABASE = '3D000'
const databases = new Map<string, SignedDatabase>()

const send = (message: FromSigner): void => void process.send?.(message)
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function connected<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

const DUE = `select coalesce((select max(index) + 1 from log.leaf), 0) > coalesce((select max(size) from log.checkpoint), -1) as due`

/** Signs whatever becomes due, until the database is gone for good. */
async function follow({ name, config, dataDir, keyPath, origin, passing }: SignedDatabase): Promise<void> {
  for (;;) {
    try {
      await connected(config, async (client) => {
        if (passing && (await client.query('select from log.checkpoint limit 1')).rowCount === 0) await forgetKeys(keyPath)
        for (;;) {
          if ((await client.query<{ due: boolean }>(DUE)).rows[0]!.due) await signDue(client, await openLogKeys(dataDir, keyPath, origin), markFile(keyPath))
          else await sleep(LOOK_MS)
        }
      })
    } catch (error) {
      // Dropped: the demonstration was wiped.
      if ((error as { code?: string }).code === NO_SUCH_DATABASE) return void databases.delete(name)
      if (error instanceof SignerRefuses) send({ trouble: error.message })
      await sleep(AFTER_TROUBLE_MS)
    }
  }
}

async function answer(id: number, database: string, body: string): Promise<void> {
  const served = databases.get(database)
  const refused: CosignAnswer = { status: 503, type: 'text/plain; charset=utf-8', body: '' }
  if (!served) return send({ cosigned: { id, answer: refused } })
  const keys = await openLogKeys(served.dataDir, served.keyPath, served.origin)
  await connected(served.config, (client) => cosign(client, keys, body)).then(
    (done) => send({ cosigned: { id, answer: done } }),
    () => send({ cosigned: { id, answer: refused } }),
  )
}

process.on('message', (message: ToSigner) => {
  if ('cosign' in message) return void answer(message.cosign.id, message.cosign.database, message.cosign.body)
  const { serve } = message
  if (databases.has(serve.name)) return
  databases.set(serve.name, serve)
  void follow(serve)
})
// The server ends it; Ctrl-C reaches both of us at once.
process.on('SIGINT', () => {})
process.on('disconnect', () => process.exit(0))
