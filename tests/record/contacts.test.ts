import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { settle } from '#src/desk/clockwork.ts'
import { makeKeys, seal, useKeys } from '#src/record/keys.ts'
import { verifyRecord } from '#src/record/verify.ts'
import { useOffice } from '../setup/office.ts'
import { asks, isAccepted, isStudied } from '../stories/steps.ts'

const CONTACT = '王女士 13900002222'
const office = useOffice('2026-03-02T09:00:00+08:00', { people: [
  { key: 'privacy', name: '易安', posts: [{ role: 'privacy_officer', unit: 'press' }] },
  // Sees every message as press officer, and speaks online for a unit that handles none of them.
  { key: 'both', name: '温故', posts: [{ role: 'press_officer', unit: 'press' }, { role: 'online_spokesperson', unit: 'water' }] },
] })
beforeAll(() => useKeys(makeKeys(randomBytes(32))))

const asksWithContact = (text: string) => asks(office, text, { sealedContact: seal(CONTACT).toString('base64') })
const reveal = (who: string, messageId: string) => office.desk.ask<{ contact: string }>(office.cast.actor(who), 'intake.revealContact', { messageId, purpose: '电话核实地址' }, office.now())
const codes = (answer: object) => ('refusals' in answer ? (answer.refusals as { code: string }[]).map(({ code }) => code) : [])

async function owner<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client(office.database.config())
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}

const closes = async (caseId: string): Promise<void> => {
  await office.does('writer', 'cases.setDisposition', { caseId, disposition: 'explained', reason: '已当面说明' })
  await owner(`update cases.case set doc = doc`)
  await office.does({ as: 'system', part: 'flow' }, 'cases.noteAnswer', { caseId, answers: [caseId], releaseId: caseId, substance: 'full' })
  await office.does({ as: 'system', part: 'flow' }, 'cases.noteEvaluation', { caseId })
  await office.does('writer', 'cases.close', { caseId })
}

describe('[RL-2] a contact', () => {
  it('stands nowhere in clear, and is shown to the handling unit’s online spokesperson and the privacy officer alone, each look with its purpose', async () => {
    const messageId = await asksWithContact('小区门口路灯不亮,请维修。')
    expect(codes(await reveal('writer', messageId))).toContain('intake/no-message')
    await isAccepted(office, messageId)
    expect(await reveal('writer', messageId)).toEqual({ value: { contact: CONTACT } })
    expect(await reveal('privacy', messageId)).toEqual({ value: { contact: CONTACT } })
    expect(codes(await reveal('head', messageId))).toEqual(['desk/role-missing'])
    expect(codes(await reveal('waterWriter', messageId))).toContain('intake/no-message')
    expect(codes(await reveal('both', messageId))).toEqual(['intake/contact-not-yours'])
    const log = await owner<{ person_id: string; purpose: string }>('select person_id, purpose from record.contact_reveal where contact_id = $1 order by id', [messageId])
    expect(log).toEqual([{ person_id: office.cast.person('writer'), purpose: '电话核实地址' }, { person_id: office.cast.person('privacy'), purpose: '电话核实地址' }])
    const everywhere = await owner<{ found: boolean }>(`select bool_or(f::text like '%13900002222%') as found from record.fact f`)
    expect(everywhere).toEqual([{ found: false }])
  })

  it('is erased 180 days after the case closed, not an hour earlier, and a reopened case keeps it', async () => {
    const messageId = await asksWithContact('楼道堆物没有人清理。')
    await isAccepted(office, messageId)
    await office.turnTo('2026-03-05T10:00:00+08:00')
    await closes(messageId)
    expect(codes(await reveal('writer', messageId))).toEqual(['intake/matter-over'])
    expect(await reveal('privacy', messageId)).toMatchObject({ value: { contact: CONTACT } })

    // Closed on 5 March: day 1 is 6 March, day 180 is 1 September, and it must be gone when that day is over.
    await office.turnTo('2026-09-01T23:59:59+08:00')
    const kept = () => owner<{ kept: boolean; erased_at: string | null }>('select cipher is not null as kept, erased_at from record.sealed_contact where id = $1', [messageId])
    expect(await kept()).toEqual([{ kept: true, erased_at: null }])
    await office.turnTo('2026-09-02T00:00:00+08:00')
    expect(await kept()).toMatchObject([{ kept: false }])
    expect(codes(await reveal('privacy', messageId))).toEqual(['intake/no-contact'])
  })

  it('of a reopened case is kept, and its days begin anew when it closes again', async () => {
    const messageId = await asksWithContact('公园健身器材损坏。')
    await isAccepted(office, messageId)
    await closes(messageId)
    await office.turnTo('2027-02-01T09:00:00+08:00')
    await office.does('head', 'cases.reopen', { caseId: messageId, reason: '又坏了' })
    await settle(office.ledger, '2027-09-01T00:00:00.000Z')
    expect(await owner('select 1 from record.sealed_contact where id = $1 and cipher is not null', [messageId])).toHaveLength(1)
    const timers = () => owner(`select 1 from record.timer where kind = 'intake.eraseContact' and subject = $1`, [`intake.message:${messageId}`])
    expect(await timers()).toEqual([])
    await closes(messageId)
    expect(await timers()).toHaveLength(1)
  })

  it('of a message that was declined or handed over has the same 180 days', async () => {
    const messageId = await asksWithContact('请问外省的养老金怎么领?')
    await isStudied(office, messageId, { classes: [] })
    await office.does('officer', 'triage.handOver', { messageId, channel: 'other_jurisdiction', reason: '不属本区事项', receipt: '转外省办理,回执 3 号' })
    const timers = await owner<{ due_at: string }>(`select due_at from record.timer where kind = 'intake.eraseContact' and subject = $1`, [`intake.message:${messageId}`])
    // Handed over on 1 February 2027: day 180 after it is 31 July.
    expect(timers.map(({ due_at }) => due_at)).toEqual(['2027-07-31T16:00:00.000Z'])
  })
})

describe('[RL-2] on request', () => {
  it('the privacy officer erases contact and words; digests and facts stay, and the record still holds', async () => {
    const messageId = await asksWithContact('我是某某,请查我家的低保。')
    expect((await office.isRefused('head', 'intake.eraseNow', { messageId, what: 'contact-and-words', note: '来信人申请' }))[0]!.code).toBe('desk/role-missing')
    const facts = await office.does('privacy', 'intake.eraseNow', { messageId, what: 'contact-and-words', note: '来信人申请' })
    expect(facts.map(({ kind }) => kind)).toEqual(['intake.contactErased', 'intake.wordsErased'])
    expect(await owner('select title, body, salt, digest is not null as digest, erased_at is not null as erased from record.sealed_words where id = $1', [messageId])).toEqual([{ title: null, body: null, salt: null, digest: true, erased: true }])
    expect(await owner('select cipher, erased_at is not null as erased from record.sealed_contact where id = $1', [messageId])).toEqual([{ cipher: null, erased: true }])
    expect(await owner('select 1 from intake.likeness where message_id = $1', [messageId])).toEqual([])
    expect(await office.asks('officer', 'intake.message', { messageId })).toMatchObject({ hasContact: false, wordsErased: true, words: { body: null, erased: true } })
    expect((await office.isRefused('privacy', 'intake.eraseNow', { messageId, what: 'contact-and-words', note: '再次申请' }))[0]!.code).toBe('intake/nothing-to-erase')
    expect((await verifyRecord(office.pool.db, office.ledger.catalogue.aggregates)).faults).toEqual([])
  })
})
