import { describe, expect, it } from 'vitest'
import { csvOf } from './export-table.ts'

describe('a list goes out as a table', () => {
  it('[GB-30] quotes cells and ends lines as spreadsheets expect', () => {
    expect(csvOf([['来信', '状态'], ['他说“停水”, "又停"', '待研判']])).toBe('\uFEFF"来信","状态"\r\n"他说“停水”, ""又停""","待研判"\r\n')
  })

  it('[GB-30] lets no citizen’s words run as a formula', () => {
    expect(csvOf([['=HYPERLINK("x")', '+1', '-1', '@a', '1-2']])).toBe('\uFEFF"\'=HYPERLINK(""x"")","\'+1","\'-1","\'@a","1-2"\r\n')
  })
})
