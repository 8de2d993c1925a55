import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../setup/clone.ts'
import { attempt, type Standing } from './attempt.ts'
import { APP_ROLES, columns, relations, type AppRole, type Relation } from './catalogue.ts'
import { EXPECTED, KNOWN_TO_EVERY_DESK } from './expected.ts'
import { insertOf } from './rows.ts'

const OWN = randomUUID()
const FOREIGN = randomUUID()
const ME = randomUUID()

let database: FreshDatabase
let client: pg.Client
let app: pg.Client
let all: Relation[]
const planted = new Map<string, number>()

beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client(database.config())
  await client.connect()
  app = new pg.Client(database.config('huiying_app'))
  await app.connect()
  all = await relations(client)
  for (const { name, kind } of all) {
    if (kind === 'view' || name === 'public.huiying_migration') continue
    const rows = Number((await client.query(`select count(*) from ${name}`)).rows[0].count)
    // A table of one row has it already or takes one; every other one gets a row of either unit.
    if (rows === 0) for (const unit of [OWN, FOREIGN]) await client.query(await insertOf(client, name, unit)).catch((error: pg.DatabaseError) => { if (error.code !== '23505') throw error })
    planted.set(name, Number((await client.query(`select count(*) from ${name}`)).rows[0].count))
  }
})
afterAll(async () => {
  await app?.end()
  await client?.end()
  await database?.drop()
})

const standingOf = (role: AppRole, whole = false): Standing => (role === 'huiying_desk' ? { role, person: ME, units: [OWN], whole } : { role })

/** What a role really can do with a table, in the letters of the expected table. */
async function rightsOf(name: string, standing: Standing): Promise<string> {
  const total = planted.get(name) ?? 0
  const letter = (touched: number, own: string): string => (touched === 0 ? '' : touched < total ? own : own.toUpperCase())
  const seen = await attempt(app, standing, `select count(*)::int as n from ${name}`)
  let rights = seen === 'denied' ? '' : total === 0 ? 'R' : letter(Number(seen.first!['n']), 'r')
  if (total === 0) return rights
  const inserts = [await attempt(app, standing, await insertOf(client, name, OWN)).catch(taken), await attempt(app, standing, await insertOf(client, name, FOREIGN)).catch(taken)]
  rights += inserts.every((done) => done !== 'denied') ? 'I' : inserts.some((done) => done !== 'denied') ? 'i' : ''
  let updated = 0
  for (const column of (await columns(client, name)).filter((one) => !one.generated)) {
    const done = await attempt(app, standing, `update ${name} set "${column.name}" = "${column.name}"`)
    if (done !== 'denied') updated = Math.max(updated, done.rows)
  }
  rights += letter(updated, 'u')
  const deleted = await attempt(app, standing, `delete from ${name}`)
  rights += deleted === 'denied' ? '' : letter(deleted.rows, 'd')
  const truncated = await attempt(app, standing, `truncate ${name} cascade`)
  return truncated === 'denied' ? rights : `${rights}T`
}

/** A second row in a table of one row: the right was there, the place was not. */
function taken(error: pg.DatabaseError): { rows: number; first: undefined } {
  if (error.code === '23505') return { rows: 1, first: undefined }
  throw error
}

describe('tables × roles × verbs', () => {
  it('every table and view of the database has its row in the expected table, and no other', () => {
    expect(all.map(({ name }) => name)).toEqual(Object.keys(EXPECTED).toSorted())
  })

  it.each(Object.keys(EXPECTED).flatMap((name) => APP_ROLES.map((role) => [name, role] as const)))('%s for %s: as written, no more and no less', async (name, role) => {
    expect(await rightsOf(name, standingOf(role))).toBe(EXPECTED[name]![role] ?? '')
  })

  it('a desk sees no row of another unit, but where it is known to every desk', async () => {
    const leaking: string[] = []
    for (const { name } of all.filter(({ kind }) => kind === 'table')) {
      const seen = await attempt(app, standingOf('huiying_desk'), `select count(*)::int as n from ${name}`)
      if (seen !== 'denied' && Number(seen.first!['n']) === planted.get(name) && planted.get(name)! > 0) leaking.push(name)
    }
    expect(leaking).toEqual(Object.keys(KNOWN_TO_EVERY_DESK).toSorted())
  })

  it('the press office, which sees all matters, still reads no draft and no contact of another unit', async () => {
    for (const name of ['statements.draft', 'record.sealed_contact']) {
      const seen = await attempt(app, standingOf('huiying_desk', true), `select count(*)::int as n from ${name}`)
      expect(seen, name).toMatchObject({ first: { n: 1 } })
    }
    expect(await attempt(app, standingOf('huiying_desk', true), 'select count(*)::int as n from cases.case')).toMatchObject({ first: { n: 2 } })
  })

  it('a desk without a unit, or of a third one, sees nothing of either', async () => {
    for (const units of [[], [randomUUID()]]) {
      for (const { name } of all.filter((one) => one.kind === 'table' && !(one.name in KNOWN_TO_EVERY_DESK))) {
        const seen = await attempt(app, { role: 'huiying_desk', person: ME, units }, `select count(*)::int as n from ${name}`)
        if (seen !== 'denied') expect(seen.first, name).toEqual({ n: 0 })
      }
    }
  })
})

describe('the matrix can fail', () => {
  const undone = async (setup: string, check: () => Promise<void>): Promise<void> => {
    await client.query(setup)
    await check()
  }

  it('for a new table, a lifted row security, a wider policy and a forgotten revoke', async () => {
    await undone('create table cases.planted (id uuid primary key, unit_ids uuid[] not null); grant select on cases.planted to huiying_desk', async () => {
      expect((await relations(client)).map(({ name }) => name)).not.toEqual(Object.keys(EXPECTED).toSorted())
      await client.query('drop table cases.planted')
    })
    await undone('alter table cases.case disable row level security', async () => {
      expect(await rightsOf('cases.case', standingOf('huiying_desk'))).toBe('R')
      await client.query('alter table cases.case enable row level security')
    })
    await undone('create policy planted on intake.message for select to huiying_desk using (true)', async () => {
      expect(await rightsOf('intake.message', standingOf('huiying_desk'))).toBe('R')
      await client.query('drop policy planted on intake.message')
    })
    await undone('grant delete on record.sealed_words to huiying_ledger', async () => {
      expect(await rightsOf('record.sealed_words', standingOf('huiying_ledger'))).toBe('RIUD')
      await client.query('revoke delete on record.sealed_words from huiying_ledger')
    })
    await undone('grant truncate on record.timer to huiying_ledger', async () => {
      expect(await rightsOf('record.timer', standingOf('huiying_ledger'))).toBe('RIUDT')
      await client.query('revoke truncate on record.timer from huiying_ledger')
    })
  })
})
