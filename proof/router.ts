import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Evaluation } from '#src/signals/router/router.ts'
import { router } from '#src/surfaces/cli/router.ts'

const SHARED = process.env['HUIYING_SHARED'] || resolve(import.meta.dirname, '../../shared')
const FILE = join(SHARED, 'data/zhzw/routing-dev.jsonl.gz')
const MACRO_F1 = 0.925
const MOST_CERTAIN = 0.98

const print = (line: object): void => void process.stdout.write(`${JSON.stringify({ proof: 'router', ...line })}\n`)

/** `npm run proof -- router`: five folds of the 7,397 labelled real messages, judged by `./huiying router eval`; `npm test` judges one fifth by a model of the others. */
export async function prove(): Promise<boolean> {
  if (!existsSync(FILE)) {
    print({ skipped: true, why: 'data/zhzw/routing-dev.jsonl.gz is not here; HUIYING_SHARED names the folder that holds data/' })
    return true
  }
  const out: string[] = []
  const status = await router(['eval', FILE, '--folds', '5', '--json'], { out: (line) => out.push(line), err: (line) => console.error(line) })
  if (status !== 0) return false
  const { rows, macroF1, accuracy, coverage, raw } = JSON.parse(out.join('\n')) as Evaluation & { raw: Evaluation }
  const certain = coverage.find((one) => one.share === 0.75)?.accuracy ?? 0
  const ok = macroF1 >= MACRO_F1 && certain >= MOST_CERTAIN
  print({ rows, macroF1, accuracy, mostCertainThreeQuarters: certain, raw: { rows: raw.rows, macroF1: raw.macroF1 }, ok })
  return ok
}
