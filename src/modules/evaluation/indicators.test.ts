import { describe, expect, it } from 'vitest'
import { recordOf, type ReadFact } from './case-record.ts'
import { formulas, type FormulaCode } from './formulas.ts'
import { scoreOf, setFaults, shippedSet } from './indicators.ts'

const one = (id: string, formula: string, dimension: string, weight: number, definition = '按记录计算') => ({ id, title: '指标', definition, formula, dimension, weight })
const sound = [one('a1', 'public_duties_in_time', 'timely', 25), one('b1', 'released_publicly', 'open', 25), one('c1', 'full_text_share', 'transparent', 25), one('d1', 'not_found_wrong', 'accurate', 25)]
const codes = (set: typeof sound): string[] => setFaults(set).map((fault) => fault.code)

describe('a set of indicators', () => {
  it('[GB-47] weights add up to 100, in the shipped set too', () => {
    expect(setFaults(sound)).toEqual([])
    expect(setFaults([...shippedSet.indicators])).toEqual([])
    expect(codes([...sound.slice(0, 3), one('d1', 'not_found_wrong', 'accurate', 24.9)])).toEqual(['evaluation/weights-not-100'])
  })

  it('[GB-47] thirds that add up to 100 but for rounding are accepted', () => {
    expect(setFaults([...sound.slice(0, 3).map((each) => ({ ...each, weight: 33.33 })), one('d1', 'not_found_wrong', 'accurate', 0.01)])).toEqual([])
  })

  it.each(['followers', 'page_views', 'likes', 'reads'])('[RL-6] %s as a formula is refused as no basis of evaluation', (formula) => {
    expect(codes([...sound.slice(0, 3), one('d1', formula, 'accurate', 25)])).toContain('evaluation/attention-is-no-measure')
  })

  it.each(['粉丝增长', '阅读量达到一万', '点赞数'])('[RL-6] [GS-09b] a lawful formula under the words %s is refused all the same', (words) => {
    expect(codes([...sound.slice(0, 3), one('d1', 'not_found_wrong', 'accurate', 25, words)])).toContain('evaluation/attention-is-no-measure')
  })

  it.each(['coverage.tone', 'signal.count', 'complaint.count'])('[RL-8] %s counts against nobody', (formula) => {
    expect(codes([...sound.slice(0, 3), one('d1', formula, 'accurate', 25)])).toContain('evaluation/criticism-is-no-offence')
  })

  it('[RL-8] 负面报道 and 投诉量 in the definition are refused', () => {
    for (const words of ['出现负面报道即扣分', '投诉量低于上年']) expect(codes([...sound.slice(0, 3), one('d1', 'not_found_wrong', 'accurate', 25, words)])).toContain('evaluation/criticism-is-no-offence')
  })

  it('[WL-05] [GB-47] tells everything wrong at once', () => {
    expect(codes([one('a1', 'by_hand', 'nice', 50), one('a1', 'released_publicly', 'open', 20)])).toEqual([
      'evaluation/unknown-formula', 'evaluation/unknown-dimension', 'evaluation/indicator-twice',
      'evaluation/dimension-missing', 'evaluation/dimension-missing', 'evaluation/dimension-missing', 'evaluation/weights-not-100',
    ])
  })

  it('[GB-47] what does not apply neither helps nor harms the score', () => {
    const measured = (value: number | null, weight: number) => ({ ...shippedSet.indicators[0]!, weight, value, n: 1 })
    // (30·100 + 10·0) / 40 = 75; the null of weight 60 is left out.
    expect(scoreOf([measured(100, 30), measured(0, 10), measured(null, 60)])).toBe(75)
    expect(scoreOf([measured(null, 100)])).toBeNull()
  })
})

