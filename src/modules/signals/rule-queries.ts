import { sql } from 'kysely'
import { z } from 'zod'
import { query, type Query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import { plus, type Instant } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { compileRules } from '#src/signals/rules/compiled.ts'
import { Matcher } from '#src/signals/rules/matcher.ts'
import { parseRule } from '#src/signals/rules/parse.ts'
import { finderOf } from '#src/signals/rules/patterns.ts'
import { placed } from '#src/signals/rules/rule-file.ts'
import type { Rule } from './contract.ts'
import { expressionOf } from './evolve.ts'
import { personNamesOf } from '../directory/names.ts'
import { WATCH } from './rule-commands.ts'
import type { Places } from './rules.ts'
import { allLists, countHits, knownNow } from './storage.ts'
import { searched } from './ports.ts'

const SHOWN = 20
/** Few enough that nothing else waits long for a page to be looked through. */
const PAGE = 2_000
/** Posts that one question looks through; whoever wants more asks on where it ended, sees how far it is, and may stop. */
const SLICE = 20_000
const DAY = 86_400_000
/** Days over which the hits of a rule are counted. */
const WEEK = 7

interface Tried {
  readonly posts: number
  readonly hits: number
  readonly examples: readonly { readonly id: number; readonly title: string; readonly text: string; readonly saidAt: string; readonly outlet: string }[]
  /** How many there are in all; said once, with the newest. */
  readonly of?: number
  /** There are more, older than this one. */
  readonly before?: number
}

interface Within {
  /** Posts taken in the last days; all that are stored when it is not said. */
  readonly days: number | undefined
  /** Posts older than this one; from the newest on when it is not said. */
  readonly before: number | undefined
}

/** What an expression would have caught among the posts that are stored, newest first, slice by slice. */
async function tried(tx: Tx, expression: Parameters<typeof compileRules>[0][number], { days, before }: Within): Promise<Tried> {
  const matcher = new Matcher(compileRules([expression]), { finderOf })
  const since = days === undefined ? null : plus(tx.now, -days * DAY)
  const examples: Tried['examples'][number][] = []
  const found: number[] = []
  const of = before === undefined ? { of: await stored(tx, since) } : {}
  let [posts, hits, below] = [0, 0, before ?? Number.MAX_SAFE_INTEGER]
  while (posts < SLICE) {
    // Numbers are given in the order of taking, so the first that is too old ends it.
    const { rows } = await sql<{ id: number; title: string; body: string; saidAt: string; outlet: string; within: boolean }>`
      select id, title, body, said_at as "saidAt", outlet, (${since}::timestamptz is null or taken_at > ${since}::timestamptz) as within from signals.post where id < ${below} order by id desc limit ${PAGE}`.execute(tx.db)
    for (const { id: post, title, body, saidAt, outlet, within } of rows) {
      if (!within) return { posts, hits, examples, ...of }
      posts += 1
      if (matcher.match(searched({ title, body }), found).length === 0) continue
      hits += 1
      if (examples.length < SHOWN) examples.push({ id: post, title, text: body.slice(0, 160), saidAt, outlet })
    }
    if (rows.length < PAGE) return { posts, hits, examples, ...of }
    below = rows.at(-1)!.id
  }
  return { posts, hits, examples, ...of, before: below }
}

const stored = async (tx: Tx, since: Instant | null): Promise<number> =>
  (await sql<{ posts: number }>`select count(*)::int as posts from signals.post where ${since}::timestamptz is null or taken_at > ${since}::timestamptz`.execute(tx.db)).rows[0]!.posts

// oxlint-disable-next-line no-explicit-any -- a list of queries mixes inputs and answers
export function ruleQueries(places: Places): readonly Query<any, any>[] {
  const list = query({
    name: 'signals.rules',
    zh: '信号规则',
    input: z.object({ ...paging, withdrawn: z.boolean().default(false) }),
    may: WATCH,
    async ask(tx, { withdrawn, after = null, limit }) {
      const found = await sql<{ doc: Rule }>`
        select r.doc from signals.rule r where (${withdrawn} or r.state = 'standing') and (${after}::text is null or (r.name, r.id::text) > (split_part(${after}, '|', 1), split_part(${after}, '|', 2)))
        order by r.name, r.id::text limit ${limit}`.execute(tx.db)
      const hits = await countHits(tx, found.rows.map(({ doc }) => doc.id), WEEK)
      const known = await knownNow(tx, places)
      // One that was right when it was written may name a place or list that is no more: it holds for nothing, and whoever looks is told.
      const items = found.rows.map(({ doc }) => {
        const [{ versions, ...rule }, expression] = [doc, expressionOf(doc)]
        return { ...rule, expression, versions: versions.length, week: hits.get(rule.id) ?? 0, broken: rule.state === 'standing' && 'faults' in parseRule(expression, known) }
      })
      const last = items.at(-1)
      return { items, after: items.length === limit && last ? `${last.name}|${last.id}` : undefined }
    },
  })

  const one = query({
    name: 'signals.rule',
    zh: '一条信号规则',
    input: z.object({ ruleId: id }),
    may: WATCH,
    async ask(tx, { ruleId }) {
      const found = await sql<{ doc: Rule }>`select doc from signals.rule where id = ${ruleId}`.execute(tx.db)
      const rule = found.rows[0]?.doc
      if (!rule) throw new Refused([{ code: 'signals/no-rule', item: ruleId }])
      const names = await personNamesOf(tx, rule.versions.flatMap(({ personId }) => personId ?? []))
      return { ...rule, expression: expressionOf(rule), versions: rule.versions.map((version) => ({ ...version, person: version.personId ? (names.get(version.personId) ?? null) : null })) }
    },
  })

  /** While somebody writes: every fault at its character, or what the rule would have caught, of the last days or of all that is stored. */
  const tryOut = query({
    name: 'signals.tryRule',
    zh: '规则试算',
    input: z.object({ expression: z.string().max(20_000), days: z.number().int().min(1).max(180).optional(), before: z.number().int().positive().optional() }),
    may: WATCH,
    async ask(tx, { expression, days, before }) {
      const parsed = parseRule(expression, await knownNow(tx, places))
      if ('faults' in parsed) return { faults: placed(expression, parsed.faults).map(({ column, zh, en }, at) => ({ at: column, length: parsed.faults[at]!.length, zh, en })) }
      return { faults: [], ...(await tried(tx, parsed.expression, { days, before })) }
    },
  })

  const lists = query({ name: 'signals.lists', zh: '名单', input: z.object({}), may: WATCH, ask: async (tx) => ({ items: await allLists(tx) }) })
  return [list, one, tryOut, lists]
}
