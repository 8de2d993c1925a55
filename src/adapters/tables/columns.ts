import type { Refusal } from '#src/kernel/facts.ts'
import { toHalfWidth } from './half-width.ts'
import type { Row } from './limits.ts'

/** What each wanted column may be called, its usual name first. */
export type Aliases<K extends string = string> = Readonly<Record<K, readonly string[]>>

/** A column name as compared: no spaces, marks of obligation, numbering or remarks in brackets. */
export function plainName(cell: string): string {
  return toHalfWidth(cell)
    .replace(/[(\uff08\u3010[].*?[)\uff09\u3011\]]/g, '')
    .replace(/[\s*\uff0a:\uff1a\u3001]/g, '')
    .replace(/^\d+\./, '')
    .toLowerCase()
}

export interface MappedColumns<K extends string> {
  /** Where in a row each found column stands. */
  readonly columns: Readonly<Partial<Record<K, number>>>
  /** Header cells that no wanted column is called by. */
  readonly unused: readonly string[]
  /** Wanted and missing, or there twice; all of them. */
  readonly refusals: readonly Refusal[]
}

/**
 * Finds the wanted columns in a header by their names. Where several names of one column are there ("单位", "单位名称"), the one named first in
 * `aliases` is taken; the very same name twice is refused, because nobody can say which is meant.
 */
export function mapColumns<K extends string>(header: readonly string[], aliases: Aliases<K>, needed: readonly K[] = []): MappedColumns<K> {
  const plain = header.map(plainName)
  const columns: Partial<Record<K, number>> = {}
  const refusals: Refusal[] = []
  const used = new Set<number>()
  for (const key of Object.keys(aliases) as K[]) {
    for (const alias of aliases[key]) {
      const places = plain.flatMap((name, at) => (name === plainName(alias) && !used.has(at) ? [at] : []))
      if (places.length === 0) continue
      if (places.length > 1) refusals.push({ code: 'tables/column-twice', item: key, params: { column: alias } })
      columns[key] = places[0]!
      for (const place of places) used.add(place)
      break
    }
    if (columns[key] === undefined && needed.includes(key)) {
      refusals.push({ code: 'tables/column-missing', item: key, params: { column: aliases[key][0] ?? key, also: aliases[key].slice(1).join('、') } })
    }
  }
  return { columns, unused: header.filter((name, at) => name !== '' && !used.has(at)), refusals }
}

/**
 * Which of the first rows is the header: the one with most known column names. Of two that know equally many the lower one wins when they
 * follow each other (a header of two rows whose upper cells are merged down). Without `aliases`, the first row with two filled cells.
 */
export function findHeader(rows: readonly Row[], aliases: Aliases | undefined, within: number): number {
  const first = rows.slice(0, within)
  if (!aliases) return Math.max(first.findIndex((row) => new Set(row.cells.filter((cell) => cell.trim() !== '')).size >= 2), first.length > 0 ? 0 : -1)
  const names = new Set(Object.values(aliases).flat().map(plainName))
  const hits = first.map((row) => new Set(row.cells.map(plainName).filter((name) => names.has(name))).size)
  const most = Math.max(0, ...hits)
  if (most === 0) return -1
  let at = hits.indexOf(most)
  while (hits[at + 1] === most) at += 1
  return at
}
