import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import type { AnsweredQuestion, ListedRelease, Page, PublicClock, PublicContent, PublicEdition, PublicRelease } from './public.ts'
import { pageKindCodes } from '../statements/contract.ts'
import { questionByCode } from './public-follow.ts'
import { month, monthFrom, monthUntil, PRESENT, shelfQueries } from './shelf-queries.ts'

/** All of these run as huiying_public: what they can see is decided by the database, not here. */

const EDITION = sql`
  s.release_id as "releaseId", s.no, s.state, s.unit_id as "unitId", s.unit_name as "unitName", s.number, s.title, s.words, s.digest, s.note,
  s.released_at as "releasedAt", s.taken_back_at as "takenBackAt", s.known_at as "knownAt", cardinality(s.answers) as answers`
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

/** Cursor of a list by time, newest first: `instant release`; what is none counts as not given. */
function cursor(after: string | undefined): readonly [at: string, lastId: Id] | undefined {
  const [at, lastId] = after?.split(' ') ?? []
  return at && lastId && !Number.isNaN(Date.parse(at)) && z.uuid().safeParse(lastId).success ? [at, lastId] : undefined
}

function before(after: string | undefined): RawBuilder<unknown> {
  const place = cursor(after)
  return place ? sql`(s.released_at, s.release_id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql`true`
}

/** The present words of these releases, where they can be read and were not withdrawn. */
export async function presentTexts(tx: Tx, releaseIds: readonly Id[]): Promise<Map<Id, { content: PublicContent; number: string | null }>> {
  const rows = await sql<{ releaseId: Id; words: string; number: string | null }>`
    select s.release_id as "releaseId", s.words, s.number from publication.shelf s where s.release_id = any(${releaseIds}::uuid[]) and s.audience = 'public' and s.state = 'out' and s.words is not null`.execute(tx.db)
  return new Map(rows.rows.map(({ releaseId, words, number }) => [releaseId, { content: contentOf(words)!, number }]))
}

const filters = { unitId: id.optional(), kind: z.enum(pageKindCodes).optional(), month: month.optional(), search: text(100, 0).optional() }

interface Narrowing {
  readonly unitId?: Id | undefined
  readonly kind?: string | undefined
  readonly month?: string | undefined
  readonly search?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Rows of a list, newest first, by walking the shelf. */
async function walked(tx: Tx, { unitId, kind, month: of, after, limit }: Narrowing, answersOnly: boolean): Promise<PresentRow[]> {
  const conditions = [PRESENT, before(after)]
  if (answersOnly) conditions.push(sql`cardinality(s.answers) > 0`)
  if (kind) conditions.push(sql`s.page_kind = ${kind}`)
  if (unitId) conditions.push(sql`s.unit_id = ${unitId}::uuid`)
  if (of) conditions.push(sql`s.released_at >= ${monthFrom(of)}::timestamptz and s.released_at < ${monthUntil(of)}::timestamptz`)
  const rows = await sql<PresentRow>`
    select ${EDITION}, ${FIRST} from publication.shelf s where ${sql.join(conditions, sql` and `)}
    order by s.released_at desc, s.release_id desc limit ${limit}`.execute(tx.db)
  return rows.rows
}

/** Rows that hold the words of the search, newest first, and how many there are in all. */
async function found(tx: Tx, { search, unitId, kind, month: of, after, limit }: Narrowing, answersOnly: boolean): Promise<{ rows: PresentRow[]; total: number | null }> {
  const [at, lastId] = cursor(after) ?? [null, null]
  const rows = await sql<PresentRow & { total: number | null }>`
    select ${EDITION}, ${FIRST}, f.total
    from publication.find_released(${search}, ${answersOnly}, ${kind ?? null}, ${unitId ?? null}::uuid, ${of ? monthFrom(of) : null}::timestamptz, ${of ? monthUntil(of) : null}::timestamptz,
      ${at}::timestamptz, ${lastId}::uuid, ${limit}) f
    join publication.shelf s on s.release_id = f.release_id and s.no = f.no where s.audience = 'public'
    order by s.released_at desc, s.release_id desc`.execute(tx.db)
  return { rows: rows.rows, total: rows.rows[0]?.total ?? (at === null ? 0 : null) }
}

/** Words without a sign that can be looked up find nothing, and say so. */
async function present<T>(tx: Tx, input: Narrowing, answersOnly: boolean, show: (rows: readonly PresentRow[]) => Promise<readonly T[]>): Promise<Page<T>> {
  const { rows, total } = input.search ? await found(tx, input, answersOnly) : { rows: await walked(tx, input, answersOnly), total: null }
  const last = rows.at(-1)
  return { items: await show(rows), ...(rows.length === input.limit && last && { after: `${last.releasedAt} ${last.releaseId}` }), ...(total !== null && { total }) }
}

const releases = query({
  name: 'publication.publicReleases',
  zh: '公开的发布',
  input: z.object({ ...paging, ...filters }),
  may: 'public',
  ask: (tx, input): Promise<Page<ListedRelease>> => present(tx, input, false, async (rows) => rows.map(listed)),
})

/** What explains a document, and the document that an interpretation explains: both directions (WL-01). */
async function boundTo(tx: Tx, releaseId: Id, content: PublicContent | null): Promise<Pick<PublicRelease, 'explainedBy' | 'explains'>> {
  const kind = content?.page?.kind
  if (kind === 'document') {
    const rows = await sql<PresentRow>`select ${EDITION}, ${FIRST} from publication.shelf s where s.about = ${releaseId} and ${PRESENT} order by s.released_at desc limit 50`.execute(tx.db)
    return { explainedBy: rows.rows.map(listed) }
  }
  const policy = kind === 'interpretation' ? content?.page?.interprets?.releaseId : undefined
  if (!policy) return {}
  const rows = await sql<PresentRow>`select ${EDITION}, ${FIRST} from publication.shelf s where s.release_id = ${policy} and ${PRESENT}`.execute(tx.db)
  return rows.rows[0] ? { explains: listed(rows.rows[0]) } : {}
}

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
    const editions = rows.rows.map((row) => ({ ...row, content: contentOf(row.words) }))
    return { editions, clock: clocks.get(releaseId) ?? null, ...(await boundTo(tx, releaseId, editions.at(-1)!.content)) }
  },
})

/** Published answers to questions, with both times and the clock (NH-01). */
const questions = query({
  name: 'publication.publicQuestions',
  zh: '公开的问答',
  input: z.object({ ...paging, ...filters }),
  may: 'public',
  ask: (tx, input, rules): Promise<Page<AnsweredQuestion>> =>
    present(tx, input, true, async (rows) => {
      const clocks = await clocksOf(tx, rows.map((row) => row.releaseId), rules)
      return rows.map((row) => ({ ...listed(row), content: contentOf(row.words)!, knownAt: row.knownAt, clock: clocks.get(row.releaseId) ?? null }))
    }),
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

export const publicQueries = [releases, release, questions, newest, ...shelfQueries, questionByCode]
