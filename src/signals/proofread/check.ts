import type { Division } from '../places/divisions.ts'
import { wrongCharacters } from './characters.ts'
import { departments } from './departments.ts'
import type { Check, Finding } from './finding.ts'
import { commonSlips, type Entry, wordLists } from './forms.ts'
import { type Law, lawCitations } from './laws.ts'
import { personalData } from './personal.ts'
import type { Language } from './language.ts'
import { placesTogether } from './places.ts'
import { sums } from './sums.ts'
import { titles } from './titles.ts'
import { weekdays } from './weekday.ts'

/** What a proofreader knows. */
export interface Knowledge {
  readonly laws?: readonly Law[]
  readonly places?: readonly Division[]
  /** The office's own word lists. */
  readonly entries?: readonly Entry[]
  /** With it, characters that look wrong are found. */
  readonly language?: Language
}

/** All checks over the same knowledge. One at a time: the checks use their memory again. */
export function makeChecks({ laws = [], places = [], entries = [], language }: Knowledge): Check {
  const checks: Check[] = [
    wordLists([...commonSlips(), ...entries], language),
    personalData,
    weekdays,
    titles,
    departments(language),
    sums,
    ...(laws.length > 0 ? [lawCitations(laws, places.length > 0 ? new Set(places.map(({ name }) => name)) : undefined)] : []),
    ...(places.length > 0 ? [placesTogether(places)] : []),
    ...(language ? [wrongCharacters(language)] : []),
  ]
  return (paragraph) => tidy(checks.flatMap((check) => check(paragraph)))
}

/** In the order of the text. Where a guess lies over something certain, the guess goes. */
function tidy(found: Finding[]): Finding[] {
  const sure = found.filter(({ kind }) => kind !== 'character')
  const guesses = found.filter((one) => one.kind === 'character' && !sure.some((other) => other.at < one.at + one.length && one.at < other.at + other.length))
  return [...sure, ...guesses].toSorted((a, b) => a.at - b.at || b.length - a.length)
}

/** Paragraphs that are remembered: a long manuscript has fewer. */
const REMEMBERED = 4000

/**
 * A manuscript that is checked again and again. A paragraph that did not change is not read again;
 * one edit costs one paragraph, however long the manuscript is.
 */
export class Manuscript {
  readonly #check: Check
  #known = new Map<string, readonly Finding[]>()

  constructor(check: Check) {
    this.#check = check
  }

  /** All findings in `text`, by place. */
  check(text: string): Finding[] {
    const found: Finding[] = []
    const now = new Map<string, readonly Finding[]>()
    for (let at = 0; at <= text.length; ) {
      const end = text.indexOf('\n', at)
      const paragraph = text.slice(at, end < 0 ? text.length : end)
      let inside = now.get(paragraph) ?? this.#known.get(paragraph)
      if (!inside) inside = this.#check(paragraph)
      if (now.size < REMEMBERED) now.set(paragraph, inside)
      for (const one of inside) found.push(at === 0 ? one : { ...one, at: one.at + at })
      if (end < 0) break
      at = end + 1
    }
    this.#known = now
    return found.filter((one) => !meant(one, text))
  }
}

/** Whoever writes it twice means it: what looks wrong beside the same neighbour again is a word that was not known. */
function meant({ kind, at, length, wrong, right }: Finding, text: string): boolean {
  if (length !== 1 || right?.length !== 1 || (kind !== 'character' && kind !== 'title')) return false
  return [text.slice(at - 1, at + 1), text.slice(at, at + 2)].some((pair) => pair.length === 2 && pair !== wrong && /^[\u4e00-\u9fff]{2}$/.test(pair) && text.indexOf(pair) !== text.lastIndexOf(pair))
}
