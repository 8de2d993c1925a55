import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { dueFrom, parsePeriod } from '../../src/rulebook/kinds/deadline.ts'
import { loadCalendar } from '../../src/rulebook/read-calendar.ts'

const shared = process.env['HUIYING_SHARED'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const file = [join(shared, 'zhzw', 'replies-dev.jsonl.gz'), join(shared, 'data', 'zhzw', 'replies-dev.jsonl.gz')].find((path) => existsSync(path))
if (file === undefined) console.warn('replay-counts: the file zhzw/replies-dev.jsonl.gz is not beside the repository; skipped')

// The counts were derived by the authors, independently of this code.
test.skipIf(file === undefined)('of 2,302 real messages 259, 1,463 and 1,911 were answered within 48 hours, 15 days and 20 working days', () => {
  const rows = gunzipSync(readFileSync(file as string)).toString('utf8').trim().split('\n').map((line) => JSON.parse(line) as { asked: string; answered: string })
  const calendar = loadCalendar()
  const at = (local: string): string => new Date(`${local}+08:00`).toISOString()
  const inTime = (text: string): number => {
    const period = parsePeriod(text)
    return rows.filter((row) => at(row.answered) <= dueFrom(period, at(row.asked), calendar).dueAt).length
  }
  expect(rows).toHaveLength(2302)
  expect({ PT48H: inTime('PT48H'), P15D: inTime('P15D'), P20WD: inTime('P20WD') }).toEqual({ PT48H: 259, P15D: 1463, P20WD: 1911 })
})
