import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, instant, paging } from '#src/desk/shapes.ts'
import { addDays, civilDate, startOfDay } from '#src/kernel/time.ts'
import { Refused } from '#src/record/work.ts'
import { dueUnder, type Rulebook } from '#src/rulebook/engine.ts'
import type { Duty } from './contract.ts'

/** What my units owe, next due first. */
const mine = query({
  name: 'duties.mine',
  zh: '本单位应办',
  input: z.object({ ...paging, unitId: id.optional(), dueFrom: instant.optional(), withinHours: z.number().positive().max(24 * 366).optional(), caseId: id.optional(), matters: z.array(id).min(1).max(100).optional() }),
  may: 'signedIn',
  async ask(tx, input) {
    const [at, lastId] = input.after?.split(' ') ?? []
    const found = await sql<{ doc: Duty }>`
      select doc from duties.duty where state in ('open', 'paused')
        and (${input.unitId ?? null}::uuid is null or unit_id = ${input.unitId ?? null}::uuid)
        and (${input.caseId ?? null}::uuid is null or matter = ${input.caseId ?? null}::uuid)
        and (${input.matters ?? null}::uuid[] is null or matter = any(${input.matters ?? null}::uuid[]))
        and (${input.dueFrom ?? null}::timestamptz is null or due_at >= ${input.dueFrom ?? null}::timestamptz)
        and (${input.withinHours ?? null}::float8 is null or due_at <= (select record.now()) + make_interval(secs => ${input.withinHours ?? null}::float8 * 3600))
        and (${at ?? null}::timestamptz is null or (due_at, id) > (${at ?? null}::timestamptz, ${lastId ?? null}::uuid))
      order by due_at, id limit ${input.limit}`.execute(tx.db)
    const items = found.rows.map((row) => row.doc)
    const last = items.at(-1)
    return { items, now: tx.now, after: items.length === input.limit && last ? `${last.dueAt} ${last.id}` : undefined }
  },
})

/** How many duties are open or paused, and of those that run: how many are late, fall due later today, have a provisional due time. */
const counts = query({
  name: 'duties.counts',
  zh: '应办件数',
  input: z.object({ unitId: id.optional() }),
  may: 'signedIn',
  async ask(tx, { unitId }) {
    // 24:00 of today is 00:00 of tomorrow, and still today's.
    const endOfDay = startOfDay(addDays(civilDate(tx.now), 1))
    const found = await sql<{ total: number; late: number; today: number; provisional: number }>`
      select count(*)::int as total, count(*) filter (where state = 'open' and due_at < ${tx.now}::timestamptz)::int as late,
        count(*) filter (where state = 'open' and due_at >= ${tx.now}::timestamptz and due_at <= ${endOfDay}::timestamptz)::int as today,
        count(*) filter (where doc->>'provisional' = 'true')::int as provisional
      from duties.duty where state in ('open', 'paused') and (${unitId ?? null}::uuid is null or unit_id = ${unitId ?? null}::uuid)`.execute(tx.db)
    return { ...found.rows[0]!, now: tx.now }
  },
})

/** All duties about a message, a case or one of its parts, ended ones included. */
const aboutMatter = query({
  name: 'duties.ofMatter',
  zh: '一案的全部应办',
  input: z.object({ matters: z.array(id).min(1).max(100) }),
  may: 'signedIn',
  async ask(tx, { matters }) {
    const found = await sql<{ doc: Duty }>`
      select doc from duties.duty where matter = any(${matters}::uuid[]) or about = any(${matters}::text[]) order by due_at limit 500`.execute(tx.db)
    return { items: found.rows.map((row) => row.doc), now: tx.now }
  },
})

const one = query({
  name: 'duties.duty',
  zh: '一件应办及其依据',
  input: z.object({ dutyId: id }),
  may: 'signedIn',
  async ask(tx, { dutyId }, rules) {
    const found = await sql<{ doc: Duty }>`select doc from duties.duty where id = ${dutyId}`.execute(tx.db)
    const duty = found.rows[0]?.doc
    if (!duty) throw new Refused([{ code: 'duties/no-duty', item: dutyId }])
    return { ...duty, why: whyOf(duty, rules), now: tx.now }
  },
})

const PROMISED = { kind: 'promised', zh: '按本单位承诺的时间', en: 'the time that this unit promised itself' }

/** Each rule of the duty in our wording, with the days it counted and skipped. */
function whyOf(duty: Duty, rules: Rulebook) {
  return duty.governedBy.map((governed) => {
    const rule = rules.rules.find((each) => each.id === governed.ruleId)
    const counted = rule?.kind === 'deadline' ? dueUnder(rule, duty.startedBy.at, rules) : undefined
    return { ...governed, says: rule?.says, clause: rule?.clause, force: rule?.force, steps: counted && 'steps' in counted ? counted.steps : governed.within === 'promised' ? [PROMISED] : [], readings: counted && 'readings' in counted ? counted.readings : [] }
  })
}

export const queries = [mine, counts, aboutMatter, one]
