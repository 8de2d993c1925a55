import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Id } from '#src/kernel/facts.ts'
import { makeKeys, seal, useKeys } from '#src/record/keys.ts'
import { readSources } from '../fences/source.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { isAccepted } from '../stories/steps.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { columns, relations } from './catalogue.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')
let owner: pg.Client
beforeAll(async () => {
  useKeys(makeKeys(Buffer.alloc(32, 9)))
  owner = new pg.Client(office.database.config())
  await owner.connect()
})
afterAll(() => owner?.end())

/** What could tell one person from another. */
const PERSONAL = /(?:^|_)(?:author|asker|sender|citizen|phone|mobile|tel|telephone|email|mail|ip|address|handle|nickname|account|openid|wechat|weibo|device|fingerprint|cookie|id_?card|gender|age|birth|household)(?:_|$)/i
/** Where such a column is of officials, not of askers, and why it may stand. */
const OF_OFFICIALS: Readonly<Record<string, string>> = {
  'statements.edition.author_ids': 'officials who wrote an edition and so may not review it (RL-9)',
  'access.security_log.address': 'address of who signs in; six months, for the ledger and the auditor alone (RL-2)',
}
const BY_PERSON = /(?:by|of)(?:Author|Asker|Sender|Citizen|Phone|Contact|Name|Ip)|otherQuestions|profile|history(?:Of)?Person|sentiment|reputation/i
// Put together here so that this file does not hold what it forbids.
const FORBIDDEN_WORDS = [['sentiment', 'Score'], ['重点', '人员'], ['重点', '人 '], ['危险', '指数'], ['敏感', '人员'], ['risk', 'Score'], ['author', 'Score'], ['black', 'list']].map((parts) => parts.join('').trim())

async function arrives(text: string, contact: string): Promise<Id> {
  return idOf((await office.does(CITIZEN, 'intake.receive', { source: 'public_form', text, sealedContact: seal(contact).toString('base64') }))[0]!.subject)
}

/** All texts of six signs and more in all rows of all tables in which the message's id stands. */
async function tracesOf(messageId: Id): Promise<Set<string>> {
  const traces = new Set<string>() // links of the chain say which facts are neighbours, not whose they are
  for (const { name, kind } of await relations(owner)) {
    if (kind !== 'table') continue
    const rows = await owner.query<{ row: string }>(`select (to_jsonb(x) - 'prev' - 'hash')::text as row from ${name} x where to_jsonb(x)::text like '%' || $1 || '%'`, [messageId])
    for (const { row } of rows.rows) for (const value of row.match(/[\p{L}\p{N}+/=@.:-]{6,}/gu) ?? []) traces.add(value)
  }
  return traces
}

describe('[RL-1] no profile of anybody who asks', () => {
  it('no column of any table holds what tells one asker from another', async () => {
    const found: string[] = []
    for (const { name } of await relations(owner)) for (const column of await columns(owner, name)) if (PERSONAL.test(column.name)) found.push(`${name}.${column.name}`)
    expect(found.filter((column) => !(column in OF_OFFICIALS))).toEqual([])
    expect(Object.keys(OF_OFFICIALS).filter((column) => !found.includes(column))).toEqual([])
    expect(['author_id', 'asker_phone', 'ip', 'phone', 'id_card'].every((column) => PERSONAL.test(column))).toBe(true)
  })

  it('two messages of one person share nothing in the whole database that a third person’s does not', async () => {
    const first = await arrives('东门路口红绿灯坏了,过马路很危险。', '李明 13900004444')
    const second = await arrives('幼儿园旁边的垃圾站气味很大。', '李明 13900004444')
    const stranger = await arrives('老旧小区想加装电梯,怎么申请?', '何香 13800005555')
    for (const messageId of [first, second, stranger]) await isAccepted(office, messageId)
    const [a, b, other] = await Promise.all([tracesOf(first), tracesOf(second), tracesOf(stranger)])
    expect(a.size).toBeGreaterThan(50)
    // Times and ids of acts on both messages differ anyway; what is left is what one row says of both.
    expect([...a].filter((value) => b.has(value) && !other.has(value))).toEqual([])
  })

  it('and a planted key that joins them would be seen', async () => {
    const first = await arrives('路面有坑。', '周文 13700006666')
    const second = await arrives('井盖松动。', '周文 13700006666')
    const stranger = await arrives('水压太低。', '吴越 13600007777')
    await owner.query(`create table intake.planted (message_id uuid, person_key text); insert into intake.planted values ($1, 'same-person'), ($2, 'same-person'), ($3, 'other-person')`.replaceAll(/\$\d/g, (at) => `'${[first, second, stranger][Number(at[1]) - 1]}'`))
    const [a, b, other] = await Promise.all([tracesOf(first), tracesOf(second), tracesOf(stranger)])
    await owner.query('drop table intake.planted')
    expect([...a].filter((value) => b.has(value) && !other.has(value))).toEqual(['same-person'])
  })

  it('no command or query searches by person, contact or address', () => {
    const named = office.ledger.catalogue.modules.flatMap((module) => [...(module.commands ?? []), ...(module.queries ?? [])])
    expect(named.filter(({ name }) => BY_PERSON.test(name)).map(({ name }) => name)).toEqual([])
    const asking = office.ledger.catalogue.modules.flatMap((module) => module.queries ?? [])
    const searchedBy = asking.flatMap((query) => Object.keys((z.toJSONSchema(query.input, { io: 'input', unrepresentable: 'any' }) as { properties?: object }).properties ?? {}).map((key) => `${query.name}.${key}`))
    expect(searchedBy.filter((key) => PERSONAL.test(key.split('.').at(-1)!.replaceAll(/([A-Z])/g, '_$1')))).toEqual([])
    expect(BY_PERSON.test('intake.messagesByPhone')).toBe(true)
  })

  it('no field, word or screen speaks of scores of people', () => {
    const texts = readSources(['src', 'console/src', 'instruments'], /\.(?:ts|tsx|sql|yaml|md)$/).filter(({ path }) => !path.startsWith('instruments/register/'))
    expect(texts.flatMap(({ path, text }) => FORBIDDEN_WORDS.filter((word) => text.toLowerCase().includes(word.toLowerCase())).map((word) => `${path}: ${word}`))).toEqual([])
    expect(FORBIDDEN_WORDS).toHaveLength(8)
  })
})
