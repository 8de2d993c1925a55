import { addDays, toShanghai, ZONE, type CivilDate, type Instant } from '#src/kernel/time.ts'

/** One entry of a subscribed calendar: at an hour in Shanghai, or all day. */
export interface IcsEntry {
  readonly id: string
  readonly title: string
  readonly place?: string
  readonly status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'
  readonly revision: number
  readonly changedAt: Instant
  readonly when: { readonly from: Instant; readonly until: Instant } | { readonly on: CivilDate }
}

// Written out, because a client that does not know the zone would take 09:30 for its own (RFC 5545, 3.6.5). Shanghai has kept +08:00 since 1991-09-15.
const TIMEZONE = ['BEGIN:VTIMEZONE', `TZID:${ZONE}`, 'BEGIN:STANDARD', 'DTSTART:19910915T020000', 'TZOFFSETFROM:+0900', 'TZOFFSETTO:+0800', 'TZNAME:CST', 'END:STANDARD', 'END:VTIMEZONE']

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll('\n', '\\n')
const compact = (text: string): string => text.replaceAll(/[-:]/g, '')
const local = (at: Instant): string => compact(toShanghai(at).slice(0, 19))
const utc = (at: Instant): string => `${compact(at.slice(0, 19))}Z`

const LONGEST = 75
/** Lines longer than 75 bytes go on in the next one; a character is never cut (RFC 5545, 3.1). */
function folded(line: string): string {
  let out = ''
  let length = 0
  for (const character of line) {
    const bytes = utf8Length(character)
    if (length + bytes > LONGEST) {
      out += '\r\n '
      length = 1
    }
    out += character
    length += bytes
  }
  return out
}

function utf8Length(character: string): number {
  const point = character.codePointAt(0)!
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}

function entryLines({ id, title, place, status, revision, changedAt, when }: IcsEntry): string[] {
  const times = 'on' in when
    ? [`DTSTART;VALUE=DATE:${compact(when.on)}`, `DTEND;VALUE=DATE:${compact(addDays(when.on, 1))}`, 'TRANSP:TRANSPARENT']
    : [`DTSTART;TZID=${ZONE}:${local(when.from)}`, `DTEND;TZID=${ZONE}:${local(when.until)}`]
  return [
    'BEGIN:VEVENT', `UID:${id}@huiying`, `DTSTAMP:${utc(changedAt)}`, `LAST-MODIFIED:${utc(changedAt)}`, `SEQUENCE:${revision}`, ...times,
    `SUMMARY:${escaped(title)}`, ...(place ? [`LOCATION:${escaped(place)}`] : []), `STATUS:${status}`, 'END:VEVENT',
  ]
}

/** A calendar file (RFC 5545) for subscription; 09:30 in Shanghai is 09:30 in Shanghai for every client. */
export function icsOf(name: string, entries: readonly IcsEntry[]): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Huiying//agenda//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, `X-WR-TIMEZONE:${ZONE}`, ...TIMEZONE, ...entries.flatMap(entryLines), 'END:VCALENDAR']
  return `${lines.map(folded).join('\r\n')}\r\n`
}
