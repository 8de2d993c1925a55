import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { router } from '../../src/surfaces/cli/router.ts'
import { invent } from './messages.ts'

let folder: string
const at = (name: string): string => join(folder, name)
const lines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-router-'))
  await writeFile(at('decided.jsonl'), lines(invent(120)))
  await writeFile(at('later.jsonl.gz'), gzipSync(lines(invent(30, 2).map((row, n) => ({ ...row, raw: n % 3 === 0 ? 1 : 0 })))))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the command; `json` is its standard output read as one JSON value. */
async function run(...argv: string[]): Promise<{ status: number; out: string[]; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const status = await router(argv, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { status, out, err: err.join('\n') }
}

describe('router train and eval', () => {
  it('writes a model, judges it, and reports rows with raw = 1 apart', async () => {
    const trained = await run('train', at('decided.jsonl'), '--out', at('model'), '--json')
    expect(trained.status).toBe(0)
    expect(trained.out).toHaveLength(1)
    const made = JSON.parse(trained.out[0] as string)
    expect(made).toMatchObject({ rows: 120, labels: 3, out: at('model') })
    expect(made.bytes).toBe((await readFile(at('model'))).length)

    const judged = await run('eval', at('later.jsonl.gz'), '--model', at('model'), '--json')
    expect(judged.status).toBe(0)
    expect(judged.out).toHaveLength(1)
    const figures = JSON.parse(judged.out[0] as string)
    expect(figures.rows).toBe(30)
    expect(figures.raw.rows).toBe(10)
    expect(figures.model).toBe(made.version)
    expect(figures.macroF1).toBeGreaterThan(0.9)
    expect(Object.keys(figures.perClass).sort()).toEqual(['交通', '城管', '教育'])
    expect(Object.keys(figures.perClass['交通']).sort()).toEqual(['count', 'f1', 'precision', 'recall'])
    expect(figures.coverage.map((one: { share: number }) => one.share)).toEqual([0.5, 0.75, 0.9, 1])
    expect(figures.coverage[3].accuracy).toBe(figures.accuracy)
  })

  it('cross-validates without a model, progress on the error stream only', async () => {
    const result = await run('eval', at('decided.jsonl'), '--folds', '3', '--json')
    expect(result.status).toBe(0)
    const figures = JSON.parse(result.out.join('\n'))
    expect(figures).toMatchObject({ folds: 3, rows: 120 })
    expect(figures.raw).toBeUndefined()
    expect(result.err).toContain('fold 3 of 3')
  })

  it('tells people the same in words', async () => {
    const result = await run('eval', at('decided.jsonl'), '--folds', '2')
    expect(result.out.join('\n')).toMatch(/macro-F1 [01]\.\d{4} {2}accuracy [01]\.\d{4}/)
  })
})

describe('router refuses', () => {
  it('a command line that it does not understand, all faults at once, with status 2', async () => {
    const result = await run('guess', '--fold')
    expect(result.status).toBe(2)
    expect(result.out).toEqual([])
    for (const fault of ['--fold', 'train or eval', 'FILE']) expect(result.err).toContain(fault)
    expect((await run('train', at('decided.jsonl'))).status).toBe(2)
    expect((await run('eval', at('decided.jsonl'))).status).toBe(2)
    expect((await run('eval', at('decided.jsonl'), '--model', at('model'), '--folds', '5')).status).toBe(2)
    for (const folds of ['1', '0', 'five', '2.5']) expect((await run('eval', at('decided.jsonl'), '--folds', folds)).status).toBe(2)
  })

  it('bad rows, each with its line number, all at once, and writes no model', async () => {
    await writeFile(at('bad.jsonl'), ['{"label":"a","text":"好"}', '{"label":"a"}', '', 'nonsense', '[1]', '{"label":" ","text":5,"title":7}'].join('\n'))
    const result = await run('train', at('bad.jsonl'), '--out', at('never'), '--json')
    expect(result.status).toBe(1)
    expect(result.out).toEqual([])
    expect(result.err.split('\n').map((line) => /jsonl:(\d+) /.exec(line)?.[1])).toEqual(['2', '4', '5', '6', '6', '6'])
    await expect(readFile(at('never'))).rejects.toThrow('ENOENT')
  })

  it('files that are missing, empty, damaged, or not what they say', async () => {
    await writeFile(at('empty.jsonl'), '\n')
    await writeFile(at('torn.jsonl.gz'), gzipSync('{"label":"a","text":"b"}').subarray(0, 20))
    await writeFile(at('gbk.jsonl'), Buffer.from([0x7b, 0xb3, 0xc7, 0x7d]))
    const cases: readonly (readonly [string, string])[] = [['none.jsonl', 'ENOENT'], ['empty.jsonl', 'no decision to learn from'], ['torn.jsonl.gz', 'damaged'], ['gbk.jsonl', 'UTF-8']]
    for (const [file, says] of cases) {
      const result = await run('train', at(file), '--out', at('never'))
      expect([file, result.status]).toEqual([file, 1])
      expect(result.err).toContain(says)
    }
    for (const model of [at('none'), at('decided.jsonl'), folder]) expect((await run('eval', at('decided.jsonl'), '--model', model)).status).toBe(1)
    expect((await run('eval', at('empty.jsonl'), '--folds', '2')).err).toContain('fewer rows than folds')
  })

  it('a place where it cannot write', async () => {
    const result = await run('train', at('decided.jsonl'), '--out', at('no/such/folder/model'))
    expect(result.status).toBe(1)
    expect(result.err).toContain('ENOENT')
  })
})
