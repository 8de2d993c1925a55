import { describe, expect, it } from 'vitest'
import { moduleNames } from '#src/modules/river.ts'
import { placeOf } from './import-table.ts'
import { readSources } from './source.ts'
import { foreignSchemas, hasSql } from './sql-text.ts'

const sources = readSources(['src'], /\.(?:ts|sql)$/)
const found = (path: string, text: string) => foreignSchemas([{ path, text }], moduleNames).map(({ why }) => why)

describe('each module names its own schema', () => {
  it('in every file of SQL and every sql template', () => {
    expect(sources.filter(({ path }) => path.endsWith('.sql')).length).toBeGreaterThan(10)
    expect(foreignSchemas(sources, moduleNames).map(({ path, line, why }) => `${path}:${line} ${why}`)).toEqual([])
  })

  it.each([
    ['a query', 'src/modules/cases/queries.ts', 'const a = sql`select doc from intake.message`'],
    ['a join over several lines', 'src/modules/cases/queries.ts', 'const a = sql<X>`\n  select 1 from cases.case c\n  join\n    triage.item i on true where c.id = ${x}`'],
    ['a quoted name', 'src/modules/cases/storage.ts', 'const a = sql`update "statements"."edition" set no = 1`'],
    ['capitals', 'src/modules/cases/storage.ts', 'const a = sql`DELETE FROM Review.Signature`'],
    ['a function', 'src/modules/cases/storage.ts', 'const a = sql`select publication.put_on_shelf(${1}, 2, 3)`'],
    ['a migration', 'src/modules/cases/schema/0009-x.sql', 'create view cases.v as select * from duties.duty;'],
    ['a foreign key', 'src/modules/cases/schema/0009-x.sql', 'alter table cases.case add foreign key (id) references intake . message;'],
    ['the record', 'src/record/verify.ts', 'const a = sql`select * from intake.message`'],
    ['a migration of the record', 'src/record/schema/0009-x.sql', 'select * from access.session;'],
    ['the desk', 'src/desk/timeline.ts', 'const a = sql`select * from cases.case`'],
  ])('and %s that names another is found', (_, path, text) => {
    expect(found(path, text)).toHaveLength(1)
  })

  it('while its own, the record, aliases, comments, texts and the guards pass', () => {
    expect(found('src/modules/cases/queries.ts', "const a = sql`select c.doc, record.now() from cases.case c join record.fact f on f.kind = 'intake.received' -- intake.message`")).toEqual([])
    expect(found('src/record/guards/schema/0009-x.sql', 'grant select on cases.case to huiying_guard;')).toEqual([])
    expect(found('src/modules/cases/decide.ts', "export const kind = 'triage.accepted'")).toEqual([])
  })
})

describe('SQL stands in storage and queries', () => {
  const elsewhere = (path: string): boolean => {
    const { part, role } = placeOf(path)
    return part === 'flows' || part === 'adapters' || part === 'kernel' || part === 'rulebook' || part.startsWith('surfaces/') || role === 'deciding' || role === 'contract' || role === 'public'
  }

  it('and nowhere else', () => {
    expect(sources.filter((source) => elsewhere(source.path) && hasSql(source)).map(({ path }) => path)).toEqual([])
  })

  it('a planted query on a surface or in a decider is found', () => {
    for (const path of ['src/surfaces/api/planted.ts', 'src/modules/cases/decide.ts', 'src/flows/planted.ts']) {
      expect(elsewhere(path) && hasSql({ path, text: 'export const a = sql`select 1`' }), path).toBe(true)
    }
    expect(elsewhere('src/modules/cases/queries.ts')).toBe(false)
  })
})
