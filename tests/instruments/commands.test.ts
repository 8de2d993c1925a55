import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Clause } from '#src/rulebook/read-register.ts'
import { clauses, coverage } from '#src/surfaces/cli/clauses.ts'
import { due } from '#src/surfaces/cli/due.ts'
import { clausesOf } from '../../tools/clauses/titles.ts'

async function run(command: typeof due, line: string, ...more: string[]): Promise<{ status: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const status = await (command as (argv: string[], io: { out(l: string): void; err(l: string): void }, ...rest: string[]) => Promise<number>)(line.split(' ').filter((word) => word !== ''), { out: (l) => out.push(l), err: (l) => err.push(l) }, ...more)
  return { status, out: out.join('\n'), err: err.join('\n') }
}

describe('./huiying due', () => {
  test('[GB-14] by clause and by length, across the holiday', async () => {
    for (const ask of ['--clause GB-14', '--within PT48H', '--within=PT48H']) {
      const { status, out, err } = await run(due, `${ask} --from 2026-09-30T18:00:00+08:00 --json`)
      expect([status, err]).toEqual([0, ''])
      expect(JSON.parse(out)).toMatchObject({ dueAt: '2026-10-02T18:00:00+08:00', provisional: false })
    }
  })
  test('an instant may come from another zone; the answer is in Shanghai', async () => {
    expect(JSON.parse((await run(due, '--within P20WD --from 2026-09-21T03:00:00Z --json')).out)).toMatchObject({ dueAt: '2026-10-27T00:00:00+08:00', provisional: false })
  })
  test('beyond the last notice it says provisional, in JSON and in words', async () => {
    expect(JSON.parse((await run(due, '--within P20WD --from 2026-12-04T10:00:00+08:00 --json')).out).provisional).toBe(true)
    expect((await run(due, '--within P20WD --from 2026-12-04T10:00:00+08:00')).out).toContain('暂定')
  })
  test.each([
    ['--clause GB-99 --from 2026-09-30T18:00:00+08:00', /没有条款 GB-99/],
    ['--clause GB-34 --from 2026-09-30T18:00:00+08:00', /GB-34 没有可推算的期限/],
    ['--clause GB-14 --from 2026-09-30T18:00:00', /没有时区/],
    ['--within PT48H --from 2026-09-30', /不是 1900 至 2200 年间的时刻/],
    ['--within PT48H --from 2026-02-30T10:00:00+08:00', /不是 1900 至 2200 年间的时刻/],
    ['--within PT48H --from 9999-12-30T10:00:00+08:00', /不是 1900 至 2200 年间的时刻/],
    ['--within 2d --from 2026-09-30T18:00:00+08:00', /看不懂期限“2d”/],
    ['--from 2026-09-30T18:00:00+08:00', /--within.*--clause/],
    ['--within PT48H --clause GB-14 --from 2026-09-30T18:00:00+08:00', /二者取一/],
    ['--clause GB-14 --from 2016-09-30T18:00:00+08:00', /自 2017-11-15 起才有规定/],
  ])('refuses %s with status 2 and says why', async (line, why) => {
    const { status, out, err } = await run(due, `${line} --json`)
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(why)
  })
  test('names all faults at once', async () => {
    expect((await run(due, '--clause GB-99 --from soon')).err).toMatch(/soon[\s\S]*GB-99/)
  })
})

describe('./huiying clauses', () => {
  const clause = (id: string, state: Clause['state']): Clause => ({ id, state, at: '一', zh: '甲', en: 'a', tag: 'R', issue: 'river', document: 'GB', ...(state === 'declined' ? { why: { zh: '因', en: 'why' } } : {}) })
  const small = [clause('GB-01', 'works'), clause('GB-02', 'planned'), clause('GB-03', 'declined'), clause('GB-04', 'works')]

  test('a clause works when a passing test names it; a claim without a test is planned and named', () => {
    expect(coverage(small, new Set(['GB-01', 'GB-02', 'GB-03']))).toEqual({
      register: 4, works: ['GB-01', 'GB-02'], planned: ['GB-04'], declined: [{ id: 'GB-03', why: '因 / why' }], unbacked: ['GB-04'],
    })
  })
  test('every id stands in exactly one list', async () => {
    const { out } = await run(clauses, '--json', join(tmpdir(), 'no-such-report.json'))
    const found = JSON.parse(out)
    expect(Object.keys(found)).toEqual(['register', 'works', 'planned', 'declined'])
    expect(found.register).toBe(310)
    expect(new Set([...found.works, ...found.planned, ...found.declined.map(({ id }: { id: string }) => id)]).size).toBe(310)
  })
  test('the report of the tests decides, and an unbacked claim fails the command', async () => {
    const report = join(mkdtempSync(join(tmpdir(), 'clauses-')), 'clauses.json')
    writeFileSync(report, JSON.stringify({ proved: { 'GB-14': ['a test'], 'CX-21': ['a test'] }, failed: {} }))
    expect(JSON.parse((await run(clauses, '--json', report)).out).works).toEqual(['GB-14'])
  })
  test('ids are read from square brackets in titles', () => {
    expect(clausesOf('[GB-14][CX-21] an answer [XM2-08f] GB-15 [PT48H] [GB-14]')).toEqual(['GB-14', 'CX-21', 'XM2-08f'])
  })
})
