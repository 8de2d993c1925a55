import { sql } from 'kysely'
import { consistencyProof } from '#src/publiclog/tree.ts'
import { verifierOf } from '#src/publiclog/ed25519.ts'
import { fromDecimal } from '#src/publiclog/bytes.ts'
import { openNote } from '#src/publiclog/note.ts'
import { formatRequest } from '#src/publiclog/witness.ts'
import type { Peer } from '#src/modules/log/contract.ts'
import { fromTiles } from '#src/modules/log/proof-queries.ts'
import type { Db } from '#src/record/pool.ts'
import { transact, type Tx } from '#src/record/transaction.ts'

const OPERATOR = { actor: { as: 'system', part: 'operator' } as const }
const LOOK_MS = 1000
/** A witness that does not answer is asked again after so long. */
const PATIENCE_MS = 30_000
const ANSWER_MS = 10_000

interface Unsigned {
  readonly size: number
  readonly note: string
  readonly witness: Peer
  /** Largest of our checkpoints that it signed. */
  readonly before: number
}

/** The newest checkpoint, once for each witness that has not signed under it. */
async function unsigned(tx: Tx): Promise<Unsigned[]> {
  const found = await sql<Unsigned>`
    select c.size, c.note, p.doc as witness, coalesce((select max(s.size) from log.cosignature s where s.witness = p.name), 0) as before
    from (select size, note from log.checkpoint order by size desc limit 1) c, log.peer p
    where p.kind = 'witness' and p.standing and not exists (select from log.cosignature s where s.size = c.size and s.witness = p.name)`.execute(tx.db)
  return found.rows
}

async function put(db: Db, { size, note, witness }: Unsigned, old: number): Promise<Response> {
  const proof = await transact(db, OPERATOR, (tx) => fromTiles(tx, (at) => consistencyProof(old, size, at)))
  return fetch(`${witness.address!.replace(/\/+$/, '')}/add-checkpoint`, {
    method: 'POST', redirect: 'error', signal: AbortSignal.timeout(ANSWER_MS), headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: formatRequest({ old, proof, checkpoint: note }),
  })
}

/** Asks one witness; keeps its line when it is right. False when there is none. */
async function askOne(db: Db, one: Unsigned): Promise<boolean> {
  let answer = await put(db, one, one.before)
  // It saw more or less of us than we thought: it says how much, and is asked once more.
  if (answer.status === 409 && answer.headers.get('content-type')?.startsWith('text/x.tlog.size')) {
    const known = fromDecimal((await answer.text()).trim())
    if (known === undefined || known > one.size || known === one.before) return false
    answer = await put(db, one, known)
  }
  if (answer.status !== 200) return false
  const key = verifierOf(one.witness.key)
  const opened = openNote(`${one.note}${await answer.text()}`, key ? [key] : [])
  if ('fault' in opened) return false
  await transact(db, OPERATOR, (tx) => sql`
    insert into log.cosignature (size, witness, line) values (${one.size}, ${one.witness.name}, ${opened.by[0]!.line}) on conflict do nothing`.execute(tx.db))
  return true
}

/** Asks every witness for whom something is new. Answers the names of those that did not sign. */
export async function askWitnesses(db: Db, but: ReadonlySet<string> = new Set()): Promise<string[]> {
  const due = (await transact(db, OPERATOR, unsigned)).filter((one) => !but.has(one.witness.name))
  const signed = await Promise.all(due.map((one) => askOne(db, one).catch(() => false)))
  return due.filter((_, at) => !signed[at]).map((one) => one.witness.name)
}

/** Keeps asking while the server runs. With no witness named it asks nobody and nothing leaves the machine. */
export function followWitnesses(db: () => Db): { stop(): Promise<void> } {
  const silent = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const look = async (): Promise<void> => {
    const now = performance.now()
    for (const [name, until] of silent) if (until < now) silent.delete(name)
    for (const name of await askWitnesses(db(), new Set(silent.keys()))) silent.set(name, now + PATIENCE_MS)
  }
  const tick = (): Promise<void> => look().catch(() => {}).then(() => {
    if (!stopped) timer = setTimeout(() => (running = tick()), LOOK_MS)
  })
  let running = tick()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
