import type pg from 'pg'
import { verifierOf } from '#src/publiclog/ed25519.ts'
import { signatureLine, type Verifier } from '#src/publiclog/note.ts'
import { originOf, parseRequest, witness, type Seen } from '#src/publiclog/witness.ts'
import type { LogKeys } from './keys.ts'

/** What is answered to whoever asks us to sign as a witness, in the words of C2SP tlog-witness. */
export interface CosignAnswer {
  readonly status: number
  readonly type: string
  readonly body: string
}

const plain = (status: number, body = ''): CosignAnswer => ({ status, type: 'text/plain; charset=utf-8', body })

async function keysOf(client: pg.ClientBase, origin: string): Promise<Verifier[]> {
  const { rows } = await client.query<{ key: string }>(`select doc->>'key' as key from log.peer where kind = 'watched' and standing and name = $1`, [origin])
  return rows.flatMap(({ key }) => verifierOf(key) ?? [])
}

async function seenOf(client: pg.ClientBase, origin: string): Promise<Seen | undefined> {
  const { rows } = await client.query<Seen>('select size, root from log.seen where origin = $1', [origin])
  return rows[0] && { size: Number(rows[0].size), root: new Uint8Array(rows[0].root) }
}

/** Answers one request: what was seen is remembered before the signature leaves, in a transaction that holds the log's name. */
export async function cosign(client: pg.ClientBase, keys: LogKeys, body: string): Promise<CosignAnswer> {
  const request = parseRequest(body)
  const origin = request && originOf(request)
  if (!request || origin === undefined) return plain(400)
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 4815166))', [origin])
    const answer = witness(request, await keysOf(client, origin), await seenOf(client, origin))
    let seconds = 0
    if (answer.status === 200) {
      const { size, root } = answer.checkpoint
      seconds = (await client.query<{ seconds: number }>('select floor(extract(epoch from record.now()))::float8 as seconds')).rows[0]!.seconds
      await client.query(`insert into log.seen (origin, size, root, note) values ($1, $2, $3, $4)
        on conflict (origin) do update set size = excluded.size, root = excluded.root, note = excluded.note, at = excluded.at`, [origin, size, root, request.checkpoint])
    }
    await client.query('commit')
    if (answer.status === 200) return plain(200, signatureLine(keys.witnessAt(seconds), answer.text))
    return answer.status === 409 ? { status: 409, type: 'text/x.tlog.size', body: `${answer.size}\n` } : plain(answer.status)
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}
