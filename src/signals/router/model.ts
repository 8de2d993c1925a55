import type { Calibration } from './calibrate.ts'
import type { Coefficients } from './coefficients.ts'
import { eachGram, type Reading } from './grams.ts'
import { Vocabulary } from './vocabulary.ts'

/** A trained router. Plain numbers and label names; nothing of the messages it learned from but hashes of their grams. */
export interface RouterModel {
  /** Digest of everything below, `r1-` and 16 hexadecimal digits: the version that stands in a fact. */
  readonly version: string
  /** In ascending order of code units. */
  readonly labels: readonly string[]
  /** Messages it learned from. */
  readonly learnedFrom: number
  /** Per gram, ascending within the first block and within the second. */
  readonly hashes: Uint32Array
  readonly learned: Coefficients
  readonly calibration: Calibration
}

/** An expected "no" of the router, worded for the person who asked. `code` is one of {@link REFUSALS}. */
export class RouterRefusal extends Error {
  readonly code: keyof typeof REFUSALS
  constructor(code: keyof typeof REFUSALS) {
    super(`${REFUSALS[code].zh} ${REFUSALS[code].en}`)
    this.name = 'RouterRefusal'
    this.code = code
  }
}

/** Closed list: what the router refuses, and what to do next. */
export const REFUSALS = {
  'router/nothing-to-learn': {
    zh: '没有可学习的分办记录：请先由人工分办至少一件，再训练。',
    en: 'There is no decision to learn from: assign at least one message by hand, then train.',
  },
  'router/nothing-to-judge': {
    zh: '没有可供检验的留言：请给出至少一行带标签的留言。',
    en: 'There is no message to judge by: give at least one labelled row.',
  },
  'router/too-few-for-folds': {
    zh: '行数少于折数：请减少折数或给出更多行。',
    en: 'There are fewer rows than folds: ask for fewer folds or give more rows.',
  },
  'router/not-a-model': {
    zh: '这不是分办模型文件：请用 router train 生成。',
    en: 'This is not a router model: make one with router train.',
  },
  'router/other-format': {
    zh: '模型文件是另一版格式：请用本版本重新训练。',
    en: 'The model was written in another format: train it again with this version.',
  },
  'router/damaged-model': {
    zh: '模型文件已损坏（摘要不符）：请重新训练或从备份恢复。',
    en: 'The model file is damaged (its digest does not match): train again or restore a copy.',
  },
} as const

/** The grams of one message that the model knows, how often each occurs, and the characters where it occurs. */
export interface Known {
  readonly grams: Int32Array
  readonly times: Int32Array
  /** Start and length of every occurrence, by place in `grams`. */
  readonly spans: readonly (readonly (readonly [start: number, length: number])[])[]
}

const indexes = new WeakMap<RouterModel, Vocabulary>()

function indexOf(model: RouterModel): Vocabulary {
  const made = indexes.get(model)
  if (made) return made
  const index = new Vocabulary(model.hashes.length)
  for (const hash of model.hashes) index.enter(hash)
  indexes.set(model, index)
  return index
}

/** Looks up the grams of `reading`. */
export function knownGrams(model: RouterModel, reading: Reading): Known {
  const index = indexOf(model)
  const places = new Map<number, number>()
  const grams: number[] = []
  const spans: [number, number][][] = []
  eachGram(reading, (hash, _block, start, length) => {
    const gram = index.find(hash)
    if (gram < 0) return
    const place = places.get(gram)
    if (place !== undefined) {
      spans[place]?.push([start, length])
      return
    }
    places.set(gram, grams.length)
    grams.push(gram)
    spans.push([[start, length]])
  })
  return { grams: Int32Array.from(grams), times: Int32Array.from(spans, (list) => list.length), spans }
}
