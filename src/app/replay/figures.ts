import { sql } from 'kysely'
import { transact } from '#src/record/transaction.ts'
import type { Ledger } from '#src/desk/perform.ts'

/** What a replay measured, read from the duties and the shelf of its own record. */
export interface Figures {
  readonly cases: number
  readonly merged: number
  readonly published: number
  readonly onTime: { readonly PT48H: number; readonly P15D: number; readonly P20WD: number }
  readonly delayDays: { readonly p50: number | null; readonly p90: number | null }
}

const DAY = 86_400_000

/** Element at ⌊n·q⌋ of the sorted values; null of none. */
function quantile(sorted: readonly number[], q: number): number | null {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]
  return value === undefined ? null : Math.round((value / DAY) * 100) / 100
}

export async function figures(ledger: Ledger): Promise<Figures> {
  return transact(ledger.db, { actor: { as: 'system', part: 'operator' } }, async (tx) => {
    const counts = await sql<{ cases: number; merged: number; published: number }>`
      select (select count(*) from cases.case) as cases, (select count(*) from triage.item where state = 'merged') as merged,
        (select count(distinct r.case_id) from publication.release r join record.fact f on f.subject = 'publication.release:' || r.id and f.kind = 'publication.released') as published`.execute(tx.db)
    const kept = await sql<{ duty: string; kept: number }>`select duty, count(*) as kept from duties.duty where state = 'fulfilled' group by duty`.execute(tx.db)
    const of = (duty: string): number => kept.rows.find((row) => row.duty === duty)?.kept ?? 0
    const delays = await sql<{ ms: number }>`
      select (extract(epoch from discharged_at - started_at) * 1000)::float8 as ms from duties.duty where duty = 'replay-48h' and discharged_at is not null order by 1`.execute(tx.db)
    const sorted = delays.rows.map((row) => row.ms)
    return {
      ...counts.rows[0]!,
      onTime: { PT48H: of('replay-48h'), P15D: of('replay-15d'), P20WD: of('replay-20wd') },
      delayDays: { p50: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) },
    }
  })
}
