import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { command, query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import { addDays, startOfDay, type CivilDate, type Instant } from '#src/kernel/time.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused, type Work } from '#src/record/work.ts'
import { pressOfficeOf, unknownUnits } from '../directory/queries.ts'
import type { Release } from './contract.ts'
import * as stock from './stock-check.ts'
import type { CheckedPage, Progress, StockCheck } from './stock-check.ts'

export const stockChecks: Aggregate<StockCheck> = { table: 'publication.stock_check', evolve: stock.evolveStockCheck, units: (one) => [...new Set([one.pressOfficeId, ...(one.unitId ? [one.unitId] : [])])] }
export const checkedPages: Aggregate<CheckedPage> = { table: 'publication.checked_page', evolve: stock.evolveCheckedPage, units: (one) => [...new Set([one.unitId, one.pressOfficeId])] }

const LOOKERS = ['press_officer', 'press_office_head', 'online_spokesperson', 'spokesperson', 'unit_head', 'first_spokesperson'] as const

/** Bounds of a round; `at` is when it began: what came later is none of its pages. */
interface Bounds {
  readonly unitId?: Id | undefined
  readonly from?: CivilDate | undefined
  readonly until?: CivilDate | undefined
  readonly at: Instant
}
const boundsOf = (check: StockCheck): Bounds => ({ ...check, at: check.plannedAt })

/** Releases (`r`) that stood in public when the round began. */
const inBounds = ({ unitId, from, until, at }: Bounds): RawBuilder<unknown> => sql`r.doc->>'audience' = 'public' and r.released_at <= ${at}::timestamptz
  and (${unitId ?? null}::uuid is null or r.unit_id = ${unitId ?? null}::uuid)
  and (${from ?? null}::text is null or r.released_at >= ${from ? startOfDay(from) : null}::timestamptz)
  and (${until ?? null}::text is null or r.released_at < ${until ? startOfDay(addDays(until, 1)) : null}::timestamptz)
  and coalesce(record.instant(coalesce(r.doc->'withdrawn'->>'at', r.doc->'erased'->>'at')) > ${at}::timestamptz, true)`

/** Whether a finding (`p`) has ended: by a correction that came after it, by a withdrawal, or by erasing, which alone ends a leak. */
const SETTLED = sql`case when p.finding = 'leaked' then r.state = 'erased'
  else r.state in ('withdrawn', 'erased') or exists (select from jsonb_array_elements(r.doc->'editions') e where record.instant(e->>'releasedAt') > p.at) end`

const countPages = async (tx: Tx, bounds: Bounds): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from publication.release r where ${inBounds(bounds)}`.execute(tx.db)).rows[0]!.n

/** How far a round is; one that has ended is not counted again. */
async function progressOf(tx: Tx, check: StockCheck): Promise<Progress> {
  if (check.ended) return check.ended
  const found = await sql<Progress>`
    select count(*)::int as pages, count(p.id)::int as seen, count(p.finding)::int as findings, count(*) filter (where p.finding is not null and ${SETTLED})::int as settled
    from publication.release r left join publication.checked_page p on p.check_id = ${check.id} and p.release_id = r.id where ${inBounds(boundsOf(check))}`.execute(tx.db)
  return found.rows[0]!
}

async function look(work: Work, checkId: Id, statementId: Id): Promise<stock.Looking> {
  const check = await work.need(stockChecks, checkId, 'publication/no-stock-check')
  const [page, before] = await Promise.all([
    sql<{ unitId: Id; no: number }>`
      select r.unit_id as "unitId", (select max((e->>'no')::int) from jsonb_array_elements(r.doc->'editions') e where e ? 'releasedAt') as no
      from publication.release r where r.id = ${statementId} and ${inBounds(boundsOf(check))}`.execute(work.tx.db),
    sql<{ id: Id }>`select id from publication.checked_page where check_id = ${checkId} and release_id = ${statementId}`.execute(work.tx.db),
  ])
  return { check, page: page.rows[0], before: before.rows[0] && (await work.find(checkedPages, before.rows[0].id)) }
}

export const stockCheckCommands = [
  command({
    name: 'publication.planStockCheck',
    zh: '开始存量排查',
    input: stock.planStockCheck,
    may: ['press_officer', 'press_office_head'],
    async load(work, { unitId, from, until }) {
      const [pressOfficeId, unknown] = await Promise.all([pressOfficeOf(work.tx), unknownUnits(work.tx, unitId ? [unitId] : [])])
      return { pressOfficeId, unitKnown: unknown.length === 0, count: await countPages(work.tx, { unitId, from, until, at: work.tx.now }) }
    },
    decide: stock.plan,
  }),
  command({ name: 'publication.notePage', zh: '登记排查结果', input: stock.notePage, may: LOOKERS, load: (work, { checkId, statementId }) => look(work, checkId, statementId), decide: stock.note }),
  command({
    name: 'publication.closeStockCheck',
    zh: '结束存量排查',
    input: stock.ofStockCheck,
    may: ['press_officer', 'press_office_head'],
    async load(work, { checkId }) {
      const check = await work.need(stockChecks, checkId, 'publication/no-stock-check')
      return { check, progress: await progressOf(work.tx, check) }
    },
    decide: (state) => stock.close(state),
  }),
]

/** A round with how far it is. */
export interface StockRound extends StockCheck {
  readonly progress: Progress
}

/** A page of a round: what it is, what the look gave, and whether that has ended. */
export interface StockPage {
  readonly releaseId: Id
  readonly title: string
  readonly unitId: Id
  readonly state: Release['state']
  readonly releasedAt: Instant
  readonly seenAt: Instant | null
  readonly finding: CheckedPage['finding'] | null
  readonly settled: boolean
}

const rounds = query({
  name: 'publication.stockChecks',
  zh: '存量排查列表',
  input: z.object(paging),
  may: 'signedIn',
  async ask(tx, { after, limit }): Promise<{ items: StockRound[]; after?: string }> {
    const from = z.uuid().safeParse(after).data ?? null
    const found = await sql<{ doc: StockCheck }>`select doc from publication.stock_check where ${from}::uuid is null or id < ${from}::uuid order by id desc limit ${limit}`.execute(tx.db)
    const items = await Promise.all(found.rows.map(async ({ doc }) => ({ ...doc, progress: await progressOf(tx, doc) })))
    const last = items.at(-1)
    return { items, ...(items.length === limit && last && { after: last.id }) }
  },
})

async function needCheck(tx: Tx, checkId: Id): Promise<StockCheck> {
  const found = await sql<{ doc: StockCheck }>`select doc from publication.stock_check where id = ${checkId}`.execute(tx.db)
  if (!found.rows[0]) throw new Refused([{ code: 'publication/no-stock-check', item: checkId }])
  return found.rows[0].doc
}

const round = query({
  name: 'publication.stockCheck',
  zh: '一轮存量排查',
  input: stock.ofStockCheck,
  may: 'signedIn',
  async ask(tx, { checkId }): Promise<StockRound> {
    const check = await needCheck(tx, checkId)
    return { ...check, progress: await progressOf(tx, check) }
  },
})

const SHOWN = { waiting: sql`p.id is null`, open: sql`p.finding is not null and not (${SETTLED})`, settled: sql`p.finding is not null and ${SETTLED}`, fine: sql`p.id is not null and p.finding is null` } as const

const roundPages = query({
  name: 'publication.stockPages',
  zh: '排查的页面',
  input: z.object({ checkId: id, show: z.enum(['waiting', 'open', 'settled', 'fine']), ...paging }),
  may: 'signedIn',
  async ask(tx, { checkId, show, after, limit }): Promise<{ items: StockPage[]; after?: string }> {
    const check = await needCheck(tx, checkId)
    const from = z.uuid().safeParse(after).data ?? null
    const found = await sql<StockPage>`
      select r.id as "releaseId", coalesce(r.doc->'editions'->-1->>'title', '') as title, r.unit_id as "unitId", r.state, r.released_at as "releasedAt",
        p.at as "seenAt", p.doc->'finding' as finding, coalesce(p.finding is not null and ${SETTLED}, false) as settled
      from publication.release r left join publication.checked_page p on p.check_id = ${checkId} and p.release_id = r.id
      where ${inBounds(boundsOf(check))} and ${SHOWN[show]} and (${from}::uuid is null or r.id > ${from}::uuid) order by r.id limit ${limit}`.execute(tx.db)
    const last = found.rows.at(-1)
    return { items: found.rows, ...(found.rows.length === limit && last && { after: last.releaseId }) }
  },
})

export const stockCheckQueries = [rounds, round, roundPages]
