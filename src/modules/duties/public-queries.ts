import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import { civilDate, type Instant, plus } from '#src/kernel/time.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { keepWords } from '#src/rulebook/kinds/retention.ts'
import { keptFor } from '#src/rulebook/lookups.ts'
import type { DeadlineRule } from '#src/rulebook/schema.ts'
import { valueOn } from '#src/rulebook/values.ts'
import type { Bilingual } from '#src/rulebook/wording.ts'
import type { Keeping, Kept, LateDuty, PublicRule, PublicRules } from './public.ts'

const DAY_MS = 86_400_000
const period = { days: z.number().int().min(1).max(3660).optional(), unitId: id.optional() }
/** Late is late, also when the clockwork has not got to it yet, and when it was paused or ended afterwards. */
const LATE = sql`(breached_at is not null or (state = 'open' and due_at < (select record.now())))`
const RUNNING = sql`state in ('open', 'paused')`

/** How each unit kept what it owed the public (RL-13). */
const keeping = query({
  name: 'duties.publicKeeping',
  zh: '各单位兑现情况',
  input: z.object(period),
  may: 'public',
  async ask(tx, { days, unitId }): Promise<Keeping> {
    const since = days === undefined ? null : plus(tx.now, -days * DAY_MS)
    const found = await sql<Kept>`
      with d as (
        select *, ${LATE} as is_late, ${RUNNING} as runs
        from (select unit_id, unit_name, started_at, due_at, state, breached_at from duties.public_duties) seen
        where (${since}::timestamptz is null or started_at >= ${since}::timestamptz or ${LATE} and ${RUNNING}) and (${unitId ?? null}::uuid is null or unit_id = ${unitId ?? null}::uuid))
      select unit_id as "unitId", max(unit_name) as "unitName", count(*) as owed,
        count(*) filter (where state = 'fulfilled' and not is_late) as "onTime",
        count(*) filter (where is_late and not runs) as late,
        count(*) filter (where is_late and runs) as overdue,
        count(*) filter (where not is_late and runs) as running,
        count(*) filter (where not is_late and state = 'waived') as ended
      from d group by unit_id order by 2`.execute(tx.db)
    return { since, units: found.rows, now: tx.now }
  },
})

/** Every duty that was not kept in time: those still not done first, then the newest. None is left out. */
const late = query({
  name: 'duties.publicLate',
  zh: '逾期事项',
  input: z.object({ ...paging, ...period }),
  may: 'public',
  async ask(tx, { days, unitId, after, limit }): Promise<{ items: readonly LateDuty[]; after?: string }> {
    const since = days === undefined ? null : plus(tx.now, -days * DAY_MS)
    const from = /^\d{1,7}$/.test(after ?? '') ? Number(after) : 0
    const found = await sql<LateDuty>`
      select id, unit_id as "unitId", unit_name as "unitName", title, clause, started_at as "startedAt", due_at as "dueAt", discharged_at as "dischargedAt", state,
        coalesce(breached_at, due_at) as "breachedAt"
      from duties.public_duties where ${LATE} and (${since}::timestamptz is null or started_at >= ${since}::timestamptz or ${RUNNING}) and (${unitId ?? null}::uuid is null or unit_id = ${unitId ?? null}::uuid)
      order by ${RUNNING} desc, coalesce(breached_at, due_at) desc, id limit ${limit} offset ${from}`.execute(tx.db)
    return { items: found.rows, ...(found.rows.length === limit && { after: String(from + limit) }) }
  },
})

function presentRule(rule: DeadlineRule, rules: Rulebook, today: string): PublicRule | undefined {
  const answer = valueOn(rule, today)
  if (answer.is !== 'in-force') return undefined
  const instrument = rules.owners.get(rule)!
  const names = [rule.startsOn.reading, answer.value.reading].filter((name) => name !== undefined)
  return {
    id: rule.id, title: rule.title, says: rule.says, instrument: instrument.head.title, number: instrument.head.number ?? null,
    clause: rule.clause, register: rule.register, owedTo: rule.owedTo, force: rule.force,
    within: 'within' in answer.value ? answer.value.within.text : null,
    readings: [...new Set(names)].flatMap((name) => instrument.readings.get(name) ?? []).map(({ question, reading }) => ({ question, reading })),
  }
}

/** How long the office keeps things of this class once their matter is over, as it holds today. */
function keptWords(rules: Rulebook, keeps: string, now: Instant): Bilingual | null {
  const [shortest] = keptFor(rules, keeps, now)
  return shortest ? keepWords(shortest.keep) : null
}

/** The clauses by which clocks run today. */
const rulesInForce = query({
  name: 'duties.publicRules',
  zh: '计时依据',
  input: z.object({}),
  may: 'public',
  async ask(tx, _input, rules): Promise<PublicRules> {
    const today = civilDate(tx.now)
    const deadlines = rules.rules.filter((rule): rule is DeadlineRule => rule.kind === 'deadline').flatMap((rule) => presentRule(rule, rules, today) ?? [])
    return { deadlines, kept: { contacts: keptWords(rules, 'contacts', tx.now), words: keptWords(rules, 'words', tx.now) } }
  },
})

export const publicQueries = [keeping, late, rulesInForce]
