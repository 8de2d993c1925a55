import { describe, expect, it } from 'vitest'
import { asWritten, isBlank, isSame, nothing } from './content.ts'

describe('a draft comes back as it was written', () => {
  it('[GB-18] keeps the three parts and the dated promise', () => {
    const { content } = asWritten({ title: '标题', facts: '事实', measures: '措施', result: '', resultExpectedOn: '2026-10-20' }, {})
    expect([content.facts, content.measures, content.result, content.resultExpectedOn]).toEqual(['事实', '措施', '', '2026-10-20'])
  })

  it('[GB-18] leaves out what no editor of ours wrote', () => {
    expect(asWritten({ title: 5, facts: null, holding: 'yes', resultExpectedOn: '' }, { harm: [] })).toEqual(nothing)
    expect('resultExpectedOn' in nothing.content).toBe(false)
  })

  it('[GB-18] knows an untouched text from a changed one', () => {
    const written = asWritten({ facts: '已核查。' }, {})
    expect(isBlank(nothing)).toBe(true)
    expect(isBlank(written)).toBe(false)
    expect(isSame(written, asWritten({ facts: '已核查。' }, {}))).toBe(true)
    expect(isSame(written, asWritten({ facts: '已核实。' }, {}))).toBe(false)
  })
})
