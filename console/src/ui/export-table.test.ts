import { describe, expect, it } from 'vitest'
import { csvOf, withMark } from './export-table.ts'

describe('a list goes out as a table', () => {
  it('[GB-30] quotes cells and ends lines as spreadsheets expect', () => {
    expect(csvOf([['来信', '状态'], ['他说“停水”, "又停"', '待研判']])).toBe('\uFEFF"来信","状态"\r\n"他说“停水”, ""又停""","待研判"\r\n')
  })

  it('[GB-30] lets no citizen’s words run as a formula', () => {
    expect(csvOf([['=HYPERLINK("x")', '+1', '-1', '@a', '1-2']])).toBe('\uFEFF"\'=HYPERLINK(""x"")","\'+1","\'-1","\'@a","1-2"\r\n')
  })
})

it('[RL-17] what is taken out of a drill says so in its first row and its last; what comes from the live record is left as it is', () => {
  expect(withMark([['单位'], ['水务局']], '演练“燃气泄漏” · 不是真实情况')).toEqual([['演练“燃气泄漏” · 不是真实情况'], ['单位'], ['水务局'], ['演练“燃气泄漏” · 不是真实情况']])
  expect(withMark([['单位']])).toEqual([['单位']])
})
