import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { duplicateGroups } from '#src/signals/duplicates/groups.ts'
import { mattersOf } from '#src/signals/matters/matters.ts'
import type { Bench } from '../setting/report.ts'
import { SHARED } from './proofread/material.ts'

const MESSAGES = join(SHARED, 'zhzw/hot-messages.jsonl.gz')
const KNOWN = join(SHARED, 'zhzw/hot-issues-silver-dev.jsonl')
/** So many of three teams have to agree that a message belongs to a matter. */
const AGREED = 2
const ALIKE = 0.8

interface Message {
  readonly id: string
  readonly time: string
  readonly title: string
  readonly text: string
}

/** A year of messages to a city: how well the best fitting matter agrees with what people put together, and how many near-duplicates are found. */
export async function measure(bench: Bench): Promise<void> {
  if (!existsSync(MESSAGES)) return bench.print({ figure: 'matters', peer: 'messages of the shared data', skipped: true, why: 'data/zhzw is not here; HUIYING_SHARED names the folder that holds data/' })
  const messages = rowsOf<Message>(gunzipSync(await readFile(MESSAGES)).toString())
  const silver = new Map<string, Set<string>>()
  for (const { issue, id, votes } of rowsOf<{ issue: string; id: string; votes: number }>(await readFile(KNOWN, 'utf8'))) if (votes >= AGREED) silver.set(issue, (silver.get(issue) ?? new Set()).add(String(id)))
  const matters = mattersOf(messages.map(({ id, title, text, time }) => ({ id, title, text, time: Date.parse(time) }))).map(({ members }) => members.map(String))
  const best = [...silver].map(([issue, ids]) => ({ issue, f1: Math.max(...matters.map((members) => agreement(ids, members))) }))
  for (const { issue, f1 } of best) bench.print({ figure: `matters: known matter ${issue}, F1 of the best fitting`, value: f1, unit: '1' })
  bench.print({ figure: 'matters: mean F1', value: best.reduce((sum, { f1 }) => sum + f1, 0) / best.length, unit: '1' })
  const pairs = nearPairs(messages.map(({ title, text }) => `${title}\n${text}`))
  const groupOf = new Map<number, number>()
  duplicateGroups(messages.map(({ title, text }) => ({ text: `${title}\n${text}` }))).forEach((members, group) => members.forEach((one) => groupOf.set(one, group)))
  bench.print({ figure: `matters: near-duplicates found, of ${pairs.length} pairs`, value: pairs.filter(([a, b]) => groupOf.has(a) && groupOf.get(a) === groupOf.get(b)).length / pairs.length, unit: '1' })
}

const rowsOf = <T>(lines: string): T[] => lines.trim().split('\n').map((line) => JSON.parse(line) as T)

function agreement(known: ReadonlySet<string>, members: readonly string[]): number {
  const both = members.filter((id) => known.has(id)).length
  return (2 * both) / (known.size + members.length)
}

/** All pairs whose threes of letters in a row, each once, have a cosine of ALIKE and more, found by looking at every pair. */
function nearPairs(texts: readonly string[]): [number, number][] {
  const numbers = new Map<string, number>()
  const vectors = texts.map((text) => {
    const grams = new Set<number>()
    const letters = text.replaceAll(/[^\p{L}\p{N}]/gu, '')
    for (let at = 0; at + 3 <= letters.length; at += 1) {
      const gram = letters.slice(at, at + 3)
      const number = numbers.get(gram) ?? numbers.size
      numbers.set(gram, number)
      grams.add(number)
    }
    return { grams, share: 1 / (Math.sqrt(grams.size) || 1) }
  })
  const holders = new Map<number, { text: number; share: number }[]>()
  const pairs: [number, number][] = []
  vectors.forEach(({ grams, share }, text) => {
    const like = new Map<number, number>()
    for (const gram of grams) {
      const list = holders.get(gram) ?? []
      for (const other of list) like.set(other.text, (like.get(other.text) ?? 0) + share * other.share)
      list.push({ text, share })
      holders.set(gram, list)
    }
    for (const [other, cosine] of like) if (cosine >= ALIKE) pairs.push([other, text])
  })
  return pairs
}
