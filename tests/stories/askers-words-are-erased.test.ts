import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settle } from '#src/desk/clockwork.ts'
import type { Id } from '#src/kernel/facts.ts'
import { makeKeys, seal, useKeys } from '#src/record/keys.ts'
import { verifyRecord } from '#src/record/verify.ts'
import { relations } from '../security/catalogue.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { isReady } from './conference-steps.ts'
import { asks, codesOf, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00', { people: [{ key: 'privacy', name: '易安', posts: [{ role: 'privacy_officer', unit: 'press' }] }] })
const hash = (n: number): string => n.toString(16).padStart(64, '0')
/** What an asker may write in every place where one can write: none of it may stand outside the sealed words. */
const WRITTEN = { title: '甲标题标记', text: '乙正文标记：东湖路夜里施工。', contact: '丙联系标记 13900004444', reason: '丁理由标记：昨晚十一点还在打桩。' }
let owner: pg.Client

beforeAll(async () => {
  useKeys(makeKeys(randomBytes(32)))
  owner = new pg.Client(office.database.config())
  await owner.connect()
})
afterAll(() => owner?.end())

async function isRehandled(n: number, more: object = {}): Promise<Id> {
  const caseId = await isAccepted(office, await asks(office, WRITTEN.text + n, { title: WRITTEN.title, queryHash: hash(n), ...more }))
  const drafted = await isDrafted(office, caseId)
  await isCleared(office, drafted)
  await isPublished(office, drafted.statementId)
  await office.does(CITIZEN, 'evaluation.rate', { queryHash: hash(n), rating: 'dissatisfied' })
  await office.does(CITIZEN, 'evaluation.requestRehandling', { queryHash: hash(n), reason: WRITTEN.reason })
  return caseId
}
/** Tables of the whole database in which one of these words stands. */
async function placesOf(words: string): Promise<string[]> {
  const tables = (await relations(owner)).filter(({ kind }) => kind === 'table').map(({ name }) => name)
  const parts = tables.map((table) => `select '${table}' as t, bool_or(strpos(x::text, $1) > 0) as found from ${table} x`)
  return (await owner.query<{ t: string; found: boolean | null }>(parts.join(' union all '), [words])).rows.filter((row) => row.found).map((row) => row.t)
}
const reasonSeen = async (caseId: Id) => (await office.asks<{ items: { reason: string | null }[] }>('writer', 'evaluation.ratings', { caseId })).items[0]!.reason
const faults = async () => (await verifyRecord(office.pool.db, office.ledger.catalogue.aggregates)).faults

describe('what an asker wrote lies apart, and goes when it must', () => {
  let caseId = ''

  it('[RL-2] whatever an asker can write stands in the sealed words alone; facts and states hold no piece of it', async () => {
    caseId = await isRehandled(1, { sealedContact: seal(WRITTEN.contact).toString('base64') })
    for (const [what, words] of Object.entries(WRITTEN)) expect(await placesOf(words.slice(0, 5)), what).toEqual(what === 'contact' ? [] : ['record.sealed_words'])
    const open = office.ledger.catalogue.modules.flatMap((module) => (module.commands ?? []).filter((one) => one.may === 'public' && ['intake', 'evaluation', 'conferences'].includes(module.name)).map(({ name }) => name))
    // A new command of the asker must come into this story; `react` takes two ticks and no words.
    expect(open.toSorted()).toEqual(['conferences.signInByCode', 'conferences.submitQuestion', 'evaluation.rate', 'evaluation.react', 'evaluation.requestRehandling', 'intake.receive'])
  })

  it('[RL-2] [XM4-06] the reason for re-handling is erased together with the words of the message, and the record still verifies', async () => {
    expect(await reasonSeen(caseId)).toBe(WRITTEN.reason)
    const facts = await office.does('privacy', 'intake.eraseNow', { messageId: caseId, what: 'contact-and-words', note: '来信人申请' })
    expect(facts.map((fact) => fact.kind)).toEqual(['intake.contactErased', 'intake.wordsErased'])
    for (const words of Object.values(WRITTEN)) expect(await placesOf(words.slice(0, 5)), words).toEqual([])
    expect(await reasonSeen(caseId)).toBeNull()
    expect(await faults()).toEqual([])
  })

  it('[RL-2] it can be erased by itself, by the privacy officer alone, once', async () => {
    const second = await isRehandled(2)
    const asked = { messageId: second, note: '来信人申请' }
    expect(codesOf(await office.isRefused('head', 'evaluation.eraseReason', asked))).toEqual(['desk/role-missing'])
    await office.does('privacy', 'evaluation.eraseReason', asked)
    expect(await placesOf(WRITTEN.reason.slice(0, 5))).toEqual([])
    expect(await placesOf(`${WRITTEN.text}2`)).toEqual(['record.sealed_words'])
    expect(codesOf(await office.isRefused('privacy', 'evaluation.eraseReason', asked))).toEqual(['evaluation/nothing-to-erase'])
    // The words of the message go afterwards without stumbling over the reason that is gone.
    expect((await office.does('privacy', 'intake.eraseNow', { messageId: second, what: 'contact-and-words', note: '再次申请' })).map((fact) => fact.kind)).toEqual(['intake.wordsErased'])
    expect(await faults()).toEqual([])
  })

  it('[RL-2] the words of a question to a conference go on request, by the privacy officer alone, once; number, wording, fate and digest stay and the record verifies', async () => {
    const words = '戊提问标记：我家住东湖路，电话 13900005555。'
    const conferenceId = await isReady(office, { at: '2026-03-20T15:00:00+08:00', until: '2026-03-20T16:00:00+08:00', place: '新闻发布厅' })
    const questionId = randomUUID()
    await office.does(CITIZEN, 'conferences.submitQuestion', { conferenceId, questionId, text: words })
    expect(await placesOf(words.slice(0, 5))).toEqual(['record.sealed_words'])
    await office.does('officer', 'conferences.wordQuestion', { questionId, wording: '夜间施工由谁许可？' })
    const asked = { questionId, note: '提问人申请' }
    expect(codesOf(await office.isRefused('officer', 'conferences.eraseQuestion', asked))).toEqual(['desk/role-missing'])
    await office.does('privacy', 'conferences.eraseQuestion', asked)
    expect(await placesOf(words.slice(0, 5))).toEqual([])
    const seen = (await office.asks<{ items: object[] }>('officer', 'conferences.questions', { conferenceId })).items[0]
    expect(seen).toMatchObject({ no: 1, state: 'asked', original: null, wordsErased: true, wording: '夜间施工由谁许可？', wordsDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
    expect(codesOf(await office.isRefused('privacy', 'conferences.eraseQuestion', asked))).toEqual(['conferences/nothing-to-erase'])
    expect(await faults()).toEqual([])
  })

  it('[RL-2] the words of a question go by themselves when their term is over, but not while the question waits for its fate', async () => {
    const conferenceId = await isReady(office, { at: '2026-03-25T15:00:00+08:00', until: '2026-03-25T16:00:00+08:00', place: '第三发布厅' })
    const [waiting, declined] = [randomUUID(), randomUUID()]
    await office.does(CITIZEN, 'conferences.submitQuestion', { conferenceId, questionId: waiting, text: '庚提问标记' })
    await office.does(CITIZEN, 'conferences.submitQuestion', { conferenceId, questionId: declined, text: '辛提问标记' })
    await office.does('officer', 'conferences.declineQuestion', { questionId: declined, ground: 'off_topic', reason: '与本次主题无关，请走公众提问' })
    // Asked on 2 March 2026: 36 months end with 2 March 2029.
    await settle(office.ledger, '2029-03-02T15:59:59.000Z')
    expect(await placesOf('辛提问标记')).toEqual(['record.sealed_words'])
    await settle(office.ledger, '2029-03-02T16:00:00.000Z')
    expect([await placesOf('辛提问标记'), await placesOf('庚提问标记')]).toEqual([[], ['record.sealed_words']])
    expect(await faults()).toEqual([])
  })

  it('[RL-15] words of a question that somebody exchanges, empties or takes away behind the record’s back are found', async () => {
    const conferenceId = await isReady(office, { at: '2026-03-21T15:00:00+08:00', until: '2026-03-21T16:00:00+08:00', place: '第二发布厅' })
    const questionId = randomUUID()
    await office.does(CITIZEN, 'conferences.submitQuestion', { conferenceId, questionId, text: '己提问标记' })
    const was = (await owner.query<{ body: string; salt: Buffer; digest: Buffer }>('select body, salt, digest from record.sealed_words where id = $1', [questionId])).rows[0]!
    const other = Buffer.from('0'.repeat(64), 'hex')
    for (const [change, values] of [['body = $2', ['另一句话']], ['digest = $2', [other]], ['body = null, salt = null, erased_at = now()', []]] as const) {
      await owner.query(`update record.sealed_words set ${change} where id = $1`, [questionId, ...values])
      expect(JSON.stringify(await faults()), change).toContain(questionId)
      await owner.query('update record.sealed_words set body = $2, salt = $3, digest = $4, erased_at = null where id = $1', [questionId, was.body, was.salt, was.digest])
    }
    expect(await faults()).toEqual([])
  })

  it('[RL-15] a reason that somebody exchanges or empties behind the record’s back is found', async () => {
    await isRehandled(3)
    const { rows } = await owner.query<{ id: string }>(`select data->>'wordsId' as id from record.fact where kind = 'evaluation.rehandlingAsked' order by seq desc limit 1`)
    const id = rows[0]!.id
    await owner.query(`update record.sealed_words set body = '没有意见' where id = $1`, [id])
    expect(JSON.stringify(await faults())).toContain(id)
    await owner.query(`update record.sealed_words set body = $2 where id = $1`, [id, WRITTEN.reason])
    expect(await faults()).toEqual([])
    await owner.query(`update record.sealed_words set body = null, salt = null, erased_at = now() where id = $1`, [id])
    expect(JSON.stringify(await faults())).toContain('erased without a word')
  })
})
