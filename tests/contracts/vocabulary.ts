import { readSources, walk, type Source } from '../fences/source.ts'

/** Where a text stands in the code of a module: compared with something, naming a field, or said. */
export interface Word {
  readonly text: string
  readonly path: string
  readonly use: 'compared' | 'key' | 'said'
}

type Any = { readonly type: string; readonly start: number; readonly [key: string]: unknown }

const startsOf = (nodes: readonly unknown[]): number[] => nodes.flatMap((node) => ((node as Any | undefined)?.type === 'Literal' ? [(node as Any).start] : []))

/** All texts of one file with their use. */
export function wordsOf(source: Source): Word[] {
  const compared = new Set<number>()
  const keys = new Set<number>()
  const found: { text: string; start: number }[] = []
  walk(source, (node) => {
    const any = node as Any
    if (any.type === 'SwitchCase') startsOf([any['test']]).forEach((start) => compared.add(start))
    if (any.type === 'BinaryExpression') startsOf([any['left'], any['right']]).forEach((start) => compared.add(start))
    if (any.type === 'Property') startsOf([any['key']]).forEach((start) => keys.add(start))
    if (any.type === 'Literal' && typeof any['value'] === 'string') found.push({ text: any['value'], start: any.start })
  })
  return found.map(({ text, start }) => ({ text, path: source.path, use: compared.has(start) ? 'compared' : keys.has(start) ? 'key' : 'said' }))
}

/** The texts of all files of a module, tests left out. */
export function wordsOfModule(module: string): readonly Word[] {
  const words = read.get(module) ?? readSources([`src/modules/${module}`]).filter(({ path }) => !path.endsWith('.test.ts')).flatMap(wordsOf)
  read.set(module, words)
  return words
}
/** Every module asks what the others say: each is read once. */
const read = new Map<string, readonly Word[]>()
