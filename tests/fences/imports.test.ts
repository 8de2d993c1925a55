import { describe, expect, it } from 'vitest'
import { moduleNames } from '#src/modules/river.ts'
import { placeOf, violationsOf } from './import-table.ts'
import { readSources } from './source.ts'

const sources = readSources(['src'])
const found = (path: string, text: string) => violationsOf([{ path, text }], moduleNames).map(({ why }) => why)

describe('the import table', () => {
  it('is kept by every file', () => {
    expect(sources.length).toBeGreaterThan(100)
    expect(violationsOf(sources, moduleNames).map(({ path, line, why }) => `${path}:${line} ${why}`)).toEqual([])
  })

  it('knows every part of the tree and every module of the map', () => {
    const parts = new Set(sources.map(({ path }) => placeOf(path).part))
    expect([...parts].filter((part) => !['kernel', 'rulebook', 'signals', 'publiclog', 'rotation', 'record', 'desk', 'module', 'map', 'flows', 'adapters', 'app'].includes(part) && !part.startsWith('surfaces/'))).toEqual([])
    const modules = new Set(sources.flatMap(({ path }) => placeOf(path).module ?? []))
    for (const module of modules) expect(moduleNames, `${module} stands on the map`).toContain(module)
  })
})

/** One forbidden neighbour for each row of the table. */
const FORBIDDEN = [
  ['src/kernel/planted.ts', 'zod'],
  ['src/kernel/planted.ts', '#src/rulebook/engine.ts'],
  ['src/rulebook/planted.ts', '#src/record/pool.ts'],
  ['src/rulebook/kinds/planted.ts', 'node:fs'],
  ['src/rulebook/planted.ts', '../modules/cases/contract.ts'],
  ['src/signals/router/planted.ts', 'node:fs'],
  ['src/signals/planted.ts', '#src/record/work.ts'],
  ['src/signals/rules/planted.ts', 're2js'],
  ['src/signals/rules/patterns.ts', 'node:fs'],
  ['src/publiclog/planted.ts', 'node:crypto'],
  ['src/rotation/planted.ts', 'highs'],
  ['src/rotation/planted.ts', '#src/modules/directory/contract.ts'],
  ['src/rotation/highs.ts', 'node:fs'],
  ['src/record/planted.ts', '#src/desk/module.ts'],
  ['src/record/planted.ts', '#src/rulebook/engine.ts'],
  ['src/record/planted.ts', '../modules/river.ts'],
  ['src/desk/planted.ts', '#src/modules/cases/contract.ts'],
  ['src/desk/planted.ts', 'pg'],
  ['src/modules/cases/decide.ts', '#src/record/work.ts'],
  ['src/modules/cases/decide.ts', 'kysely'],
  ['src/modules/cases/decide.ts', 'node:crypto'],
  ['src/modules/cases/decide.ts', '../triage/decide.ts'],
  ['src/modules/cases/evolve.ts', '../statements/contract.ts'],
  ['src/modules/cases/contract.ts', '../publication/contract.ts'],
  ['src/modules/cases/module.ts', '../publication/module.ts'],
  ['src/modules/cases/module.ts', '../triage/decide.ts'],
  ['src/modules/cases/module.ts', '../intake/storage.ts'],
  ['src/modules/cases/queries.ts', '#src/flows/forward.ts'],
  ['src/modules/cases/ports.ts', '../intake/queries.ts'],
  ['src/modules/duties/watch.ts', '../cases/contract.ts'],
  ['src/modules/duties/module.ts', '../intake/queries.ts'],
  ['src/modules/evaluation/decide.ts', '../duties/contract.ts'],
  ['src/modules/river.ts', '#src/kernel/facts.ts'],
  ['src/flows/planted.ts', '#src/modules/cases/decide.ts'],
  ['src/flows/planted.ts', '#src/record/work.ts'],
  ['src/flows/planted.ts', 'zod'],
  ['src/surfaces/api/planted.ts', '#src/modules/cases/queries.ts'],
  ['src/surfaces/api/planted.ts', '#src/record/pool.ts'],
  ['src/surfaces/api/planted.ts', '#src/adapters/tables/csv.ts'],
  ['src/surfaces/http/planted.ts', 'pg'],
  ['src/surfaces/portal/planted.ts', '../api/desk.ts'],
  ['src/surfaces/portal/planted.ts', '#src/rulebook/engine.ts'],
  ['src/surfaces/feeds/planted.ts', '#src/modules/publication/queries.ts'],
  ['src/surfaces/cli/planted.ts', '#src/record/engine/index.ts'],
  ['src/adapters/tables/planted.ts', '#src/modules/directory/decide.ts'],
  ['src/adapters/tables/planted.ts', 'kysely'],
  ['src/modules/cases/module.ts', '#src/app/catalogue.ts'],
  ['src/surfaces/api/planted.ts', '../../app/site.ts'],
] as const

