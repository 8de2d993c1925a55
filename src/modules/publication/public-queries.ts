import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import { addDays, startOfDay } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import type { AnsweredQuestion, ListedRelease, Page, PublicClock, PublicContent, PublicEdition, PublicRelease, ShelfIndex, ShelfTurn } from './public.ts'
import { questionByCode } from './public-follow.ts'

/** All of these run as huiying_public: what they can see is decided by the database, not here. */

const EDITION = sql`
  s.release_id as "releaseId", s.no, s.state, s.unit_id as "unitId", s.unit_name as "unitName", s.number, s.title, s.words, s.digest, s.note,
  s.released_at as "releasedAt", s.taken_back_at as "takenBackAt", s.known_at as "knownAt", cardinality(s.answers) as answers`
/** The present edition of each public release that can still be read. */
const PRESENT = sql`s.audience = 'public' and s.state in ('out', 'withdrawn')`
const FIRST = sql`(select min(f.released_at) from publication.shelf f where f.release_id = s.release_id and f.audience = 'public') as "firstReleasedAt"`

type EditionRow = Omit<PublicEdition, 'content'>
type PresentRow = EditionRow & { firstReleasedAt: string }

const contentOf = (words: string | null): PublicContent | null => (words === null ? null : (JSON.parse(words) as PublicContent))

function listed(row: PresentRow): ListedRelease {
  const { releaseId, no, state, unitId, unitName, number, title, firstReleasedAt, releasedAt, answers } = row
  return { releaseId, no, state, unitId, unitName, number, title: title ?? '', contentClass: contentOf(row.words)?.contentClass ?? 'other', firstReleasedAt, releasedAt, answers }
}

/** What a rule says, in our wording; undefined when this rulebook does not hold it. */
export const saysOf = (rules: Rulebook, ruleId: string | null): PublicClock['says'] => rules.rules.find((rule) => rule.id === ruleId)?.says

async function clocksOf(tx: Tx, releaseIds: readonly Id[], rules: Rulebook): Promise<Map<Id, PublicClock>> {
  const found = await sql<PublicClock & { releaseId: Id }>`
    select release_id as "releaseId", title, rule_id as "ruleId", clause, started_at as "startedAt", due_at as "dueAt", state, provisional,
      breached_at as "breachedAt", discharged_at as "dischargedAt" from publication.answer_clocks(${releaseIds}::uuid[])`.execute(tx.db)
  return new Map(found.rows.map(({ releaseId, ...clock }) => [releaseId, withSays(clock, rules)]))
}

function withSays(clock: PublicClock, rules: Rulebook): PublicClock {
  const says = saysOf(rules, clock.ruleId)
  return says ? { ...clock, says } : clock
}

/** Cursor of a list by time, newest first: `instant release`. */
function before(after: string | undefined): RawBuilder<unknown> {
  const [at, lastId] = after?.split(' ') ?? []
  if (!at || !lastId || Number.isNaN(Date.parse(at)) || !z.uuid().safeParse(lastId).success) return sql`true`
  return sql`(s.released_at, s.release_id) < (${at}::timestamptz, ${lastId}::uuid)`
}

function pageOf<R extends PresentRow, T>(rows: readonly R[], limit: number, present: (row: R) => T): Page<T> {
  const last = rows.at(-1)
  return { items: rows.map(present), ...(rows.length === limit && last && { after: `${last.releasedAt} ${last.releaseId}` }) }
}

/** Every word of the search must stand in title or text; pairs of signs find the candidates, the words themselves decide. */
function found(search: string): RawBuilder<unknown> {
  const inside = sql`lower(normalize(publication.plain_words(s.words), NFKC))`
  return sql`s.search @@ publication.all_signs_of(${search})
    and not exists (select from regexp_split_to_table(lower(normalize(${search}, NFKC)), '\\s+') word where strpos(${inside}, word) = 0)`
}

/** The present words of these releases, where they can be read and were not withdrawn. */
export async function presentTexts(tx: Tx, releaseIds: readonly Id[]): Promise<Map<Id, { content: PublicContent; number: string | null }>> {
  const rows = await sql<{ releaseId: Id; words: string; number: string | null }>`
    select s.release_id as "releaseId", s.words, s.number from publication.shelf s where s.release_id = any(${releaseIds}::uuid[]) and s.audience = 'public' and s.state = 'out' and s.words is not null`.execute(tx.db)
  return new Map(rows.rows.map(({ releaseId, words, number }) => [releaseId, { content: contentOf(words)!, number }]))
}

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const filters = { unitId: id.optional(), month: month.optional(), search: text(100, 0).optional() }

