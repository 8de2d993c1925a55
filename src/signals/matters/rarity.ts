import { GRAM_BITS, type Grams } from './grams.ts'

/** A post, or the sum of several, as weights of grams: the heaviest only. Posts have length one. */
export interface Weights {
  readonly ids: Uint32Array
  readonly values: Float32Array
}

/** A post is known by its heaviest grams; the rest are what everybody says. */
const KEPT = 160
const KEPT_OF_OWN = 60
/** Grams that more than this share of posts contain tell no matter apart. */
const COMMON = 0.14
/** What was said long ago counts less: after so many posts all counts are halved. */
const HALVED_AFTER = 60_000

/** In how many posts each gram was seen. */
export class Rarity {
  private readonly seen = new Uint32Array(1 << GRAM_BITS)
  posts = 0

  note(grams: Grams): void {
    this.posts++
    for (const id of grams.ids) this.seen[id] = (this.seen[id] as number) + 1
    if (this.posts < HALVED_AFTER) return
    this.posts = this.posts >>> 1
    for (let id = 0; id < this.seen.length; id++) this.seen[id] = (this.seen[id] as number) >>> 1
  }

  /**
   * The rarer a gram and the more it is said, the more it weighs. A gram that only this post contains
   * compares with nothing yet: it does not count for its length, but is kept for those to come.
   */
  weigh({ ids, counts }: Grams): Weights {
    const most = Math.max(8, this.posts * COMMON)
    const shared: Weighed[] = []
    const own: Weighed[] = []
    ids.forEach((id, at) => {
      const seen = this.seen[id] as number
      if (seen > most) return
      ;(seen < 2 ? own : shared).push({ id, value: (1 + Math.log(counts[at] as number)) * Math.log((this.posts + 1) / Math.max(1, seen)) })
    })
    const kept = heaviest(shared, KEPT)
    return weights([...kept, ...heaviest(own, KEPT_OF_OWN)], lengthOf(kept) || lengthOf(own))
  }

  /** The weights of a title, in which every gram counts. */
  weighTitle({ ids, counts }: Grams): Weights {
    const kept = Array.from(ids, (id, at) => ({ id, value: (1 + Math.log(counts[at] as number)) * titleWeight(this.posts, this.seen[id] as number) }))
    return weights(heaviest(kept, KEPT), lengthOf(kept))
  }
}

/**
 * An inverse of how often a gram was seen, for titles: they are so short that even a gram nobody
 * else said belongs to their length.
 */
const titleWeight = (posts: number, seen: number): number => Math.log((posts + 1) / (seen + 0.5))

interface Weighed {
  readonly id: number
  readonly value: number
}

const heaviest = (list: readonly Weighed[], most: number): readonly Weighed[] => (list.length > most ? list.toSorted((a, b) => b.value - a.value).slice(0, most) : list)
const lengthOf = (list: readonly Weighed[]): number => Math.sqrt(list.reduce((sum, { value }) => sum + value * value, 0))
const weights = (list: readonly Weighed[], length: number): Weights => ({ ids: Uint32Array.from(list, ({ id }) => id), values: Float32Array.from(list, ({ value }) => value / (length || 1)) })

/** Grams that the sum of a matter keeps. */
const KEPT_OF_SUM = 400

/** The sum of several posts, or of sums. */
export function sumOf(parts: readonly Weights[]): Weights {
  if (parts.length === 1) return parts[0] as Weights
  const sum = new Map<number, number>()
  for (const { ids, values } of parts) ids.forEach((id, at) => sum.set(id, (sum.get(id) ?? 0) + (values[at] as number)))
  return weights(heaviest(Array.from(sum, ([id, value]) => ({ id, value })), KEPT_OF_SUM), 1)
}

/** How much two have in common; of two posts, the cosine of their angle. */
export function dot(a: Weights, b: Weights): number {
  const of = new Map<number, number>()
  a.ids.forEach((id, at) => of.set(id, a.values[at] as number))
  return b.ids.reduce((sum, id, at) => sum + (of.get(id) ?? 0) * (b.values[at] as number), 0)
}
