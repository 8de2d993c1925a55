import { Answers, type Link } from './answers.ts'
import { gramsOf } from './grams.ts'
import { group, type Item } from './linkage.ts'
import type { Post } from './matters.ts'
import { dot, Rarity, sumOf, type Weights } from './rarity.ts'

/** One wording of the last weeks: all posts that say the same. */
export interface Wording extends Pick<Post, 'title'> {
  readonly id: number
  readonly text: string
  readonly time: number
  readonly posts: number
  readonly official: boolean
  /** The matter that holds it. */
  readonly matter: string | null
}

export interface Material {
  readonly wordings: readonly Wording[]
  /** Matters about which people decided; `apart` are those never to be put together with it. */
  readonly decided: readonly { readonly id: string; readonly apart: readonly string[] }[]
}

export interface Grouped {
  readonly groups: readonly {
    /** The matter that is carried on; absent for a new one. */
    readonly matter?: string
    readonly title: string
    /** Wordings that are new in it. */
    readonly wordings: readonly number[]
    /** Matters that are found to be part of it. */
    readonly absorbed: readonly string[]
  }[]
  readonly answers: readonly { readonly post: number; readonly answers: number; readonly lag: number }[]
}

/** Posts of the net are short, and two short ones share a pair of letters by chance; so more is asked of them than of letters to an office. */
const ALIKE = 0.1
/** Posts that make a matter: two say little. */
const FEWEST = 3
/** Matters and wordings that are compared at a time. */
const TABLE = 4_200

/**
 * Carries the matters on: every matter that stands is the sum of its wordings, those in none join what they are like or make a new one.
 * What people put together is one matter already and stays one; what they took apart, and any two about which they decided, are never
 * put together again.
 */
export function regroup({ wordings, decided }: Material, alike = ALIKE): Grouped {
  const rarity = new Rarity()
  const grams = wordings.map(({ title, text }) => gramsOf(title, text))
  for (const one of grams) rarity.note(one)
  const weights = grams.map((one) => rarity.weigh(one))
  const standing = new Map<string, number[]>()
  wordings.forEach(({ matter }, at) => {
    if (matter === null) return
    const held = standing.get(matter)
    if (held) held.push(at)
    else standing.set(matter, [at])
  })
  const known = [...standing]
  const free = wordings.flatMap(({ matter }, at) => (matter === null ? [at] : []))
  // Where there are more than can be compared, what was said most often and last goes first.
  const fresh = free.length > TABLE - known.length ? free.toSorted((a, b) => wordings[b]!.posts - wordings[a]!.posts || b - a).slice(0, Math.max(0, TABLE - known.length)) : free
  const items: Item[] = [...known.map(([, held]) => ({ weights: sumOf(held.map((at) => weights[at]!)), size: held.length })), ...fresh.map((at) => ({ weights: weights[at]!, size: 1 }))]
  const places = group(items, alike, { apart: apartOf(known.map(([id]) => id), decided) })
  const isDecided = new Set(decided.map(({ id }) => id))
  const groups = places.flatMap((members) => {
    const old = members.filter((place) => place < known.length).toSorted((a, b) => Number(isDecided.has(known[b]![0])) - Number(isDecided.has(known[a]![0])) || a - b).map((place) => known[place]![0])
    const added = members.filter((place) => place >= known.length).map((place) => fresh[place - known.length]!)
    const [matter, ...absorbed] = old
    if (matter === undefined && added.reduce((sum, at) => sum + wordings[at]!.posts, 0) < FEWEST) return []
    if (matter !== undefined && added.length === 0 && absorbed.length === 0) return []
    return [{ ...(matter !== undefined && { matter }), title: matter === undefined ? titleOf(added.map((at) => ({ wording: wordings[at]!, weights: weights[at]! }))) : '', wordings: added.map((at) => wordings[at]!.id), absorbed }]
  })
  return { groups, answers: answersAmong(wordings) }
}

function apartOf(known: readonly string[], decided: Material['decided']): [number, number][] {
  const place = new Map(known.map((id, at) => [id, at]))
  const standing = decided.filter(({ id }) => place.has(id))
  const pairs: [number, number][] = []
  for (const [at, one] of standing.entries()) for (const other of standing.slice(at + 1)) pairs.push([place.get(one.id)!, place.get(other.id)!])
  for (const { id, apart } of standing) for (const other of apart) if (place.has(other)) pairs.push([place.get(id)!, place.get(other)!])
  return pairs
}

/** What somebody put before the words they passed on. */
const PASSED_ON = /^(?:【[^】]{1,6}】|(?:帮?转|转发|刚刚看到的?|网友来信说?)[：:，,])+/

/** Called by the wording that stands for it best. */
function titleOf(members: readonly { readonly wording: Wording; readonly weights: Weights }[]): string {
  const sum = sumOf(members.map(({ weights }) => weights))
  // What it has in common with the others: a stray that is mostly like itself is no name for them.
  const fit = members.map(({ wording, weights }) => ({ wording, fits: dot(weights, sum) - dot(weights, weights) }))
  const best = fit.toSorted((a, b) => b.fits - a.fits)[0]!.wording
  const said = best.title?.trim() || best.text.trim().split(/[\n。！？!?]/, 1)[0] || ''
  return (said.replace(PASSED_ON, '') || said).slice(0, 60)
}

/** Official posts that answer an earlier one. */
function answersAmong(wordings: readonly Wording[]): { post: number; answers: number; lag: number }[] {
  const answers = new Answers()
  const official = new Set(wordings.filter((one) => one.official).map(({ id }) => id))
  return wordings.toSorted((a, b) => a.time - b.time).flatMap((one) => {
    const link: Link | undefined = answers.add(one)
    return link && official.has(one.id) ? [{ post: one.id, answers: Number(link.post), lag: link.lag }] : []
  })
}