/** However an import is written, the fence sees it. */
const FORMS: readonly (readonly [string, (to: string) => string])[] = [
  ['over several lines', (to) => `import {\n  one,\n  type Two,\n}\n  from\n  '${to}'\n`],
  ['as a type only', (to) => `import type { One } from '${to}'\n`],
  ['as types in braces', (to) => `import { type One, type Two } from '${to}'\n`],
  ['as a re-export', (to) => `export { one } from '${to}'\n`],
  ['as a re-export of everything', (to) => `export * from '${to}'\n`],
  ['as a re-exported type', (to) => `export type { One } from '${to}'\n`],
  ['dynamically', (to) => `export const load = async () => (await import('${to}')).one\n`],
  ['dynamically in backticks', (to) => `export const load = () => import(\`${to}\`)\n`],
  ['inside a type', (to) => `export type One = import('${to}').One\n`],
  ['for its effect', (to) => `import '${to}'\n`],
  ['by require', (to) => `export const one = require('${to}')\n`],
]

describe.each(FORBIDDEN)('a planted import in %s of %s', (path, to) => {
  it.each(FORMS)('is found when written %s', (_, write) => {
    expect(found(path, write(to))).toHaveLength(1)
  })
})

describe('the fence', () => {
  it('lets pass what is allowed, so that it is no wall', () => {
    expect(found('src/modules/cases/decide.ts', `import { accept } from '#src/kernel/facts.ts'\nimport type { Context } from '#src/desk/module.ts'\nimport { gateFor } from '#src/rulebook/lookups.ts'\nimport type { Accepted } from '../triage/contract.ts'\nimport { z } from 'zod'`)).toEqual([])
    expect(found('src/modules/cases/module.ts', `import { sql } from 'kysely'\nimport { items } from '../triage/module.ts'\nimport { Refused } from '#src/record/work.ts'\nimport { command } from '#src/desk/module.ts'`)).toEqual([])
    expect(found('src/flows/forward.ts', `import type { Flow } from '#src/desk/catalogue.ts'\nimport type { Received } from '#src/modules/intake/contract.ts'`)).toEqual([])
  })

  it('takes what touches the record as types only, where only types are allowed', () => {
    for (const edge of ['storage', 'queries', 'module', 'ports']) {
      expect(found('src/modules/cases/decide.ts', `import { one } from './${edge}.ts'`), edge).toHaveLength(1)
      expect(found('src/modules/cases/decide.ts', `import type { One } from './${edge}.ts'`), edge).toEqual([])
    }
    expect(found('src/modules/cases/contract.ts', `export * from './module.ts'`)).toHaveLength(1)
    expect(found('src/modules/cases/decide.ts', `import { command } from '#src/desk/module.ts'`)).toHaveLength(1)
    expect(found('src/modules/cases/decide.ts', `import { command, type Context } from '#src/desk/module.ts'`)).toHaveLength(1)
    expect(found('src/modules/cases/module.ts', `import { performIn } from '#src/desk/perform.ts'`)).toHaveLength(1)
    expect(found('src/desk/planted.ts', `import { gateFor } from '#src/rulebook/lookups.ts'`)).toHaveLength(1)
  })

  it('finds an import whose name is computed, and sees nothing in comments and texts', () => {
    expect(found('src/modules/cases/decide.ts', `const name = 'x'\nexport const load = () => import('../' + name)`)).toEqual(['deciding files are pure and know contracts upstream: not ?'])
    expect(found('src/kernel/planted.ts', `// import 'zod'\nexport const text = "import 'zod'"`)).toEqual([])
  })

  it('does not take a file it cannot read for a file without imports', () => {
    expect(() => found('src/kernel/planted.ts', `import { from 'zod'`)).toThrow(/cannot be parsed/)
  })
})
