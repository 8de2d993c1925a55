import { buildAutomaton } from '../automaton/build.ts'
import { Scanner } from '../automaton/scanner.ts'
import type { Division } from '../places/divisions.ts'
import type { Check, Finding } from './finding.ts'

/**
 * Places that are written one after the other (`某市某县某镇`) must lie in one another. A name that
 * several places have is judged by all of them: only when none fits is it wrong.
 */

/** Names by which a place is known to be one; forest and farm bureaus, parks and zones are offices as well. */
const PLACE = /(?:[省市县区旗州盟镇乡]|自治区|街道|苏木|地区)(?:办事处)?$/
/** Names that mean a district of any city, and what every city has under 市辖区. */
const ANYWHERE = /^(?:市辖区|县|城区|郊区|矿区|.*直辖.*|.*(?:开发区|园区|管理区|保税区|产业区|示范区|新区管委会))$/
/** A town name that so many share tells nothing about where it lies. */
const MANY = 8
const SHORT_PROVINCE = /^(内蒙古|黑龙江|[^省市]{2})(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)$/

interface Hit {
  readonly at: number
  readonly end: number
  readonly name: string
  readonly codes: readonly string[]
}

export function placesTogether(places: readonly Division[]): Check {
  const codes = new Map<string, string[]>()
  const add = (name: string, code: string): void => {
    const list = codes.get(name)
    if (list) list.push(code)
    else codes.set(name, [code])
  }
  const nameOf = new Map<string, string>()
  for (const { code, name } of places) {
    nameOf.set(code, name)
    if (name.length < 2 || ANYWHERE.test(name) || !PLACE.test(name)) continue
    const known = name.replace(/办事处$/, '')
    add(known, code)
    const short = code.length === 2 ? SHORT_PROVINCE.exec(name)?.[1] : undefined
    if (short) add(short, code)
  }
  const names = [...codes.keys()]
  const { automaton, numbers } = buildAutomaton(names, { plain: true })
  const byNumber: string[] = []
  numbers.forEach((number, at) => (byNumber[number] = names[at] as string))
  const scanner = new Scanner(automaton)

  const hitsIn = (text: string): Hit[] => {
    const count = scanner.scan(text)
    const hits: Hit[] = []
    for (let hit = 0; hit < count; hit += 1) {
      const name = byNumber[scanner.word[hit] as number] as string
      hits.push({ at: scanner.start[hit] as number, end: scanner.end[hit] as number, name, codes: codes.get(name) as string[] })
    }
    return hits
  }
  const fullName = (code: string): string => [2, 4, 6, 9].filter((length) => length <= code.length).map((length) => nameOf.get(code.slice(0, length)) ?? '').filter((name) => !ANYWHERE.test(name)).join('')

  return (paragraph) => {
    const hits = hitsIn(paragraph)
    const found: Finding[] = []
    for (const inner of hits) {
      const outers = hits.filter((hit) => hit.end === inner.at && longest(hit, hits))
      const outer = outers.toSorted((a, b) => a.at - b.at)[0]
      if (!outer || !longest(inner, hits) || judge(outer, inner)) continue
      const known = inner.codes.length <= 3 ? inner.codes.map(fullName).join('、') : ''
      found.push({
        at: outer.at,
        length: inner.end - outer.at,
        kind: 'place',
        wrong: paragraph.slice(outer.at, inner.end),
        ...(inner.codes.length === 1 && { right: rightOf(outer, inner.codes[0] as string, nameOf) + inner.name }),
        why: { zh: `${outer.name}没有${inner.name}${known ? `；${inner.name}属${known}` : ''}`, en: `${inner.name} does not lie in ${outer.name}${known ? `; it is ${known}` : ''}` },
      })
    }
    return found
  }
}

/** Whether no other name that begins at the same place is longer. */
const longest = (hit: Hit, hits: readonly Hit[]): boolean => !hits.some((other) => (other.at === hit.at && other.end > hit.end) || (other.at < hit.at && other.end > hit.at && other.end >= hit.end && other.at > hit.at - 12 && other.end !== hit.at && other.end > hit.end))

/** True when they may stand together: one lies in the other, or they are of one rank and merely listed, or too many share the name. */
function judge(outer: Hit, inner: Hit): boolean {
  if (inner.codes.length > MANY) return true
  const smaller = inner.codes.filter((code) => outer.codes.some((other) => code.length > other.length))
  if (smaller.length === 0) return true
  if (inner.codes.some((code) => outer.codes.some((other) => other.length >= code.length))) return true
  return smaller.some((code) => outer.codes.some((other) => code.startsWith(other)))
}

/** The name of the place of the same rank as `outer` in which `code` lies. */
function rightOf(outer: Hit, code: string, nameOf: ReadonlyMap<string, string>): string {
  const length = outer.codes[0]?.length ?? 0
  const name = nameOf.get(code.slice(0, length)) ?? ''
  return ANYWHERE.test(name) ? (nameOf.get(code.slice(0, 2)) ?? '') : name
}
