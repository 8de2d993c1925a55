import { type Check, type Finding, matches, numberOf, plain } from './finding.ts'
import { isSlip } from './slip.ts'

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
const CITED = /《((?:[^《》\n]|《[^《》\n]{2,60}》){3,80})》(?:\s*[(（]([^()（）]{0,30})[)）])?(?:\s*(第[〇零一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?))?/g
const VERSION = /(\d{4})年?(?:\d{1,2}月\d{1,2}日)?(?:第?[一二三四五六七八九]?次?)?(?:修正|修订|修改|版|通过|公布|施行)/
const FEWEST = 5
/** What titles of documents end in. */
const ENDINGS = new Set('法例定则证书案录表规程准办款式函件度见约知告单册图典释复令议说明要点划计划策略纲领解')

/** Whether a title is a slip of another: what a title ends in says what it is, so 证 is no slip of 法. */
const titleSlip = (wrong: string, right: string): boolean => isSlip(wrong, right) && (wrong.at(-1) === right.at(-1) || !ENDINGS.has(wrong.at(-1) as string))

/** Where titles differ without being wrong: by place, by number, by what kind of rule it is. */
const TELLS_APART = /^(?:[省市县区州乡镇村旗盟国东西南北中新宪刑〇一二三四五六七八九十\d]?)$/
/** The place whose rule it is. */
const WHOSE = /^[^省市县区州盟旗]{1,12}(?:省|自治区|自治州|自治县|市|县|区|州|盟|旗)/

/** `places`: names of places; a title that begins with another place than a known one is another rule. Without them all such titles are. */
export function lawCitations(laws: readonly Law[], places?: ReadonlySet<string>): Check {
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
    const near = new Set(halvesOf(title).flatMap((half) => halves.get(half) ?? []).filter((other) => titleSlip(title, other)))
    const [only] = near
    return near.size === 1 && !tellsApart(title, only as string, places) ? only : undefined
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

function tellsApart(wrong: string, right: string, places: ReadonlySet<string> | undefined): boolean {
  let at = 0
  while (at < wrong.length && wrong[at] === right[at]) at += 1
  const whose = WHOSE.exec(wrong)?.[0] ?? ''
  if (at < whose.length && (!places || places.has(whose))) return true
  // Both have a word there that tells them apart; 南 for 男 is a slip all the same.
  return wrong.length === right.length ? TELLS_APART.test(wrong[at] as string) && TELLS_APART.test(right[at] as string) : TELLS_APART.test((wrong.length > right.length ? wrong : right)[at] as string)
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
