import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { settle } from '#src/desk/clockwork.ts'
import { withSettings } from '#src/rulebook/engine.ts'
import { eraseDue } from '#src/rulebook/lookups.ts'
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

describe('[RL-2] the words of a message', () => {
  const body = async (id: string) => (await owner<{ body: string | null }>('select body from record.sealed_words where id = $1', [id]))[0]!.body
  const dueOf = async (id: string) => (await owner<{ due_at: string }>(`select due_at from record.timer where kind = 'intake.eraseWords' and subject = $1`, [`intake.message:${id}`])).map(({ due_at }) => due_at)
  const faults = async () => (await verifyRecord(office.pool.db, office.ledger.catalogue.aggregates)).faults
  const seen = (messageId: string) => office.asks<{ state: string; wordsUntil?: string; words: object }>('officer', 'intake.message', { messageId })
  let closed = ''
  let joined = ''
  let reopened = ''
  let handedOver = ''
  let open = ''
  let held = ''

  it('are kept without a term while the matter is open; its end sets the day by the rule of that day, for every message of the case', async () => {
    await office.turnTo('2028-03-01T09:00:00+08:00')
    ;[closed, joined, reopened, handedOver, open, held] = await Promise.all(['路灯一直不亮。', '路灯还是不亮。', '井盖松动。', '外省的事。', '还在办的事。', '打官司的事。'].map((text) => asks(office, text))) as [string, string, string, string, string, string]
    for (const id of [closed, reopened, open, held]) await isAccepted(office, id)
    await isStudied(office, joined, {})
    await office.does('officer', 'triage.merge', { messageId: joined, caseId: closed, reason: '同一盏灯' })
    expect(await seen(closed)).not.toHaveProperty('wordsUntil')
    expect(await dueOf(closed)).toEqual([])
    await Promise.all([closed, reopened, held].map(closes))
    await isStudied(office, handedOver, { classes: [] })
    await office.does('officer', 'triage.handOver', { messageId: handedOver, channel: 'other_jurisdiction', reason: '不属本区事项', receipt: '回执 4 号' })
    // Ended on 1 March 2028; 36 months on is 1 March 2031, and they go when that day is over.
    for (const id of [closed, joined, handedOver]) expect(await dueOf(id)).toEqual(['2031-03-01T16:00:00.000Z'])
    expect(await seen(joined)).toMatchObject({ state: 'closed', wordsUntil: '2031-03-01T16:00:00.000Z', wordsRule: 'product-defaults/minimum/words' })
    expect(await dueOf(open)).toEqual([])
  })

  it('get a shorter term where the office set one, from that day on', async () => {
    await office.does('head', 'agenda.setParameter', { parameter: 'words-kept-months', from: '2028-03-02', value: 6, reason: '本办缩短保存期限' })
    const settings = [{ parameter: 'words-kept-months', from: '2028-03-02', value: 6 }]
    const rules = withSettings(office.ledger.rules, settings)
    expect([eraseDue(rules, 'words', '2028-03-01T02:00:00.000Z').at, eraseDue(rules, 'words', '2028-03-02T02:00:00.000Z').at]).toEqual(['2031-03-01T16:00:00.000Z', '2028-09-02T16:00:00.000Z'])
  })

  it('of a reopened case have no term, and a new one at its next close', async () => {
    await office.turnTo('2029-01-01T09:00:00+08:00')
    await office.does('head', 'cases.reopen', { caseId: reopened, reason: '又松动了' })
    expect(await dueOf(reopened)).toEqual([])
    expect(await seen(reopened)).toMatchObject({ state: 'inCase' })
    await closes(reopened)
    expect(await dueOf(reopened)).toEqual(['2032-01-01T16:00:00.000Z'])
  })

  it('held as evidence have no timer, are not erased on request, and only the privacy officer or the head holds them', async () => {
    const asked = { messageId: held, ground: 'litigation', note: '云溪区法院（2028）行初 12 号' }
    expect(codes({ refusals: await office.isRefused('writer', 'intake.holdWords', asked) })).toEqual(['desk/role-missing'])
    await office.does('privacy', 'intake.holdWords', asked)
    expect(await dueOf(held)).toEqual([])
    expect(codes({ refusals: await office.isRefused('head', 'intake.holdWords', asked) })).toEqual(['intake/already-held'])
    expect(codes({ refusals: await office.isRefused('privacy', 'intake.eraseNow', { messageId: held, what: 'contact-and-words', note: '来信人申请' }) })).toEqual(['intake/words-held'])
    expect(codes({ refusals: await office.isRefused('head', 'intake.releaseWords', { messageId: closed, note: '点错了一封' }) })).toEqual(['intake/not-held'])
  })

  it('go by themselves at that moment and not before; digest, record and tombstone stay, and what is still needed is kept', async () => {
    await office.turnTo('2031-03-01T23:59:59+08:00')
    expect([await body(closed), await body(joined)]).toEqual(['路灯一直不亮。', '路灯还是不亮。'])
    await office.turnTo('2031-03-02T00:00:00+08:00')
    expect([await body(closed), await body(joined), await body(handedOver)]).toEqual([null, null, null])
    expect([await body(reopened), await body(open), await body(held)]).toEqual(['井盖松动。', '还在办的事。', '打官司的事。'])
    expect(await seen(closed)).toMatchObject({ state: 'closed', wordsErased: true, wordsErasedFor: 'retention', words: { body: null, erased: true, erasedAt: '2031-03-01T16:00:00.000Z' } })
    expect(await owner('select salt, digest is not null as digest from record.sealed_words where id = $1', [closed])).toEqual([{ salt: null, digest: true }])
    expect(await owner('select 1 from intake.likeness where message_id = $1', [closed])).toEqual([])
    const erased = await owner<{ data: object }>(`select data from record.fact where kind = 'intake.wordsErased' and subject = $1`, [`intake.message:${closed}`])
    expect(erased).toEqual([{ data: { because: 'retention', ruleId: 'product-defaults/minimum/words' } }])
    expect(codes({ refusals: await office.isRefused('privacy', 'intake.holdWords', { messageId: closed, ground: 'inspection', note: '省督查组' }) })).toEqual(['intake/nothing-to-hold'])
    expect(await faults()).toEqual([])
  })

  it('go at once when the hold is lifted after their term', async () => {
    await office.does('head', 'intake.releaseWords', { messageId: held, note: '判决已生效' })
    await settle(office.ledger, office.now())
    expect(await body(held)).toBeNull()
    expect(await faults()).toEqual([])
  })

  it('a lost or moved timer of words is found by the verification', async () => {
    await owner(`update record.timer set due_at = due_at + interval '1 year' where subject = $1 and kind = 'intake.eraseWords'`, [`intake.message:${reopened}`])
    expect(JSON.stringify(await faults())).toContain('intake.eraseWords')
  })
})
