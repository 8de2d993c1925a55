import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'

const FOLDER = join(process.env['HUIYING_SHARED'] || resolve(import.meta.dirname, '../../../shared'), 'data/hot-search')

export interface Title {
  readonly number: number
  readonly title: string
  /** Milliseconds. */
  readonly time: number
}

export const titlesAreHere = (): boolean => existsSync(FOLDER)

/** The titles of the hot lists, year after year, in the order of their first appearance, numbered from 0. Memory holds one year at a time. */
export async function* readTitles(): AsyncGenerator<Title> {
  let number = 0
  for (const name of readdirSync(FOLDER).filter((one) => /^topics-\d{4}\.csv\.gz$/.test(one)).toSorted()) {
    const year: { title: string; time: number }[] = []
    const rows = createReadStream(join(FOLDER, name)).pipe(createGunzip()).pipe(parse({ columns: true, bom: true, relax_quotes: true }))
    for await (const { title, first_seen: seen } of rows as AsyncIterable<{ title: string; first_seen: string }>) year.push({ title, time: Date.parse(`${seen}+08:00`) })
    for (const { title, time } of year.toSorted((a, b) => a.time - b.time)) yield { number: number++, title, time }
  }
}
