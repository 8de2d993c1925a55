import { DuplicateIndex } from '../duplicates/index.ts'
import { gramsOf } from './grams.ts'
import { group, type Item } from './linkage.ts'
import { dot, Rarity, sumOf, type Weights } from './rarity.ts'

/** A post as it comes: `id` is the reader's own. */
export interface Post {
  readonly id: string | number
  readonly title?: string | undefined
  readonly text: string
  /** Milliseconds. */
  readonly time?: number | undefined
}

/** A matter 热点: posts about one thing. */
export interface Matter {
  readonly number: number
  readonly members: (string | number)[]
  /** Wordings, repeats taken as one: what the grouping counts. */
  wordings: number
  weights: Weights
  title: string
  /** How well the title's post stands for the matter. */
  fit: number
  firstSeen?: number | undefined
  lastSeen?: number | undefined
  /** Set when it was found to be part of another. */
  into?: Matter
}

/**
 * Posts of one matter have this much in common on average (cosine of their grams). Measured on a
 * year of messages to a city: from 0.07 to 0.08 the matters known to people stay the same within a
 * few posts, below they run together.
 */
export const ALIKE = 0.075
/** Posts and matters that are compared with one another at a time; the table of likenesses takes four bytes for every two. */
const TABLE = 4200
/** Matters that are carried on to the next posts; those silent for longest are not. */
const CARRIED = 2000

/** Repeats are known as such for two to four weeks; later ones are like the matter all the same. */
const REPEATED = { bucket: 14 * 86_400_000, kept: 1 }

export interface Options {
  readonly alike?: number
  /** Posts that are taken at a time. */
  readonly block?: number
  /** Called for a matter that is carried no further. */
  readonly done?: (matter: Matter) => void
}

interface Waiting {
  readonly post: Post
  readonly group: number
  readonly grams: ReturnType<typeof gramsOf>
}

/** Groups a stream of posts, in blocks. Memory does not grow with the stream, only with the members of the matters that are carried. */
export class Matters {
  live: Matter[] = []
  private waiting: Waiting[] = []
  private readonly waitingGroups = new Set<number>()
  private readonly repeats: DuplicateIndex
  private readonly rarity = new Rarity()
  private readonly heldBy = new Map<number, Matter>()
  private readonly later: { group: number; post: Post }[] = []
  private readonly options: Options
  private next = 0

  constructor(options: Options = {}) {
    this.options = options
    this.repeats = new DuplicateIndex(REPEATED)
  }

  add(post: Post): void {
    const { group: repeated, found } = this.repeats.place(`${post.title ?? ''}\n${post.text}`, post.time)
    if (found !== 'new' && (this.waitingGroups.has(repeated) || this.heldBy.has(repeated))) {
      const matter = this.holder(repeated)
      if (matter) join(matter, post)
      else this.later.push({ group: repeated, post })
      return
    }
    const grams = gramsOf(post.title, post.text)
    this.rarity.note(grams)
    this.waitingGroups.add(repeated)
    this.waiting.push({ post, group: repeated, grams })
    if (this.waiting.length >= (this.options.block ?? TABLE - Math.min(CARRIED, this.live.length))) this.settle()
  }

  /** Groups what waits. */
  settle(): void {
    const posts = this.waiting.map((one) => ({ ...one, weights: this.rarity.weigh(one.grams) }))
    const items: Item[] = [...this.live.map(({ weights, wordings }) => ({ weights, size: wordings })), ...posts.map(({ weights }) => ({ weights, size: 1 }))]
    const before = this.live
    this.live = group(items, this.options.alike ?? ALIKE).map((places) => {
      const old = places.filter((place) => place < before.length).map((place) => before[place] as Matter)
      const fresh = places.filter((place) => place >= before.length).map((place) => posts[place - before.length] as (typeof posts)[number])
      const weights = sumOf([...old.map((matter) => matter.weights), ...fresh.map((one) => one.weights)])
      const oldest = old.toSorted((a, b) => a.number - b.number)
      const matter: Matter = oldest[0] ?? { number: this.next++, members: [], wordings: 0, weights, title: '', fit: -1 }
      for (const other of oldest.slice(1)) absorb(matter, other)
      matter.weights = weights
      for (const { post, weights: own, group: repeated } of fresh) {
        matter.wordings++
        join(matter, post)
        this.heldBy.set(repeated, matter)
        const fit = dot(own, weights)
        if (fit > matter.fit) Object.assign(matter, { fit, title: headline(post) })
      }
      return matter
    })
    for (const { group: repeated, post } of this.later.splice(0)) join(this.holder(repeated) as Matter, post)
    this.waiting = []
    this.waitingGroups.clear()
    this.carry()
  }

  private holder(repeated: number): Matter | undefined {
    let matter = this.heldBy.get(repeated)
    while (matter?.into) matter = matter.into
    return matter
  }

  private carry(): void {
    if (this.live.length <= CARRIED) return
    const byRecent = this.live.toSorted((a, b) => (b.lastSeen ?? 0) - (a.lastSeen ?? 0) || b.number - a.number)
    this.live = byRecent.slice(0, CARRIED)
    const dropped = new Set(byRecent.slice(CARRIED))
    for (const matter of dropped) this.options.done?.(matter)
    for (const repeated of this.heldBy.keys()) if (dropped.has(this.holder(repeated) as Matter)) this.heldBy.delete(repeated)
  }

  /** Groups what waits and hands over every matter that is still carried. */
  finish(): void {
    this.settle()
    for (const matter of this.live) this.options.done?.(matter)
    this.live = []
  }
}

function absorb(matter: Matter, other: Matter): void {
  other.into = matter
  matter.members.push(...other.members)
  matter.wordings += other.wordings
  if (other.fit > matter.fit) Object.assign(matter, { fit: other.fit, title: other.title })
  matter.firstSeen = least(matter.firstSeen, other.firstSeen)
  matter.lastSeen = most(matter.lastSeen, other.lastSeen)
}

function join(matter: Matter, post: Post): void {
  matter.members.push(post.id)
  matter.firstSeen = least(matter.firstSeen, post.time)
  matter.lastSeen = most(matter.lastSeen, post.time)
}

const least = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined ? b : b === undefined ? a : Math.min(a, b))
const most = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined ? b : b === undefined ? a : Math.max(a, b))

const headline = ({ title, text }: Post): string => (title?.trim() || text.trim().split(/[\n。！？!?]/, 1)[0] || '').slice(0, 60)

/** All matters of `posts`, largest first; a post that nothing is like is no matter. */
export function mattersOf(posts: Iterable<Post>, options: Options = {}): Matter[] {
  const all: Matter[] = []
  const stream = new Matters({ ...options, done: (matter) => void all.push(matter) })
  for (const post of posts) stream.add(post)
  stream.finish()
  return all.filter(({ members }) => members.length > 1).toSorted((a, b) => b.members.length - a.members.length || a.number - b.number)
}
