import { useIsContractor, useIsOutside } from '../api/session.tsx'
import type { shellWords } from './words.ts'

export interface Place {
  readonly to: string
  readonly word: keyof typeof shellWords
  /** After `g`: the first letter of its name in pinyin. */
  readonly key: string
}

/** Eight entries; the rest lies behind 更多. */
const places: readonly Place[] = [
  { to: '/', word: 'today', key: 'j' },
  { to: '/messages', word: 'messages', key: 'x' },
  { to: '/triage', word: 'triage', key: 'y' },
  { to: '/cases', word: 'cases', key: 'b' },
  { to: '/review', word: 'review', key: 's' },
  { to: '/publication', word: 'publication', key: 'f' },
  { to: '/agenda', word: 'agenda', key: 'r' },
  { to: '/rules', word: 'rules', key: 'g' },
]
const rulesPlace = places.find((place) => place.word === 'rules')!
const morePlace: Place = { to: '/more', word: 'more', key: 'm' }
const insidePlaces: readonly Place[] = [...places, morePlace]
/** What a thumb reaches on a phone. */
const phonePlaces: readonly Place[] = [places[0]!, places[3]!, places[4]!, places[5]!, morePlace]
/** An evaluator from outside has no desk here: the engagements, the rules by which answers are judged, and the account (GB-46). */
const outsidePlaces: readonly Place[] = [{ to: '/third-party', word: 'thirdParty', key: 'p' }, rulesPlace, morePlace]

const contractorPlaces: readonly Place[] = [{ to: '/drafts', word: 'drafts', key: 'w' }, morePlace]

/** The entries of the navigation for whoever is signed in, at a desk and on a phone. */
export function usePlaces(): { readonly side: readonly Place[]; readonly phone: readonly Place[] } {
  const outside = useIsOutside()
  if (useIsContractor()) return { side: contractorPlaces, phone: contractorPlaces }
  return outside ? { side: outsidePlaces, phone: outsidePlaces } : { side: insidePlaces, phone: phonePlaces }
}
