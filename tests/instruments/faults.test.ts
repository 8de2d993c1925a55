import { describe, expect, test } from 'vitest'
import { awaitingRevision, checkInstruments } from '#src/rulebook/check.ts'
import { type Fault, type Instrument, missingBefore, parseInstrument } from '#src/rulebook/instrument.ts'

const HEAD = (id: string, extra = ''): string => `
id: ${id}
title: { zh: 样本, en: sample }
issuer: { zh: 某局, en: a bureau }
level: district
issued_on: 2020-01-01
effective_from: 2020-01-01
${extra}`

const RULE = (id: string, extra = '', values = '[{ from: 2020-01-01, within: PT48H }]', kind = 'deadline'): string => `
- id: ${id}
  kind: ${kind}
  duty: response
  title: { zh: 回应, en: answer }
  clause: 一
  says: { zh: 回应, en: answer }
  register: [GB-14]
  force: should
  owed_by: responsible-unit
  owed_to: public
  starts_on: { fact: intake.received, at: knownAt, named_in_text: true }
  discharged_by: [publication.released]
  values: ${values}
  checked_on: 2026-01-01
${extra}`

function load(...documents: { head: string; rules: string }[]): { faults: readonly Fault[]; instruments: Instrument[] } {
  const read = documents.map(({ head, rules }, n) => parseInstrument({ folder: `doc${n + 1}`, instrument: head, rules, readings: new Map([['settled', '---\nquestion: { zh: 问, en: q }\nreading: { zh: 答, en: a }\nwhy: { zh: 因, en: w }\ndecided_by: { zh: 局, en: b }\ndecided_on: 2026-01-01\n---\n']]) }))
  const instruments = read.flatMap(({ instrument }) => instrument ?? [])
  return { instruments, faults: [...read.flatMap(({ faults }) => faults), ...checkInstruments(instruments, new Set(['GB-14', 'GS-71']))] }
}
const brief = (faults: readonly Fault[]): string[] => faults.map(({ file, rule, field, en }) => [file, rule, field, en].join(' | '))

test('a sound instrument has no fault', () => {
  expect(brief(load({ head: HEAD('a'), rules: RULE('a/1/x') }).faults)).toEqual([])
})

describe('a planted fault is found, with file, rule, field and remedy', () => {
  const planted: [string, { head: string; rules: string }, RegExp][] = [
    ['[WL-22] no effective date', { head: HEAD('a').replace(/effective_from.*/, ''), rules: RULE('a/1/x') }, /doc1\/instrument\.yaml .*effective_from/],
    ['two values from one day', { head: HEAD('a'), rules: RULE('a/1/x', '', '[{ from: 2020-01-01, within: PT48H }, { from: 2020-01-01, within: PT24H }]') }, /a\/1\/x .*overlap/],
    ['a value that reaches into the next', { head: HEAD('a'), rules: RULE('a/1/x', '', '[{ from: 2020-01-01, until: 2022-01-01, within: PT48H }, { from: 2021-01-01, within: PT24H }]') }, /2022-01-01.*overlaps the one from 2021-01-01/],
    ['a value without a date', { head: HEAD('a'), rules: RULE('a/1/x', '', '[{ within: PT48H }]') }, /values\.0\.from/],
    ['a date that does not exist', { head: HEAD('a'), rules: RULE('a/1/x', '', '[{ from: 2020-13-01, within: PT48H }]') }, /values\.0\.from/],
    ['an unknown kind', { head: HEAD('a'), rules: RULE('a/1/x', '', undefined, 'magic') }, /a\/1\/x \| kind \| unknown kind of rule "magic"/],
    ['an unreadable period', { head: HEAD('a'), rules: RULE('a/1/x', '', '[{ from: 2020-01-01, within: 48h }]') }, /values\.0\.within/],
    ['an unknown clause', { head: HEAD('a'), rules: RULE('a/1/x').replace('GB-14', 'GB-99') }, /GB-99 is not in the register/],
    ['a start that says nothing of its moment', { head: HEAD('a'), rules: RULE('a/1/x').replace(', named_in_text: true', '') }, /starts_on \| does not say where/],
    ['a reading that is not there', { head: HEAD('a'), rules: RULE('a/1/x').replace('named_in_text: true', 'reading: gone') }, /readings\/gone\.md is not there/],
    ['one id for two rules', { head: HEAD('a'), rules: RULE('a/1/x') + RULE('a/1/x') }, /used twice/],
    ['a value before the instrument', { head: HEAD('a'), rules: RULE('a/1/x', '', '[{ from: 2019-12-31, within: PT48H }]') }, /before the instrument takes effect/],
    ['two limits for one duty in one document', { head: HEAD('a'), rules: RULE('a/1/x') + RULE('a/1/y', '', '[{ from: 2020-01-01, within: PT24H }]') }, /a\/1\/y .*both limit the same duty/],
    ['broken YAML', { head: HEAD('a'), rules: '- id: [' }, /rules\.yaml .*not valid YAML/],
    ['an unknown higher document', { head: HEAD('a', 'based_on: [nowhere]'), rules: RULE('a/1/x') }, /nowhere is not loaded/],
    ['[WL-08] issued without a legality review', { head: HEAD('a', 'life: [{ step: drafting }, { step: dept_reviewed }, { step: executive_meeting_approved }, { step: issued, on: 2020-01-01 }]'), rules: RULE('a/1/x') }, /legality_reviewed must come before issued/],
  ]
  test.each(planted)('%s', (_, document, expected) => {
    const { faults } = load(document)
    expect(brief(faults).some((line) => expected.test(line)), brief(faults).join('\n')).toBe(true)
    expect(faults.every(({ zh }) => /[一-鿿]/.test(zh))).toBe(true)
    expect(faults.every(({ remedy, file }) => remedy.zh.length > 3 && remedy.en.length > 3 && file.startsWith('doc1/'))).toBe(true)
  })

  test('all faults of a file are named at once', () => {
    const { faults } = load({ head: HEAD('a'), rules: RULE('a/1/x', '', '[{ within: PT48H }]') + RULE('a/1/y', '', undefined, 'magic') + RULE('a/1/z', '', '[{ from: 2020-01-01, within: 2 days }]').replace('force: should', 'force: perhaps') })
    expect(faults.map(({ rule, field }) => `${rule} ${field}`).toSorted()).toEqual(['a/1/x values.0.from', 'a/1/y kind', 'a/1/z force', 'a/1/z values.0.within'])
  })

  test('[GS-71] a reason not to answer that means criticism is refused', () => {
    const rules = `
- id: a/1/reasons
  kind: route
  route: no-answer-reasons
  title: { zh: 理由, en: reasons }
  clause: 一
  says: { zh: 理由, en: reasons }
  register: [GS-71]
  force: must
  values: [{ from: 2020-01-01, entries: [{ code: negative, zh: 负面, en: negative }, { code: advertising, zh: 广告, en: advertising }] }]
  checked_on: 2026-01-01`
    expect(brief(load({ head: HEAD('a'), rules }).faults)).toEqual([expect.stringMatching(/"negative 负面 negative" makes criticism a ground/)])
  })
})

