import { readFile } from 'node:fs/promises'
import { type Division, readDivisions } from '#src/signals/places/divisions.ts'
import { type Language, readLanguage } from '#src/signals/proofread/language.ts'
import { type Law, readLaws } from '#src/signals/proofread/laws.ts'
import { divisionLines } from './places.ts'

const DATA = new URL('../../../signals/proofread/data/', import.meta.url)

/** What the proofreader is shipped with. */
export async function shippedKnowledge(): Promise<{ readonly laws: readonly Law[]; readonly places: readonly Division[]; readonly language: Language }> {
  const [laws, language] = await Promise.all([readFile(new URL('laws.txt', DATA), 'utf8'), readFile(new URL('language.bin', DATA))])
  return { laws: readLaws(laws), places: readDivisions(divisionLines()), language: readLanguage(new Uint8Array(language)) }
}
