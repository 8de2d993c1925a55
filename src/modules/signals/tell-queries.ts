import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { paging } from '#src/desk/shapes.ts'
import { personNamesOf } from '../directory/names.ts'
import type { Notice } from './notice.ts'
import type { Report } from './upward.ts'
import { WATCH } from './rule-commands.ts'

/** What was told inside the government, with who has read it; `unread`: only what waits for the person who asks. */
const noticeList = query({
  name: 'signals.notices',
  zh: '内部通报',
  input: z.object({ ...paging, unread: z.boolean().optional() }),
  may: 'signedIn',
  async ask(tx, { unread = false, after = null, limit }) {
    const me = tx.actor.as === 'post' ? tx.actor.personId : ''
    const mine = JSON.stringify([{ personId: me }])
    const found = await sql<{ doc: Notice }>`
      select doc from signals.notice where (not ${unread} or (doc->'readers' @> ${mine}::jsonb and not doc->'read' @> ${mine}::jsonb)) and (${after}::uuid is null or id < ${after}::uuid)
      order by id desc limit ${limit}`.execute(tx.db)
    const names = await personNamesOf(tx, [...new Set(found.rows.flatMap(({ doc }) => doc.readers.map(({ personId }) => personId)))])
    const items = found.rows.map(({ doc: { readers, read, ...one } }) => ({
      ...one,
      readers: readers.map(({ personId, unitId }) => ({ personId, unitId, name: names.get(personId) ?? '', readAt: read.find((each) => each.personId === personId)?.at ?? null })),
      forMe: readers.some(({ personId }) => personId === me) && !read.some(({ personId }) => personId === me),
    }))
    return { items, after: items.length === limit ? items.at(-1)!.id : undefined }
  },
})

/** What was reported upward, with the receipts that came. */
const reportList = query({
  name: 'signals.reports',
  zh: '向上报送',
  input: z.object(paging),
  may: WATCH,
  async ask(tx, { after = null, limit }) {
    const found = await sql<{ doc: Report }>`select doc from signals.report where ${after}::uuid is null or id < ${after}::uuid order by id desc limit ${limit}`.execute(tx.db)
    const items = found.rows.map(({ doc }) => doc)
    return { items, after: items.length === limit ? items.at(-1)!.id : undefined }
  },
})

export const tellQueries = [noticeList, reportList]
