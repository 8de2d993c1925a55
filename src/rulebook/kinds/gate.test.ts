import { describe, expect, test } from 'vitest'
import { loadRulebook } from '../read-instruments.ts'
import { gateFor } from '../lookups.ts'
import { assign } from './assign.ts'
import { evaluateGate, type GateContext, makeGate, type Signature } from './gate.ts'
import type { GateRule } from '../schema.ts'

const AT = '2026-10-02T04:00:00.000Z'
const full = gateFor(loadRulebook(), 'full', AT)
const ctx: GateContext = { authorIds: ['author'], digest: 'd1' }
const act = (personId: string, ...items: string[]): Signature[] => items.map((item) => ({ item, personId, verdict: 'pass', digest: 'd1', at: AT }))
const whole = [
  ...act('a', 'review1', 'proof1', 'check:political', 'check:policy'),
  ...act('b', 'review2', 'proof2', 'check:legal', 'check:wording'),
  ...act('c', 'review3', 'proof3', 'check:secrecy'),
]
const items = (signatures: readonly Signature[], more: Partial<GateContext> = {}): string[] => evaluateGate(full, signatures, { ...ctx, ...more }).map(({ item, reason }) => `${item} ${reason}`)

describe('[GB-34][XM2-10] the full gate', () => {
  test('[GB-34] an author and three others suffice, each in one act', () => expect(items(whole)).toEqual([]))

  test('[GB-34] every single signature is needed: without any one of the eleven exactly that one is named', () => {
    for (const one of whole) expect(items(whole.filter((each) => each !== one))).toEqual([`${one.item} unsigned`])
  })
  test('[GB-34] any edit voids all signatures', () => {
    expect(evaluateGate(full, whole, { ...ctx, digest: 'd2' }).map(({ reason }) => reason)).toEqual(Array.from({ length: 11 }, () => 'stale'))
  })
  test('[XM2-10] two persons cannot do three reviews, nor three proof readings', () => {
    const two = whole.map((one) => ({ ...one, personId: one.personId === 'c' && !one.item.startsWith('check') ? 'a' : one.personId }))
    expect(items(two)).toEqual(['review3 same-person', 'proof3 same-person'])
  })
  test('[GB-34] who may sign in several places is given the place that opens the gate', () => {
    // a signed all three reviews, b the first, c the second: a is needed for the third.
    const signed = [...whole.filter(({ item }) => !item.startsWith('review')), ...act('a', 'review1', 'review2', 'review3'), ...act('b', 'review1'), ...act('c', 'review2')]
    expect(items(signed)).toEqual([])
  })
  test('[GB-34] the author signs nothing, not even as a second signer', () => {
    const own = whole.map((one) => (one.item === 'check:secrecy' ? { ...one, personId: 'author' } : one))
    expect(items(own)).toEqual(['check:secrecy author'])
    expect(items(whole, { authorIds: ['author', 'b'] }).length).toBe(4)
  })
  test('[GB-34] a send-back stands against any later pass on the same text', () => {
    const back: Signature = { item: 'review2', personId: 'b', verdict: 'sendBack', digest: 'd1', at: AT }
    expect(items([...whole, back])).toEqual(['review2 sent-back'])
  })
  test('[GB-35] silence, a wish for change and an objection all keep it shut', () => {
    const confirmationsNeeded = [{ agency: '城管局' }, { agency: '水务局', answer: 'amend' as const }, { agency: '教育局', answer: 'object' as const }, { agency: '交通局', answer: 'confirm' as const }]
    expect(items(whole, { confirmationsNeeded })).toEqual(['confirmation:城管局 no-answer', 'confirmation:水务局 amendment-asked', 'confirmation:教育局 objection'])
  })
  test('[GB-34] every missing item carries its clause and words in both languages', () => {
    const missing = evaluateGate(full, [], ctx)
    expect(missing).toHaveLength(11)
    expect(new Set(missing.map(({ clause }) => clause))).toEqual(new Set(['XM2-10', 'GB-34']))
    expect(missing.find(({ item }) => item === 'check:secrecy')?.zh).toBe('保密关：尚未签')
  })
})

test('[GB-34] an office may add a sixth check; three persons still suffice, and the stricter limit holds', () => {
  const rule = (id: string, checks: string[], checksPerPerson: number): { rule: GateRule; value: never } => ({
    rule: { id, register: ['GB-34'], clause: '四' } as unknown as GateRule,
    value: { from: '2020-01-01', reviews: 0, proofs: 0, checks: checks.map((name) => ({ name, zh: name, en: name })), checksPerPerson, authorExcluded: true, confirmations: false, items: [] } as never,
  })
  const six = makeGate('full', [rule('x/1/five', ['p1', 'p2', 'p3', 'p4', 'p5'], 2), rule('office/1/sixth', ['p6'], 3)])
  expect(six.checksPerPerson?.n).toBe(2)
  const open = [...act('a', 'check:p1', 'check:p2'), ...act('b', 'check:p3', 'check:p4'), ...act('c', 'check:p5', 'check:p6')]
  expect(evaluateGate(six, open, ctx)).toEqual([])
  expect(evaluateGate(six, open.slice(0, 5), ctx).map(({ item }) => item)).toEqual(['check:p6'])
  expect(evaluateGate(six, [...act('a', 'check:p1', 'check:p2', 'check:p3'), ...open.slice(3)], ctx).map(({ reason }) => reason)).toEqual(['too-many-checks'])
})

describe('places and their holders', () => {
  test('a holder moves over to make room', () => expect(assign([['a', 'b'], ['a']], 1)).toEqual(['b', 'a']))
  test('a chain of moves is found', () => expect(assign([['a', 'b'], ['b', 'c'], ['a'], ['b']], 1).filter((one) => one === undefined)).toHaveLength(1))
  test('a capacity of two lets one person hold two', () => expect(assign([['a'], ['a'], ['a']], 2)).toEqual(['a', 'a', undefined]))
})
