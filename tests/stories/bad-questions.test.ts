import { describe, expect, it } from 'vitest'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { makeDesk } from '#src/desk/desk.ts'
import { openPool } from '#src/record/pool.ts'
import { asks, codesOf, isStudied } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00')
const receive = (text: string, extra: object = {}) => office.desk.do(CITIZEN, 'intake.receive', { source: 'public_form', text, ...extra }, office.now())
const bodyOf = async (messageId: string) => (await office.asks<{ words: { body: string } }>('officer', 'intake.message', { messageId })).words.body

describe('questions that are not what one expects', () => {
  it('of no character, or of spaces and control characters alone: refused, with what to do', async () => {
    for (const text of ['', '   \n\t ', '\u0000\u0007', '\u202E\u2066']) {
      const refused = await office.isRefused(CITIZEN, 'intake.receive', { source: 'public_form', text })
      expect(refused.map((one) => [one.code, one.item])).toEqual([['input/invalid', 'text']])
      expect(refused[0]!.params!['message']).toMatch(/不能为空/)
    }
  })

  it('of one character: received', async () => {
    expect(await bodyOf(await asks(office, '水'))).toBe('水')
  })

  it('of 20,000 characters: received whole; of 20,001 and of 100,000: refused, and the limit is named', async () => {
    expect([...(await bodyOf(await asks(office, '问'.repeat(20_000))))]).toHaveLength(20_000)
    for (const length of [20_001, 100_000]) {
      const refused = await office.isRefused(CITIZEN, 'intake.receive', { source: 'public_form', text: '问'.repeat(length) })
      expect(refused.map((one) => one.item)).toEqual(['text'])
      expect(refused[0]!.params!['message']).toMatch(/20000/)
    }
  })

  it('with emoji, control and right-to-left characters: emoji stay, what turns or hides text goes', async () => {
    expect(await bodyOf(await asks(office, '路灯坏了😡👨‍👩‍👧\u0000\u001B[31m,请修\u202Eabc\u2066。'))).toBe('路灯坏了😡👨‍👩‍👧[31m,请修abc。')
    expect(await bodyOf(await asks(office, 'متى تفتح المدرسة؟'))).toBe('متى تفتح المدرسة؟')
    expect(await bodyOf(await asks(office, `半个表情\uD83D结尾`))).toBe('半个表情\uFFFD结尾')
  })

  it('a text that looks like a command to the database stays a text', async () => {
    const text = `'; drop table intake.message; --`
    expect(await bodyOf(await asks(office, text))).toBe(text)
  })

  it('the same form sent fifty times, by two servers at once: one matter, every other answer points to it', async () => {
    const pool = await openPool(office.database.config('huiying_app'), 5)
    try {
      const { rules } = office.ledger
      const other = makeDesk({ db: pool.db, catalogue: composeCatalogue(rules), rules })
      const form = { source: 'public_form', text: '路口的红绿灯时间太短,老人过不去。', idempotencyKey: 'nervous-finger-1' }
      const outcomes = await Promise.all(Array.from({ length: 50 }, (_, at) => (at % 2 === 0 ? office.desk : other).do(CITIZEN, 'intake.receive', form, office.now())))
      const taken = outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.filter((fact) => fact.kind === 'intake.received') : []))
      expect(taken).toHaveLength(1)
      const messageId = taken[0]!.subject.split(':')[1]
      const refused = outcomes.flatMap((outcome) => ('refusals' in outcome ? outcome.refusals : []))
      expect(refused).toHaveLength(49)
      expect(new Set(refused.map((one) => `${one.code} ${one.item}`))).toEqual(new Set([`intake/already-received ${messageId}`]))
      const { items } = await office.asks<{ items: { excerpt: string }[] }>('officer', 'intake.messages', { search: '红绿灯时间太短' })
      expect(items).toHaveLength(1)
    } finally {
      await pool.end()
    }
  })

  it('[CV-4] knowledge in the future, or without an offset: refused', async () => {
    expect(await receive('测试', { knownAt: '2026-10-12T09:00:01+08:00' })).toMatchObject({ refusals: [{ code: 'intake/known-in-the-future' }] })
    expect(await receive('测试', { knownAt: '2026-10-12T08:00:00' })).toMatchObject({ refusals: [{ code: 'input/invalid', item: 'knownAt' }] })
  })
})

describe('a unit that does not exist', () => {
  it('is refused wherever it is named, and nothing is stated', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000'
    const messageId = await asks(office, '地铁口共享单车乱停乱放。')
    await isStudied(office, messageId)
    const refused = await office.isRefused('officer', 'triage.accept', { messageId, unitId: nobody, coUnitIds: [nobody] })
    expect(refused.filter((one) => one.item === nobody).map((one) => one.code)).toContain('triage/unknown-unit')
    expect((await office.isRefused('officer', 'triage.accept', { messageId, unitId: '住建局' })).map((one) => one.item)).toEqual(['unitId'])
    expect(await office.asks('officer', 'triage.item', { messageId })).toMatchObject({ state: 'waiting' })
    await office.does('officer', 'triage.accept', { messageId, unitId: office.cast.unit('housing') })
    expect(codesOf(await office.isRefused('officer', 'cases.changeFirstSubject', { caseId: messageId, unitId: nobody, reason: '改派给别的单位' }))).toEqual(['cases/unknown-unit'])
  })
})
