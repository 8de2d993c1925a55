import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rota } from '#src/app/commands/rota.ts'
import { LINES } from '#src/rotation/problem.ts'

let folder: string
const at = (name: string): string => join(folder, name)
const rows = (count: number, more: (n: number) => string = () => ',,,'): string => ['name,kind,line,field,keep_with,apart_from,not_in_month', ...Array.from({ length: count }, (_, n) => `单位${n + 1},${n % 5 ? '区级部门' : '镇'},${LINES[n % 4]},${more(n)}`)].join('\n')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiying-rota-'))
  await writeFile(at('units.csv'), rows(24, (n) => `${n % 3 ? '教育' : ''},${n === 0 ? '单位2' : ''},,${n === 5 ? '1;7' : ''}`))
  await writeFile(at('torn.csv'), rows(24, (n) => (n === 0 ? ',单位2,单位2,' : ',,,')))
  await writeFile(at('faulty.csv'), 'name,kind,line\n甲,镇,工业\n甲,镇,党政\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...argv: string[]): Promise<{ status: number; out: string[]; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const status = await rota(argv, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { status, out, err: err.join('\n') }
}

describe('./huiying rota', () => {
  it('[NH-13] solve --json prints one JSON value in the agreed shape, which check then finds whole', async () => {
    const { status, out } = await run('solve', '--units', at('units.csv'), '--year', '2027', '--json')
    expect([status, out.length]).toEqual([0, 1])
    const answer = JSON.parse(out[0]!) as { objective: Record<string, number>; weights: Record<string, number>; bound: number; groups: { units: string[] }[] }
    expect(Object.keys(answer).slice(0, 5)).toEqual(['status', 'gap', 'objective', 'bound', 'groups'])
    expect(answer).toMatchObject({ status: 'optimal', gap: 0, year: 2027, objective: { changes: 0 } })
    expect(answer.groups[0]).toEqual({ group: 'A', months: [1, 7], units: expect.any(Array) as string[] })
    expect(Object.keys(answer.objective)).toEqual(['kinds', 'changes', 'fields'])
    expect(Object.entries(answer.objective).reduce((sum, [part, count]) => sum + count * answer.weights[part]!, 0)).toBe(answer.bound)

    await writeFile(at('first.json'), out[0]!)
    const whole = await run('check', '--units', at('units.csv'), '--rotation', at('first.json'), '--json')
    expect(whole.status).toBe(0)
    expect(JSON.parse(whole.out[0]!)).toMatchObject({ holds: true, broken: [], objective: answer.objective, total: answer.bound })

    const again = await run('solve', '--units', at('units.csv'), '--year', '2028', '--previous', at('first.json'), '--json')
    expect(JSON.parse(again.out[0]!)).toMatchObject({ status: 'optimal', objective: { changes: 0 }, bound: answer.bound })
  })

  it('[NH-13] --start-group begins the year with another group, and the round of the previous rotation goes on', async () => {
    const { status, out } = await run('solve', '--units', at('units.csv'), '--year', '2027', '--start-group', 'c', '--json')
    const first = JSON.parse(out[0]!) as { groups: { group: string; months: number[] }[] }
    expect([status, first.groups.map(({ group, months }) => `${group}${months.join('+')}`)]).toEqual([0, ['A5+11', 'B6+12', 'C1+7', 'D2+8', 'E3+9', 'F4+10']])
    await writeFile(at('c.json'), out[0]!)
    const again = JSON.parse((await run('solve', '--units', at('units.csv'), '--year', '2028', '--previous', at('c.json'), '--json')).out[0]!) as typeof first
    expect(again.groups.map(({ months }) => months)).toEqual(first.groups.map(({ months }) => months))
    expect((await run('solve', '--units', at('units.csv'), '--year', '2027', '--start-group', 'G')).err).toContain('--start-group 是 A 至 F 之一')
  })

  it('check says what a swap by hand breaks, with status 1', async () => {
    const rotation = JSON.parse(await readFile(at('first.json'), 'utf8')) as { groups: { units: string[] }[] }
    const [from, to] = [rotation.groups.find(({ units }) => units.includes('单位2'))!, rotation.groups.find(({ units }) => !units.includes('单位2'))!]
    from.units = from.units.map((name) => (name === '单位2' ? to.units[0]! : name))
    to.units[0] = '单位2'
    await writeFile(at('swapped.json'), JSON.stringify(rotation))
    const { status, out } = await run('check', '--units', at('units.csv'), '--rotation', at('swapped.json'), '--json')
    expect(status).toBe(1)
    const { holds, broken } = JSON.parse(out[0]!) as { holds: boolean; broken: { rule: string; constraint: string; units: string[] }[] }
    expect(holds).toBe(false)
    expect(broken.find(({ rule }) => rule === 'keep_with')).toMatchObject({ units: ['单位1', '单位2'], constraint: '“单位1”与“单位2”应同组，却不在一组 / 单位1 and 单位2 belong together and are not' })
  })

  it('an impossible list gives status 3 and the conflict, in JSON and in words', async () => {
    const { status, out } = await run('solve', '--units', at('torn.csv'), '--year', '2027', '--json')
    expect([status, out.length]).toEqual([3, 1])
    expect(JSON.parse(out[0]!)).toMatchObject({ status: 'infeasible', conflict: [{ rule: 'keep_with', units: ['单位1', '单位2'] }, { rule: 'apart_from', units: ['单位1', '单位2'] }] })
    const words = await run('solve', '--units', at('torn.csv'), '--year', '2027')
    expect(words.status).toBe(3)
    expect(words.out.join('\n')).toMatch(/排不出片组[^]*“单位1”与“单位2”须同组[^]*删去这一对/)
  })

  it('[NH-14] takes other numbers of groups when every unit still speaks twice', async () => {
    const three = await run('solve', '--units', at('units.csv'), '--year', '2027', '--groups', '3', '--json')
    expect((JSON.parse(three.out[0]!) as { groups: unknown[] }).groups).toMatchObject([{ months: [1, 4, 7, 10] }, { months: [2, 5, 8, 11] }, { months: [3, 6, 9, 12] }])
    await writeFile(at('three.json'), three.out[0]!)
    expect((await run('check', '--units', at('units.csv'), '--rotation', at('three.json'))).status).toBe(0)
    const twelve = await run('solve', '--units', at('units.csv'), '--year', '2027', '--groups', '12')
    expect([twelve.status, twelve.out]).toEqual([2, []])
    expect(twelve.err).toContain('每个单位至少轮到两次')
  })

  it('tells people the groups, their months, and the cost by parts', async () => {
    const { out, err } = await run('solve', '--units', at('units.csv'), '--year', '2027', '--weights', 'fields=5')
    expect(out[0]).toMatch(/最优（已证明）：\d+/)
    expect(out[1]).toMatch(/10 × 类别差 kinds \d+ \+ 3 × 换组 changes 0 \+ 5 × 同领域 fields \d+ = \d+/)
    expect(out.join('\n')).toMatch(/A {2}1 月、7 月 {2}4 个单位/)
    expect(err).toMatch(/bound/)
  })

  it('names all faults of the files, and all of the command line', async () => {
    const files = await run('solve', '--units', at('faulty.csv'), '--previous', at('none.json'), '--year', '2027', '--json')
    expect(files.status).toBe(1)
    const { status, faults } = JSON.parse(files.out[0]!) as { status: string; faults: { row?: number; message: string }[] }
    expect(status).toBe('invalid')
    expect(faults.map(({ row }) => row)).toEqual([2, 2, 3, undefined])
    const line = await run('sove', '--year', '27', '--weights', 'kind=1', '--time-limit', 'x')
    expect([line.status, line.out]).toEqual([2, []])
    for (const part of ['solve 或 check', '--units FILE', '--year 是', '“kind=1”', '--time-limit 是']) expect(line.err).toContain(part)
  })
})
