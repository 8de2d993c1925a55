import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import { plus, type Instant } from '#src/kernel/time.ts'
import type { Db } from '#src/record/pool.ts'
import { Thread } from '#src/record/thread.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Known } from '#src/signals/rules/parse.ts'
import { listsNamedIn } from '#src/signals/rules/tokens.ts'
import { REMEMBERED_DAYS, type StandingRule } from '#src/signals/stream/stream.ts'
import type { Hit, NamedLists, Said, Telling, Took } from '#src/signals/stream/telling.ts'
import { searched } from './ports.ts'
import { namedUnits, unitNamesStamp } from '../directory/names.ts'
import { type LookedFor, namingRule, type Places } from './rules.ts'
import { knownNow, placesOfLists } from './storage.ts'

const POSTS_AT_ONCE = 2_000
const RULES_AT_ONCE = 5_000

/** All streams of this process are kept by one thread, which is made when the first post comes. */
let thread: Thread | undefined
let streams = 0

/**
 * The stream of a database as this process follows it. What it knows can be made anew from what is stored, so it is left behind whenever it
 * may know of posts that were not.
 */
export class Followed {
  /** Number of the last post it knows. */
  through = 0
  /** It knows of posts whose storing is not certain yet. */
  dirty = false
  /** Rules changed up to this moment are known, and lists as they stood under this stamp. */
  rulesAt: Instant | null = null
  listsAt: string | undefined
  /** Lists whose words the thread has. */
  readonly told = new Set<string>()
  readonly #thread: Thread
  readonly #stream: number

  constructor() {
    if (!thread || thread.dead) thread = new Thread(new URL('./stream-worker.ts', import.meta.url))
    this.#thread = thread
    this.#stream = streams += 1
  }

  /** It may know of what was never stored, or is gone. */
  get lost(): boolean {
    return this.dirty || this.#thread.dead
  }

  remember = (posts: readonly Said[]): Promise<void> => this.#tell({ kind: 'remember', stream: this.#stream, posts })
  forgetRules = (): Promise<void> => this.#tell({ kind: 'forgetRules', stream: this.#stream })
  learn = (rules: readonly StandingRule[], lists: NamedLists, last: boolean): Promise<void> => this.#tell({ kind: 'learn', stream: this.#stream, rules, lists, last })
  take = (posts: readonly Said[]): Promise<Took> => this.#tell({ kind: 'take', stream: this.#stream, posts })
  match = (texts: readonly string[]): Promise<readonly Hit[]> => this.#tell({ kind: 'match', stream: this.#stream, texts })

  leave(): void {
    if (!this.#thread.dead) this.#tell({ kind: 'close', stream: this.#stream }).catch(() => undefined)
  }

  #tell = <T>(telling: Telling): Promise<T> => this.#thread.ask<T>(telling)
}

const followed = new WeakMap<Db, Followed>()

/** The stream of `db`, knowing all that was stored up to the post `last` and all rules as they stand; dirty until whoever takes posts says otherwise. */
export async function upToDate(tx: Tx, db: Db, places: Places, last: number): Promise<Followed> {
  let stream = followed.get(db)
  if (!stream || stream.lost) {
    stream?.leave()
    stream = new Followed()
    followed.set(db, stream)
    const oldest = await sql<{ id: number | null }>`select min(id) as id from signals.post where taken_at > (select record.now()) - ${REMEMBERED_DAYS} * interval '1 day'`.execute(tx.db)
    stream.through = (oldest.rows[0]!.id ?? last + 1) - 1
  }
  stream.dirty = true
  // What other processes stored since.
  while (stream.through < last) {
    const posts = await sql<{ id: number; title: string; body: string; outlet: string; at: number; wording: number }>`
      select id, title, body, outlet, (extract(epoch from said_at) * 1000)::bigint as at, wording from signals.post where id > ${stream.through} order by id limit ${POSTS_AT_ONCE}`.execute(tx.db)
    await stream.remember(posts.rows.map((post) => ({ text: searched(post), at: post.at, own: post.wording, official: post.outlet === 'official' })))
    stream.through = posts.rows.length < POSTS_AT_ONCE ? last : posts.rows.at(-1)!.id
  }
  await learnRules(tx, stream, places)
  return stream
}

interface RuleRow {
  readonly id: Id
  readonly version: number
  readonly expression: string | null
  readonly changedAt: Instant
}

/** One rule for each unit and each place of the office's own lists, so that their names are looked for in the same scan as everything else. */
async function learnNames(tx: Tx, stream: Followed): Promise<void> {
  const units = (await namedUnits(tx)).map(({ id, given }): LookedFor => ({ id, words: given }))
  const places = (await placesOfLists(tx)).map(({ id, place }): LookedFor => ({ id, words: [place] }))
  const named = [...units, ...places].filter(({ words }) => words.length > 0)
  const rules = named.map((one) => ({ id: one.id, version: 1, expression: namingRule(one) }))
  await stream.learn(rules, new Map(named.map((one) => [listsNamedIn(namingRule(one))[0]!, one.words])), false)
}

/** Rules, lists and names of units that changed since; a minute is read twice, because a change is dated when it begins to be written. */
async function learnRules(tx: Tx, stream: Followed, places: Places): Promise<void> {
  const lists = (await sql<{ at: string }>`select concat(max(changed_at), ' ', sum(version)) as at from signals.list`.execute(tx.db)).rows[0]!.at
  const stamp = `${lists} ${await unitNamesStamp(tx)}`
  if (stream.listsAt !== stamp) {
    await stream.forgetRules()
    stream.told.clear()
    stream.rulesAt = null
  }
  const anew = stream.rulesAt === null
  if (anew) await learnNames(tx, stream)
  const since = stream.rulesAt === null ? null : plus(stream.rulesAt, -60_000)
  let latest: Instant = stream.rulesAt ?? tx.now
  let known: Known | undefined
  for (let after: Id | null = null; ;) {
    const { rows }: { rows: RuleRow[] } = await sql<RuleRow>`
      select id, jsonb_array_length(doc->'versions') as version, case when state = 'standing' then doc->'versions'->-1->>'expression' end as expression, doc->>'changedAt' as "changedAt"
      from signals.rule where (${since}::timestamptz is null or changed_at >= ${since}::timestamptz) and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${RULES_AT_ONCE}`.execute(tx.db)
    const last = rows.length < RULES_AT_ONCE
    if (rows.length === 0 && after === null && !anew) break
    known ??= await knownNow(tx, places)
    const lists: NamedLists = new Map(rows.flatMap(({ expression }) => namesNotTold(stream, expression ?? '')).map((name) => [name, known!.list!(name)]))
    await stream.learn(rows.map(({ id, version, expression }) => ({ id, version, ...(expression !== null && { expression }) })), lists, last)
    for (const { changedAt } of rows) if (changedAt > latest) latest = changedAt
    if (last) break
    after = rows.at(-1)!.id
  }
  ;[stream.rulesAt, stream.listsAt] = [latest, stamp]
}

function namesNotTold({ told }: Followed, expression: string): string[] {
  const names = listsNamedIn(expression).filter((name) => !told.has(name))
  for (const name of names) told.add(name)
  return names
}
