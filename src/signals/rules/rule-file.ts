import { type RuleFault, wordsOf } from './expression.ts'
import { type Known, parseRule } from './parse.ts'
import type { Rule } from './rule-set.ts'

/** A fault with its line, and its column in that line, both from 1. */
export interface FileFault {
  readonly line: number
  readonly column: number
  /** The rule or list, where it has a name. */
  readonly id: string | undefined
  readonly zh: string
  readonly en: string
}

export interface RuleFile {
  readonly rules: readonly Rule[]
  readonly faults: readonly FileFault[]
}

const REMARK = '#'
const LIST = '@'

/**
 * The rules of a file, one a line: id, tab, expression. `@name`, tab, words with `|` between them is a list that rules may name, wherever it
 * stands. Empty lines and lines that begin with # are remarks. Every line that is wrong is named; the others are read all the same.
 */
export function readRules(lines: readonly string[], known: Known = {}): RuleFile {
  const faults: FileFault[] = []
  const lists = new Map<string, readonly string[]>()
  const listed = { ...known, list: (name: string) => lists.get(name) ?? known.list?.(name) ?? { zh: `没有名为“${name}”的词表`, en: `there is no list named "${name}"` } }
  const entries = lines.flatMap((text, at) => entryOf(text, at + 1, faults))
  const seen = new Map<string, number>()
  const fresh = entries.filter(({ id, line }) => {
    const first = seen.get(id)
    if (first === undefined) seen.set(id, line)
    else faults.push({ line, column: 1, id, zh: `“${id}”在第 ${first} 行已经有了，请换一个编号`, en: `"${id}" stands in line ${first} already; take another id` })
    return first === undefined
  })
  const parsed = ({ id, line, from, expression }: Entry): ReturnType<typeof parseRule> => {
    const result = parseRule(expression, listed)
    if ('faults' in result) for (const { at, zh, en } of result.faults) faults.push({ line, column: columnOf(expression, at) + from, id, zh, en })
    return result
  }
  for (const entry of fresh) {
    if (!entry.id.startsWith(LIST)) continue
    const result = parsed(entry)
    if ('faults' in result) continue
    const words = wordsOf(result.expression)
    if (words) lists.set(entry.id.slice(1), words)
    else faults.push({ line: entry.line, column: entry.from + 1, id: entry.id, zh: '词表里只能是用 | 并列的词', en: 'a list holds words with | between them and nothing else' })
  }
  const rules = fresh.flatMap((entry) => {
    if (entry.id.startsWith(LIST)) return []
    const result = parsed(entry)
    return 'faults' in result ? [] : [{ id: entry.id, expression: result.expression }]
  })
  return { rules, faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column) }
}

interface Entry {
  readonly id: string
  readonly line: number
  /** Columns before the expression. */
  readonly from: number
  readonly expression: string
}

function entryOf(raw: string, line: number, faults: FileFault[]): Entry[] {
  const text = raw.replace(/\r$/, '').replace(/^\ufeff/, '')
  if (text.trim() === '' || text.startsWith(REMARK)) return []
  const tab = text.indexOf('\t')
  const id = tab < 0 ? '' : text.slice(0, tab).trim()
  if (id === '') {
    faults.push({ line, column: 1, id: undefined, zh: '一行是：编号、制表符、规则；这里缺少编号或制表符', en: 'a line is id, tab, rule; here the id or the tab is missing' })
    return []
  }
  return [{ id, line, from: characters(text.slice(0, tab + 1)), expression: text.slice(tab + 1) }]
}

/** Characters are counted, not halves of pairs. */
const characters = (text: string): number => Array.from(text).length
const columnOf = (text: string, at: number): number => characters(text.slice(0, at)) + 1

/** The faults of one rule, with the place in characters from 1. */
export const placed = (text: string, faults: readonly RuleFault[]): FileFault[] => faults.map(({ at, zh, en }) => ({ line: 1, column: columnOf(text, at), id: undefined, zh, en }))
