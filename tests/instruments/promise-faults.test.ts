import { describe, expect, test } from 'vitest'
import { checkInstruments } from '#src/rulebook/check.ts'
import { type Fault, type Instrument, parseInstrument } from '#src/rulebook/instrument.ts'

const HEAD = (id: string, extra = ''): string => `
id: ${id}
title: { zh: 样本, en: sample }
issuer: { zh: 某办, en: an office }
level: district
issued_on: 2020-01-01
effective_from: 2020-01-01
${extra}`
const COMMON = 'title: { zh: 例会, en: x }, clause: 一, says: { zh: 例会, en: x }, register: [NH-06], force: must, checked_on: 2026-01-01'
const CADENCE = (id: string, value: string, more = ''): string => `- { id: ${id}, kind: cadence, duty: conference, owed_by: press-office, owed_to: public, ${COMMON}, values: [{ from: 2020-01-01, ${value} }]${more} }\n`
const QUOTA = (id: string, value: string, more = '', holder = '{ each: unit }'): string => `- { id: ${id}, kind: quota, duty: sessions, owed_by: responsible-unit, owed_to: public, holder: ${holder}, ${COMMON}, values: [{ from: 2020-01-01, counts: [session], ${value} }]${more} }\n`
const ROTATION = (id: string, value: string, cadence = 'a/1/x'): string => `- { id: ${id}, kind: rotation, rotation: conference, cadence: ${cadence}, ${COMMON}, values: [{ from: 2020-01-01, line_spread: 1, ${value} }] }\n`
const LIMIT = (id: string, value: string): string => `- { id: ${id}, kind: limit, limit: people, ${COMMON}, values: [{ from: 2020-01-01, ${value} }] }\n`

function load(...documents: { head: string; rules: string }[]): readonly Fault[] {
  const read = documents.map(({ head, rules }, n) => parseInstrument({ folder: `doc${n + 1}`, instrument: head, rules, readings: new Map() }))
  const instruments = read.flatMap(({ instrument }): Instrument[] => (instrument ? [instrument] : []))
  return [...read.flatMap(({ faults }) => faults), ...checkInstruments(instruments, new Set(['NH-06']))]
}
const faults = (rules: string, extra = ''): string[] => load({ head: HEAD('a', extra), rules }).map(({ rule, field, zh, en }) => [rule, field, zh, en].join(' | '))
const MONTHLY = 'monthly: { day: 10 }, on_rest_day: next'

test('sound promises have no fault', () => {
  expect(faults([
    CADENCE('a/1/x', MONTHLY), CADENCE('a/1/y', 'monthly: { day: 31, short_month: last-day }, on_rest_day: { parameter: rest-day, zh: 休息日, en: days off }'),
    CADENCE('a/1/z', 'interval: { days: { parameter: interval, zh: 间隔, en: interval } }, on_rest_day: keep'), QUOTA('a/1/q', 'at_least: 2'), QUOTA('a/1/p', 'at_least: 1, organised_by: municipal', ', of_which: a/1/q'),
    ROTATION('a/1/r', 'groups: 6, turns: 2, lines: [economy]'), LIMIT('a/1/l', 'at_most: 10'),
  ].join(''))).toEqual([])
})

