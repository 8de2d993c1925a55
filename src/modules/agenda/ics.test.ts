import { describe, expect, it } from 'vitest'
import { icsOf, type IcsEntry } from './ics.ts'

const entry: IcsEntry = {
  id: '0198', title: '例行发布会', place: '新闻发布厅', status: 'CONFIRMED', revision: 2, changedAt: '2026-03-01T01:02:03.000Z',
  when: { from: '2026-03-10T01:30:00.000Z', until: '2026-03-10T03:00:00.000Z' },
}
const linesOf = (file: string): string[] => file.split('\r\n')
const unfolded = (file: string): string => file.replaceAll('\r\n ', '')

describe('a calendar file', () => {
  it('[GS-34] says 09:30 in Shanghai with the zone written out, so that no client takes it for its own hour', () => {
    const lines = linesOf(icsOf('日程', [entry]))
    expect(lines).toContain('DTSTART;TZID=Asia/Shanghai:20260310T093000')
    expect(lines).toContain('DTEND;TZID=Asia/Shanghai:20260310T110000')
    expect(lines.indexOf('BEGIN:VTIMEZONE')).toBeLessThan(lines.indexOf('BEGIN:VEVENT'))
    expect(lines).toContain('TZOFFSETTO:+0800')
    expect(lines).toContain('DTSTAMP:20260301T010203Z')
    expect(lines).toContain('SEQUENCE:2')
  })

  it('ends every line with CR LF, folds it before 75 bytes without cutting a character, and reads the same unfolded', () => {
    const title = '关于进一步做好老旧小区改造和加装电梯工作有关情况的新闻发布会，附问答'.repeat(3)
    const file = icsOf('日程', [{ ...entry, title }])
    for (const line of linesOf(file)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(file.replaceAll('\r\n', '')).not.toContain('\n')
    expect(unfolded(file)).toContain(`SUMMARY:${title}`)
    expect(file).not.toContain('\uFFFD')
  })

  it('escapes what would end a value, and gives whole days without an hour', () => {
    const file = unfolded(icsOf('a;b', [{ ...entry, title: '甲,乙;丙\\丁\n戊', when: { on: '2026-10-10' } }]))
    expect(file).toContain('SUMMARY:甲\\,乙\\;丙\\\\丁\\n戊')
    expect(file).toContain('X-WR-CALNAME:a\\;b')
    expect(file).toContain('DTSTART;VALUE=DATE:20261010\r\nDTEND;VALUE=DATE:20261011')
  })
})
