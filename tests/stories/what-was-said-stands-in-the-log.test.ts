import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { perform } from '#src/desk/perform.ts'
import type { Id } from '#src/kernel/facts.ts'
import { sha256 } from '#src/record/digest.ts'
import { parseEntry, saltedSha256, type Leaf } from '#src/publiclog/leaf.ts'
import { utf8 } from '#src/publiclog/bytes.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { asks, finishes, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'

const office = useOffice('2026-10-02T09:00:00+08:00', { people: [{ key: 'privacy', name: '易安', posts: [{ role: 'privacy_officer', unit: 'press' }] }] })
let owner: pg.Client
beforeAll(async () => {
  owner = new pg.Client(office.database.config())
  await owner.connect()
})
afterAll(() => owner?.end())

const leaves = async (): Promise<Leaf[]> => (await owner.query<{ entry: string }>(`select doc->>'entry' as entry from log.leaf order by index`)).rows.map((row) => parseEntry(row.entry)!)
const textOf = (documentId: Id, no: number) => office.asks<string | null>(CITIZEN, 'log.publicText', { documentId, no })
const WAYS = ['道路', '水压', '路灯', '公厕', '绿化', '公交']
async function cleared(n: number, audience = 'public'): Promise<Id> {
  const drafted = await isDrafted(office, await isAccepted(office, await asks(office, `第 ${n} 件:请问${WAYS[n]}的问题什么时候能处理好?`)), undefined, audience)
  if (audience === 'public') await isCleared(office, drafted)
  else {
    await office.does('first', 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: ['review1', 'proof1', 'check:policy'], verdict: 'pass' })
    await office.does('second', 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: ['check:secrecy'], verdict: 'pass' })
  }
  return drafted.statementId
}

describe('what was said in public stands in the log', () => {
  let first = ''

  it('[RL-5] a publication, its correction and its withdrawal are three leaves, each naming the one before', async () => {
    first = await cleared(0)
    expect(await leaves()).toEqual([])
    await isPublished(office, first)
    await office.pass(1)
    await office.does('head', 'publication.correct', { statementId: first, note: '更正停工日期' })
    await isCleared(office, await finishes(office, first, { title: '更正', facts: '九月三十日浇筑。', measures: '已责令停工。', result: '已停工。' }))
    await isPublished(office, first)
    await office.does('head', 'publication.withdraw', { statementId: first, reason: 'wrong', note: '事实有误，另行发布' })
    const doc = `urn:huiying:release:${first}`
    expect(await leaves()).toMatchObject([
      { kind: 'publish', doc, edition: 1, unit: '澄湾区住房和城乡建设局', number: '回应〔2026〕1号', at: '2026-10-02T01:00:00.000Z' },
      { kind: 'correct', doc, edition: 2, prev: 0, at: '2026-10-02T02:00:00.000Z' },
      { kind: 'withdraw', doc, edition: 2, prev: 1, reason: 'wrong' },
    ])
  })

  it('its hash is over salt and text, and the text is the one that anybody downloads', async () => {
    const [leaf] = await leaves()
    const { salt } = (await owner.query<{ salt: string }>('select salt from log.text where leaf = 0')).rows[0]!
    const text = (await textOf(first, 1))!
    expect(text).toContain('关于东湖路夜间施工噪声的回应')
    expect(text).toContain('回应〔2026〕1号')
    expect(leaf!.sha256).toBe(saltedSha256(salt, utf8(text)))
    expect(leaf!.sha256).not.toBe(sha256(text))
    expect(await textOf(first, 2)).toContain('更正说明：更正停工日期')
  })

  it('no leaf holds a word of a text, of a letter or of its asker', async () => {
    const { entries } = (await owner.query<{ entries: string }>(`select string_agg(doc->>'entry', '') as entries from log.leaf`)).rows[0]!
    for (const word of ['东湖路', '噪声', '更正停工日期', '事实有误', '道路']) expect(entries).not.toContain(word)
    expect(Object.keys((await leaves())[0]!).toSorted()).toEqual(['at', 'doc', 'edition', 'kind', 'number', 'sha256', 'sm3', 'unit', 'v'])
  })

  it('an erased text keeps its leaf, while text and salt go', async () => {
    const leaked = await cleared(1)
    await isPublished(office, leaked)
    const before = await leaves()
    expect(await textOf(leaked, 1)).not.toBeNull()
    await office.does('privacy', 'publication.erase', { statementId: leaked, category: 'personal_data', note: '含住址，立即清除' })
    expect((await leaves()).slice(0, -1)).toEqual(before)
    expect((await leaves()).at(-1)).toMatchObject({ kind: 'erase', prev: 3, reason: 'personal_data' })
    expect(await textOf(leaked, 1)).toBeNull()
    expect((await owner.query('select from log.text where document_id = $1', [leaked])).rowCount).toBe(0)
  })

  it('a reply to one asker leaves none, neither does taking it back', async () => {
    const count = (await leaves()).length
    const reply = await cleared(2, 'asker')
    await isPublished(office, reply)
    await office.does('privacy', 'publication.erase', { statementId: reply, category: 'personal_data', note: '含住址，立即清除' })
    expect(await leaves()).toHaveLength(count)
  })

  it('of several at one moment each takes the next place; one that fails leaves no gap', async () => {
    const waiting = [await cleared(3), await cleared(4), await cleared(5)]
    for (const statementId of waiting) await office.desk.do(office.cast.actor('head'), 'publication.release', { statementId }, office.now())
    await owner.query(`create function public.planted_failure() returns trigger language plpgsql as $$ begin raise exception 'planted'; end $$;
      create trigger planted before insert on log.leaf for each row when (new.doc->>'documentId' = '${waiting[1]}') execute function public.planted_failure()`)
    const putOut = (statementId: Id) => perform(office.ledger, { as: 'system', part: 'publisher' }, { command: 'publication.putOut', input: { statementId, no: 1 } }, office.now())
    const done = await Promise.allSettled(waiting.map(putOut))
    expect(done.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    await owner.query('drop trigger planted on log.leaf')
    await putOut(waiting[1]!)
    expect((await owner.query<{ index: number }>('select index::int from log.leaf order by index')).rows.map((row) => row.index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect((await leaves()).at(-1)!.doc).toBe(`urn:huiying:release:${waiting[1]}`)
  })
})
