import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'

/**
 * What triage must know of things downstream, asked of the record's facts and not of their tables: it may not know those modules.
 */

/** Whether `caseId` was opened and not closed since. */
export async function caseIsOpen(tx: Tx, caseId: Id): Promise<boolean> {
  const last = await sql<{ kind: string }>`
    select kind from record.fact where subject = ${`cases.case:${caseId}`} and kind in ('cases.opened', 'cases.closed', 'cases.reopened') order by seq desc limit 1`.execute(tx.db)
  return last.rows[0] !== undefined && last.rows[0].kind !== 'cases.closed'
}

/** Whether an answer to everybody was published or ordered for a time and not taken back since (RL-3); a reply to one asker clarifies nothing (GS-73). */
export async function responseStands(tx: Tx, releaseId: Id): Promise<boolean> {
  const last = await sql<{ kind: string; audience: string | null }>`
    select kind, (select data->'cleared'->>'audience' from record.fact where subject = ${`publication.release:${releaseId}`} and kind = 'publication.ready' limit 1) as audience
    from record.fact where subject = ${`publication.release:${releaseId}`}
      and kind in ('publication.scheduled', 'publication.ordered', 'publication.released', 'publication.withdrawn', 'publication.unscheduled', 'publication.erased') order by seq desc limit 1`.execute(tx.db)
  return last.rows[0]?.audience === 'public' && ['publication.scheduled', 'publication.ordered', 'publication.released'].includes(last.rows[0]?.kind ?? '')
}
