import { describe, expect, it } from 'vitest'
import { Matcher } from '#src/signals/rules/matcher.ts'
import { compileRules } from '#src/signals/rules/compiled.ts'
import { parseRule } from '#src/signals/rules/parse.ts'
import { finderOf, patternFault } from '#src/signals/rules/patterns.ts'
import { readRules } from '#src/signals/rules/rule-file.ts'
import { RuleSet } from '#src/signals/rules/rule-set.ts'
import { disagreement } from './equal.ts'

const understood = (rule: string) => {
  const parsed = parseRule(rule, { pattern: patternFault })
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.expression
}
const holds = (rule: string, text: string): boolean => new Matcher(compileRules([understood(rule)]), { finderOf }).match(text).length === 1
const faults = (rule: string): [number, string][] => {
  const parsed = parseRule(rule, { pattern: patternFault })
  return 'faults' in parsed ? parsed.faults.map(({ at, zh }) => [at, zh]) : []
}

describe('rules', () => {
  it('hold exactly where looking everywhere says so, for random rules, plain and folded, shared, added later and merged', () => {
    let hits = 0
    for (let seed = 1; seed <= 60; seed += 1) {
      const result = disagreement(seed)
      if ('said' in result) throw new Error(result.said)
      hits += result.hits
    }
    expect(hits).toBeGreaterThan(120)
  })

  it('bind NOT before NEAR before AND before OR', () => {
    expect(understood('甲 OR 乙 AND NOT 丙 NEAR/3 丁 戊'.replace('NOT ', ''))).toEqual(understood('甲|(乙 AND (丙 NEAR/3 丁) AND 戊)'))
    expect(understood('甲 AND NOT 乙 OR 丙')).toEqual(understood('(甲 AND (NOT 乙))|丙'))
    expect(holds('(老旧小区|加装电梯) AND (噪音|漏水) NOT 广告', '老旧小区夜里噪音大')).toBe(true)
    expect(holds('(老旧小区|加装电梯) AND (噪音|漏水) NOT 广告', '老旧小区夜里噪音大，广告')).toBe(false)
  })

  it('measure NEAR in units of the text between two words that do not overlap', () => {
    expect(holds('甲 NEAR/2 乙', '甲一二乙')).toBe(true)
    expect(holds('甲 NEAR/2 乙', '乙一二三甲')).toBe(false)
    expect(holds('甲 NEAR/0 甲', '甲甲')).toBe(true)
    expect(holds('甲 NEAR/9 甲', '甲')).toBe(false)
    expect(holds('甲乙 NEAR/9 乙丙', '甲乙丙')).toBe(false)
    // Inserted symbols are units of the text too.
    expect(holds('加装 NEAR/1 电梯', '加*装★★电*梯')).toBe(false)
    expect(holds('加装 NEAR/2 电梯', '加*装，，电*梯')).toBe(true)
  })

  it('say at which character they cannot be read, everything at once', () => {
    expect(faults('(甲 AND 乙')).toEqual([[0, '左括号没有闭合']])
    expect(faults('甲 AND')).toEqual([[2, '“AND”后面缺少要查的词']])
    expect(faults('甲) AND 乙')).toEqual([[1, '多了一个右括号'], [3, '“)”后面缺少要查的词']])
    expect(faults('甲 and 乙 NEAR 丙').map(([at]) => at)).toEqual([2, 8])
    expect(faults('甲 NEAR/3 (乙 AND 丙)').map(([at]) => at)).toEqual([9])
    expect(faults('甲 NEAR/3 乙 NEAR/3 丙').map(([at]) => at)).toEqual([11])
    expect(faults('甲 "乙').map(([at]) => at)).toEqual([2])
    expect(faults('@没有的词表 | \u200b').map(([at]) => at)).toEqual([0, 9])
    expect(faults('')).toEqual([[0, '规则是空的，写上要查的词']])
    expect(faults('# 只有备注')).toHaveLength(1)
    expect(faults('('.repeat(100_000))).toHaveLength(1)
    expect(faults('甲 /(?=乙)/').map(([at]) => at)).toEqual([2])
  })

  it('know quotation marks, remarks, wide brackets, words that begin with #, and patterns by RE2', () => {
    expect(holds('"new york" # 城市', 'in New York')).toBe(true)
    expect(holds('（甲｜乙） #话题#', '乙 #话题#')).toBe(true)
    expect(holds('公交 AND /\\d+路/', '公交12路')).toBe(true)
    expect(holds('公交 AND /\\d+路/', '公交路')).toBe(false)
    // Exponential for an engine that goes back; here it ends.
    expect(holds('/(a+)+$/', `${'a'.repeat(5_000)}b`)).toBe(false)
  })

  it('of a file: lists, remarks, every broken line with line and column, the others read', () => {
    const { rules, faults: wrong } = readRules(['# 备注', '', 'r1\t@小区 AND 噪音', '@小区\t老旧小区|新村', 'r2\t(甲', 'r1\t乙', '没有制表符', 'r3\t𠮷 AND or'])
    expect(rules.map(({ id }) => id)).toEqual(['r1'])
    expect(wrong.map(({ line, column, id }) => [line, column, id])).toEqual([[5, 4, 'r2'], [6, 1, 'r1'], [7, 1, undefined], [8, 10, 'r3']])
    expect(new RuleSet(rules).match('新村有噪音')).toEqual(['r1'])
  })

  it('work at once when added, replaced or taken back, also while another thread compiles', () => {
    const rule = (id: string, text: string) => ({ id, expression: understood(text) })
    const set = new RuleSet([rule('a', '甲'), rule('b', '乙')])
    set.add([rule('c', '丙'), rule('a', '丁')])
    expect(set.match('甲乙丙丁')).toEqual(['b', 'c', 'a'])
    const snapshot = set.snapshot()
    const compiled = compileRules(snapshot.rules.map(({ expression }) => expression))
    set.remove(['b'])
    set.add([rule('c', '戊'), rule('d', '甲')])
    set.adopt(snapshot, compiled)
    expect(set.match('甲乙丙丁')).toEqual(['a', 'd'])
    expect(set.match('戊')).toEqual(['c'])
    expect([set.size, set.waiting]).toEqual([3, 2])
    set.merge()
    expect([set.match('甲乙丁戊').toSorted(), set.waiting]).toEqual([['a', 'c', 'd'], 0])
  })
})
