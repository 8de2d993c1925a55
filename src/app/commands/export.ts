import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { sql } from 'kysely'
import { attachOrStart, engineOptions } from '#src/record/engine/index.ts'
import { transact, type Tx } from '#src/record/transaction.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import type { Io } from '#src/surfaces/cli/io.ts'
import { composeCatalogue } from '../catalogue.ts'
import { existing, withRecord, type Use } from '../open-record.ts'

const PAGE = 2_000

/**
 * `./huiying export --out FOLDER`: per database the facts with their chain as JSON Lines, the heads of all chains, and what stands on the shelf.
 * Sealed words and contacts of citizens are not part of it; their digests are. One snapshot a database.
 */
export async function exportRecord(argv: string[], io: Io): Promise<number> {
  const json = argv.includes('--json')
  const out = folderOf(argv)
  if (!out) {
    io.err('请写明 --out 目录 / say where: --out FOLDER')
    return 2
  }
  const engine = await attachOrStart(engineOptions(process.env))
  try {
    const rules = loadRulebook()
    const catalogue = composeCatalogue(rules)
    const done: { database: Use; folder: string; facts: number; editions: number }[] = []
    for (const use of await existing(engine)) {
      const folder = join(out, use)
      await mkdir(folder, { recursive: true })
      io.err(`${use} → ${folder}`)
      const counts = await withRecord(engine, use, catalogue, rules, ({ pool }) =>
        transact(pool.db, { actor: { as: 'system', part: 'operator' }, role: 'huiying_audit', snapshot: true }, async (tx) => ({
          facts: await writeLines(join(folder, 'facts.jsonl'), factPages(tx)),
          editions: await writeLines(join(folder, 'shelf.jsonl'), shelfPages(tx)),
          heads: await writeLines(join(folder, 'chains.jsonl'), chainPage(tx)),
        })))
      done.push({ database: use, folder, facts: counts.facts, editions: counts.editions })
    }
    if (json) io.out(JSON.stringify({ databases: done }))
    else for (const one of done) io.out(`${one.folder}: ${one.facts} 条事实 / facts, ${one.editions} 版发布 / editions`)
    return 0
  } finally {
    await engine.stop()
  }
}

function folderOf(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--out' || word.startsWith('--out='))
  if (at < 0) return undefined
  return argv[at]!.includes('=') ? argv[at]!.slice('--out='.length) : argv[at + 1]
}

/** Writes one JSON object a line; answers how many. Waits for the disk, so memory stays flat, and rejects when it is full. */
async function writeLines(path: string, pages: AsyncIterable<readonly unknown[]>): Promise<number> {
  const file = createWriteStream(path, { mode: 0o600 })
  const failed = once(file, 'error').then(([error]) => Promise.reject(error as Error))
  failed.catch(() => {})
  let count = 0
  for await (const page of pages) {
    const text = page.map((row) => `${JSON.stringify(row)}\n`).join('')
    count += page.length
    if (!file.write(text)) await Promise.race([once(file, 'drain'), failed])
  }
  file.end()
  await finished(file)
  return count
}

async function* factPages(tx: Tx): AsyncGenerator<readonly unknown[]> {
  for (let after = 0; ; ) {
    const page = await sql<{ seq: number }>`
      select seq, id, unit_id as "unitId", chain_no as "chainNo", unit_ids as "unitIds", kind, subject, matter, at, actor, because, data, encode(prev, 'hex') as prev, encode(hash, 'hex') as hash
      from record.fact where seq > ${after} order by seq limit ${PAGE}`.execute(tx.db)
    const last = page.rows.at(-1)
    if (!last) return
    yield page.rows
    after = last.seq
  }
}

async function* shelfPages(tx: Tx): AsyncGenerator<readonly unknown[]> {
  let after = { id: '00000000-0000-0000-0000-000000000000', no: 0 }
  for (;;) {
    const page = await sql<{ releaseId: string; no: number }>`
      select release_id as "releaseId", no, state, audience, case_id as "caseId", unit_id as "unitId", unit_name as "unitName", words, digest, note, released_at as "releasedAt"
      from publication.shelf where (release_id, no) > (${after.id}::uuid, ${after.no}::int) order by release_id, no limit ${PAGE}`.execute(tx.db)
    const last = page.rows.at(-1)
    if (!last) return
    yield page.rows
    after = { id: last.releaseId, no: last.no }
  }
}

async function* chainPage(tx: Tx): AsyncGenerator<readonly unknown[]> {
  yield (await sql`select unit_id as "unitId", length, encode(head, 'hex') as head from record.chain order by unit_id`.execute(tx.db)).rows
}
