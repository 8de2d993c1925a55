import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSources } from '#src/app/signals/read-sources.ts'
import { makePostsDoor } from '#src/app/signals/posts-door.ts'
import type { Site } from '#src/app/site.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { makeKeys } from '#src/record/keys.ts'
import { useOffice } from '../setup/office.ts'

const office = useOffice('2026-03-02T09:00:00+08:00', { people: [{ key: 'admin', name: '管宁', posts: [{ role: 'sysadmin', unit: 'press' }] }] })
let folder = ''
let feed: Server
let base = ''
let answer: (path: string) => { status: number; body: string }
const asked: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'posts-'))
  feed = createServer((request, response) => {
    asked.push(request.url!)
    const { status, body } = request.url === '/robots.txt' ? { status: 404, body: '' } : answer(request.url!)
    response.writeHead(status).end(body)
  })
  await new Promise<void>((done) => void feed.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(feed.address() as AddressInfo).port}`
})
afterAll(async () => {
  feed.closeAllConnections()
  feed.close()
  await rm(folder, { recursive: true })
})

const source = async (input: object): Promise<string> => {
  const sourceId = idOf((await office.does('admin', 'signals.addSource', input))[0]!.subject)
  await office.does('admin', 'signals.switchSource', { sourceId, enabled: true, reason: '经批准接入' })
  return sourceId
}
const reads = () => readSources({ desk: office.desk, db: office.pool.db, folder, get: { allowed: () => true }, dial: office.now() })
const health = async (sourceId: string) => (await office.asks<{ items: { id: string; week: number | null; health: { failures: number; silent: boolean; lastFault: string | null } }[] }>('officer', 'signals.sources', {})).items.find(({ id }) => id === sourceId)!
const rss = (...titles: string[]): string => `<rss><channel>${titles.map((title) => `<item><guid>${title}</guid><title>${title}</title><description>正文</description></item>`).join('')}</channel></rss>`

describe('sources are read when their time has come', () => {
  it('a feed once an interval; one that fails ever more rarely; one that falls silent is a sign itself', async () => {
    answer = () => ({ status: 200, body: rss('甲', '乙') })
    const sourceId = await source({ name: '区报', kind: 'feed', outlet: 'news', address: `${base}/rss`, everyMinutes: 30, silentAfterHours: 24 })
    expect(await reads()).toBe(1)
    expect(await reads()).toBe(0)
    expect(await health(sourceId)).toMatchObject({ week: 2, health: { failures: 0, silent: false } })
    answer = () => ({ status: 200, body: rss('甲', '乙', '丙') })
    await office.pass(1)
    expect(await reads()).toBe(1)
    expect(await health(sourceId)).toMatchObject({ week: 3 })
    await office.pass(25)
    await reads()
    expect(await health(sourceId)).toMatchObject({ week: 3, health: { silent: true } })
    answer = () => ({ status: 500, body: '' })
    await office.pass(1)
    await reads()
    await office.pass(0.9)
    expect(await reads()).toBe(0)
    expect((await health(sourceId)).health).toMatchObject({ failures: 1, lastFault: expect.stringContaining('500') })
    answer = () => ({ status: 200, body: '<!DOCTYPE r [<!ENTITY a "aa">]><rss/>' })
    await office.pass(1)
    await reads()
    expect((await health(sourceId)).health).toMatchObject({ failures: 2, lastFault: expect.stringContaining('文档类型') })
    await office.does('admin', 'signals.switchSource', { sourceId, enabled: false, reason: '暂时停用' })
    await office.pass(48)
    expect(await reads()).toBe(0)
  })

  it('a feed without end is cut off, and an address inside the house is never visited', async () => {
    answer = () => ({ status: 200, body: rss(...Array.from({ length: 2_400 }, (_, n) => `第${n}条`)) })
    const endless = await source({ name: '无尽', kind: 'feed', outlet: 'hotList', address: `${base}/endless` })
    await reads()
    expect(await health(endless)).toMatchObject({ week: 2_000 })
    const inside = await source({ name: '里面', kind: 'feed', outlet: 'news', address: `${base}/inside` })
    const before = asked.length
    await office.pass(24)
    await readSources({ desk: office.desk, db: office.pool.db, folder, dial: office.now() })
    expect(asked.length).toBe(before)
    expect((await health(inside)).health.lastFault).toContain('内部地址')
    for (const sourceId of [endless, inside]) await office.does('admin', 'signals.switchSource', { sourceId, enabled: false, reason: '暂时停用' })
  })

  it('one whose storing fails holds up no other: the fault is told in words of ours, reported, and tried again', async () => {
    answer = (path) => ({ status: 200, body: rss(`${path} 甲`) })
    const names = ['一号报', '二号报', '三号报']
    const ids: string[] = []
    for (const [at, name] of names.entries()) ids.push(await source({ name, kind: 'feed', outlet: 'news', address: `${base}/several-${at}`, everyMinutes: 30 }))
    const owner = new pg.Client(office.database.config())
    await owner.connect()
    const breaks = (code: string) => owner.query(`create or replace function public.breaks() returns trigger language plpgsql as $$ begin if new.source_id = '${ids[1]}' then raise exception 'secret inside' using errcode = '${code}'; end if; return new; end $$`)
    await breaks('XX000')
    await owner.query('create trigger breaks before insert on signals.post for each row execute function public.breaks()')
    const heard: string[] = []
    const readsHearing = () => readSources({ desk: office.desk, db: office.pool.db, folder, get: { allowed: () => true }, dial: office.now(), report: (error, what) => heard.push(`${what}: ${(error as Error).message}`) })
    expect(await readsHearing()).toBe(3)
    expect(heard).toEqual(['source 二号报: secret inside'])
    for (const [at, sourceId] of ids.entries()) expect(await health(sourceId), names[at]!).toMatchObject(at === 1 ? { week: 0, health: { failures: 1, lastFault: expect.stringMatching(/^服务器处理这个来源时出错.* \/ the server failed/) } } : { week: 1, health: { failures: 0 } })
    await breaks('53100')
    await office.pass(2)
    await readsHearing()
    expect((await health(ids[1]!)).health).toMatchObject({ failures: 2, lastFault: expect.stringContaining('磁盘已满') })
    await owner.query('drop function public.breaks cascade')
    await owner.end()
    await office.pass(4)
    await readsHearing()
    expect(await health(ids[1]!)).toMatchObject({ week: 1, health: { failures: 0, lastFault: null } })
    for (const sourceId of ids) await office.does('admin', 'signals.removeSource', { sourceId, reason: '试验完毕' })
  })

  it('a folder: tables are taken and put away, and one that is no table is put aside with the reason', async () => {
    const sourceId = await source({ name: '舆情表', kind: 'folder', outlet: 'social', address: 'tables' })
    await mkdir(join(folder, 'tables'))
    const puts = async (name: string, words: string, ago = 10) => {
      await writeFile(join(folder, 'tables', name), words)
      const at = Date.now() / 1000 - ago
      await utimes(join(folder, 'tables', name), at, at)
    }
    await puts('一.csv', '标题,正文,发布时间\n停水,东湖苑停水,2026-03-02 08:00\n')
    await puts('二.jsonl', '{"id":1,"text":"路灯坏了"}\n{"id":2,"text":"井盖没了"}\n')
    await puts('坏.csv', '甲,乙\n1,2\n')
    await puts('还在拷贝.csv', '正文\n写到一半', 0)
    await mkdir(join(folder, 'tables', '是文件夹.csv'))
    await reads()
    expect(await health(sourceId)).toMatchObject({ week: 3, health: { failures: 0 } })
    expect((await readdir(join(folder, 'tables'))).toSorted()).toEqual(['done', 'refused', '是文件夹.csv', '还在拷贝.csv'])
    expect((await readdir(join(folder, 'tables/done'))).toSorted()).toEqual(['一.csv', '二.jsonl'])
    expect(await readFile(join(folder, 'tables/refused/坏.csv.txt'), 'utf8')).toMatch(/\p{Script=Han}.* \/ /u)
    // A later table of the same name takes nothing from the earlier one.
    await puts('一.csv', '正文\n西门口又堵车\n')
    await puts('还在拷贝.csv', '正文\n写到一半，现在写完了\n')
    await office.pass(24)
    await reads()
    expect(await health(sourceId)).toMatchObject({ week: 5 })
    expect(await readdir(join(folder, 'tables/done'))).toHaveLength(4)
  })
})

describe('posts that are pushed with a key', () => {
  it('are taken once; an old key, another source’s key and a source turned off open nothing', async () => {
    const [sourceId, other] = [await source({ name: '推送甲', kind: 'push', outlet: 'forum' }), await source({ name: '推送乙', kind: 'push', outlet: 'forum' })]
    const door = makePostsDoor(() => ({ desk: office.desk, ledger: office.ledger }) as unknown as Site, makeKeys(Buffer.alloc(32, 5)))
    const posts = [{ id: 7, text: '河边路灯坏了' }, { id: 'x', title: '井盖' }]
    const key = door.keyOf(sourceId, 1)
    expect(await door.push(key, posts)).toMatchObject({ fresh: 2 })
    expect(await door.push(key, posts)).toMatchObject({ fresh: 0, known: 2 })
    expect(await door.push(`${other}.${key.split('.')[1]}`, posts)).toBeUndefined()
    await office.does('admin', 'signals.renewKey', { sourceId, reason: '原密钥外泄' })
    expect(await door.push(key, posts)).toBeUndefined()
    const { keyNo } = await office.asks<{ keyNo: number }>('admin', 'signals.keyNo', { sourceId })
    expect(await door.push(door.keyOf(sourceId, keyNo), posts)).toMatchObject({ known: 2 })
    await office.does('admin', 'signals.switchSource', { sourceId, enabled: false, reason: '暂时停用' })
    expect(await door.push(door.keyOf(sourceId, keyNo), posts)).toBeUndefined()
  })
})
