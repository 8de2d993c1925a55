import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readUnits } from '#src/app/rota-files.ts'
import { lettersOf, readRotation } from '#src/rotation/previous.ts'
import { list } from './lists.ts'

const read = (text: string) => readUnits(Buffer.from(text), 'units.csv')
async function faults(text: string): Promise<string[]> {
  const found = await read(text)
  return 'faults' in found ? found.faults.map(({ row, zh }) => (row === undefined ? zh : `${row} ${zh}`)) : []
}

describe('a list of units', () => {
  it('is read as offices have it: GBK, a title above, names of columns in Chinese, kinds and lines by other names [NH-09]', async () => {
    const text = '2027年片组轮动单位名单,,,,\r\n单位名称*,类别,条线,领域,不宜月份\r\n区教育局,区直部门,党群,教育,1月；７\r\n东塔街道,街道办事处,livelihood,,\r\n'
    const found = await readUnits(iconv.encode(text, 'gbk'), 'units.csv')
    if ('faults' in found) throw new Error(found.faults[0]!.en)
    expect(found.units).toEqual([
      { name: '区教育局', kind: '区级部门', line: '党政', field: '教育', keepWith: [], apartFrom: [], notInMonth: [1, 7] },
      { name: '东塔街道', kind: '街道', line: '民生', field: null, keepWith: [], apartFrom: [], notInMonth: [] },
    ])
  })

  it('may part its names by more semicolons than it has columns', async () => {
    const found = await read('name,kind,line,keep_with\n甲,镇,党政,乙;丙;丁;戊\n乙,镇,党政,甲;丙;丁;戊\n丙,镇,党政,甲;乙;丁;戊\n丁,镇,党政,甲;乙;丙;戊\n戊,镇,党政,甲;乙;丙;丁\n')
    expect('units' in found && found.units[0]!.keepWith).toEqual(['乙', '丙', '丁', '戊'])
  })

  it('is refused with all its faults at once, each with its row', async () => {
    const said = await faults('name,kind,line,keep_with,apart_from,not_in_month\n甲局,镇,党政,丙局,甲局,13;0;春节\n甲局,镇,工业,,,\n,镇,社会,,,\n乙局,,,,,\n')
    expect(said).toHaveLength(11)
    for (const part of ['2 单位“甲局”重名，另见第 3 行', '3 单位“甲局”重名，另见第 2 行', '丙局”，名单中没有', 'apart_from 写了自己', 'not_in_month 写了“13”', '“0”', '“春节”', '3 没有条线“工业”，应为党政、经济、社会、民生之一', '4 缺少单位名称', '5 “乙局”缺少单位类别', '5 “乙局”缺少条线']) {
      expect(said.some((one) => one.includes(part)), part).toBe(true)
    }
  })

  it('is read with the comma of Chinese text, or only semicolons, between its cells; names parted by 、 and months in words', async () => {
    for (const mark of ['，', ';']) {
      const found = await read(['name', 'kind', 'line', 'keep_with', 'not_in_month'].join(mark) + '\n' + ['甲', '镇', '党政', '乙、丙', '一月、十一月'].join(mark) + '\n' + ['乙', '镇', '党政', '', ''].join(mark) + '\n' + ['丙', '镇', '党政', '', ''].join(mark) + '\n')
      expect(found, mark).toMatchObject({ units: [{ name: '甲', keepWith: ['乙', '丙'], notInMonth: [1, 11] }, { name: '乙' }, { name: '丙' }] })
    }
  })

  it('without a column that is needed says which', async () => {
    expect(await faults('name,kind\n甲局,镇\n')).toEqual([expect.stringContaining('缺少列“line”')])
  })

  it('keeps a kind that nobody registered as a kind of its own, and says so', async () => {
    const found = await read('name,kind,line\n甲校,高校,社会\n')
    expect(found).toMatchObject({ units: [{ kind: '高校' }], notices: [{ zh: expect.stringContaining('“高校”') as string }] })
  })
})

describe('a previous rotation', () => {
  it('with units that no longer exist is taken, and they are named', () => {
    const groups = readRotation(JSON.stringify({ status: 'optimal', groups: [{ group: 'A', months: [1, 7], units: ['单位1', '旧局'] }, { group: 'B', months: [2, 8], units: ['单位2'] }] }))
    if ('faults' in groups) throw new Error(groups.faults[0]!.en)
    const { letters, notices, faults: wrong } = lettersOf(groups, list(3))
    expect([...letters]).toEqual([['单位1', 'A'], ['单位2', 'B']])
    expect(wrong).toEqual([])
    expect(notices.map(({ zh }) => zh)).toEqual(['上次片组中的 1 个单位不在名单里，不计变动：旧局'])
  })

  it('is refused when it is none, or puts a unit in two groups', () => {
    expect(readRotation('{')).toMatchObject({ faults: [{ en: expect.stringContaining('no JSON') as string }] })
    expect(readRotation('{"status":"infeasible"}')).toMatchObject({ faults: [{ en: expect.stringContaining('no groups') as string }] })
    expect(readRotation('{"groups":[{"group":"甲","units":[]},{"group":"B","units":[1]}]}')).toMatchObject({ faults: [{}, {}] })
    expect(lettersOf([{ group: 'A', months: [], units: ['单位1'] }, { group: 'B', months: [], units: ['单位1'] }], list(1)).faults).toHaveLength(1)
  })
})
