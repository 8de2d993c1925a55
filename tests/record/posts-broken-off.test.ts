import { execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takePosts } from '#src/modules/signals/many.ts'
import { openPool, type Pool } from '#src/record/pool.ts'
import { places } from '#src/surfaces/cli/signals/places.ts'
import { freshDatabase, type FreshDatabase } from '../setup/clone.ts'

const BATCH = 500
const SOURCE = randomUUID()
let database: FreshDatabase
let pool: Pool
let owner: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  pool = await openPool(database.config('huiying_app'), 2)
  owner = new pg.Client(database.config())
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await pool?.end()
  await database?.drop()
})

const stored = async (): Promise<{ posts: number; once: number }> => (await owner.query<{ posts: number; once: number }>('select count(*)::int as posts, count(distinct body)::int as once from signals.post')).rows[0]!
const postsFrom = (from: number): { key: string; title: string; text: string }[] => Array.from({ length: BATCH }, (_, n) => ({ key: String(from + n), title: '', text: `第 ${from + n} 条帖文` }))

describe('a process that dies while it takes posts', () => {
  it('leaves whole batches only, and all that it said was stored; brought again, nothing is lost and nothing is there twice', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'posts-process.ts'), JSON.stringify(database.config('huiying_app')), SOURCE, String(BATCH)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = 0
    for await (const piece of child.stdout as AsyncIterable<Buffer>) {
      said = Number(piece.toString().trim().split('\n').at(-1))
      // Killed while the next batch is on its way.
      if (said >= 3 * BATCH) break
    }
    child.kill('SIGKILL')
    await once(child, 'exit')
    const { posts, once: different } = await stored()
    expect(posts % BATCH).toBe(0)
    expect(posts).toBeGreaterThanOrEqual(said)
    expect(different).toBe(posts)

    let fresh = 0
    const until = posts + 2 * BATCH
    for (let from = 0; from < until; from += BATCH) fresh += (await takePosts({ db: pool.db, places }, { id: SOURCE, outlet: 'forum' }, postsFrom(from))).fresh
    expect(fresh).toBe(2 * BATCH)
    expect(await stored()).toEqual({ posts: until, once: until })
  }, 60_000)

  it('follows what another process stored: a repeat of its post is one signal with it', async () => {
    const other = await openPool(database.config('huiying_app'), 2)
    await takePosts({ db: other.db, places }, { id: SOURCE, outlet: 'forum' }, [{ key: 'x', title: '', text: '望江街地铁口积水快到膝盖，早高峰都堵在出口' }])
    await other.end()
    await takePosts({ db: pool.db, places }, { id: SOURCE, outlet: 'forum' }, [{ key: 'y', title: '', text: '【转】望江街地铁口积水快到膝盖，早高峰都堵在出口' }])
    const wordings = await owner.query<{ n: number }>(`select count(distinct wording)::int as n from signals.post where body like '%望江街%'`)
    expect(wordings.rows[0]!.n).toBe(1)
  })

  it('whose thread dies over a batch stores nothing of it, and the next batch has a new thread that knows all that is stored', async () => {
    const before = (await stored()).posts
    const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'posts-thread-process.ts'), JSON.stringify(database.config('huiying_app')), SOURCE])
    expect(JSON.parse(stdout)).toMatchObject({ broken: expect.stringContaining('ended (exit 1)'), fresh: 601, threads: 2 })
    expect((await stored()).posts).toBe(before + 602)
    const wordings = await owner.query<{ n: number }>(`select count(distinct wording)::int as n from signals.post where body like '%南门立交桥%'`)
    expect(wordings.rows[0]!.n).toBe(1)
  })
})