describe('[WL-07] a lower document tightens and never loosens', () => {
  const higher = { head: HEAD('up'), rules: RULE('up/1/x') }
  const lower = (within: string, extra = ''): { head: string; rules: string } => ({ head: HEAD('low', 'based_on: [up]'), rules: RULE('low/1/x', extra, `[{ from: 2020-01-01, within: ${within} }]`) })
  test.each(['PT24H', 'PT48H', 'PT90M'])('%s under 48 hours is accepted', (within) => expect(brief(load(higher, lower(within)).faults)).toEqual([]))
  test.each(['PT49H', 'P2D', 'P1WD', 'P20WD'])('%s under 48 hours is flagged', (within) => {
    expect(brief(load(higher, lower(within)).faults)).toEqual([expect.stringMatching(/low\/1\/x .*from 2020-01-01 on it is looser than the higher rule up\/1\/x/)])
  })
  test('with a reading the looser value stands', () => {
    expect(brief(load(higher, lower('PT72H', '  loosens: { rule: up/1/x, reading: settled }')).faults)).toEqual([])
    expect(brief(load(higher, lower('PT72H', '  loosens: { rule: up/1/x, reading: unwritten }')).faults)).toEqual([expect.stringMatching(/unwritten\.md is not there/)])
  })
  test('a higher document that tightens later makes the lower one looser from that day', () => {
    const tightened = { head: HEAD('up'), rules: RULE('up/1/x', '', '[{ from: 2020-01-01, within: PT48H }, { from: 2024-06-01, within: PT24H }]') }
    expect(brief(load(tightened, lower('PT48H')).faults)).toEqual([expect.stringMatching(/from 2024-06-01 on it is looser/)])
  })
  test('it is seen through a document in between', () => {
    const middle = { head: HEAD('mid', 'based_on: [up]'), rules: '' }
    const bottom = { head: HEAD('low', 'based_on: [mid]'), rules: RULE('low/1/x', '', '[{ from: 2020-01-01, within: PT72H }]') }
    expect(brief(load(higher, middle, bottom).faults)).toEqual([expect.stringMatching(/looser than the higher rule up\/1\/x/)])
  })
})

test('[GB-01] a document awaits revision once its parent has changed after it was issued', () => {
  const parent = { head: HEAD('up'), rules: RULE('up/1/x', '', '[{ from: 2020-01-01, within: PT48H }, { from: 2024-06-01, within: PT24H }]') }
  const child = { head: HEAD('low', 'based_on: [up]'), rules: RULE('low/1/x', '', '[{ from: 2020-01-01, within: PT12H }]') }
  expect(awaitingRevision(load(parent, child).instruments)).toEqual([{ id: 'low', because: 'up', since: '2024-06-01' }])
  expect(awaitingRevision(load({ head: HEAD('up'), rules: RULE('up/1/x') }, child).instruments)).toEqual([])
})

test('[WL-08] a rule document is issued only after review, legality check and approval', () => {
  expect(missingBefore('issued', ['drafting', 'dept_reviewed'])).toEqual(['legality_reviewed', 'executive_meeting_approved'])
  expect(missingBefore('issued', ['drafting', 'dept_reviewed', 'legality_reviewed', 'executive_meeting_approved'])).toEqual([])
  expect(missingBefore('dept_reviewed', ['drafting'])).toEqual([])
})
