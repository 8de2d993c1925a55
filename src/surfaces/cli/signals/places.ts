import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Gazetteer, placeLists } from '#src/signals/places/gazetteer.ts'

/** The names of all places, `code,name` a line. */
export const divisionLines = (): string => gunzipSync(readFileSync(new URL('../../../../gazetteer/divisions.csv.gz', import.meta.url))).toString()

let gazetteer: Gazetteer | undefined

/** The places of the country as lists of rules (`@地区:贵港市`), read when a rule first names one. */
export const places = placeLists(() => (gazetteer ??= new Gazetteer(divisionLines())))
