import { readFile, rename, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { collect as readSource } from '#src/adapters/feeds/collect.ts'
import { FeedRefused } from '#src/adapters/feeds/feed-refused.ts'
import type { GetOptions } from '#src/adapters/feeds/guarded-get.ts'
import { afterFailure, afterReading, mayRead, silentFor, type SourceState, UNREAD } from '#src/signals/sources/health.ts'
import type { Io } from '#src/surfaces/cli/io.ts'

const MISUSED = 2
const MINUTES = 30
const SILENT_HOURS = 48

/** What the product itself decides: the clock, and what may be reached. */
export interface Surroundings {
  readonly now: () => string
  readonly get?: GetOptions
}

/**
 * `collect URL [--state FILE] [--minutes N] [--silent-after HOURS]`: reads one source once and prints what is new, one row `{id, title, text, time}`
 * a line, for `signals match` and the others. With a state file it may be called every minute: it keeps the schedule, backs off from a source
 * that fails, and says when one fell silent. Status 0, 1 when the source could not be read, 2 when the command line was not understood.
 */
export const collecting = ({ now, get }: Surroundings) => async (argv: string[], io: Io): Promise<number> => {
  const { values, positionals } = parseArgs({ args: argv, options: { state: { type: 'string' }, minutes: { type: 'string' }, 'silent-after': { type: 'string' }, json: { type: 'boolean' } }, allowPositionals: true, strict: false })
  const [address, ...more] = positionals
  const minutes = wholeOf(values.minutes, MINUTES)
  const silentAfter = wholeOf(values['silent-after'], SILENT_HOURS)
  const wrong = [
    ...(address === undefined ? ['缺少网址：./huiying collect https://…/rss.xml', 'An address is missing: ./huiying collect https://…/rss.xml'] : []),
    ...(more.length > 0 ? [`一次读一个来源，多出：${more.join(' ')}`, `One source at a time; too many: ${more.join(' ')}`] : []),
    ...(minutes === undefined || silentAfter === undefined ? ['--minutes 和 --silent-after 后面写正整数', '--minutes and --silent-after take whole numbers above 0'] : []),
  ]
  if (address === undefined || minutes === undefined || silentAfter === undefined || wrong.length > 0) {
    for (const line of wrong) io.err(line)
    return MISUSED
  }
  const path = typeof values.state === 'string' ? values.state : undefined
  const state = path === undefined ? UNREAD : await stateOf(path)
  if (!mayRead(state, now())) {
    io.err(`还没到时间，${state.next} 之后再读 / not yet; it is read again after ${state.next}`)
    return 0
  }
  try {
    const { items, etag, lastModified } = await readSource(address, state, get)
    const known = new Set(state.seen)
    const fresh = items.filter(({ id }) => !known.has(id) && known.add(id))
    for (const item of fresh) io.out(JSON.stringify(item))
    const read = afterReading(state, now(), minutes, { ids: items.map(({ id }) => id), fresh: fresh.map(({ id }) => id), etag, lastModified })
    // What was printed is remembered afterwards: a row may come twice after a crash, none is lost.
    if (path !== undefined) await keep(path, read)
    io.err(`${items.length} 条，新 ${fresh.length} 条 / ${items.length} items, ${fresh.length} of them new`)
    const hours = silentFor(read, now())
    if (hours !== undefined && hours >= silentAfter) io.err(`这个来源已 ${Math.floor(hours)} 小时没有新内容，请看它是否停了或搬了 / nothing new for ${Math.floor(hours)} hours; see whether it stopped or moved`)
    return 0
  } catch (error) {
    if (!(error instanceof FeedRefused)) throw error
    const failed = afterFailure(state, now(), minutes, error.message, error.after)
    if (path !== undefined) await keep(path, failed)
    io.err(error.message)
    if (failed.failures > 1) io.err(`接连 ${failed.failures} 次没有读到，${failed.next} 之后再试 / ${failed.failures} failures in a row; again after ${failed.next}`)
    return 1
  }
}

const wholeOf = (said: string | boolean | undefined, usual: number): number | undefined => (said === undefined ? usual : typeof said === 'string' && /^[1-9]\d{0,5}$/.test(said) ? Number(said) : undefined)

async function stateOf(path: string): Promise<SourceState> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return UNREAD
    throw error
  }
  try {
    const state = JSON.parse(text) as SourceState
    if (typeof state.failures === 'number' && Array.isArray(state.seen)) return state
  } catch {
    // Said below.
  }
  throw new FeedRefused('state-damaged', `${path} 不是本命令写的状态文件，请换一个或删去`, `${path} is no state file of this command; name another or remove it`)
}

/** Whole or not at all, whatever happens meanwhile. */
async function keep(path: string, state: SourceState): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(state)}\n`)
  await rename(`${path}.new`, path)
}
