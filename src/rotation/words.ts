import { evenly } from './evenly.ts'
import { groupOfMonth, letterOf, monthsOf, type Pair, type Question } from './problem.ts'

/** A rule of a question, as far as it can be given up by itself. */
export type Rule =
  | { readonly rule: 'keep_with' | 'apart_from'; readonly pair: Pair }
  /** All months of one unit. */
  | { readonly rule: 'not_in_month'; readonly unit: number }
  | { readonly rule: 'line'; readonly line: string }
  | { readonly rule: 'size' }
  /** Units of which no two may share a group: all pairs among them. */
  | { readonly rule: 'apart'; readonly clique: readonly number[] }

/** A rule in words, Chinese and English with " / " between; with what to relax. */
export interface Constraint {
  readonly rule: 'keep_with' | 'apart_from' | 'not_in_month' | 'line' | 'size'
  readonly constraint: string
  readonly units: readonly string[]
  readonly relax: string
}

const both = (zh: string, en: string): string => `${zh} / ${en}`

export function inWords(rule: Rule, question: Question): Constraint {
  const { units, groups, start } = question
  const name = (at: number): string => units[at]!.name
  const quoted = (of: readonly number[]): string => of.map((at) => `“${name(at)}”`).join('、')
  switch (rule.rule) {
    case 'keep_with': {
      const [a, b] = rule.pair.map(name) as [string, string]
      return { rule: 'keep_with', units: [a, b], constraint: both(`“${a}”与“${b}”须同组`, `${a} and ${b} must be in one group`), relax: both(`在 keep_with 中删去这一对，允许分在两组`, `take this pair out of keep_with, so that they may be in two groups`) }
    }
    case 'apart_from': {
      const [a, b] = rule.pair.map(name) as [string, string]
      return { rule: 'apart_from', units: [a, b], constraint: both(`“${a}”与“${b}”不得同组`, `${a} and ${b} must not be in one group`), relax: both(`在 apart_from 中删去这一对，允许同组`, `take this pair out of apart_from, so that they may share a group`) }
    }
    case 'apart':
      return {
        rule: 'apart_from',
        units: rule.clique.map(name),
        constraint: both(`${quoted(rule.clique)}这 ${rule.clique.length} 个单位两两不得同组，而片组只有 ${groups} 个`, `the ${rule.clique.length} units ${rule.clique.map(name).join(', ')} must all be apart, and there are ${groups} groups`),
        relax: both('在 apart_from 中至少删去其中一对', 'take at least one of these pairs out of apart_from'),
      }
    case 'not_in_month': {
      const months = units[rule.unit]!.notInMonth
      const left = Array.from({ length: groups }, (_, group) => group).filter((group) => !months.some((month) => groupOfMonth(month, groups, start) === group))
      const where = left.length === 0 ? both('没有一个组可去', 'no group is left for it') : both(`只能在 ${left.map(letterOf).join('、')} 组`, `only ${left.map(letterOf).join(', ')} is left for it`)
      const [zh, en] = where.split(' / ') as [string, string]
      return {
        rule: 'not_in_month',
        units: [name(rule.unit)],
        constraint: both(`“${name(rule.unit)}”不能安排在 ${months.join('、')} 月，${zh}`, `${name(rule.unit)} cannot speak in month ${months.join(', ')}: ${en}`),
        relax: both(`放宽 not_in_month：同一组的月份（如 ${monthsOf(groupOfMonth(months[0]!, groups, start), groups, start).join('、')} 月）都放开，才多出一个组`, `relax not_in_month: a group is won when all its months (${monthsOf(groupOfMonth(months[0]!, groups, start), groups, start).join(', ')} for one) are free`),
      }
    }
    case 'line': {
      const of = units.filter(({ line }) => line === rule.line)
      const [least, most] = evenly(of.length, groups)
      const short = of.length < groups
      return {
        rule: 'line',
        units: of.map((unit) => unit.name),
        constraint: short
          ? both(`每组都要有“${rule.line}”条线单位，而 ${groups} 个组只有 ${of.length} 个这样的单位`, `every group needs a unit of the line ${rule.line}, and for ${groups} groups there are ${of.length}`)
          : both(`“${rule.line}”条线 ${of.length} 个单位，各组相差不超过一个：每组 ${least} 至 ${most} 个`, `${of.length} units of the line ${rule.line}, groups differ by at most one: ${least} to ${most} each`),
        relax: short ? both('补充这一条线的单位，核对条线归属，或减少片组（--groups）', 'add units of the line, look over which units belong to it, or make fewer groups (--groups)') : both('核对条线归属，或放宽上列其他各项', 'look over which units belong to the line, or relax the other rules named here'),
      }
    }
    case 'size': {
      const [least, most] = evenly(units.length, groups)
      return { rule: 'size', units: [], constraint: both(`${units.length} 个单位分 ${groups} 组，各组相差不超过一个：每组 ${least} 至 ${most} 个`, `${units.length} units in ${groups} groups that differ by at most one: ${least} to ${most} each`), relax: both('放宽上列其他各项，或改变片组数（--groups）', 'relax the other rules named here, or change the number of groups (--groups)') }
    }
  }
}
