import { describe, expect, it } from 'vitest'
import { chipOf } from './variant.ts'

/** A 48-hour duty known on 30 September 18:00 in Shanghai, due on 2 October 18:00. */
const open = {
  state: 'open' as const,
  dueAt: '2026-10-02T10:00:00.000Z',
  startedBy: { fact: 'f', kind: 'intake.received', at: '2026-09-30T10:00:00.000Z' },
  provisional: false,
}
const at = (now: string) => chipOf(open, now, 'zh')

describe('the clock chip says what is left', () => {
  it('[GB-14] runs in outline while more than a quarter of the 48 hours is left', () => {
    expect(at('2026-09-30T10:00:00.000Z')).toEqual({ variant: 'running', provisional: false, text: '剩 2 天' })
    expect(at('2026-10-01T21:59:59.000Z')).toEqual({ variant: 'running', provisional: false, text: '剩 12 小时' })
  })

  it('[GB-14] turns amber in the last quarter, which begins twelve hours before the end', () => {
    expect(at('2026-10-01T22:00:00.000Z').variant).toBe('lastQuarter')
    expect(at('2026-10-02T09:19:00.000Z')).toEqual({ variant: 'lastQuarter', provisional: false, text: '剩 41 分' })
  })

  it('[GB-14] is not late at the due moment itself, and late a moment after', () => {
    expect(at('2026-10-02T10:00:00.000Z')).toEqual({ variant: 'lastQuarter', provisional: false, text: '剩 0 分' })
    expect(at('2026-10-02T10:00:01.000Z')).toEqual({ variant: 'overdue', provisional: false, text: '逾期 0 分' })
    expect(at('2026-10-02T12:00:00.000Z').text).toBe('逾期 2 小时')
  })

  it('[GB-14] says how early or late it was done', () => {
    expect(chipOf({ ...open, state: 'fulfilled', dischargedAt: '2026-10-02T07:00:00.000Z' }, '2027-01-01T00:00:00.000Z', 'zh')).toEqual({ variant: 'met', provisional: false, text: '按时 · 提前 3 小时' })
    expect(chipOf({ ...open, state: 'fulfilledLate', dischargedAt: '2026-10-05T10:00:00.000Z' }, '2027-01-01T00:00:00.000Z', 'en').text).toBe('done late · by 3 d')
  })

  it('[GB-14] names the ground of a pause', () => {
    const chip = chipOf({ ...open, state: 'paused', pauseGround: 'awaiting_asker' }, open.dueAt, 'zh', () => '等待来信人补充')
    expect(chip).toEqual({ variant: 'paused', provisional: false, text: '暂停：等待来信人补充' })
  })

  it('[GB-14] is provisional only while it runs on days that no notice covers', () => {
    expect(chipOf({ ...open, provisional: true }, '2026-10-01T00:00:00.000Z', 'zh').provisional).toBe(true)
    expect(chipOf({ ...open, provisional: true, state: 'fulfilled', dischargedAt: open.dueAt }, open.dueAt, 'zh').provisional).toBe(false)
  })
})
