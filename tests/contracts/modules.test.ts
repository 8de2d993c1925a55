import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { commonRefusals } from '#src/desk/refusals.ts'
import { roleOf } from '#src/modules/directory/roles.ts'
import { moduleNames } from '#src/modules/river.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { readSources, ROOT } from '../fences/source.ts'
import { wordsOf, wordsOfModule } from './vocabulary.ts'

const catalogue = composeCatalogue(loadRulebook())
const moduleOf = (name: string) => catalogue.modules.find((module) => module.name === name)!
const CHINESE = /[一-鿿]/

const commands = new Set(catalogue.modules.flatMap((module) => (module.commands ?? []).map(({ name }) => name)))
const queries = new Set(catalogue.modules.flatMap((module) => (module.queries ?? []).map(({ name }) => name)))
const facts = new Set(catalogue.modules.flatMap((module) => Object.keys(module.facts ?? {})))
const timers = new Set(catalogue.modules.flatMap((module) => [...Object.keys(module.onTimer ?? {}), ...Object.keys(module.effect ?? {}), ...Object.keys(module.outside ?? {})]))
const codes = new Set(catalogue.modules.flatMap((module) => Object.keys(module.refusals ?? {})))

it('every module of the map is composed, and every composed one that owns things is on the map', () => {
  const composed = catalogue.modules.map(({ name }) => name)
  expect(moduleNames.filter((name) => !composed.includes(name))).toEqual([])
  expect(catalogue.modules.filter(({ name, aggregates }) => aggregates?.length && !(moduleNames as readonly string[]).includes(name))).toEqual([])
})

describe.each(moduleNames)('the module %s', (name) => {
  const module = moduleOf(name)
  const words = wordsOfModule(name)

  it('owns a schema of its name, and nothing outside it', () => {
    expect(existsSync(join(ROOT, `src/modules/${name}/schema`))).toBe(true)
    for (const { table } of module.aggregates ?? []) expect(table.split('.')[0]).toBe(name)
  })

  it('names its commands, queries, facts and refusals after itself, in Chinese and for known roles', () => {
    for (const one of [...(module.commands ?? []), ...(module.queries ?? [])]) {
      expect(one.name).toMatch(new RegExp(String.raw`^${name}\.[a-z][A-Za-z]+$`))
      expect(one.zh, one.name).toMatch(CHINESE)
      if (Array.isArray(one.may)) for (const role of one.may) expect(roleOf(role), `${one.name} for ${role}`).toBeDefined()
    }
    for (const [kind, zh] of Object.entries(module.facts ?? {})) {
      expect(kind).toMatch(new RegExp(String.raw`^${name}\.[a-z][A-Za-z]+$`))
      expect(zh, kind).toMatch(CHINESE)
    }
    for (const [code, wording] of Object.entries(module.refusals ?? {})) {
      expect(code).toMatch(new RegExp(`^${name}/[a-z0-9-]+$`))
      for (const text of [wording.zh, wording.remedy.zh]) expect(text, code).toMatch(CHINESE)
      for (const text of [wording.en, wording.remedy.en]) expect(text, code).toMatch(/[a-z]{2}/)
    }
  })

  it('states every fact that it lists', () => {
    const stated = new Set(words.filter(({ use, path }) => use === 'said' && !path.endsWith('/evolve.ts')).map(({ text }) => text))
    expect(Object.keys(module.facts ?? {}).filter((kind) => !stated.has(kind))).toEqual([])
  })

  it('speaks of no command, query, fact, timer or table that does not exist', () => {
    const tables = new Set(catalogue.aggregates.keys())
    const known = (text: string): boolean => commands.has(text) || queries.has(text) || facts.has(text) || timers.has(text) || tables.has(text) || [...facts].some((kind) => kind.startsWith(text))
    const dotted = new RegExp(String.raw`^(?:${moduleNames.join('|')})\.[A-Za-z_]+$`)
    expect([...new Set(words.filter(({ text }) => dotted.test(text) && !known(text)).map(({ text, path }) => `${path}: ${text}`))]).toEqual([])
  })

  it('refuses by listed codes only, and lists none that it never uses', () => {
    const coded = new RegExp(`^(?:${moduleNames.join('|')})/[a-z0-9-]+$`)
    const used = new Set(words.filter(({ text, path, use }) => coded.test(text) && !path.endsWith('refusals.ts') && use !== 'key').map(({ text }) => text))
    expect([...used].filter((code) => !codes.has(code)), 'used, not listed').toEqual([])
    const elsewhere = new Set(catalogue.modules.filter((other) => other !== module && (moduleNames as readonly string[]).includes(other.name)).flatMap((other) => wordsOfModule(other.name)).map(({ text }) => text))
    expect(Object.keys(module.refusals ?? {}).filter((code) => !used.has(code) && !elsewhere.has(code) && !(code in USED_BY_NAME)), 'listed, never used').toEqual([])
  })

  it('fills every gap of its wordings from what the refusal carries', () => {
    const sources = readSources([`src/modules/${name}`]).map(({ text }) => text).join('\n')
    for (const [code, wording] of Object.entries(module.refusals ?? {})) {
      for (const gap of new Set([wording.zh, wording.en, wording.remedy.zh, wording.remedy.en].flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)))) {
        expect(sources, `${code} has a gap {${gap}}`).toMatch(new RegExp(String.raw`\b${gap}\b`))
      }
    }
  })
})

/** Codes that are put together from a name instead of being written out; with the place. */
const USED_BY_NAME: Readonly<Record<string, string>> = {}

describe('refusals that no module owns', () => {
  it('are listed, and used', () => {
    const used = new Set(readSources(['src/desk', 'src/surfaces', 'src/modules', 'src/app']).filter(({ path }) => !/refusals\.ts$|\.test\.ts$/.test(path)).flatMap(wordsOf).map(({ text }) => text))
    expect(Object.keys(commonRefusals).filter((code) => !used.has(code))).toEqual([])
    expect([...used].filter((text) => /^(?:desk|input)\/[a-z-]+$/.test(text) && !(text in commonRefusals))).toEqual([])
  })
})

it('each test of a contract can fail: a vocabulary with a stranger in it is seen', () => {
  const planted = wordsOf({ path: 'src/modules/cases/planted.ts', text: `const a = 'cases.vanished'; switch (x) { case 'cases.opened': break }; if (y === 'cases.closed') {}; const b = { 'cases.joined': 1 }` })
  expect(planted).toEqual([
    { text: 'cases.vanished', path: 'src/modules/cases/planted.ts', use: 'said' },
    { text: 'cases.opened', path: 'src/modules/cases/planted.ts', use: 'compared' },
    { text: 'cases.closed', path: 'src/modules/cases/planted.ts', use: 'compared' },
    { text: 'cases.joined', path: 'src/modules/cases/planted.ts', use: 'key' },
  ])
  expect(readFileSync(join(ROOT, 'src/modules/river.ts'), 'utf8')).toContain('moduleNames')
})
