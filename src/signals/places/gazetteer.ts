import { type Division, readDivisions } from './divisions.ts'

/** Digits of a code, from provinces down. */
const LEVELS = [2, 4, 6, 9] as const
const CITY = 4
/** What is left out in speech. */
const SPOKEN = /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)$/
/** Names of the statistics, not of places. */
const NO_NAME = /^(?:市辖区|县|.*直辖县级行政区划)$/
const SEPARATOR = /[/／]/
const SHOWN = 6

/** Names of places, by code and by name. */
export class Gazetteer {
  readonly #byCode = new Map<string, Division>()
  readonly #byName = new Map<string, Division[]>()
  readonly #sorted: readonly Division[]

  /** `text`: `code,name` a line. */
  constructor(text: string) {
    const divisions = readDivisions(text)
    for (const division of divisions) {
      this.#byCode.set(division.code, division)
      for (const name of new Set([division.name, ...spoken(division)])) this.#byName.set(name, [...(this.#byName.get(name) ?? []), division])
    }
    this.#sorted = divisions.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  }

  /** The divisions meant by a code, a name, or a name below another (`南宁市/兴宁区`). A name that several bear means several. */
  find(said: string): Division[] {
    const path = said.split(SEPARATOR).map((part) => part.trim())
    const own = path.at(-1)!
    const found = this.#byCode.has(own) ? [this.#byCode.get(own)!] : (this.#byName.get(own) ?? [])
    return found.filter(({ code }) => path.slice(0, -1).every((above) => this.#byName.get(above)?.some((one) => code.startsWith(one.code) && code !== one.code)))
  }

  /** The whole name, from the province down. */
  fullName({ code }: Division): string {
    return LEVELS.filter((digits) => digits <= code.length).map((digits) => this.#byCode.get(code.slice(0, digits))?.name ?? '').filter((name) => !NO_NAME.test(name)).join('/')
  }

  /**
   * By which names a place and all below it are known. A name that another place bears too says nothing about where, and stands in `shared`
   * instead: who writes the rule has to say it with the county.
   */
  names(division: Division): { readonly names: string[]; readonly shared: string[] } {
    const names = new Set<string>()
    const shared = new Set<string>()
    for (const below of this.#below(division)) {
      for (const name of [below.name, ...spoken(below)].filter((one) => !NO_NAME.test(one))) {
        const elsewhere = (this.#byName.get(name) ?? []).some(({ code }) => !code.startsWith(division.code))
        ;(elsewhere ? shared : names).add(name)
      }
    }
    return { names: [...names], shared: [...shared] }
  }

  /** The list `@地区:…` of a rule, or why there is none: an unknown name, or one that several places bear. */
  list(said: string): readonly string[] | { readonly zh: string; readonly en: string } {
    const found = this.find(said)
    if (found.length === 0) return { zh: `没有名为“${said}”的地区`, en: `there is no place named "${said}"` }
    if (found.length > 1) {
      const which = found.slice(0, SHOWN).map((one) => this.fullName(one)).join('、')
      return { zh: `“${said}”有 ${found.length} 处，请写明是哪一处，如 @地区:${this.fullName(found[0]!)}；有：${which}${found.length > SHOWN ? ' 等' : ''}`, en: `"${said}" is the name of ${found.length} places; say which: ${which}` }
    }
    const { names } = this.names(found[0]!)
    // A place whose own name others bear too was named with its county; only then is it meant.
    return names.length > 0 ? names : [found[0]!.name]
  }

  #below({ code }: Division): Division[] {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#sorted[middle]!.code < code) low = middle + 1
      else high = middle
    }
    const below: Division[] = []
    for (let at = low; at < this.#sorted.length && this.#sorted[at]!.code.startsWith(code); at += 1) below.push(this.#sorted[at]!)
    return below
  }
}

/** How provinces and cities are called in speech; of smaller places the short name is often an ordinary word. */
function spoken({ code, name }: Division): string[] {
  if (code.length > CITY) return []
  const short = name.replace(SPOKEN, '')
  return short.length >= 2 && short !== name ? [short] : []
}

/** The sign of a place in a rule: `@地区:贵港市`, `@place:450800`. */
const PLACE = /^(?:地区|place)[:：](.+)$/

/** Lists for rules: places, and others from `more`. */
export const placeLists = (gazetteer: () => Gazetteer, more?: (name: string) => readonly string[] | { readonly zh: string; readonly en: string }) => (name: string): readonly string[] | { readonly zh: string; readonly en: string } => {
  const said = PLACE.exec(name)
  if (said) return gazetteer().list(said[1]!)
  return more?.(name) ?? { zh: `没有名为“${name}”的词表`, en: `there is no list named "${name}"` }
}