describe('a planted fault in a promise is found, with rule, field and remedy', () => {
  test.each<[string, string, RegExp]>([
    ['the 31st without a word on short months', CADENCE('a/1/x', 'monthly: { day: 31 }, on_rest_day: next'), /a\/1\/x \| values\.0\.monthly\.short_month \| .*有的月份没有这一天：写上 short_month/],
    ['the 29th too', CADENCE('a/1/x', 'quarterly: { month: 2, day: 29 }, on_rest_day: next'), /values\.0\.quarterly\.short_month .*some months have no such day/],
    ['a day 32', CADENCE('a/1/x', 'monthly: { day: 32, short_month: last-day }, on_rest_day: next'), /values\.0\.monthly\.day/],
    ['a cadence that is silent on days off', CADENCE('a/1/x', 'monthly: { day: 10 }'), /values\.0\.on_rest_day .*应为 keep、next、previous 之一/],
    ['a policy that is none', CADENCE('a/1/x', 'monthly: { day: 10 }, on_rest_day: sideways'), /values\.0\.on_rest_day/],
    ['a window that ends before it begins', CADENCE('a/1/x', 'yearly: { from: 11-01, until: 02-01 }, on_rest_day: keep'), /values\.0\.yearly .*窗口止于起始日之前/],
    ['a window on 29 February', CADENCE('a/1/x', 'yearly: { from: 01-01, until: 02-29 }, on_rest_day: keep'), /yearly\.until .*不是每年都有的一天/],
    ['a weekday that is none', CADENCE('a/1/x', 'weekly: { weekday: someday }, on_rest_day: keep'), /weekly\.weekday/],
    ['an interval of no days', CADENCE('a/1/x', 'interval: { days: 0 }, on_rest_day: keep'), /values\.0\.interval\.days/],
    ['a quota of none', QUOTA('a/1/q', 'at_least: 0'), /values\.0\.at_least/],
    ['a quota that counts ticks', QUOTA('a/1/q', 'at_least: 1').replace('counts: [session]', 'counts: [tick]'), /values\.0\.counts/],
    ['a part of nothing', QUOTA('a/1/p', 'at_least: 1', ', of_which: a/1/q'), /a\/1\/p \| of_which \| 没有编号为 a\/1\/q 的定额/],
    ['a part larger than the whole', QUOTA('a/1/q', 'at_least: 2') + QUOTA('a/1/p', 'at_least: 3', ', of_which: a/1/q'), /a\/1\/p \| values \| 自 2020-01-01 起，“其中”多于总额/],
    ['a part of itself', QUOTA('a/1/q', 'at_least: 2', ', of_which: a/1/p') + QUOTA('a/1/p', 'at_least: 2', ', of_which: a/1/q'), /of_which \| 与其总额互为/],
    ['a part owed by others', QUOTA('a/1/q', 'at_least: 2', '', '{ each: unit, of_kinds: [town] }') + QUOTA('a/1/p', 'at_least: 1', ', of_which: a/1/q', '{ each: unit, of_kinds: [park] }'), /a\/1\/p \| holder \| 承担者不在总额/],
    ['a rotation without cadence', ROTATION('a/1/r', 'groups: 6, turns: 2'), /a\/1\/r \| cadence \| 没有编号为 a\/1\/x 的周期规则/],
    ['five groups for twelve months', CADENCE('a/1/x', MONTHLY) + ROTATION('a/1/r', 'groups: 5, turns: 2'), /5 组各轮 2 次共 10 次，而一年有 12 次/],
    ['a line that is none', CADENCE('a/1/x', MONTHLY) + ROTATION('a/1/r', 'groups: 6, turns: 2, lines: [military]'), /values\.0\.lines\.0/],
    ['two rules for one limit', LIMIT('a/1/l', 'at_most: 10') + LIMIT('a/1/m', 'at_most: 12'), /a\/1\/m \| limit \| a\/1\/l 已定了 people/],
  ])('%s', (_, rules, expected) => {
    const found = faults(rules)
    expect(found.some((line) => expected.test(line)), found.join('\n')).toBe(true)
    expect(load({ head: HEAD('a'), rules }).every(({ remedy }) => remedy.zh.length > 3 && remedy.en.length > 3)).toBe(true)
  })
  test('a reading of the dates that is not there', () => expect(faults('', 'dates_reading: gone')).toEqual([expect.stringContaining('找不到解读 readings/gone.md')]))
  test('all of them at once', () => {
    const found = faults(CADENCE('a/1/x', 'monthly: { day: 31 }, on_rest_day: sideways') + QUOTA('a/1/p', 'at_least: 0'))
    expect(found.map((line) => line.split(' | ').slice(0, 2).join(' ')).toSorted()).toEqual(['a/1/p values.0.at_least', 'a/1/x values.0.monthly.short_month', 'a/1/x values.0.on_rest_day'])
  })
})

describe('[WL-07] a lower document asks for no less', () => {
  const below = (upper: string, lower: string): string[] => load({ head: HEAD('a'), rules: upper }, { head: HEAD('b', 'based_on: [a]'), rules: lower }).map(({ rule, en }) => `${rule} ${en}`)
  test('fewer acts are flagged, more are not', () => {
    expect(below(QUOTA('a/1/q', 'at_least: 2'), QUOTA('b/1/q', 'at_least: 1'))).toEqual(['b/1/q from 2020-01-01 on it is looser than the higher rule a/1/q'])
    expect(below(QUOTA('a/1/q', 'at_least: 2'), QUOTA('b/1/q', 'at_least: 3'))).toEqual([])
  })
  test('a rarer cadence is flagged, a more frequent one is not', () => {
    expect(below(CADENCE('a/1/x', MONTHLY), CADENCE('b/1/x', 'quarterly: { month: 1, day: 10 }, on_rest_day: next'))).toEqual(['b/1/x from 2020-01-01 on it is looser than the higher rule a/1/x'])
    expect(below(CADENCE('a/1/x', MONTHLY), CADENCE('b/1/x', 'weekly: { weekday: monday }, on_rest_day: next'))).toEqual([])
  })
})
