import type { Violation } from './import-table.ts'
import { placeOf } from './import-table.ts'
import { lineOf, literal, walk, type Source } from './source.ts'

type Any = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number }
const nameOf = (node: unknown): string | undefined => (node as { name?: string } | undefined)?.name
const isMember = (node: Any, object: string, property: string): boolean => node.type === 'MemberExpression' && nameOf(node['object']) === object && (nameOf(node['property']) === property || literal(node['property']) === property)

/** Time, chance and surroundings, which a decider is given and never takes. */
function takes(node: Any): string | undefined {
  if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Date' && (node['arguments'] as unknown[]).length === 0) return 'new Date()'
  if (node.type === 'CallExpression' && nameOf(node['callee']) === 'Date') return 'Date()'
  if (isMember(node, 'Date', 'now')) return 'Date.now'
  if (isMember(node, 'Math', 'random')) return 'Math.random'
  if (node.type === 'Identifier' && ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'process', 'performance', 'crypto', 'globalThis', 'fetch', 'console'].includes(String(node['name']))) return String(node['name'])
  return undefined
}

const PURE_PARTS = ['kernel', 'rulebook', 'signals', 'publiclog', 'flows', 'map']

/** Parts and files that decide: same input, same answer, at any time and on any machine. */
export function mustBePure(path: string): boolean {
  const { part, role } = placeOf(path)
  return PURE_PARTS.includes(part) || (part === 'module' && role !== 'edge' && role !== 'ports')
}

/** Uses of clock, chance, timers and environment in one file. */
export function surroundingsIn(source: Source): Violation[] {
  const found: Violation[] = []
  walk(source, (node) => {
    const why = takes(node as unknown as Any)
    if (why) found.push({ path: source.path, line: lineOf(source, node), why })
  })
  return found
}

/** Regular expressions made while running: a pattern from outside can hold the process for half a minute (research on ReDoS). */
export function computedPatterns(source: Source): Violation[] {
  if (!source.text.includes('RegExp')) return []
  const found: Violation[] = []
  const constants = new Set<string>()
  walk(source, (node) => {
    const { id, init } = node as unknown as { id?: { name?: string }; init?: unknown }
    if (node.type === 'VariableDeclarator' && id?.name && literal(init) !== undefined) constants.add(id.name)
  })
  const fixed = (argument: unknown): boolean => {
    const { type, name, expressions } = argument as { type?: string; name?: string; expressions?: unknown[] }
    if (literal(argument) !== undefined) return true
    if (type === 'Identifier') return constants.has(String(name))
    return type === 'TemplateLiteral' && (expressions ?? []).every(fixed)
  }
  walk(source, (node) => {
    if (!['NewExpression', 'CallExpression'].includes(node.type) || nameOf(node['callee']) !== 'RegExp') return
    if (!fixed((node['arguments'] as unknown[])[0])) found.push({ path: source.path, line: lineOf(source, node), why: 'a pattern that is not written in the code' })
  })
  return found
}

/** Names that say nothing of the office's work. */
const EMPTY_NAMES = /(?:^|[/-])(?:utils?|helpers?|services?|managers?|misc|impl)(?:[/.]|$)/i
export const saysNothing = (path: string): boolean => EMPTY_NAMES.test(path)

// Put together here so that this file does not hold what it looks for.
const MACHINE = new RegExp(`(?<![\\w.-])/(?:${['work', 'root', 'home/[a-z]+', 'Users/[A-Za-z]+'].join('|')})/[\\w.]`)
const REGISTRY = new RegExp(['artifactory', 'jfrog', 'nexus\\.', 'npm\\.pkg', 'registry\\.(?!npmjs\\.org|npmmirror\\.com|terraform)[a-z0-9-]+\\.[a-z]+'].join('|'), 'i')

/** Lines that name a folder of one machine, or a host where packages were fetched. */
export function machineTraces({ path, text }: Source): Violation[] {
  return text.split('\n').flatMap((line, at) => {
    const why = MACHINE.test(line) ? 'a path of one machine' : REGISTRY.test(line) ? 'a host of packages' : undefined
    return why ? [{ path, line: at + 1, why }] : []
  })
}