describe('formulas over the record of a case', () => {
  const at = (hour: number): string => new Date(Date.UTC(2026, 0, 1, hour)).toISOString()
  const fact = (kind: string, id: string, hour: number, data: object, unitId = 'housing'): ReadFact => ({ kind, subject: `x.y:${id}`, unitId, at: at(hour), data })
  const released = (hour: number, more: object = {}) => fact('publication.released', 'r', hour, { substance: 'full', answers: ['m'], ...more })
  const received = (id: string, hour: number, source: string, queryHash?: string) => fact('intake.received', id, hour, { source, knownAt: at(hour), ...(queryHash && { queryHash }) })
  const assigned = fact('cases.assigned', 'm', 1, { unitId: 'housing' })
  const value = (formula: FormulaCode, facts: ReadFact[], hour = 500): number | null => formulas[formula].of(recordOf(facts, at(hour))).value

  it('[GS-09b] [XM4-14] speaking before the media counts, and does not apply where no media reported', () => {
    expect(value('ahead_of_media', [received('m', 0, 'public_form'), released(5)])).toBeNull()
    expect(value('ahead_of_media', [received('m', 0, 'public_form'), released(5), received('n', 6, 'media_report')])).toBe(100)
    expect(value('ahead_of_media', [received('m', 0, 'media_report'), released(5)])).toBe(0)
  })

  it('[GS-09b] influence is pick-up by media after the release, whatever their tone', () => {
    expect(value('taken_up_by_media', [released(5), received('n', 6, 'media_report')])).toBe(100)
    expect(value('taken_up_by_media', [received('n', 4, 'media_report'), released(5)])).toBeNull()
  })

  it('[GB-33] facts alone are one part of three, a result still promised two', () => {
    expect(value('parts_given', [released(5, { substance: 'holding' })])).toBe(33.33)
    expect(value('parts_given', [released(5, { resultExpectedOn: '2026-02-01' })])).toBe(66.67)
    expect(value('parts_given', [released(5)])).toBe(100)
    expect(value('parts_given', [])).toBe(0)
  })

  it('[GB-33] [RL-8] a correction within 24 hours is not held against the unit, a later one is', () => {
    const corrected = (hour: number) => fact('publication.corrected', 'r', hour, { substance: 'full', answers: ['m'] })
    expect(value('not_found_wrong', [released(5), corrected(29)])).toBe(100)
    expect(value('not_found_wrong', [released(5), corrected(30)])).toBe(0)
    expect(value('not_found_wrong', [released(5), fact('publication.withdrawn', 'r', 6, { reason: 'wrong' })])).toBe(0)
    expect(value('not_found_wrong', [released(5), fact('publication.withdrawn', 'r', 6, { reason: 'superseded' })])).toBe(100)
  })

  it('[WL-05] a duty done late counts as late, one not yet due does not count', () => {
    const opened = (id: string, dueHour: number) => fact('duties.opened', id, 0, { duty: 'response', owedTo: 'public', dueAt: at(dueHour) })
    const done = (id: string, left: number) => fact('duties.discharged', id, 9, { left })
    expect(value('public_duties_in_time', [opened('a', 10), done('a', 1), opened('b', 8), done('b', -1)])).toBe(50)
    expect(value('public_duties_in_time', [opened('a', 48)], 40)).toBeNull()
    expect(value('public_duties_in_time', [opened('a', 48)], 49)).toBe(0)
  })

  it('[GB-02] an outcome counts only while no promise is broken', () => {
    const outcome = fact('cases.dispositionSet', 'm', 6, { disposition: 'explained' })
    const promise = fact('duties.opened', 'p', 5, { duty: 'missing-result', owedTo: 'public', dueAt: at(40) })
    expect(value('outcome_reached', [outcome])).toBe(100)
    expect(value('outcome_reached', [outcome, promise], 39)).toBe(100)
    expect(value('outcome_reached', [outcome, promise], 41)).toBe(0)
    expect(value('outcome_reached', [])).toBe(0)
  })

  it('[GB-02] authority: the first subject speaks itself', () => {
    expect(value('by_first_subject', [assigned, released(5)])).toBe(100)
    expect(value('by_first_subject', [assigned, fact('publication.released', 'r', 5, { substance: 'full', answers: [] }, 'water')])).toBe(0)
  })

  it('[WL-26] reached, and able to oversee: askers whose answer stands ready, askers who can follow', () => {
    const two = [received('m', 0, 'public_form', 'x'), received('n', 1, 'hotline'), released(5)]
    expect(value('askers_reached', two)).toBe(50)
    expect(value('path_open', two)).toBe(50)
  })
})
