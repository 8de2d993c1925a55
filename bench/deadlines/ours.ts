import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openSite, type Site } from '#src/app/site.ts'
import { keys } from '#src/record/keys.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { benchCatalogue, openDuties } from '../setting/duties.ts'
import { raiseBenchOffice } from '../setting/office.ts'
import type { Place } from '../setting/place.ts'
import type { Bench } from '../setting/report.ts'
import { latenessOf, schedule, type Lateness } from './lateness.ts'

const DATABASE = 'huiying_deadlines'

/** A database with a running clockwork and many timers that are not due. */
export interface Ours {
  /** Duties that fall due `perSecond` for `seconds`: how late each breach was committed. */
  steady(perSecond: number, seconds: number): Promise<Lateness>
  /** Duties that all fall due at one instant: seconds until the last breach was committed. */
  burst(count: number): Promise<number>
  close(): Promise<void>
}

interface Breach {
  readonly subject: string
  /** Milliseconds from due to commit. */
  readonly late: number
  readonly count: number
  readonly true_time: boolean
}

export async function openOurs(place: Place, pending: number, bench: Bench): Promise<Ours> {
  await place.fresh(DATABASE, 'live')
  const admin = new pg.Client(place.engine.config(DATABASE, place.engine.adminUser))
  await admin.connect()
  await admin.query(`
    insert into record.timer (id, kind, subject, due_at)
    select uuidv7(), 'duties.due', 'duties.duty:' || uuidv7(), now() + interval '1 day' + n * interval '1 second' from generate_series(1, $1::int) n`, [pending])
  await admin.query('vacuum analyze')
  const rules = loadRulebook()
  const site: Site = await openSite(place.app(DATABASE), { catalogue: benchCatalogue(rules), rules, keys: keys(), report: (error, what) => bench.say(`${what}: ${String(error)}`) })
  const unitId = (await raiseBenchOffice(site.desk)).teams[0]!.unitId

  /** Waits until every one of `ids` was recorded, or for half a minute beyond the last due time; then each must be there once, at its true time. */
  async function recorded(ids: readonly string[], lastDue: string): Promise<Breach[]> {
    const subjects = ids.map((id) => `duties.duty:${id}`)
    const waits = Date.parse(lastDue) + 30_000
    for (;;) {
      const { rows } = await admin.query<{ left: number }>('select count(*)::int as left from record.timer where subject = any($1)', [subjects])
      if (rows[0]!.left === 0) break
      if (Date.now() > waits) throw new Error(`${rows[0]!.left} of ${ids.length} timers were missed`)
      await sleep(200)
    }
    const found = await admin.query<Breach>(`
      select b.subject, extract(epoch from min(pg_xact_commit_timestamp(b.xmin)) - d.due_at)::float8 * 1000 as late, count(*)::int as count,
        bool_and((b.data->>'at')::timestamptz = d.due_at) as true_time
      from record.fact b join duties.duty d on 'duties.duty:' || d.id = b.subject
      where b.kind = 'duties.breached' and b.subject = any($1) group by b.subject, d.due_at`, [subjects])
    const faulty = found.rows.filter((row) => row.count !== 1 || !row.true_time || row.late < 0)
    if (found.rows.length !== ids.length || faulty.length > 0) throw new Error(`of ${ids.length} breaches ${found.rows.length} were recorded, ${faulty.length} twice, early or at another time`)
    return found.rows
  }

  return {
    async steady(perSecond, seconds) {
      // Opening a duty takes about a millisecond; they must all stand before the first is due.
      const due = schedule(Math.max(3000, perSecond * seconds * 2), perSecond, seconds)
      const ids = await openDuties(site.ledger, unitId, due)
      return latenessOf((await recorded(ids, due.at(-1)!)).map((row) => row.late))
    },
    async burst(count) {
      const due = new Date(Date.now() + Math.max(3000, count * 3)).toISOString()
      const ids = await openDuties(site.ledger, unitId, Array.from({ length: count }, () => due))
      if (Date.now() > Date.parse(due)) throw new Error('the duties were opened too slowly for a burst')
      return Math.max(...(await recorded(ids, due)).map((row) => row.late)) / 1000
    },
    async close() {
      await site.close()
      await admin.end()
    },
  }
}
