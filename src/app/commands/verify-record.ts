import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { attachOrStart, engineOptions } from '#src/record/engine/index.ts'
import { verifyRecord as verify, type Verification } from '#src/record/verify.ts'
import type { Head } from '#src/record/verify-chains.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import type { Io } from '#src/surfaces/cli/io.ts'
import { composeCatalogue } from '../catalogue.ts'
import { checkStoredLog } from '../log/check-log.ts'
import { existing, withRecord, type Use } from '../open-record.ts'

const SHOWN = 50
const names: Readonly<Record<Use, string>> = { live: '正式库 / live', demonstration: '演示库 / demonstration', replay: '回放库 / replay' }

const folderOf = (argv: readonly string[]): string | undefined => {
  const at = argv.findIndex((word) => word === '--against' || word.startsWith('--against='))
  return at < 0 ? undefined : argv[at]!.includes('=') ? argv[at]!.slice('--against='.length) : argv[at + 1]
}

/** Heads of chains in an earlier export; none when it held no such database. */
async function headsOf(folder: string, use: Use): Promise<Head[]> {
  const text = await readFile(join(folder, use, 'chains.jsonl'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Head)
}

/** `./huiying verify-record`: every chain, every state and every text of every database here. Exit status 1 when anything was changed behind the record's back. */
export async function verifyRecord(argv: string[], io: Io): Promise<number> {
  const json = argv.includes('--json')
  const witness = folderOf(argv)
  const engine = await attachOrStart(engineOptions(process.env))
  try {
    const rules = loadRulebook()
    const catalogue = composeCatalogue(rules)
    const found: ({ readonly database: Use } & Verification)[] = []
    for (const use of await existing(engine)) {
      io.err(`${names[use]} …`)
      const heads = witness ? await headsOf(witness, use) : []
      const verification = await withRecord(engine, use, catalogue, rules, ({ pool }) =>
        verify(pool.db, catalogue.aggregates, (done) => void (done > 0 && done % 50_000 === 0 && io.err(`  ${done}`)), heads))
      // The public log is part of what was said; its faults are faults of the record.
      const log = await withRecord(engine, use, catalogue, rules, ({ pool }) => checkStoredLog(pool.db))
      const faults = [...verification.faults, ...log.faults.map(({ place, fault }) => ({ place: 'log', id: place, fault }))]
      found.push({ database: use, ...verification, faults })
    }
    const ok = found.every((one) => one.faults.length === 0)
    if (json) io.out(JSON.stringify({ ok, databases: found }))
    else for (const one of found) report(one, io)
    return ok ? 0 : 1
  } finally {
    await engine.stop()
  }
}

function report({ database, facts, chains, states, faults }: { readonly database: Use } & Verification, io: Io): void {
  io.out(`${names[database]}: ${facts} 条事实 / facts, ${chains} 条链 / chains, ${states} 个状态 / states, ${faults.length} 处不符 / faults`)
  for (const { place, id, fault } of faults.slice(0, SHOWN)) io.out(`  ${place} ${id}: ${fault}`)
  if (faults.length > SHOWN) io.out(`  … ${faults.length - SHOWN}`)
}
