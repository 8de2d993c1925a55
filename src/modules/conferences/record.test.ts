import { expect, it } from 'vitest'
import type { Refusal } from '#src/kernel/facts.ts'
import type { Conference, Media } from './contract.ts'
import { addMedia, submitRecord } from './record.ts'

const one = { id: 'c', unitId: 'u', state: 'held' } as Conference
const ctx = { now: '2026-04-01T01:00:00.000Z', actor: { as: 'system', part: 'operator' }, rules: undefined as never, newId: () => 'x' } as const
const codes = (decision: object): unknown => ('refusals' in decision ? (decision.refusals as Refusal[]).map(({ code }) => code) : [])

it('[NH-36] a record of five thousand lines of eighty signs is taken, a longer one is not', () => {
  const submits = (signs: number) => submitRecord({ one, lines: 5000, writers: ['a'], record: '字'.repeat(signs), title: '实录', digest: 'd' }, {}, ctx)
  expect(codes(submits(400_000))).toEqual([])
  expect(codes(submits(400_001))).toEqual(['conferences/record-too-long'])
})

it('a conference keeps thirty pictures and films', () => {
  const has = (n: number): Conference => ({ ...one, media: Array.from({ length: n }, (_, at) => ({ digest: String(at) }) as Media) })
  const adds = (n: number) => addMedia({ one: has(n), digest: 'new' }, { fileName: '1.png', alt: '会场', bytes: Buffer.from('\u0089PNG\r\n', 'latin1') }, ctx)
  expect(codes(adds(29))).toEqual([])
  expect(codes(adds(30))).toEqual(['conferences/media-too-many'])
})
