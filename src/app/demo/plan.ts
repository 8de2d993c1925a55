import type { Id } from '#src/kernel/facts.ts'
import { addDays, civilDate, plus, startOfDay, type Instant } from '#src/kernel/time.ts'
import type { Calendar } from '#src/rulebook/calendar.ts'
import { housing } from './matters/housing.ts'
import type { Matter } from './matters/matter.ts'
import { moving } from './matters/moving.ts'
import { offices } from './matters/offices.ts'
import { people } from './matters/people.ts'
import { streets } from './matters/streets.ts'
import { waiting } from './matters/waiting.ts'
import { water } from './matters/water.ts'
import { Run } from './run.ts'
import type { Stage, Step } from './stage.ts'
import { timeline, type Entry, type Known } from './timeline.ts'

const matters: ReadonlyMap<string, Matter> = new Map([water, housing, streets, moving, people, offices, waiting].flat().map((matter) => [matter.key, matter]))

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** Up to here somebody sits at the press office's desk round the clock. */
const ROUND_THE_CLOCK_HOURS = 1
/** Within two days of the letter weekends are worked; after that what can wait waits for a working day. */
const PRESSING_HOURS = 48
const OPENS_MS = 8.5 * HOUR_MS
const CLOSES_MS = 18 * HOUR_MS

/** A number from 0 to 1 that belongs to `text`: the same in every making (FNV-1a). */
function shareOf(text: string): number {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) / 0x1_0000_0000
}

function knownAt(known: Known, end: Instant): Instant {
  if ('hoursAgo' in known) return plus(end, -known.hoursAgo * HOUR_MS)
  const [hour = 0, minute = 0] = known.at.split(':').map(Number)
  return plus(startOfDay(addDays(civilDate(end), -known.daysAgo)), hour * HOUR_MS + minute * MINUTE_MS)
}

/** The same moment, or the next one at which offices are open. */
function inOffice(at: Instant, jitter: number, days?: Calendar): Instant {
  let day = civilDate(at)
  const opens = (): Instant => plus(startOfDay(day), OPENS_MS + jitter)
  let then = at < opens() ? opens() : at
  if (at > plus(startOfDay(day), CLOSES_MS)) [day, then] = [addDays(day, 1), plus(startOfDay(addDays(day, 1)), OPENS_MS + jitter)]
  while (days && !days.dayKind(day).workday) {
    day = addDays(day, 1)
    then = opens()
  }
  return then
}

interface Played {
  readonly run: Run
  readonly start: Instant
  readonly steps: readonly Step[]
}

/** The acts of one matter with their times: in office hours where they need not hurry, one after the other, none after the present. */
function played(stage: Stage, { matter: key, course, known }: Entry): Played {
  const matter = matters.get(key)
  if (!matter) throw new Error(`no matter is called ${key}`)
  const run = new Run(stage, matter)
  const start = knownAt(known, stage.end)
  const last = plus(stage.end, -MINUTE_MS)
  let before = plus(start, -1)
  const steps = course.map(([hours, act], n) => {
    const jitter = shareOf(`${key} ${n}`) * 9 * MINUTE_MS
    const raw = plus(start, hours * HOUR_MS + (hours < ROUND_THE_CLOCK_HOURS ? 0 : jitter))
    const wishes = hours < ROUND_THE_CLOCK_HOURS || 'hoursAgo' in known ? [raw] : [...(hours > PRESSING_HOURS ? [inOffice(raw, jitter, stage.ledger.rules.calendar)] : []), inOffice(raw, jitter), raw]
    // A long holiday must not push the last acts beyond the present.
    const room = plus(last, -(course.length - 1 - n) * 2 * MINUTE_MS)
    const wish = wishes.find((one) => one <= room) ?? room
    const at = wish > before ? wish : plus(before, MINUTE_MS)
    if (at > last || at < start) throw new Error(`${key}: step ${n} does not fit between its letter and the present`)
    before = at
    return {
      at,
      act: () =>
        act(run).then(() => {}, (error: unknown) => {
          throw new Error(`${key}, step ${n} at ${hours} h`, { cause: error })
        }),
    }
  })
  return { run, start, steps }
}

/** All steps of all matters, where the matter of the joint meeting stands, and the letter of each. */
export function planTimeline(stage: Stage): { readonly steps: readonly Step[]; readonly bridge: { readonly known: Instant; caseId(): Id }; letterOf(matter: string): Id } {
  const all = timeline.map((entry) => played(stage, entry))
  const { run, start } = all.find((one) => one.run.matter.key === 'bridge-closed')!
  return { steps: all.flatMap((one) => one.steps), bridge: { known: start, caseId: () => run.caseId }, letterOf: (matter) => all.find((one) => one.run.matter.key === matter)!.run.messageId }
}
