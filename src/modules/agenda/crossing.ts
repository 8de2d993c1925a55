import { addDays, civilDate, type CivilDate, type Instant } from '#src/kernel/time.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Crossing, Topic } from './contract.ts'

/** Titles that share this much of their pairs of characters are about one matter; below it they do not cross. */
const CLOSE = 0.5
const LETTERS = /[\p{L}\p{N}]/u

/** The title without spaces, punctuation and width: what two proposals of the same matter have in common. */
export const subjectKey = (title: string): string => [...title.normalize('NFKC').toLowerCase()].filter((character) => LETTERS.test(character)).join('')

function pairsOf(key: string): Set<string> {
  const characters = [...key]
  return new Set(characters.slice(1).map((character, at) => characters[at]! + character))
}

/** Share of common pairs in the shorter title, 0 to 1: `老旧小区改造` lies wholly in `2026年老旧小区改造计划`. */
function closeness(a: string, b: string): number {
  const [one, two] = [pairsOf(a), pairsOf(b)]
  const least = Math.min(one.size, two.size)
  return least === 0 ? 0 : one.intersection(two).size / least
}

/** The day on which a topic is, was or will be spoken about; that of its proposal while none is named. */
const dayOf = (topic: Topic): CivilDate => topic.heldOn ?? topic.on ?? civilDate(topic.proposedAt)

/** Topics on the same matter within `apart` days before or after (NH-16), the same title first, then the earlier day. */
export function crossingsOf(topic: { readonly id?: Id; readonly title: string; readonly on?: CivilDate | undefined }, others: readonly Topic[], now: Instant, apart: number): Crossing[] {
  const day = topic.on ?? civilDate(now)
  const key = subjectKey(topic.title)
  const [first, last] = [addDays(day, -apart), addDays(day, apart)]
  return others
    .filter((other) => other.id !== topic.id && other.state !== 'dropped' && first <= dayOf(other) && dayOf(other) <= last)
    .flatMap((other): Crossing[] => {
      const same = subjectKey(other.title) === key
      if (!same && closeness(subjectKey(other.title), key) < CLOSE) return []
      return [{ topicId: other.id, title: other.title, unitId: other.unitId, on: dayOf(other), kind: same ? 'duplicate' : 'crossing' }]
    })
    .toSorted((a, b) => (a.kind === b.kind ? a.on.localeCompare(b.on) : a.kind === 'duplicate' ? -1 : 1))
}
