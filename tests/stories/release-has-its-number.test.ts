import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runEffect } from '#src/desk/clockwork.ts'
import { perform } from '#src/desk/perform.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Release } from '#src/modules/publication/contract.ts'
import type { ListedRelease, Page, PublicRelease } from '#src/modules/publication/public.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { asks, codesOf, finishes, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'

const office = useOffice('2026-12-30T09:00:00+08:00')
let owner: pg.Client
beforeAll(async () => {
  owner = new pg.Client(office.database.config())
  await owner.connect()
})
afterAll(() => owner?.end())

const WAYS = ['道路', '水压', '路灯', '公厕', '绿化', '公交', '校车', '供暖']
/** Cleared and waiting; one matter each. */
async function ready(n: number, audience = 'public'): Promise<Id> {
  const drafted = await isDrafted(office, await isAccepted(office, await asks(office, `第 ${n} 件:请问${WAYS[n % WAYS.length]}的问题什么时候能处理好?`)), undefined, audience)
  if (audience === 'public') await isCleared(office, drafted)
  else {
    await office.does('first', 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: ['review1', 'proof1', 'check:policy'], verdict: 'pass' })
    await office.does('second', 'review.sign', { reviewId: drafted.reviewId, digest: drafted.digest, items: ['check:secrecy'], verdict: 'pass' })
  }
  return drafted.statementId
}
const numberOf = async (statementId: Id) => (await office.asks<Release>('officer', 'publication.release', { statementId })).number?.text
const shown = (releaseId: Id) => office.asks<PublicRelease>(CITIZEN, 'publication.publicRelease', { releaseId })

describe('each public release has its number', () => {
  let first = ''

  it('the first of the year is 1, on the office’s desk and in public; a text that waits has none', async () => {
    first = await ready(0)
    expect(await numberOf(first)).toBeUndefined()
    await isPublished(office, first)
    expect(await numberOf(first)).toBe('回应〔2026〕1号')
    expect((await shown(first)).editions.map((one) => one.number)).toEqual(['回应〔2026〕1号'])
    expect((await office.asks<Page<ListedRelease>>(CITIZEN, 'publication.publicReleases', {})).items.map((one) => one.number)).toEqual(['回应〔2026〕1号'])
  })

  it('a correction keeps the number; a reply to one asker takes none', async () => {
    await office.does('head', 'publication.correct', { statementId: first, note: '更正停工日期' })
    await isCleared(office, await finishes(office, first, { title: '更正', facts: '九月三十日浇筑。', measures: '已责令停工。', result: '已停工。' }))
    await isPublished(office, first)
    expect((await shown(first)).editions.map(({ no, number }) => [no, number])).toEqual([[1, '回应〔2026〕1号'], [2, '回应〔2026〕1号']])
    const reply = await ready(1, 'asker')
    await isPublished(office, reply)
    expect(await numberOf(reply)).toBeUndefined()
  })

  it('five that go out at one moment take five numbers in a row; one that fails takes none', async () => {
    const waiting: Id[] = []
    for (let n = 2; n < 7; n += 1) waiting.push(await ready(n))
    for (const statementId of waiting) await office.desk.do(office.cast.actor('head'), 'publication.release', { statementId }, office.now())
    // The shelf breaks down for one of them after its number was taken in the transaction.
    await owner.query(`create function public.planted_failure() returns trigger language plpgsql as $$ begin raise exception 'planted'; end $$;
      create trigger planted before insert on publication.shelf for each row when (new.release_id = '${waiting[1]}') execute function public.planted_failure()`)
    const putOut = (statementId: Id) => perform(office.ledger, { as: 'system', part: 'publisher' }, { command: 'publication.putOut', input: { statementId, no: 1 } }, office.now())
    const done = await Promise.allSettled(waiting.map(putOut))
    expect(done.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
    await owner.query('drop trigger planted on publication.shelf')
    while (await runEffect(office.ledger, () => {}, office.now()));
    await putOut(waiting[1]!)
    const numbers = (await owner.query<{ seq: number }>('select number_seq as seq from publication.release where number_year = 2026 order by 1')).rows.map((row) => row.seq)
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6])
    expect(await numberOf(waiting[1]!)).toBe('回应〔2026〕6号')
  })

  it('the database refuses a number that was given before', async () => {
    const twice = owner.query(`update publication.release set doc = jsonb_set(doc, '{number}', (select doc->'number' from publication.release where id = '${first}')) where number_seq = 2`)
    await expect(twice).rejects.toThrow(/release_number/)
  })

  it('the office sets the form; numbers given stay, and the new year begins at 1', async () => {
    expect(codesOf(await office.isRefused('head', 'publication.setNumberForm', { form: '澄新发{序}号' }))).toEqual(['input/invalid'])
    expect(codesOf(await office.isRefused('writer', 'publication.setNumberForm', { form: '澄新发〔{年}〕{序}号' }))).toEqual(['desk/role-missing'])
    await office.does('head', 'publication.setNumberForm', { form: '澄新发〔{年}〕{序}号' })
    const seventh = await ready(7)
    await isPublished(office, seventh)
    expect(await numberOf(seventh)).toBe('澄新发〔2026〕7号')
    expect(await numberOf(first)).toBe('回应〔2026〕1号')
    expect(await office.asks('writer', 'publication.numberForm', {})).toEqual({ form: '澄新发〔{年}〕{序}号', last: '澄新发〔2026〕7号' })
    await office.turnTo('2027-01-01T00:00:00+08:00')
    const next = await ready(8)
    await isPublished(office, next)
    expect(await numberOf(next)).toBe('澄新发〔2027〕1号')
  })
})
