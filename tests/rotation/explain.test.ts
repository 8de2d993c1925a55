import { describe, expect, it } from 'vitest'
import { impossibleLists } from '../../bench/rota/lists.ts'
import { backgroundRules, explain, officeRules, possible } from '#src/rotation/explain.ts'
import { problemOf } from '#src/rotation/problem.ts'
import { solve } from '#src/rotation/solve.ts'
import type { Rule } from '#src/rotation/words.ts'
import { list, question, search } from './lists.ts'

const { solver } = search
const key = (rule: Rule): string => JSON.stringify(rule)
/** A clique said once, back in its pairs. */
const inPairs = (rules: readonly Rule[]): Rule[] =>
  rules.flatMap((one): Rule[] => (one.rule === 'apart' ? one.clique.flatMap((a, at) => one.clique.slice(at + 1).map((b): Rule => ({ rule: 'apart_from', pair: [a, b] }))) : [one]))

describe.each([...impossibleLists(60, 1), ...impossibleLists(60, 2)])('an impossible list: $why', ({ units }) => {
  const problem = problemOf(question(units))
  const { conflict, minimal, enough } = explain(problem, solver, () => 60)
  const rules = inPairs(conflict)

  it('is explained by rules that cannot hold together, though any one less can', () => {
    expect(minimal).toBe(true)
    expect(possible(problem, rules, solver, 60)).toBe(false)
    for (const one of rules) expect(possible(problem, rules.filter((other) => other !== one), solver, 60), key(one)).toBe(true)
    // Without one of the office's own, also with every line and size: a list from which it was taken out is dealt.
    const own = rules.filter((one) => officeRules(problem).some((other) => key(other) === key(one)))
    for (const one of own) expect(possible(problem, [...backgroundRules, ...own.filter((other) => other !== one)], solver, 60), key(one)).toBe(true)
    const known = new Set([...backgroundRules, ...officeRules(problem)].map(key))
    for (const one of rules) expect(known).toContain(key(one))
  })

  it('says which rules of the office to give up so that the whole list is possible, and none too many', () => {
    if (units.filter(({ line }) => line === '民生').length < 6) return expect(enough).toBeUndefined()
    const given = new Set(enough!.map(key))
    const rest = [...backgroundRules, ...officeRules(problem).filter((one) => !given.has(key(one)))]
    expect(given.size).toBeGreaterThan(0)
    expect(possible(problem, rest, solver, 60)).toBe(true)
    for (const one of enough!) expect(possible(problem, [...rest, one], solver, 60), key(one)).toBe(false)
  })
})

describe('the words of a conflict', () => {
  it('[NH-15] name the line that cannot be in every group, its units, and what to do', () => {
    const answer = solve(question(list(24, (at) => (at === 3 ? { line: '社会' } : {}))), search)
    if (answer.status !== 'infeasible') throw new Error(answer.status)
    expect(answer.conflict).toHaveLength(1)
    const { constraint, units, relax } = answer.conflict[0]!
    expect(constraint).toContain('每组都要有“民生”条线单位，而 6 个组只有 5 个这样的单位 / every group needs a unit of the line 民生')
    expect(units).toEqual(['单位8', '单位12', '单位16', '单位20', '单位24'])
    expect(relax).toContain('--groups')
  })

  it('say seven units that all avoid each other once', () => {
    const units = list(60, (at) => (at < 7 ? { apartFrom: Array.from({ length: 7 }, (_, other) => `单位${other + 1}`).filter((name) => name !== `单位${at + 1}`) } : {}))
    const answer = solve(question(units), search)
    expect(answer).toMatchObject({ status: 'infeasible', conflict: [{ rule: 'apart_from', units: units.slice(0, 7).map(({ name }) => name) }] })
  })

  it('name both of two rules that contradict each other, in either language', () => {
    const answer = solve(question(list(24, (at) => (at === 0 ? { keepWith: ['单位2'] } : at === 1 ? { apartFrom: ['单位1'] } : {}))), search)
    if (answer.status !== 'infeasible') throw new Error(answer.status)
    expect(answer.conflict.map(({ rule, units }) => [rule, ...units])).toEqual([['keep_with', '单位1', '单位2'], ['apart_from', '单位1', '单位2']])
    expect(answer.conflict[0]!.constraint).toBe('“单位1”与“单位2”须同组 / 单位1 and 单位2 must be in one group')
    expect(answer.enough).toHaveLength(1)
  })
})
