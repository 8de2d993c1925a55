import { describe, expect, test } from 'vitest'
import { year } from '#src/surfaces/cli/year.ts'

async function run(line: string): Promise<{ status: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const status = await year(line.split(' ').filter((word) => word !== ''), { out: (said) => out.push(said), err: (said) => err.push(said) })
  return { status, out: out.join('\n'), err: err.join('\n') }
}
const duties = async (line: string): Promise<{ clause: string; originalOn: string; dueOn: string; provisional: boolean; why: string }[]> => JSON.parse((await run(`${line} --json`)).out).duties

describe('./huiying year', () => {
  test('[NH-06] 2026: twelve regular conferences, two of them moved, the make-up day kept', async () => {
    const rows = (await duties('2026 --instrument nanhu-2011')).filter(({ clause }) => clause === 'NH-06')
    expect(rows.map(({ originalOn }) => originalOn)).toEqual(Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}-10`))
    expect(rows.filter(({ originalOn, dueOn }) => originalOn !== dueOn).map(({ originalOn, dueOn }) => `${originalOn} ${dueOn}`)).toEqual(['2026-01-10 2026-01-12', '2026-05-10 2026-05-11'])
    expect(rows.every(({ provisional, why }) => !provisional && why.includes('NH-06'))).toBe(true)
    expect(rows[9]?.why).toContain('国庆节调休上班')
  })
  test('the rows have the shape that others rely on, and standard output is JSON alone', async () => {
    const { out, err } = await run('2026 --instrument nanhu-2011 --json')
    expect(Object.keys(JSON.parse(out))).toEqual(['duties'])
    for (const row of JSON.parse(out).duties) {
      expect(Object.keys(row)).toEqual(['clause', 'originalOn', 'dueOn', 'provisional', 'why'])
      expect(`${row.originalOn} ${row.dueOn}`).toMatch(/^\d{4}-\d\d-\d\d \d{4}-\d\d-\d\d$/)
    }
    expect(err).toContain('未设定：在线访谈间隔天数（NH-36）')
  })
  test('[NH-06] 2027 is provisional while its notice is missing', async () => {
    const rows = (await duties('2027 --instrument nanhu-2011')).filter(({ clause }) => clause === 'NH-06')
    expect([rows.length, new Set(rows.map(({ provisional }) => provisional))]).toEqual([12, new Set([true])])
    expect((await run('2027 --instrument nanhu-2011')).out).toContain('原定 2027-01-10  暂定')
  })
  test.each([['keep', '2026-01-10'], ['next', '2026-01-12'], ['previous', '2026-01-09']])('another policy is tried: %s', async (policy, due) => {
    expect((await duties(`2026 --instrument=nanhu-2011 --on-rest-day=${policy}`))[0]?.dueOn).toBe(due)
    expect((await run(`2026 --instrument nanhu-2011 --on-rest-day ${policy}`)).out).toMatch(/试算：遇休息日/)
  })
  test('without an instrument all documents answer; one that promises nothing says so', async () => {
    expect(new Set((await duties('2026')).map(({ clause }) => clause))).toEqual(new Set(['NH-06', 'NH-14', 'WL-34', 'WL-36', 'WL-37', 'WL-38', 'WL-39', 'GS-18']))
    expect(await run('2026 --instrument gangbei-2017')).toEqual({ status: 0, out: '2026 年没有按周期或定额产生的应办 / nothing is owed in 2026 by cadence or quota', err: '' })
  })
  test.each([
    ['2010 --instrument nanhu-2011', /2011-10-01 起施行.*请从 2011 年起查/],
    ['2026 --instrument nanhu', /没有制度“nanhu”，是否指 nanhu-2011。可写：disclosure-regulation、gangbei-2017/],
    ['2026 --instrument replay-limits', /没有制度“replay-limits”/],
    ['0 --instrument nanhu-2011', /“0”不是 1949 至 2200 之间的年份/],
    ['99999', /“99999”不是/], ['2026.5', /“2026.5”不是/], ['-2026', /请写年份/], ['next', /“next”不是/], ['', /请写年份，如/],
    ['2026 2027', /多出 2027；一次查一年/], ['2026 --on-rest-day sideways', /不认识“sideways”/],
  ])('refuses %j with status 2 and the remedy', async (line, why) => {
    const { status, out, err } = await run(`${line} --json`)
    expect([status, out]).toEqual([2, ''])
    expect(err).toMatch(why)
  })
  test('names all faults at once, and explains itself', async () => {
    expect((await run('soon --instrument nanhu --on-rest-day sideways')).err).toMatch(/soon[\s\S]*sideways[\s\S]*nanhu/)
    expect((await run('--help')).out).toContain('--on-rest-day keep|next|previous')
  })
})
