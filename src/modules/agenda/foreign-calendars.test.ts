import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { icsOf, type IcsEntry } from './ics.ts'

const TITLE = '关于进一步做好老旧小区改造和加装电梯工作有关情况的新闻发布会；附,问答'
const entry: IcsEntry = { id: '0198c000', title: TITLE, place: '新闻发布厅', status: 'CONFIRMED', revision: 2, changedAt: '2026-03-01T01:02:03.000Z', when: { from: '2026-03-10T01:30:00.000Z', until: '2026-03-10T03:00:00.000Z' } }
const file = icsOf('日程', [entry, { ...entry, id: '0198c001', status: 'CANCELLED', revision: 3 }, { ...entry, id: '0198c002', status: 'TENTATIVE', when: { on: '2026-10-10' } }])

/** What a reader sees who lives in that zone: node-ical runs in a process of its own, whose clock stands there. */
function readIn(zone: string): Record<string, { start: string; local: string; tz: string; summary: string; sequence: string; status: string }> {
  const script = `
    const ical = require(${JSON.stringify(join(process.cwd(), 'node_modules/node-ical'))})
    const read = ical.sync.parseICS(require('node:fs').readFileSync(0, 'utf8'))
    const rows = Object.values(read).filter((one) => one.type === 'VEVENT').map((one) => [one.uid, { start: one.start.toISOString(), local: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(one.start), tz: one.start.tz, summary: one.summary, sequence: String(one.sequence), status: one.status }])
    process.stdout.write(JSON.stringify(Object.fromEntries(rows)))`
  const ran = spawnSync(process.execPath, ['-e', script], { input: file, encoding: 'utf8', env: { ...process.env, TZ: zone } })
  if (ran.status !== 0) throw new Error(ran.stderr)
  return JSON.parse(ran.stdout) as ReturnType<typeof readIn>
}

describe('our calendar in other programs', () => {
  it('[GS-34] ical.js reads the zone that is written in it: 09:30 in Shanghai, whole title, number of the edition, cancelled as cancelled', () => {
    const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
    const [first, second, third] = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    expect([first!.uid, first!.summary, first!.sequence, first!.location]).toEqual(['0198c000@huiying', TITLE, 2, '新闻发布厅'])
    expect(first!.startDate.toString()).toBe('2026-03-10T09:30:00')
    expect(first!.startDate.zone.tzid).toBe('Asia/Shanghai')
    expect(first!.startDate.toJSDate().toISOString()).toBe('2026-03-10T01:30:00.000Z')
    expect(first!.startDate.convertToZone(ICAL.Timezone.utcTimezone).toString()).toBe('2026-03-10T01:30:00Z')
    expect(second!.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect([third!.startDate.isDate, third!.startDate.toString(), third!.endDate.toString()]).toEqual([true, '2026-10-10', '2026-10-11'])
  })

  it.each([['Asia/Shanghai', '09:30'], ['America/New_York', '21:30'], ['Europe/Berlin', '02:30'], ['Asia/Tokyo', '10:30']])('[GS-34] node-ical read in %s: the same moment, %s there', (zone, local) => {
    const read = readIn(zone)
    expect(Object.keys(read)).toEqual(['0198c000@huiying', '0198c001@huiying', '0198c002@huiying'])
    expect(read['0198c000@huiying']).toMatchObject({ start: '2026-03-10T01:30:00.000Z', local, tz: 'Asia/Shanghai', summary: TITLE, sequence: '2', status: 'CONFIRMED' })
    expect(read['0198c001@huiying']!.status).toBe('CANCELLED')
  })
})
