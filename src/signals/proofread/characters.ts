import { type Check, type Finding, type Kind, matches } from './finding.ts'
import { BEGIN, countOf, END, type Language, runHash } from './language.ts'

/**
 * Characters that look wrong: where what stands there hardly ever stands there, and another that
 * sounds or looks alike makes common words of it. How likely a character is after those before it is
 * told by runs of up to four characters, and by shorter ones where the longer was never seen. A
 * replacement is judged by its own place and the three after it, which it is part of, and by what was
 * seen around either. It must be better by a wide margin: a false alarm costs more trust than a missed slip.
 */

export interface Strictness {
  /** How sure a finding must be: the logarithm of the odds, as `WEIGHTS` weigh the evidence. */
  readonly margin: number
}

const USUAL: Strictness = { margin: 1.3 }
/** A character that is at least this likely where it stands is not looked at. */
const LIKELY = -4
/** What a sound that is only similar must make up for. */
const NEARLY = 1.5
const LONGEST = 3
const BACK_OFF = Math.log(0.4)
/** Single characters that are words: they stand beside anything, so that what is rare beside them says little. */
const WORDS = new Set(Array.from('的和或与及并且但而则即又再者在以为由对从到至自于一二三四五六七八九十百千两第各某本该每此其他它我你们不未已无非有是被将应须可能会要使经按依据向当如若等中上下内外前后左右大小多少年月日时分个条款项人', (one) => one.charCodeAt(0)))
/** Less than this in favour of a replacement is not weighed (natural logarithm). */
const LEAST = 3
/**
 * How much each piece of `evidence` counts. Learned by logistic regression from characters replaced at random in statutes that the language table had
 * not seen, against everything that looked odd in the same statutes as they are: facts of statutes only.
 */
const WEIGHTS = [-6.501, 0.452, -2.665, -0.209, -0.384, -0.601, -0.65, -0.07, -0.649, 0.312, 0.386, 0.255, -0.017, -0.238, 0.111, -1.312, -0.161, -0.064, 1.832] as const
const HAN = /[\u4e00-\u9fff]{2,}/g
const MOST = 4000
/** Runs that are remembered, and as many of before: a manuscript of 100,000 characters has some ten thousand. */
const REMEMBERED = 10_000

/** Words that make a slip one in the title of a unit or post. */
const TITLE = /人民政府|人民法院|人民检察院|检察院|委员会|办公室|国务院|人民代表大会|主管部门|公安机关|[省市县区乡镇州局厅部院处科所校会检察]长|主任|书记|主席|委员|[一-龥]{2}[局厅]/g

