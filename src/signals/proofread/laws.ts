import { type Check, type Finding, matches, numberOf, plain } from './finding.ts'

/**
 * Citations of laws: the title is one of the index, the version is the one in force, the article
 * exists. A title that the index does not know is unknown, which is no error: offices cite many
 * documents. Only a title that differs from a known one by one or two characters is taken for a slip.
 */

export interface Law {
  readonly title: string
  /** Days of its versions, oldest first; empty when the index does not say. */
  readonly versions: readonly string[]
  /** Articles of the version in force; 0 when not counted. */
  readonly articles: number
}

/** A line is `title`, tab, days parted by commas, tab, articles. */
export function readLaws(lines: string): Law[] {
  return lines.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const [title = '', days = '', articles = '0'] = line.split('\t')
    return { title, versions: days === '' ? [] : days.split(','), articles: Number(articles) }
  })
}

const STATE = '中华人民共和国'
const CITED = /《([^《》\n]{3,60})》(?:\s*[(（]([^()（）]{0,30})[)）])?(?:\s*(第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?))?/g
const VERSION = /(\d{4})年?(?:\d{1,2}月\d{1,2}日)?(?:第?[一二三四五六七八九]?次?)?(?:修正|修订|修改|版|通过|公布|施行)/
const FEWEST = 5

/** Characters by which `wrong` differs from `right`, when it is a slip of the pen: one or two, in one place. */
function slip(wrong: string, right: string): boolean {
  // What a title ends in says what it is: 证 is no slip of 法.
  if (Math.abs(wrong.length - right.length) > 1 || wrong === right || wrong.at(-1) !== right.at(-1)) return false
  let head = 0
  while (head < wrong.length && wrong[head] === right[head]) head += 1
  let tail = 0
  while (tail < Math.min(wrong.length, right.length) - head && wrong.at(-1 - tail) === right.at(-1 - tail)) tail += 1
  // A slip changes one character, leaves one out, doubles one, or turns two round.
  const [a, b] = [wrong.slice(head, wrong.length - tail), right.slice(head, right.length - tail)]
  return (a.length <= 1 && b.length <= 1) || (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0])
}

/** Where titles differ without being wrong: by place, by number, by what kind of rule it is. */
const TELLS_APART = /[省市县区州旗盟国〇一二三四五六七八九十\d]|[东西南北中新]|[宪刑]/

export function lawCitations(laws: readonly Law[]): Check {
  const known = new Map<string, Law>()
  for (const law of laws) {
    known.set(law.title, law)
    if (law.title.startsWith(STATE) && !known.has(law.title.slice(STATE.length))) known.set(law.title.slice(STATE.length), law)
  }
  // Titles by each of their halves: whoever slips once leaves one half as it was.
  const halves = new Map<string, string[]>()
  for (const title of known.keys()) {
    for (const half of halvesOf(title)) halves.set(half, [...(halves.get(half) ?? []), title])
  }
  const slipOf = (title: string): string | undefined => {
    if (title.length < FEWEST) return undefined
    const near = new Set(halvesOf(title).flatMap((half) => halves.get(half) ?? []).filter((other) => slip(title, other)))
    const [only] = near
    return near.size === 1 && !differsByPlace(title, only as string) ? only : undefined
  }

  return (paragraph) => {
    if (!paragraph.includes('《')) return []
    const found: Finding[] = []
    const text = plain(paragraph)
    for (const match of matches(CITED, text)) {
      const title = (match[1] as string).trim()
      const law = known.get(title) ?? known.get(title.replaceAll('(', '（').replaceAll(')', '）'))
      if (!law) {
        const right = slipOf(title)
        if (right) found.push({ at: match.index + 1, length: (match[1] as string).length, kind: 'law', wrong: paragraph.slice(match.index + 1, match.index + 1 + (match[1] as string).length), right, why: { zh: `索引中没有《${title}》，相近的是《${right}》`, en: `the index has no 《${title}》; near to it is 《${right}》` } })
        continue
      }
      const version = versionFinding(law, match, paragraph)
      if (version) found.push(version)
      const article = articleFinding(law, match, paragraph)
      if (article) found.push(article)
    }
    return found
  }
}

/** Either half, with room for a character more or less. */
function halvesOf(title: string): string[] {
  const middle = title.length >> 1
  return [...new Set([title.slice(0, middle), title.slice(0, middle - 1), title.slice(-middle), title.slice(-middle + 1)])].filter((half) => half.length >= 2)
}

function differsByPlace(a: string, b: string): boolean {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  const around = a.slice(Math.max(0, at), at + 1) + b.slice(at, at + 1)
  return TELLS_APART.test(around)
}

function versionFinding(law: Law, match: RegExpExecArray, paragraph: string): Finding | undefined {
  const year = VERSION.exec(match[2] ?? '')?.[1]
  const now = law.versions.at(-1)
  if (!year || !now || Number(year) >= Number(now.slice(0, 4))) return undefined
  const at = match.index + match[0].indexOf(match[2] as string, (match[1] as string).length)
  return {
    at,
    length: (match[2] as string).length,
    kind: 'law',
    wrong: paragraph.slice(at, at + (match[2] as string).length),
    right: (match[2] as string).replace(year, now.slice(0, 4)),
    why: { zh: `现行《${law.title}》为 ${now} 的版本，引用的是 ${year} 年的版本`, en: `the version in force of 《${law.title}》 is of ${now}; the one cited is of ${year}` },
  }
}

function articleFinding(law: Law, match: RegExpExecArray, paragraph: string): Finding | undefined {
  const cited = match[3]
  if (!cited || law.articles === 0) return undefined
  const article = numberOf(cited.slice(1, cited.indexOf('条')))
  if (!(article > law.articles)) return undefined
  const at = match.index + match[0].lastIndexOf(cited)
  return {
    at,
    length: cited.length,
    kind: 'law',
    wrong: paragraph.slice(at, at + cited.length),
    why: { zh: `《${law.title}》只有 ${law.articles} 条，没有${cited}`, en: `《${law.title}》 has ${law.articles} articles, no ${article}` },
  }
}
