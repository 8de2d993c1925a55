import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { readRows } from '#src/app/replay/rows.ts'
import type { Bench } from './setting/report.ts'

const ROOT = resolve(import.meta.dirname, '..')
const SHARED = process.env['HUIYING_SHARED'] || resolve(ROOT, '../shared')
const FILE = join(SHARED, 'data/zhzw/replies-dev.jsonl.gz')
const QUICK_ROWS = 100

interface Replayed {
  readonly messages: number
  readonly published: number
  readonly lost: number
  readonly seconds: number
  readonly perSecond: number
}

/** `./huiying replay` of the messages of the shared data, on a data folder of its own. */
export async function run(bench: Bench): Promise<void> {
  if (!existsSync(FILE)) {
    bench.print({ figure: 'replay', peer: 'the shared data', skipped: true, why: 'data/zhzw/replies-dev.jsonl.gz is not here; HUIYING_SHARED names the folder that holds data/' })
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'huiying-bench-replay-'))
  try {
    const file = bench.quick ? await firstRows(folder) : FILE
    const env = { ...process.env, DATABASE_URL: '', HUIYING_DATA: join(folder, 'data') }
    const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'bin/huiying.ts'), 'replay', file, '--json'], { env, maxBuffer: 1e8 })
    const { messages, published, lost, seconds, perSecond } = JSON.parse(stdout) as Replayed
    bench.print({ figure: 'messages', value: messages, unit: '1' })
    bench.print({ figure: 'published', value: published, unit: '1' })
    bench.print({ figure: 'lost', value: lost, unit: '1' })
    bench.print({ figure: 'replay of the file', value: seconds, unit: 's' })
    bench.print({ figure: 'cases per second, one after the other', value: perSecond, unit: '1/s' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function firstRows(folder: string): Promise<string> {
  const { rows } = await readRows(FILE)
  const file = join(folder, 'first.jsonl')
  await writeFile(file, rows.slice(0, QUICK_ROWS).map((row) => JSON.stringify(row)).join('\n'))
  return file
}
