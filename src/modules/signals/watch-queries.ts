import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { civilDate as dateShape, id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import { addDays, civilDate } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { personNamesOf } from '../directory/names.ts'
import type { Bulletin } from './bulletin.ts'
import type { Forecast } from './forecast.ts'
import type { Roster } from './roster.ts'
import { WATCH } from './rule-commands.ts'

const DAYS = 14

/** Two weeks of who collects, and whether today has nobody (GS-29). */
const roster = query({
  name: 'signals.roster',
  zh: '收集值守',
  input: z.object({ from: dateShape.optional() }),
  may: WATCH,
  async ask(tx, { from }) {
    const today = civilDate(tx.now)
    const found = await sql<{ doc: Roster }>`select doc from signals.roster`.execute(tx.db)
    const named = found.rows[0]?.doc.days ?? {}
    const shown = Array.from({ length: DAYS }, (_, at) => addDays(from ?? today, at))
    const names = await personNamesOf(tx, [...new Set(shown.flatMap((day) => named[day] ?? []))])
    return { days: shown.map((on) => ({ on, personId: named[on] ?? null, person: named[on] === undefined ? null : (names.get(named[on]) ?? null) })), today, uncoveredToday: named[today] === undefined, uncovered: found.rows[0]?.doc.uncovered.slice(-DAYS) ?? [] }
  },
})

const bulletinList = query({
  name: 'signals.bulletins',
  zh: '舆情简报',
  input: z.object(paging),
  may: 'signedIn',
  async ask(tx, { after = null, limit }) {
    const found = await sql<{ doc: Bulletin }>`select doc from signals.bulletin where (${after}::text is null or (issued_on, id::text) < (split_part(${after}, '|', 1), split_part(${after}, '|', 2))) order by issued_on desc, id::text desc limit ${limit}`.execute(tx.db)
    const items = found.rows.map(({ doc }) => doc)
    const last = items.at(-1)
    return { items, after: items.length === limit && last ? `${last.on}|${last.id}` : undefined }
  },
})

const oneBulletin = query({
  name: 'signals.bulletin',
  zh: '一期舆情简报',
  input: z.object({ bulletinId: id }),
  may: 'signedIn',
  async ask(tx, { bulletinId }) {
    const found = await sql<{ doc: Bulletin }>`select doc from signals.bulletin where id = ${bulletinId}`.execute(tx.db)
    if (!found.rows[0]) throw new Refused([{ code: 'signals/no-bulletin', item: bulletinId }])
    return found.rows[0].doc
  },
})

const forecastList = query({
  name: 'signals.forecasts',
  zh: '预测评估',
  input: z.object({ ...paging, statementId: id.optional() }),
  may: 'signedIn',
  async ask(tx, { statementId = null, after = null, limit }) {
    const found = await sql<{ doc: Forecast }>`select doc from signals.forecast where (${statementId}::text is null or statement_id = ${statementId}::text) and (${after}::uuid is null or id < ${after}::uuid) order by id desc limit ${limit}`.execute(tx.db)
    const items = found.rows.map(({ doc }) => doc)
    return { items, after: items.length === limit ? items.at(-1)!.id : undefined }
  },
})

/** A forecast was asked for with this text and is not written yet: the text stays back (GS-31). */
export async function forecastIsMissing(tx: Tx, statementId: Id): Promise<boolean> {
  return (await sql`select from signals.forecast where statement_id = ${statementId} and state = 'open' limit 1`.execute(tx.db)).rows.length > 0
}

export const watchQueries = [roster, bulletinList, oneBulletin, forecastList]
