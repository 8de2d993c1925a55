import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Evaluation } from '../../src/signals/router/router.ts'
import { router } from '../../src/surfaces/cli/router.ts'

const shared = process.env['HUIYING_SHARED'] ?? resolve(import.meta.dirname, '../../../shared')
const file = join(shared, 'data/zhzw/routing-dev.jsonl.gz')
const present = existsSync(file)
if (!present) console.warn('skipped: no labelled real messages here (data/zhzw/routing-dev.jsonl.gz, for evaluation only); HUIYING_SHARED names the folder that holds data')

const folder = present ? await mkdtemp(join(tmpdir(), 'huiying-router-')) : ''
afterAll(() => (present ? rm(folder, { recursive: true, force: true }) : undefined))

async function run<T>(...argv: string[]): Promise<T> {
  const out: string[] = []
  const status = await router([...argv, '--json'], { out: (line) => out.push(line), err: () => undefined })
  expect(status).toBe(0)
  return JSON.parse(out.join('\n')) as T
}

describe.skipIf(!present)('on 7,397 real messages of seven fields the router', () => {
  it('reaches macro-F1 0.925, and 0.98 on the most certain three quarters, in five folds', async () => {
    const figures = await run<Evaluation & { raw: Evaluation }>('eval', file, '--folds', '5')
    console.warn(`macro-F1 ${figures.macroF1.toFixed(4)}, accuracy ${figures.accuracy.toFixed(4)}, coverage ${JSON.stringify(figures.coverage)}, raw macro-F1 ${figures.raw.macroF1.toFixed(4)}`)
    expect(figures.rows).toBe(7_397)
    expect(figures.raw.rows).toBe(1_060)
    expect(figures.macroF1).toBeGreaterThanOrEqual(0.925)
    expect(figures.coverage.find((one) => one.share === 0.75)?.accuracy).toBeGreaterThanOrEqual(0.98)
    // Published bests stand at 0.92 on all rows; on those kept as written the figure is lower and less certain (standard error 0.009).
    expect(figures.raw.macroF1).toBeGreaterThanOrEqual(0.89)
  }, 300_000)

  it('is trained in less than 120 seconds, into less than 3 MB', async () => {
    const made = await run<{ seconds: number; bytes: number }>('train', file, '--out', join(folder, 'model'))
    console.warn(`${made.seconds} s, ${made.bytes} bytes`)
    expect(made.seconds).toBeLessThan(120)
    expect(made.bytes).toBeLessThan(3_000_000)
  }, 180_000)
})
