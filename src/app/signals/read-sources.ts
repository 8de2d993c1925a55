import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { collect } from '#src/adapters/feeds/collect.ts'
import { FeedRefused } from '#src/adapters/feeds/feed-refused.ts'
import type { GetOptions } from '#src/adapters/feeds/guarded-get.ts'
import { mapColumns } from '#src/adapters/tables/columns.ts'
import { readTable } from '#src/adapters/tables/read-table.ts'
import { tableRefusals, TableRefused } from '#src/adapters/tables/table-refused.ts'
import { presentRefusals } from '#src/surfaces/http/failure.ts'
import type { Desk } from '#src/desk/desk.ts'
import type { Actor, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Source } from '#src/modules/signals/contract.ts'
import { takePosts, type Taken } from '#src/modules/signals/many.ts'
import type { Arriving } from '#src/modules/signals/ports.ts'
import type { Db } from '#src/record/pool.ts'
import { transact } from '#src/record/transaction.ts'
import { afterFailure, afterReading, mayRead, type SourceState } from '#src/signals/sources/health.ts'
import { places } from '#src/surfaces/cli/signals/places.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }
/** Posts that one transaction takes. */
export const AT_ONCE = 1_000
const NOTHING: Taken = { fresh: 0, known: 0, changed: 0, dropped: 0, cut: 0 }

export interface Reading {
  readonly desk: Desk
  readonly db: Db
  /** Below it each folder source has one of its own. */
  readonly folder: string
  readonly get?: GetOptions
  readonly dial?: Instant
  /** Hears of faults that are neither the source's nor its files'. */
  report?(error: unknown, what: string): void
}

interface ToRead {
  readonly items: readonly { readonly source: Source; readonly state: SourceState }[]
  readonly now: Instant
}

export async function keepReading(db: Db, sourceId: Id, state: SourceState): Promise<void> {
  // What was seen stands in the posts themselves.
  await transact(db, { actor: OPERATOR }, (tx) => sql`insert into signals.reading (source_id, doc) values (${sourceId}, ${JSON.stringify({ ...state, seen: [] })}::jsonb) on conflict (source_id) do update set doc = excluded.doc`.execute(tx.db))
}

/** Takes posts part by part; what broke off is brought again and found known. */
export async function takeAll({ db, dial }: Pick<Reading, 'db' | 'dial'>, source: Source, posts: readonly Arriving[]): Promise<Taken> {
  let sum = NOTHING
  for (let from = 0; from < posts.length; from += AT_ONCE) {
    const taken = await takePosts({ db, places, dial }, source, posts.slice(from, from + AT_ONCE))
    sum = { fresh: sum.fresh + taken.fresh, known: sum.known + taken.known, changed: sum.changed + taken.changed, dropped: sum.dropped + taken.dropped, cut: sum.cut + taken.cut }
  }
  return sum
}

/** Reads every source whose time has come, once. One that fails, whatever the fault, is asked ever more rarely and holds up no other. Answers how many were read. */
export async function readSources(reading: Reading): Promise<number> {
  const asked = await reading.desk.ask<ToRead>(OPERATOR, 'signals.toRead', {}, reading.dial)
  if ('refusals' in asked) return 0
  const { items, now } = asked.value
  const due = items.filter(({ source, state }) => source.kind !== 'push' && mayRead(state, now))
  for (const { source, state } of due) {
    try {
      const { taken, etag, lastModified } = source.kind === 'feed' ? await readFeed(reading, source, state) : await readFolder(reading, source)
      const count = taken.fresh + taken.changed
      const ids = taken.fresh + taken.known + taken.changed > 0 ? ['some'] : []
      await keepReading(reading.db, source.id, afterReading(state, now, source.everyMinutes, { ids, fresh: count > 0 ? ids : [], etag, lastModified }))
    } catch (error) {
      const ofSource = error instanceof FeedRefused || isOfFiles(error)
      if (!ofSource) reading.report?.(error, `source ${source.name}`)
      const fault = error instanceof FeedRefused ? error.message : faultOf(error)
      // Where the database is away this fails too; the next source has its turn all the same.
      await keepReading(reading.db, source.id, afterFailure(state, now, source.everyMinutes, fault, error instanceof FeedRefused ? error.after : undefined)).catch((broken: unknown) => reading.report?.(broken, `source ${source.name}`))
    }
  }
  return due.length
}

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException | undefined)?.code ?? '')
const isOfFiles = (error: unknown): boolean => ['EACCES', 'ENOENT', 'ENOSPC', 'EROFS', 'EPERM'].includes(codeOf(error))
/** SQLSTATE of a database whose disk is full. */
const DISK_FULL = '53100'

