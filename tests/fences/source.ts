import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { parseSync } from 'vite'

/** A file of the repository as text; `path` is relative to its root, with forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** One file naming another one or a package, however it does so. */
export interface Edge {
  /** `src/kernel/facts.ts`, `node:fs`, `zod`, or `?` when the name is computed while running. */
  readonly to: string
  /** Vanishes when types are stripped. */
  readonly typeOnly: boolean
  readonly line: number
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

export const ROOT = resolve(import.meta.dirname, '../..')
const CODE = /\.(?:ts|tsx)$/

/** All files under `folders` whose path ends as `wanted` says, test files included. */
export function readSources(folders: readonly string[], wanted: RegExp = CODE): Source[] {
  return folders.flatMap((folder) => {
    const names = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && wanted.test(entry.name))
    return names.map((entry) => {
      const path = posix.join(...join(entry.parentPath, entry.name).slice(ROOT.length + 1).split(/[\\/]/))
      return { path, text: readFileSync(join(ROOT, path), 'utf8') }
    })
  }).filter(({ path }) => !/(?:^|\/)(?:node_modules|dist)\//.test(path)).toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** Syntax trees of files already read: several fences look at the same file. */
const trees = new WeakMap<Source, unknown>()

function treeOf(source: Source): unknown {
  const known = trees.get(source)
  if (known) return known
  const { program, errors } = parseSync(source.path, source.text)
  if (errors.length > 0) throw new Error(`${source.path} cannot be parsed: ${errors[0]!.message}`)
  trees.set(source, program)
  return program
}

/** Calls `visit` with every node of the syntax tree of a file. A file that cannot be parsed is an error, never a file without imports. */
export function walk(source: Source, visit: (node: Node) => void): void {
  const enter = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(enter)
    if (value === null || typeof value !== 'object') return
    if (typeof (value as Node).type === 'string') visit(value as Node)
    for (const key in value) {
      const child = (value as Record<string, unknown>)[key]
      if (child !== null && typeof child === 'object') enter(child)
    }
  }
  enter(treeOf(source))
}

export const lineOf = (source: Source, node: { readonly start: number }): number => source.text.slice(0, node.start).split('\n').length

/** The text that an expression is, when it is written out; undefined when it is computed. */
export function literal(node: unknown): string | undefined {
  const { type, value, quasis, expressions } = (node ?? {}) as { type?: string; value?: unknown; quasis?: { value: { cooked: string } }[]; expressions?: unknown[] }
  if (type === 'Literal' && typeof value === 'string') return value
  return type === 'TemplateLiteral' && expressions?.length === 0 ? quasis?.[0]?.value.cooked : undefined
}

function resolveName(from: string, name: string | undefined): string {
  if (name === undefined) return '?'
  if (name.startsWith('#src/')) return `src/${posix.normalize(name.slice('#src/'.length))}`
  return name.startsWith('.') ? posix.join(posix.dirname(from), name) : name
}

const allTypes = (specifiers: unknown, kind: 'importKind' | 'exportKind'): boolean => {
  const list = (specifiers ?? []) as Readonly<Record<string, unknown>>[]
  return list.length > 0 && list.every((one) => one[kind] === 'type')
}

/** What a node imports: the node that names it, and whether only a type is taken. */
function importOf(node: Node): { readonly name: unknown; readonly typeOnly: boolean } | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return { name: node['source'], typeOnly: node['importKind'] === 'type' || allTypes(node['specifiers'], 'importKind') }
    case 'ExportAllDeclaration':
      return { name: node['source'], typeOnly: node['exportKind'] === 'type' }
    case 'ExportNamedDeclaration':
      return node['source'] ? { name: node['source'], typeOnly: node['exportKind'] === 'type' || allTypes(node['specifiers'], 'exportKind') } : undefined
    case 'ImportExpression':
      return { name: node['source'], typeOnly: false }
    case 'TSImportType':
      return { name: node['source'], typeOnly: true }
    case 'TSExternalModuleReference':
      return { name: node['expression'], typeOnly: false }
    case 'CallExpression':
      return (node['callee'] as { name?: string }).name === 'require' ? { name: (node['arguments'] as unknown[])[0], typeOnly: false } : undefined
    default:
      return undefined
  }
}

/** Everything that a file imports: over several lines, as type, as re-export, dynamically, inside a type, or by `require`. */
export function edgesOf(source: Source): Edge[] {
  const edges: Edge[] = []
  walk(source, (node) => {
    const found = importOf(node)
    if (found) edges.push({ to: resolveName(source.path, literal(found.name)), typeOnly: found.typeOnly, line: lineOf(source, node) })
  })
  return edges
}