export function wrongCharacters(language: Language, { margin }: Strictness = USUAL): Check {
  const { alike, nearly, total } = language
  const units = new Uint16Array(MOST + 2)
  /** How likely each character of the run is as it stands. */
  const stands = new Float64Array(MOST + 2)

  const likely = (at: number): number => {
    let off = 0
    for (let before = Math.min(LONGEST, at); before >= 1; before -= 1) {
      const count = countOf(language, runHash(units, at + 1, before + 1))
      if (count > 0) return off + Math.min(0, Math.log(count / Math.max(count, countOf(language, runHash(units, at, before)))))
      off += BACK_OFF
    }
    return off + Math.log((countOf(language, runHash(units, at + 1, 1)) + 0.5) / total)
  }
  const seen = (from: number, length: number, end: number): number => (from < 0 || from + length > end ? 0 : countOf(language, runHash(units, from + length, length)))
  const together = (at: number): boolean => countOf(language, runHash(units, at + 1, 2)) > 0

  /** The best other character for the place `at` of a run that ends before `end`, and how much more likely it makes the sentence. */
  const better = (at: number, end: number): { readonly unit: number; readonly by: number; readonly nearly: boolean } => {
    const own = units[at] as number
    const upTo = Math.min(end, at + LONGEST + 1)
    let now = 0
    for (let place = at; place < upTo; place += 1) now += stands[place] as number
    let best = { unit: own, by: 0, nearly: false }
    const weigh = (unit: number, less: number): void => {
      units[at] = unit
      if (!together(at) && !together(at + 1)) return
      let then = -less
      for (let place = at; place < upTo; place += 1) then += likely(place)
      if (then - now > best.by) best = { unit, by: then - now, nearly: less > 0 }
    }
    for (const unit of alike.get(own) ?? []) weigh(unit, 0)
    for (const unit of nearly.get(own) ?? []) weigh(unit, NEARLY)
    units[at] = own
    return best
  }

  /** What speaks for and against a replacement: the numbers that `WEIGHTS` weighs. */
  const evidence = (at: number, end: number, { unit, by, nearly: similar }: ReturnType<typeof better>): number[] => {
    const own = units[at] as number
    const around = (): number[] => {
      const pairs = [Math.log1p(seen(at - 1, 2, end)), Math.log1p(seen(at, 2, end))]
      let [threes, fours] = [0, 0]
      for (let from = at - 2; from <= at; from += 1) threes += seen(from, 3, end) > 0 ? 1 : 0
      for (let from = at - 3; from <= at; from += 1) fours += seen(from, 4, end) > 0 ? 1 : 0
      return [...pairs, threes, fours, Math.log1p(seen(at, 1, end)), WORDS.has(units[at] as number) ? 1 : 0]
    }
    const as = around()
    units[at] = unit
    const then = around()
    units[at] = own
    return [1, Math.min(by, 45), similar ? 1 : 0, ...as, ...then, as[5]! * then[5]!, Math.max(-16, stands[at] as number), Math.max(-16, stands[at + 1] ?? 0), as[0] === 0 && as[1] === 0 ? 1 : 0]
  }

  const inRun = (run: string): { readonly at: number; readonly unit: number; readonly by: number }[] => {
    const length = Math.min(run.length, MOST - 2)
    units[0] = BEGIN
    for (let at = 0; at < length; at += 1) units[at + 1] = run.charCodeAt(at)
    units[length + 1] = END
    for (let at = 1; at <= length + 1; at += 1) stands[at] = likely(at)
    const found: { at: number; unit: number; by: number }[] = []
    for (let at = 1; at <= length; at += 1) {
      if ((stands[at] as number) > LIKELY && (at === length || (stands[at + 1] as number) > LIKELY)) continue
      const candidate = better(at, length + 2)
      if (candidate.by < LEAST) continue
      const features = evidence(at, length + 2, candidate)
      const by = features.reduce((sum, value, place) => sum + value * WEIGHTS[place]!, 0)
      if (by > margin) found.push({ at: at - 1, unit: candidate.unit, by })
    }
    // One slip makes its neighbours look wrong as well; the one that explains most stays.
    const kept: typeof found = []
    for (const one of found.toSorted((a, b) => b.by - a.by)) if (!kept.some(({ at }) => Math.abs(at - one.at) <= 2)) kept.push(one)
    return kept
  }

  let [known, before] = [new Map<string, ReturnType<typeof inRun>>(), new Map<string, ReturnType<typeof inRun>>()]
  /** What is wrong in a run depends on nothing around it: after an edit only the run that changed is looked at. */
  const inKnown = (run: string): ReturnType<typeof inRun> => {
    const found = known.get(run) ?? before.get(run) ?? inRun(run)
    if (known.size >= REMEMBERED) [known, before] = [new Map(), known]
    known.set(run, found)
    return found
  }

  return (paragraph) => {
    const found: Finding[] = []
    for (const { 0: run, index } of matches(HAN, paragraph)) {
      for (const { at, unit } of inKnown(run)) {
        const right = String.fromCharCode(unit)
        found.push({ at: index + at, length: 1, kind: kindOf(run, at, right), wrong: run[at] as string, right, why: whyOf(run, at, right) })
      }
    }
    return found
  }
}

/** A slip in the title of a unit or a post is told as one. */
function kindOf(run: string, at: number, right: string): Kind {
  const mended = run.slice(0, at) + right + run.slice(at + 1)
  for (const match of matches(TITLE, mended)) if (match.index <= at && at < match.index + match[0].length) return 'title'
  return 'character'
}

function whyOf(run: string, at: number, right: string): Finding['why'] {
  const [before, after] = [run.slice(Math.max(0, at - 2), at), run.slice(at + 1, at + 3)]
  return { zh: `「${before}${run[at]}${after}」少见，「${before}${right}${after}」常见`, en: `“${before}${run[at]}${after}” is rare, “${before}${right}${after}” is common` }
}
