import { describe, expect, it } from 'vitest'
import { makeCore, readCore } from './core-text.ts'
import { duplicateGroups } from './groups.ts'
import { DuplicateIndex } from './index.ts'

const WATER = '东湖路供水主管昨夜爆裂，沿线三个小区停水，抢修人员已经到场，预计今晚八点前恢复，居民可到社区门口的送水车取水。'
const ROAD = '城南小学门口的人行道修了三个月还没有完工，孩子们每天从机动车道走过去，请有关部门给一个完工的日期。'
const coreOf = (text: string): string => {
  const core = makeCore()
  readCore(text, core)
  return String.fromCharCode(...core.units.subarray(0, core.length))
}
const together = (...texts: string[]): number[][] => duplicateGroups(texts.map((text) => ({ text })))

describe('what a post says', () => {
  it('is the same in another width, case, spacing and punctuation', () => {
    expect(coreOf('ＡＰＰ 升级， 请 更新！')).toBe(coreOf('app升级请更新'))
  })

  it('leaves out the chain of those who passed it on', () => {
    expect(coreOf(`转发微博//@甲:看看//@乙乙：${WATER}`)).toBe(coreOf(WATER))
  })

  it('keeps the longest words when the innermost are too few to mean anything', () => {
    expect(coreOf(`${WATER}//@甲:转发微博`)).toBe(coreOf(WATER))
  })

  it('leaves out what a client puts at the end', () => {
    expect(coreOf(`${WATER}…全文`)).toBe(coreOf(WATER))
  })
})

describe('duplicates', () => {
  it.each([
    ['passed on', `太不容易了//@甲:${WATER}`],
    ['with words before it', `【快讯】刚刚从社区群里看到的消息：${WATER}`],
    ['cut off', `${WATER.slice(0, 32)}…全文`],
    ['with characters changed', WATER.replace('昨夜', '昨晚').replace('八点', '9点')],
  ])('finds a post %s', (_, text) => {
    expect(together(WATER, ROAD, text)).toEqual([[0, 2]])
  })

  it('keeps apart what only opens alike', () => {
    expect(together(`尊敬的领导您好，我是本区居民。${WATER}`, `尊敬的领导您好，我是本区居民。${ROAD}`)).toEqual([])
  })

  it('takes short posts as the same only when they are equal', () => {
    expect(together('停水了', '停水了！', '停电了')).toEqual([[0, 1]])
  })

  it('leaves posts without any words alone', () => {
    expect(together('', '。。。', '')).toEqual([])
  })

  it('puts two groups together when a later post belongs to both', () => {
    const half = WATER.slice(0, 34)
    const other = WATER.slice(24)
    const [group] = together(half, other, WATER)
    expect(group).toEqual([0, 1, 2])
  })

  it('forgets what lies further back than it is told to keep', () => {
    const index = new DuplicateIndex({ bucket: 1000, kept: 1 })
    const first = index.place(WATER, 0)
    expect(index.place(WATER, 1500)).toMatchObject({ group: first.group, found: 'exact' })
    expect(index.place(WATER, 5000).found).toBe('new')
  })

  it('does not grow with what is said again', () => {
    const index = new DuplicateIndex()
    for (let at = 0; at < 300; at++) index.place(`${WATER}${ROAD}`.slice(at % 20))
    const { bytes } = index
    for (let at = 0; at < 20_000; at++) index.place(`${WATER}${ROAD}`.slice(at % 20))
    expect(index.bytes).toBe(bytes)
  })
})
