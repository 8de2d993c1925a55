import { sql } from 'kysely'
import type { Measured, Results } from '#src/modules/training/contract.ts'
import type { Db } from '#src/record/pool.ts'
import { transact } from '#src/record/transaction.ts'

interface Pair {
  readonly begun: number
  readonly ended: number | null
}

/** How often, how many were answered, and the middle and longest of the answered ones. */
export function measured(pairs: readonly Pair[]): Measured {
  const took = pairs.flatMap(({ begun, ended }) => (ended === null ? [] : [ended - begun])).toSorted((a, b) => a - b)
  const middle = took.length % 2 === 1 ? took[(took.length - 1) / 2] : took.length > 0 ? (took[took.length / 2 - 1]! + took[took.length / 2]!) / 2 : undefined
  return { times: pairs.length, answered: took.length, medianSeconds: middle === undefined ? null : Math.round(middle), longestSeconds: took.length > 0 ? Math.round(took.at(-1)!) : null }
}

/**
 * What a drill shows, read from its own record by the drill's own clock (NH-27). Monitoring: from the moment the office knew to the first
 * word of the study. Media: a report or a question of the press, until it is answered or taken up. Conference: from the plan to its end.
 */
export async function measureDrill(db: Db): Promise<Results> {
  return transact(db, { actor: { as: 'system', part: 'operator' } }, async (tx) => {
    const pairsOf = async (pairs: ReturnType<typeof sql<Pair>>): Promise<Measured> => measured((await pairs.execute(tx.db)).rows)
    const seconds = (of: string) => sql.raw(`extract(epoch from ${of})::float8`)
    const monitoring = await pairsOf(sql<Pair>`
      select ${seconds("record.instant(m.data->>'knownAt')")} as begun, (select ${seconds('min(s.at)')} from record.fact s where s.kind = 'triage.studied' and split_part(s.subject, ':', 2) = split_part(m.subject, ':', 2)) as ended
      from record.fact m where m.kind = 'intake.received'`)
    const reception = await pairsOf(sql<Pair>`
      select ${seconds("record.instant(m.data->>'knownAt')")} as begun, (select ${seconds('min(r.at)')} from record.fact r where r.kind in ('publication.released', 'publication.replied') and r.data->'answers' ? split_part(m.subject, ':', 2)) as ended
      from record.fact m where m.kind = 'intake.received' and m.data->>'source' = 'media_report'
      union all
      select ${seconds('q.at')}, (select ${seconds('min(a.at)')} from record.fact a where a.subject = q.subject and a.kind in ('conferences.questionAnswered', 'conferences.followUpOpened', 'conferences.questionDeclined'))
      from record.fact q where q.kind = 'conferences.questionAsked'`)
    const conference = await pairsOf(sql<Pair>`
      select ${seconds('min(p.at)')} as begun, (select ${seconds('min(h.at)')} from record.fact h where h.subject = p.subject and h.kind = 'conferences.held') as ended
      from record.fact p where p.kind in ('conferences.opened', 'conferences.planned') group by p.subject`)
    const first = await sql<{ seconds: number | null }>`
      select ${seconds("min(record.instant(data->>'knownAt')) filter (where kind = 'intake.received')")} as known, (${seconds("min(at) filter (where kind in ('publication.released', 'conferences.lineReleased'))")} - ${seconds("min(record.instant(data->>'knownAt')) filter (where kind = 'intake.received')")}) as seconds
      from record.fact`.execute(tx.db)
    const duties = await sql<{ kept: number; missed: number; open: number }>`
      select count(*) filter (where state = 'fulfilled')::int as kept,
        count(*) filter (where state = 'fulfilledLate' or (state in ('open', 'paused') and (doc->>'dueAt')::timestamptz <= ${tx.now}::timestamptz))::int as missed,
        count(*) filter (where state in ('open', 'paused') and (doc->>'dueAt')::timestamptz > ${tx.now}::timestamptz)::int as open
      from duties.duty`.execute(tx.db)
    const facts = await sql<{ facts: number }>`select count(*)::int as facts from record.fact`.execute(tx.db)
    const took = first.rows[0]!.seconds
    return { parts: { conference, media_reception: reception, signal_monitoring: monitoring }, firstWordSeconds: took === null ? null : Math.round(took), duties: duties.rows[0]!, facts: facts.rows[0]!.facts }
  })
}
