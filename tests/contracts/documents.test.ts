import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { moduleNames } from '#src/modules/river.ts'
import { BEGIN, END, redrawn } from '../../tools/river/drawing.ts'
import { staleDrawings } from '../../tools/river/pages.ts'
import { readSources, ROOT, walk } from '../fences/source.ts'

const page = (name: string): string => readFileSync(join(ROOT, 'docs', name), 'utf8')
const catalogue = composeCatalogue(loadRulebook())
const CHINESE = '[^|]*[一-鿿][^|]*'

interface Node { readonly type: string; readonly [key: string]: unknown }

/** The states that the contracts of a module name: unions of words called `state` or `…State`. */
function statesOf(module: string): string[] {
  const states = new Set<string>()
  const take = (node: unknown): void => {
    const { type, types, literal, typeAnnotation } = (node ?? {}) as { type?: string; types?: unknown[]; literal?: { value?: unknown }; typeAnnotation?: unknown }
    if (type === 'TSTypeAnnotation') take(typeAnnotation)
    if (type === 'TSUnionType') types!.forEach(take)
    if (type === 'TSLiteralType' && typeof literal?.value === 'string') states.add(literal.value)
  }
  for (const source of readSources([`src/modules/${module}`]).filter(({ path }) => path.endsWith('/contract.ts'))) {
    walk(source, (node) => {
      const { id, key, typeAnnotation } = node as unknown as { id?: { name?: string }; key?: { name?: string }; typeAnnotation?: Node }
      if (node.type === 'TSTypeAliasDeclaration' && (id?.name ?? '').endsWith('State')) take(typeAnnotation)
      if (node.type === 'TSPropertySignature' && key?.name === 'state') take(typeAnnotation)
    })
  }
  return [...states]
}

describe('the pages that are drawn', () => {
  it('say what the code says: npm run check -- --write', () => {
    expect(staleDrawings(false)).toEqual([])
  })

  it('keep what people wrote around them, and refuse a page without a place', () => {
    expect(redrawn(`before\n${BEGIN}\nold\n${END}\nafter`, 'new')).toBe(`before\n${BEGIN}\n\nnew\n\n${END}\nafter`)
    expect(() => redrawn('no place', 'new')).toThrow(/no place/)
  })
})

describe('the glossary', () => {
  const glossary = page('glossary.md')
  const row = (pattern: string): boolean => new RegExp(`^\\| ${pattern}`, 'm').test(glossary)
  const code = (name: string): string => `\`${name.replaceAll('.', String.raw`\.`)}\``

  it('names every command and every fact in Chinese', () => {
    const names = catalogue.modules.filter(({ name }) => (moduleNames as readonly string[]).includes(name)).flatMap((module) => [...(module.commands ?? []).map((one) => one.name), ...Object.keys(module.facts ?? {})])
    expect(names.length).toBeGreaterThan(150)
    expect(names.filter((name) => !row(`${code(name)} \\| ${CHINESE}\\|`))).toEqual([])
    expect(row(`${code('cases.vanish')} \\|`)).toBe(false)
  })

  it.each(moduleNames)('names every state of %s in Chinese', (module) => {
    expect(statesOf(module).filter((state) => !row(`${module} \\| ${code(state)} \\| ${CHINESE}\\|`))).toEqual([])
  })

  it('names every kind of rule', () => {
    const kinds = new Set<string>()
    for (const source of readSources(['src/rulebook']).filter(({ path }) => path.endsWith('schema.ts'))) {
      for (const match of source.text.matchAll(/kind: z\.literal\('(\w+)'\)/g)) kinds.add(match[1]!)
    }
    expect(kinds.size).toBeGreaterThanOrEqual(9)
    expect([...kinds].filter((kind) => !row(`${code(kind)} \\| ${CHINESE}\\|`))).toEqual([])
  })

  it('names each thing once', () => {
    const words = [...glossary.slice(0, glossary.indexOf('## Kinds')).matchAll(/^\| ([^|]+) \| [^|]*[一-鿿]/gm)].map((match) => match[1])
    expect(new Set(words).size).toBe(words.length)
    expect(words.length).toBeGreaterThan(30)
  })
})

describe('the decisions', () => {
  it.each(['0001-layout-and-desk', '0002-flows-in-the-transaction', '0003-one-document-a-thing', '0004-databases-of-their-own', '0005-roles-and-the-guard', '0006-signatures-apart', '0007-a-drill-in-a-building-of-its-own', '0008-signals-engine', '0009-public-log', '0010-posts-beside-the-record'])('%s says context, decision, consequences and alternatives', (name) => {
    const text = page(`decisions/${name}.md`)
    for (const part of ['Context', 'Decision', 'Consequences', 'Alternatives']) expect(text).toContain(`**${part}`)
    expect(text.split('\n').length).toBeLessThan(80)
  })

  it('are named where the code leans on them', () => {
    const named = readSources(['src', 'tests', 'docs'], /\.(?:ts|md|sql)$/).flatMap(({ text }) => [...text.matchAll(/decisions\/(\d{4}[a-z0-9-]*)\.md/g)].map((match) => match[1]!))
    for (const name of new Set(named)) expect(() => page(`decisions/${name}.md`), name).not.toThrow()
  })
})
