import { gramsOf } from './grams.ts'
import type { Post } from './matters.ts'
import { Rarity, type Weights } from './rarity.ts'

/**
 * Finds what an official answer answers: a title that says who answered (`某局回应…`, `…通报`) is
 * laid beside what was said in the week before, and is linked to the earliest post that is
 * nearly the same once the words of answering are taken out. The lag is the time between the two.
 */

/** Words by which a title says that somebody answered. */
const ANSWERING = /(?:再次|最新|正式|官方|紧急|独家|首次|公开|集体|连夜|深夜|凌晨)?(?:作出|做出|发布)?(?:回应|通报|答复|辟谣|澄清|致歉|道歉|声明|情况说明)(?:称|了|说)?/g
/** A title whose subject is the answering itself (`不回应`, `等回应`) answers nothing. */
const NO_ANSWER = /(?:不|未|没有?|拒绝?|无|暂无|等待?|求|要求|请|请求|喊话|呼吁|何时|应|该|如何|怎么)(?:作出|做出|公开|正面)?(?:回应|通报|答复|澄清|致歉|道歉|声明)/

export const isAnswer = (title: string): boolean => title.search(ANSWERING) >= 0 && !NO_ANSWER.test(title)

/** What a title says was answered: the words after the answering, or the whole without it when nothing follows (`某公司就某事致歉`). */
function subjectOf(title: string): { readonly words: string; readonly named: boolean } {
  const parts = title.split(ANSWERING)
  const after = parts.slice(1).join('\n')
  return lettersOf(after) >= FEWEST ? { words: after, named: true } : { words: parts.join('\n'), named: false }
}

const lettersOf = (words: string): number => words.replace(/[^\p{L}\p{N}]/gu, '').length

/** Words of fewer letters name somebody rather than something. */
const FEWEST = 5
/** Without a named subject, and after two days, only what is very much alike is linked: by then others of the same name have been in the news. */
const SURER = 0.62
const SOON = 2

export interface Link {
  readonly answer: Post['id']
  readonly post: Post['id']
  /** Milliseconds from the post to its answer. */
  readonly lag: number
  /** How much the two have in common, between 0 and 1. */
  readonly alike: number
}

const DAY = 86_400_000

export interface LinkOptions {
  /** How long before an answer its matter is looked for. */
  readonly within?: number
  readonly alike?: number
}

interface Seen {
  readonly id: Post['id']
  readonly time: number
  readonly weights: Weights
}

/** Reads titles in the order of their time and links answers to what they answer. Holds the posts of one window only. */
export class Answers {
  private readonly rarity = new Rarity()
  private readonly byGram = new Map<number, Seen[]>()
  private readonly within: number
  private readonly alike: number
  private swept = -Infinity

  constructor({ within = 7 * DAY, alike = 0.47 }: LinkOptions = {}) {
    this.within = within
    this.alike = alike
  }

  /** Takes a title; the link when it answers an earlier one. */
  add({ id, title = '', text, time = 0 }: Post): Link | undefined {
    const said = title || text
    const asked = isAnswer(said) ? subjectOf(said) : undefined
    const grams = gramsOf(undefined, asked?.words ?? said)
    this.rarity.note(grams)
    const weights = this.rarity.weighTitle(grams)
    this.sweep(time)
    if (asked) return this.link({ id, time, weights }, asked.named)
    if (lettersOf(said) < FEWEST) return undefined
    const seen = { id, time, weights }
    for (const gram of weights.ids) {
      const list = this.byGram.get(gram)
      if (list) list.push(seen)
      else this.byGram.set(gram, [seen])
    }
    return undefined
  }

  private link({ id, time, weights }: Seen, named: boolean): Link | undefined {
    const shared = new Map<Seen, { dot: number; grams: number }>()
    weights.ids.forEach((gram, at) => {
      for (const seen of this.byGram.get(gram) ?? []) {
        if (seen.time >= time || seen.time < time - this.within) continue
        const other = seen.weights.values[seen.weights.ids.indexOf(gram)] as number
        const so = shared.get(seen) ?? { dot: 0, grams: 0 }
        so.dot += (weights.values[at] as number) * other
        so.grams++
        shared.set(seen, so)
      }
    })
    const enough = [...shared].filter(([seen, { dot, grams }]) => grams >= 4 && dot >= (named && seen.time > time - SOON * DAY ? this.alike : SURER))
    if (enough.length === 0) return undefined
    const best = Math.max(...enough.map(([, { dot }]) => dot))
    // The first to say it, among those that say it nearly as well.
    const [post, { dot }] = enough.filter(([, one]) => one.dot >= best * 0.85).toSorted(([a], [b]) => a.time - b.time)[0]!
    return { answer: id, post: post.id, lag: time - post.time, alike: dot }
  }

  /** Lets go of what is too old, once a day. */
  private sweep(time: number): void {
    if (time < this.swept + DAY) return
    this.swept = time
    for (const [gram, list] of this.byGram) {
      const kept = list.filter((seen) => seen.time >= time - this.within)
      if (kept.length === 0) this.byGram.delete(gram)
      else if (kept.length < list.length) this.byGram.set(gram, kept)
    }
  }
}