/** What a reader of the list of sources is told; never what a library said. */
function faultOf(error: unknown): string {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === DISK_FULL) return '磁盘已满，腾出空间后会再读 / the disk is full; it is read again once there is room'
  if (isOfFiles(error)) return `文件夹读不了或写不了（${code}），请检查权限 / the folder cannot be read or written (${code}); look at its permissions`
  return '服务器处理这个来源时出错，已记入日志，会再试 / the server failed at this source; it stands in the log and is tried again'
}

interface Read {
  readonly taken: Taken
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
}

async function readFeed(reading: Reading, source: Source, state: SourceState): Promise<Read> {
  const { items, etag, lastModified } = await collect(source.address, state, reading.get)
  return { taken: await takeAll(reading, source, items.map(({ id, title, text, time }) => ({ key: id, title, text, time }))), etag, lastModified }
}

const COLUMNS = {
  id: ['id', '编号', '帖子编号', '链接', '网址', 'url'],
  title: ['title', '标题', '题目'],
  text: ['text', '正文', '内容', 'content', 'body'],
  time: ['time', '时间', '发布时间', '发布日期', '日期'],
} as const
const TABLE = /\.(?:csv|xlsx|jsonl)$/i
/** Milliseconds for which a table must have rested: one that is still being copied would be taken by half and put away. */
const RESTS = 3_000

async function tablesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile() && TABLE.test(entry.name)).map(({ name }) => name)
  const changed = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtimeMs))
  return names.filter((_, at) => Date.now() - changed[at]! >= RESTS).toSorted()
}

/** Puts a table where the earlier ones lie; one of the same name stays beside it. */
async function putAway(folder: string, name: string, where: 'done' | 'refused'): Promise<void> {
  const there = (await readdir(join(folder, where))).includes(name)
  await rename(join(folder, name), join(folder, where, there ? `${Date.now()}-${name}` : name))
}

/** Every table in the folder of a source: taken and put into `done`, or put into `refused` beside a text that says why. */
async function readFolder(reading: Reading, source: Source): Promise<Read> {
  const folder = join(reading.folder, source.address)
  for (const one of [folder, join(folder, 'done'), join(folder, 'refused')]) await mkdir(one, { recursive: true })
  let sum = NOTHING
  for (const name of await tablesIn(folder)) {
    const posts = await postsOf(await readFile(join(folder, name)), name).catch((error: unknown) => {
      if (error instanceof TableRefused) return error
      throw error
    })
    if (posts instanceof TableRefused) {
      await writeFile(join(folder, 'refused', `${name}.txt`), `${presentRefusals(posts.reasons, { wording: (code) => tableRefusals[code] }).body.refusals.map(({ message: { zh, en } }) => `${zh} / ${en}`).join('\n')}\n`)
      await putAway(folder, name, 'refused')
      continue
    }
    const taken = await takeAll(reading, source, posts)
    sum = { ...sum, fresh: sum.fresh + taken.fresh, known: sum.known + taken.known, changed: sum.changed + taken.changed }
    // Only what is stored is put away: a table that broke off is read again, and what it brought before is known.
    await putAway(folder, name, 'done')
  }
  return { taken: sum }
}

const ZONED = /(?:Z|[+-]\d{2}:?\d{2})$/i
/** A moment without an offset is meant as the office's clock shows it. */
const zoned = (time: string): string | undefined => (time === '' ? undefined : ZONED.test(time) ? time : `${time.replace(' ', 'T')}${time.includes(':') ? '' : 'T00:00'}+08:00`)

export async function postsOf(bytes: Uint8Array, name: string): Promise<Arriving[]> {
  const table = await readTable(bytes, name, { aliases: COLUMNS })
  const { columns, refusals } = mapColumns<keyof typeof COLUMNS>(table.header, COLUMNS, ['text'])
  if (refusals.length > 0) throw new TableRefused(...refusals)
  const cell = (cells: readonly string[], at: number | undefined): string => (at === undefined ? '' : (cells[at] ?? ''))
  return table.rows.map(({ cells }) => {
    const [title, text, time] = [cell(cells, columns.title), cell(cells, columns.text), zoned(cell(cells, columns.time))]
    const key = cell(cells, columns.id) || createHash('sha256').update(`${title}\n${text}`).digest('hex')
    return { key, title, text, ...(time !== undefined && { time }) }
  })
}
