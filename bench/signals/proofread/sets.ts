import { Manuscript } from '#src/signals/proofread/check.ts'
import type { Check } from '#src/signals/proofread/finding.ts'
import type { Sentence } from './material.ts'

export interface Judged {
  readonly rows: number
  /** F1 of sentences that were put right in all places, and in no other. */
  readonly sentence: number
  /** Wrong characters that a finding lies on, and findings that lie on a wrong character. */
  readonly character: { readonly recall: number; readonly precision: number }
}

/** Judges a set of sentences whose right form has the same length. */
export function readSet(check: Check, set: readonly Sentence[]): Judged {
  const count = { rows: 0, wrong: 0, found: 0, told: 0, right: 0, faulty: 0, changed: 0, mended: 0 }
  for (const { src, tgt } of set) {
    const good = tgt[0]!
    if (good.length !== src.length) continue
    count.rows += 1
    const findings = new Manuscript(check).check(src)
    const wrong = [...src].flatMap((one, at) => (one === good[at] ? [] : [at]))
    const on = (at: number): boolean => findings.some((one) => one.at <= at && at < one.at + one.length)
    count.wrong += wrong.length
    count.found += wrong.filter(on).length
    count.told += findings.length
    count.right += findings.filter((one) => wrong.some((at) => one.at <= at && at < one.at + one.length)).length
    let text = src
    for (const one of findings.toSorted((a, b) => b.at - a.at)) if (one.right?.length === one.length) text = text.slice(0, one.at) + one.right + text.slice(one.at + one.length)
    if (src !== good) count.faulty += 1
    if (text !== src) count.changed += 1
    if (src !== good && text === good) count.mended += 1
  }
  return { rows: count.rows, sentence: (2 * count.mended) / (count.faulty + count.changed || 1), character: { recall: count.found / (count.wrong || 1), precision: count.right / (count.told || 1) } }
}
