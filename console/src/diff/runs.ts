/** A stretch of text that both have, or only the old, or only the new one. */
export interface Run {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Chinese has no spaces: the words are those of the dictionary that the browser carries. */
const wordsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

/**
 * The difference of two texts in runs of whole words. Strategy: what both begin and end with is set aside; of the rest the
 * longest common row of words stays (Hunt and Szymanski by table, quadratic in what changed, which is little in an edited text);
 * beyond a size where the table would be felt, the changed middle is shown as one replacement.
 */
export function runsBetween(before: string, after: string): readonly Run[] {
  const a = wordsOf(before)
  const b = wordsOf(after)
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const runs: Run[] = a.slice(0, head).map((text) => ({ kind: 'same', text }))
  runs.push(...changed(a.slice(head, a.length - tail), b.slice(head, b.length - tail)))
  runs.push(...a.slice(a.length - tail).map((text): Run => ({ kind: 'same', text })))
  return joined(runs)
}

/** A table of so many cells takes some 30 ms. */
const MOST_CELLS = 4_000_000

function changed(a: readonly string[], b: readonly string[]): Run[] {
  if (a.length * b.length > MOST_CELLS) return [{ kind: 'gone', text: a.join('') }, { kind: 'new', text: b.join('') }]
  const width = b.length + 1
  const longest = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = a[i] === b[j] ? longest[(i + 1) * width + j + 1]! + 1 : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
    }
  }
  const runs: Run[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      runs.push({ kind: 'same', text: a[i]! })
      i += 1
      j += 1
    } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) {
      runs.push({ kind: 'gone', text: a[i]! })
      i += 1
    } else {
      runs.push({ kind: 'new', text: b[j]! })
      j += 1
    }
  }
  runs.push(...a.slice(i).map((text): Run => ({ kind: 'gone', text })), ...b.slice(j).map((text): Run => ({ kind: 'new', text })))
  return runs
}

/** Neighbours of one kind become one run; within a change, what went stands before what came. */
function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = []
  let gone = ''
  let come = ''
  const flush = (): void => {
    if (gone) out.push({ kind: 'gone', text: gone })
    if (come) out.push({ kind: 'new', text: come })
    gone = come = ''
  }
  for (const { kind, text } of runs) {
    if (kind === 'gone') gone += text
    else if (kind === 'new') come += text
    else {
      flush()
      const last = out.at(-1)
      if (last?.kind === 'same') out[out.length - 1] = { kind: 'same', text: last.text + text }
      else out.push({ kind: 'same', text })
    }
  }
  flush()
  return out
}
