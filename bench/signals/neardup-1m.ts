import { DuplicateIndex } from '#src/signals/duplicates/index.ts'
import { Union } from '#src/signals/duplicates/groups.ts'
import type { Bench } from '../setting/report.ts'
import { chance, edits, inventPost, inventWords, postLength } from './posts.ts'

const kinds = Object.keys(edits)

/** Overlap of the pairs of letters of two texts, exactly. */
function pairsInCommon(a: string, b: string): number {
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
  const [one, other] = [pairs(a), pairs(b)]
  const shared = [...one].filter((pair) => other.has(pair)).length
  return shared / (one.size + other.size - shared || 1)
}

/**
 * Posts of which nine in ten say again what another said before: word for word, through others, with
 * words put before, with three of a hundred characters changed, or cut off. `--posts N`, `--originals N`.
 */
export async function measure(bench: Bench): Promise<void> {
  const posts = bench.count('posts', bench.quick ? 50_000 : 1_000_000)
  const originals = bench.count('originals', Math.ceil(posts * 0.11))
  const random = chance(41)
  const words = inventWords(random)
  const texts = Array.from({ length: originals }, () => inventPost(words, random, postLength(random)))
  const index = new DuplicateIndex()
  const union = new Union()
  const groupOf = new Int32Array(originals).fill(-1)
  const firstOf = new Map<number, number>()
  const found = kinds.map(() => ({ told: 0, found: 0 }))
  const told: { kind: number; of: number; group: number }[] = []
  const sample: { near: string; of: number }[] = []
  let near = 0
  let cpu = 0
  // In slices, so that making the posts is not measured and a million of them need not be held.
  const SLICE = 20_000
  for (let done = 0; done < posts; done += SLICE) {
    const slice = Array.from({ length: Math.min(SLICE, posts - done) }, (_, at) => {
      const number = done + at
      const fresh = number % Math.round(posts / originals) === 0 ? Math.floor(number / Math.round(posts / originals)) : -1
      if (fresh >= 0 && fresh < originals) return { text: texts[fresh] as string, of: fresh, kind: -1 }
      const seen = Math.min(originals, Math.floor(number / Math.round(posts / originals)) + 1)
      const of = Math.floor(random() * seen)
      const kind = Math.floor(random() * kinds.length)
      return { text: edits[kinds[kind] as string]!(texts[of] as string, random), of, kind }
    })
    // As a text that was read from a file: in one piece.
    const read = slice.map(({ text }) => Buffer.from(text, 'utf16le').toString('utf16le'))
    const began = process.threadCpuUsage()
    const placed = read.map((text) => index.place(text))
    const used = process.threadCpuUsage(began)
    cpu += (used.user + used.system) / 1e6
    placed.forEach(({ group, found: how, joined }, at) => {
      const { of, kind, text } = slice[at] as (typeof slice)[number]
      for (const same of joined) union.join(group, same)
      if (kind < 0) groupOf[of] = group
      else told.push({ kind, of, group })
      if (!firstOf.has(group)) firstOf.set(group, of)
      if (how === 'near' && near++ % 50 === 0) sample.push({ near: text, of: firstOf.get(group) as number })
    })
  }
  for (const { kind, of, group } of told) {
    const count = found[kind] as { told: number; found: number }
    count.told++
    if (union.rootOf(group) === union.rootOf(groupOf[of] as number)) count.found++
  }
  const wrong = sample.filter(({ near: text, of }) => pairsInCommon(text, texts[of] as string) < 0.3).length
  bench.print({ figure: `neardup-1m: ${posts} posts, CPU`, value: cpu, unit: 's' })
  kinds.forEach((kind, at) => bench.print({ figure: `neardup-1m: recall, ${kind}`, value: (found[at] as { found: number }).found / (found[at] as { told: number }).told, unit: '1' }))
  bench.print({ figure: `neardup-1m: false pairs, of ${sample.length} drawn`, value: wrong / sample.length, unit: '1' })
  bench.print({ figure: 'neardup-1m: memory a post', value: index.bytes / posts, unit: 'bytes' })
}
