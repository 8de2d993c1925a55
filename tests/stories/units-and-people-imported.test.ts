import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mapColumns } from '#src/adapters/tables/columns.ts'
import { toHalfWidth } from '#src/adapters/tables/half-width.ts'
import { readTable } from '#src/adapters/tables/read-table.ts'
import { buildCatalogue } from '#src/desk/catalogue.ts'
import { makeDesk, type Desk } from '#src/desk/desk.ts'
import type { Actor } from '#src/kernel/facts.ts'
import { importColumns, neededImportColumns, toImportRows } from '#src/modules/directory/import-columns.ts'
import { directory } from '#src/modules/directory/module.ts'
import { openPool, type Pool } from '#src/record/pool.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { freshDatabase, type FreshDatabase } from '../setup/clone.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }
const NOW = '2026-03-16T01:00:00.000Z'

let database: FreshDatabase
let pool: Pool
let desk: Desk
beforeAll(async () => {
  database = await freshDatabase()
  pool = await openPool(database.config('huiying_app'), 2)
  const rules = loadRulebook()
  desk = makeDesk({ db: pool.db, catalogue: buildCatalogue([directory], [], {}), rules })
})
afterAll(async () => {
  await pool?.end()
  await database?.drop()
})

async function importFile(name: string) {
  const bytes = readFileSync(new URL(`../fixtures/tables/${name}`, import.meta.url))
  const table = await readTable(bytes, name, { aliases: importColumns, normalise: toHalfWidth })
  const { columns, refusals } = mapColumns(table.header, importColumns, neededImportColumns)
  expect(refusals).toEqual([])
  return desk.do(OPERATOR, 'directory.importPeopleAndUnits', { fileName: name, rows: toImportRows(table.rows, columns) }, NOW)
}

describe('a district uploads its list of units and people', () => {
  it('names the rows of the .csv that lost their unit when merged cells were saved as text', async () => {
    const outcome = await importFile('roster-gb18030.csv')
    const reasons = 'refusals' in outcome ? outcome.refusals : []
    expect(reasons.map((reason) => [reason.params!['row'], reason.params!['column'], reason.code])).toEqual([6, 8, 9, 10].map((row) => [row, '单位名称', 'directory/import-unit-empty']))
  })

  it('takes over the .xlsx as it is: three units, seven people, eight posts', async () => {
    const outcome = await importFile('roster.xlsx')
    if ('refusals' in outcome) throw new Error(JSON.stringify(outcome.refusals))
    const count = (kind: string): number => outcome.facts.filter((fact) => fact.kind === kind).length
    expect(['directory.unitRegistered', 'directory.personRegistered', 'directory.appointed', 'directory.imported'].map(count)).toEqual([3, 7, 8, 1])
    const people = await desk.ask<{ items: { name: string; officeContact: string; posts: { unitName: string; role: string; from: string }[] }[] }>(OPERATOR, 'directory.people', { search: '方致和' }, NOW)
    expect('value' in people && people.value.items.map((one) => [one.name, one.officeContact, one.posts.map((post) => post.role).toSorted(), one.posts[0]!.from])).toEqual([
      ['方致和', '26125002', ['online_spokesperson', 'spokesperson'], '2025-11-02T16:00:00.000Z'],
    ])
  })

  it('changes nothing when the same file comes again', async () => {
    expect(await importFile('roster.xlsx')).toEqual({ facts: [] })
  })
})
