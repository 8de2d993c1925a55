import { describe, expect, it } from 'vitest'
import type { Topic } from './contract.ts'
import { crossingsOf, subjectKey } from './crossing.ts'

const topic = (title: string, on: string, more: Partial<Topic> = {}): Topic => ({
  id: title + on, state: 'proposed', unitId: 'u', coUnitIds: [], title, category: 'reform', interest: '…', origin: 'unit', messageIds: [], on, proposedBy: 'p', proposedAt: '2026-01-01T00:00:00.000Z',
  crossings: [], checks: [], interpretations: [], openQuestions: 0, ...more,
})
const found = (title: string, on: string, others: readonly Topic[]): string[] => crossingsOf({ title, on }, others, '2026-06-01T00:00:00.000Z', 90).map(({ title: other, kind }) => `${kind} ${other}`)

describe('crossing topics', () => {
  it('[NH-16] reach from 90 days before to 90 days after, both days included', () => {
    const other = topic('老旧小区改造', '2026-06-03')
    expect(found('老旧小区改造', '2026-09-01', [other])).toEqual(['duplicate 老旧小区改造'])
    expect(found('老旧小区改造', '2026-09-02', [other])).toEqual([])
    expect(found('老旧小区改造', '2026-03-05', [other])).toEqual(['duplicate 老旧小区改造'])
    expect(found('老旧小区改造', '2026-03-04', [other])).toEqual([])
  })

  it('[NH-16] are the same title, however it is spaced, or one that lies within another; the same first', () => {
    const others = [topic('2026 年老旧小区改造工作计划', '2026-06-01'), topic('“老旧小区改造”', '2026-06-05'), topic('秋季招生', '2026-06-02')]
    expect(found('老旧小区改造', '2026-06-03', others)).toEqual(['duplicate “老旧小区改造”', 'crossing 2026 年老旧小区改造工作计划'])
    expect(subjectKey('“老旧 小区”（ＡＢＣ）')).toBe('老旧小区abc')
  })

  it('count from the day the other was held, not from the day it was wanted for; a dropped one is none', () => {
    expect(found('秋季招生', '2026-09-01', [topic('秋季招生', '2026-05-01', { heldOn: '2026-07-01' })])).toHaveLength(1)
    expect(found('秋季招生', '2026-06-01', [topic('秋季招生', '2026-06-01', { state: 'dropped' })])).toEqual([])
  })
})
