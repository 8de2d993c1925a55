import { lineOf, walk, type Source } from './source.ts'
import type { Violation } from './import-table.ts'

/** A piece of SQL as it stands in a file. */
interface Piece {
  readonly text: string
  readonly line: number
}

const isSqlTag = (tag: unknown): boolean => (tag as { name?: string }).name === 'sql'

/** SQL of a file: a .sql file whole, of a .ts file what stands in `sql` templates. */
function piecesOf(source: Source): Piece[] {
  if (source.path.endsWith('.sql')) return [{ text: source.text, line: 1 }]
  const pieces: Piece[] = []
  walk(source, (node) => {
    if (node.type !== 'TaggedTemplateExpression' || !isSqlTag(node['tag'])) return
    const { quasis } = node['quasi'] as { quasis: readonly { value: { raw: string } }[] }
    pieces.push({ text: quasis.map((quasi) => quasi.value.raw).join(' ? '), line: lineOf(source, node) })
  })
  return pieces
}

/** Without comments and quoted texts: `'cases.opened'` is the name of a fact, not of a table. */
const bare = (sql: string): string => sql.replaceAll(/--[^\n]*/g, (found) => ' '.repeat(found.length)).replaceAll(/'(?:[^']|'')*'/g, (found) => found.replaceAll(/[^\n]/g, ' '))

/** Schemas that a file may name. A module names its own; all may name the record's functions and facts; the guards must see several. */
function ownSchema(path: string): string | undefined {
  const [, part, name] = path.split('/')
  if (part === 'modules') return name
  return part === 'record' || part === 'desk' ? part : undefined
}

/** Every place where SQL of a module, of the record or of the desk names the schema of (another) module. */
export function foreignSchemas(sources: readonly Source[], modules: readonly string[]): Violation[] {
  const named = new RegExp(`(?<![\\w.:"])"?(${modules.join('|')})"?\\s*\\.\\s*"?[a-z_]`, 'gi')
  return sources.filter(({ path }) => !path.startsWith('src/record/guards/') && !path.endsWith('.test.ts')).flatMap((source) => {
    const own = ownSchema(source.path)
    if (own === undefined) return []
    return piecesOf(source).flatMap(({ text, line }) => {
      const stripped = bare(text)
      return [...stripped.matchAll(named)].filter((match) => match[1]!.toLowerCase() !== own).map((match) => ({
        path: source.path,
        line: line + stripped.slice(0, match.index).split('\n').length - 1,
        why: `${own} names the schema ${match[1]!.toLowerCase()}`,
      }))
    })
  })
}

/** SQL where none belongs: surfaces, flows and adapters ask the desk; deciding files ask nobody. */
export const hasSql = (source: Source): boolean => source.path.endsWith('.ts') && piecesOf(source).length > 0