function narrowed({ unitId, month: of, search }: { unitId?: Id | undefined; month?: string | undefined; search?: string | undefined }): RawBuilder<unknown> {
  const conditions = [PRESENT]
  if (unitId) conditions.push(sql`s.unit_id = ${unitId}::uuid`)
  if (of) conditions.push(sql`s.released_at >= ${startOfDay(`${of}-01`)}::timestamptz and s.released_at < ${startOfDay(`${addDays(`${of}-01`, 31).slice(0, 7)}-01`)}::timestamptz`)
  if (search) conditions.push(found(search))
  return sql.join(conditions, sql` and `)
}

const releases = query({
  name: 'publication.publicReleases',
  zh: '公开的发布',
  input: z.object({ ...paging, ...filters }),
  may: 'public',
  async ask(tx, input): Promise<Page<ListedRelease>> {
    const rows = await sql<PresentRow>`
      select ${EDITION}, ${FIRST} from publication.shelf s where ${narrowed(input)} and ${before(input.after)}
      order by s.released_at desc, s.release_id desc limit ${input.limit}`.execute(tx.db)
    return pageOf(rows.rows, input.limit, listed)
  },
})

/** One release with all its editions; null when there is none for the public. */
const release = query({
  name: 'publication.publicRelease',
  zh: '一件公开的发布',
  input: z.object({ releaseId: id }),
  may: 'public',
  async ask(tx, { releaseId }, rules): Promise<PublicRelease | null> {
    const rows = await sql<EditionRow>`select ${EDITION} from publication.shelf s where s.release_id = ${releaseId} and s.audience = 'public' order by s.no`.execute(tx.db)
    if (rows.rows.length === 0) return null
    const clocks = await clocksOf(tx, [releaseId], rules)
    return { editions: rows.rows.map((row) => ({ ...row, content: contentOf(row.words) })), clock: clocks.get(releaseId) ?? null }
  },
})

/** Published answers to questions, with both times and the clock (NH-01). */
const questions = query({
  name: 'publication.publicQuestions',
  zh: '公开的问答',
  input: z.object({ ...paging, ...filters }),
  may: 'public',
  async ask(tx, input, rules): Promise<Page<AnsweredQuestion>> {
    const rows = await sql<PresentRow>`
      select ${EDITION}, ${FIRST} from publication.shelf s where ${narrowed(input)} and cardinality(s.answers) > 0 and ${before(input.after)}
      order by s.released_at desc, s.release_id desc limit ${input.limit}`.execute(tx.db)
    const clocks = await clocksOf(tx, rows.rows.map((row) => row.releaseId), rules)
    return pageOf(rows.rows, input.limit, (row) => ({ ...listed(row), content: contentOf(row.words)!, knownAt: row.knownAt, clock: clocks.get(row.releaseId) ?? null }))
  },
})

/** The newest present editions with their words, for feeds. */
const newest = query({
  name: 'publication.publicNewest',
  zh: '最新发布全文',
  input: z.object({ limit: z.number().int().min(1).max(100).default(50) }),
  may: 'public',
  async ask(tx, { limit }): Promise<readonly (PublicEdition & { readonly firstReleasedAt: string })[]> {
    const rows = await sql<PresentRow>`select ${EDITION}, ${FIRST} from publication.shelf s where ${PRESENT} order by s.released_at desc, s.release_id desc limit ${limit}`.execute(tx.db)
    return rows.rows.map((row) => ({ ...row, content: contentOf(row.words) }))
  },
})

const index = query({
  name: 'publication.publicIndex',
  zh: '发布的单位和月份',
  input: z.object({}),
  may: 'public',
  async ask(tx): Promise<ShelfIndex> {
    const units = await sql<ShelfIndex['units'][number]>`
      select s.unit_id as id, max(s.unit_name) as name, count(*) as releases from publication.shelf s where ${PRESENT} group by s.unit_id order by 2`.execute(tx.db)
    const months = await sql<ShelfIndex['months'][number]>`
      select to_char(s.released_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*) as releases from publication.shelf s where ${PRESENT} group by 1 order by 1 desc limit 240`.execute(tx.db)
    return { units: units.rows, months: months.rows }
  },
})

/** A number that changes with every change of the shelf, and in the same transaction. */
const turn = query({
  name: 'publication.publicTurn',
  zh: '公开栏变更号',
  input: z.object({}),
  may: 'public',
  ask: async (tx): Promise<ShelfTurn> => ({ turn: (await sql<{ turn: number }>`select turn from publication.shelf_turn`.execute(tx.db)).rows[0]!.turn, now: tx.now }),
})

export const publicQueries = [releases, release, questions, newest, index, turn, questionByCode]
