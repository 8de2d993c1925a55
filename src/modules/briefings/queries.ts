import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import { startOfDay } from '#src/kernel/time.ts'
import { listOfUnit, type Meeting, type Paper } from './contract.ts'

const meetingList = query({
  name: 'briefings.meetings',
  zh: '重要会议',
  input: listOfUnit,
  may: 'signedIn',
  async ask(tx, { unitId = null, after = null, limit }) {
    const found = await sql<{ doc: Meeting }>`
      select doc from briefings.meeting where (${unitId}::uuid is null or unit_id = ${unitId}::uuid)
        and (${after}::text is null or (at, id) < (split_part(${after}, '|', 1)::timestamptz, split_part(${after}, '|', 2)::uuid)) order by at desc, id desc limit ${limit}`.execute(tx.db)
    const last = found.rows.at(-1)?.doc
    return { items: found.rows.map((row) => row.doc), after: found.rows.length === limit && last ? `${last.at}|${last.id}` : undefined }
  },
})

const paperList = query({
  name: 'briefings.papers',
  zh: '送阅文件',
  input: listOfUnit,
  may: 'signedIn',
  async ask(tx, { unitId = null, after = null, limit }) {
    const found = await sql<{ doc: Paper }>`
      select doc from briefings.paper where (${unitId}::uuid is null or unit_id = ${unitId}::uuid) and (${after}::uuid is null or id < ${after}::uuid) order by id desc limit ${limit}`.execute(tx.db)
    return { items: found.rows.map((row) => row.doc), after: found.rows.length === limit ? found.rows.at(-1)?.doc.id : undefined }
  },
})

/** Of the important meetings held in each month, how many a spokesperson sat in, unit by unit (GS-33). */
const attendance = query({
  name: 'briefings.attendance',
  zh: '发言人列席情况',
  input: z.object({ year: z.number().int().min(1994).max(2200) }),
  may: 'signedIn',
  async ask(tx, { year }) {
    const found = await sql<{ month: number; unitId: Id; held: number; attended: number; excused: number }>`
      select extract(month from at at time zone 'Asia/Shanghai')::int as month, unit_id as "unitId", count(*)::int as held,
        count(*) filter (where jsonb_array_length(doc->'attendedIds') > 0)::int as attended, count(*) filter (where doc ? 'notInvitedReason')::int as excused
      from briefings.meeting where state = 'held' and at >= ${startOfDay(`${year}-01-01`)}::timestamptz and at < ${startOfDay(`${year + 1}-01-01`)}::timestamptz
      group by 1, 2 order by 1, 2`.execute(tx.db)
    return { year, rows: found.rows.map((row) => ({ ...row, share: row.held === 0 ? null : row.attended / row.held })) }
  },
})

export const queries = [meetingList, paperList, attendance]
