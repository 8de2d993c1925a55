import type { Division } from '#src/signals/places/divisions.ts'
import { Manuscript } from '#src/signals/proofread/check.ts'
import type { Check, Finding, Kind } from '#src/signals/proofread/finding.ts'
import type { Law } from '#src/signals/proofread/laws.ts'
import { anyCharacter, inWord } from './characters.ts'
import { dateFaults, lawFaults, placeFaults } from './facts.ts'
import { type Homophones, pick, type Plant, type Planted, type Random } from './fault.ts'
import { personalFaults, sumFaults } from './numbers.ts'
import { titleFaults } from './titles.ts'

export interface Grounds {
  readonly laws: readonly Law[]
  readonly places: readonly Division[]
  readonly sounds: Homophones
  isWord(word: string): boolean
}

const GUESSES: readonly Kind[] = ['character', 'form', 'title', 'law']

/** Every kind of fault of the check: how it is planted, and as what it may be found. */
export function plantsOf({ laws, places, sounds, isWord }: Grounds, random: Random): Readonly<Record<string, { readonly plant: Plant; readonly as: readonly Kind[] }>> {
  return {
    'titles of units and posts': { plant: titleFaults(sounds, random), as: GUESSES },
    'wrong forms of words': { plant: inWord(isWord, sounds, random), as: GUESSES },
    'characters of the same sound': { plant: anyCharacter(sounds, random), as: GUESSES },
    'places that do not belong together': { plant: placeFaults(places, random), as: ['place'] },
    'personal data': { plant: personalFaults(random), as: ['personal'] },
    'weekdays and dates': { plant: dateFaults(random), as: ['weekday'] },
    'law citations': { plant: lawFaults(laws, sounds, random), as: ['law', 'character', 'title'] },
    'sums': { plant: sumFaults(random), as: ['sum'] },
  }
}

export interface Counted {
  readonly planted: number
  readonly found: number
  /** Findings in the same texts without the fault. */
  readonly alarms: number
  readonly missed: readonly Planted[]
}

/** Plants `count` faults, one a paragraph, and counts those that a finding of the right kind overlaps and that the clean text does not have. */
export function countFound(check: Check, plant: Plant, as: readonly Kind[], paragraphs: readonly string[], count: number, random: Random): Counted {
  const missed: Planted[] = []
  let [planted, found, alarms] = [0, 0, 0]
  const read = (text: string): Finding[] => new Manuscript(check).check(text)
  for (let tries = 0; planted < count && tries < count * 20; tries += 1) {
    const one = plant(pick(paragraphs, random))
    if (!one) continue
    planted += 1
    const clean = read(one.clean)
    alarms += clean.length
    const known = new Set(clean.map(({ at, kind, wrong }) => `${at} ${kind} ${wrong}`))
    const hit = read(one.text).some(({ at, length, kind, wrong }) => as.includes(kind) && at < one.at + one.length && one.at < at + length && !known.has(`${at} ${kind} ${wrong}`))
    if (hit) found += 1
    else missed.push(one)
  }
  return { planted, found, alarms, missed }
}
