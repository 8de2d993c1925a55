import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id } from '#src/desk/shapes.ts'
import type { Instant } from '#src/kernel/time.ts'
import { Refused } from '#src/record/work.ts'
import { silentFor, type SourceState, UNREAD } from '#src/signals/sources/health.ts'
import type { Source } from './contract.ts'

/** How a source does: what went wrong last, when something new came, whether it has fallen silent. */
export interface SourceHealth {
  readonly lastRead: Instant | null
  readonly lastNew: Instant | null
  readonly next: Instant | null
  readonly failures: number
  readonly lastFault: string | null
  readonly silentHours: number | null
  readonly silent: boolean
}

export function healthOf(source: Source, state: SourceState, now: Instant): SourceHealth {
  const hours = silentFor(state, now)
  return {
    lastRead: state.lastRead ?? null, lastNew: state.lastNew ?? null, next: state.next ?? null, failures: state.failures, lastFault: state.lastFault ?? null,
    silentHours: hours === undefined ? null : Math.floor(hours), silent: source.state === 'on' && hours !== undefined && hours >= source.silentAfterHours,
  }
}

/** All sources with their health; nothing of what they said. */
const list = query({
  name: 'signals.sources',
  zh: '来源',
  input: z.object({}),
  may: ['press_officer', 'press_office_head', 'duty_officer', 'assessor', 'sysadmin'],
  async ask(tx) {
    const found = await sql<{ doc: Source; reading: SourceState | null }>`select s.doc, r.doc as reading from signals.source s left join signals.reading r on r.source_id = s.id where s.state <> 'removed' order by s.name`.execute(tx.db)
    const counts = await sql<{ source: string; week: number }>`select source_id as source, count(*)::int as week from signals.post where taken_at > (select record.now()) - interval '7 days' group by source_id`.execute(tx.db)
    const sees = await sql<{ all: boolean }>`select record.sees_all() as all`.execute(tx.db)
    const weekOf = new Map(counts.rows.map(({ source, week }) => [source, week]))
    // The administrator keeps sources and reads nothing of what they said, so nothing is counted for them either.
    return { items: found.rows.map(({ doc, reading }) => ({ ...doc, health: healthOf(doc, reading ?? UNREAD, tx.now), week: sees.rows[0]!.all ? (weekOf.get(doc.id) ?? 0) : null })), now: tx.now }
  },
})

/** What the machine needs to read the sources that are on: where, what was remembered, which key opens. */
const toRead = query({
  name: 'signals.toRead',
  zh: '待读取的来源',
  input: z.object({ sourceId: id.optional() }),
  may: 'system',
  async ask(tx, { sourceId = null }) {
    const found = await sql<{ doc: Source; reading: SourceState | null }>`select s.doc, r.doc as reading from signals.source s left join signals.reading r on r.source_id = s.id where s.state = 'on' and (${sourceId}::uuid is null or s.id = ${sourceId}::uuid) order by s.id`.execute(tx.db)
    return { items: found.rows.map(({ doc, reading }) => ({ source: doc, state: reading ?? UNREAD })), now: tx.now }
  },
})

/** Which key of a push holds now; the key itself is made from the installation's keys and stored nowhere. */
const keyNo = query({
  name: 'signals.keyNo',
  zh: '推送密钥序号',
  input: z.object({ sourceId: id }),
  may: ['sysadmin'],
  async ask(tx, { sourceId }) {
    const found = await sql<{ doc: Source }>`select doc from signals.source where id = ${sourceId} and state <> 'removed'`.execute(tx.db)
    const source = found.rows[0]?.doc
    if (!source) throw new Refused([{ code: 'signals/no-source', item: sourceId }])
    if (source.kind !== 'push') throw new Refused([{ code: 'signals/no-key', item: sourceId }])
    return { keyNo: source.keyNo }
  },
})

export const sourceQueries = [list, toRead, keyNo]
