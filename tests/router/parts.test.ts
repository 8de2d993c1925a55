import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { calibrate, shares } from '../../src/signals/router/calibrate.ts'
import { sha256 } from '../../src/signals/router/digest.ts'
import { eachGram, HEAD, read } from '../../src/signals/router/grams.ts'
import { learn, randomFrom } from '../../src/signals/router/ridge.ts'
import { deserialize, evaluate, figures, propose, RouterRefusal, serialize, train, crossValidate } from '../../src/signals/router/router.ts'
import { Vocabulary } from '../../src/signals/router/vocabulary.ts'
import { gramWeights } from '../../src/signals/router/weights.ts'
import { invent } from './messages.ts'

describe('the grams of a message', () => {
  it('are its runs of one to four characters, and of one to three in the head', () => {
    const seen: string[] = []
    const reading = read({ title: '路灯', text: '坏了吗了' })
    eachGram(reading, (_hash, block, start, length) => seen.push(`${block === HEAD ? '#' : ''}${reading.shown.slice(start, start + length).join('')}`))
    expect(seen.sort()).toEqual(['#路', '#路灯', '#灯', '路', '路灯', '灯', '坏', '坏了', '坏了吗', '坏了吗了', '了', '了吗', '了吗了', '吗', '吗了', '了'].sort())
  })

  it('hash alike where they read alike, and apart between the two blocks', () => {
    const hashes = new Map<string, Set<number>>()
    const reading = read({ text: '了了' })
    eachGram(reading, (hash, block, start, length) => {
      const key = `${block} ${reading.shown.slice(start, start + length).join('')}`
      hashes.set(key, (hashes.get(key) ?? new Set()).add(hash))
    })
    expect([...hashes.keys()].sort()).toEqual(['0 了', '0 了了', '1 了', '1 了了'])
    expect([...hashes.values()].every((set) => set.size === 1)).toBe(true)
    expect(new Set([...hashes.values()].flatMap((set) => [...set])).size).toBe(4)
  })

  it('take the first 22 characters as head where there is no title', () => {
    expect(read({ text: '一'.repeat(30) }).head).toBe(22)
    expect(read({ title: '题', text: '一'.repeat(30) }).head).toBe(1)
  })
})

describe('the vocabulary', () => {
  it('numbers hashes in the order of entry, through growth and for the hash 0', () => {
    const vocabulary = new Vocabulary()
    const hashes = Array.from({ length: 10_000 }, (_, at) => (Math.imul(at, 0x9e3779b1) >>> 0))
    hashes.forEach((hash, at) => expect(vocabulary.enter(hash)).toBe(at))
    expect(hashes.every((hash, at) => vocabulary.find(hash) === at && vocabulary.enter(hash) === at)).toBe(true)
    expect(vocabulary.find(12_345)).toBe(-1)
    expect([...vocabulary.hashes()]).toEqual(hashes)
  })
})

describe('ridge regression', () => {
  it('solves the normal equations of a small case', () => {
    // Messages (1) and (-1) with targets +1 and -1, penalty 1. By symmetry the bias is 0, and
    // w minimizes 2(1 - w)² + w², so 4(w - 1) + 2w = 0 and w = 2/3.
    const matrix = {
      rows: 2, width: 1, ends: Int32Array.of(1, 2), columns: Int32Array.of(0, 0), values: Float32Array.of(1, -1),
      sources: Int32Array.of(0), weights: Float32Array.of(1), blocks: Uint8Array.of(0),
    }
    const [group] = [...learn(matrix, Int32Array.of(0, 1), 2, { penalty: 1, passes: 100, seed: 1 })]
    expect(group?.weights[0]).toBeCloseTo(2 / 3, 4)
    expect(group?.weights[1]).toBeCloseTo(-2 / 3, 4)
    expect(group?.bias[0]).toBeCloseTo(0, 4)
  })
})

describe('the weight of a gram', () => {
  it('is greater where the gram tells labels apart, and greater where it is rare', () => {
    // Four messages, labels 0 0 1 1. Gram 0 in all, gram 1 in both of label 0, gram 2 in one of each.
    const incidence = { width: 3, ends: Int32Array.of(3, 5, 7, 8), columns: Int32Array.of(0, 1, 2, 0, 1, 0, 2, 0) }
    const [everywhere, telling, even] = gramWeights(incidence, Int32Array.of(0, 0, 1, 1)) as unknown as [number, number, number]
    expect(telling).toBeGreaterThan(even)
    expect(even).toBeGreaterThan(everywhere)
  })
})

describe('calibration', () => {
  it('makes shares true: of what it gives 0.8, eight in ten are right', () => {
    const random = randomFrom(5)
    const scores: number[] = []
    const truth: number[] = []
    // Two labels; a score gap g means, by construction, odds of e^(3g) for the first.
    for (let row = 0; row < 4_000; row++) {
      const gap = random() * 2 - 1
      scores.push(gap / 2, -gap / 2)
      truth.push(random() < 1 / (1 + Math.exp(-3 * gap)) ? 0 : 1)
    }
    const fitted = calibrate(Float64Array.from(scores), Int32Array.from(truth), 2)
    expect(fitted.sharpness).toBeGreaterThan(2.7)
    expect(fitted.sharpness).toBeLessThan(3.3)
    const gapOfFourToOne = Math.log(4) / 3
    expect(shares(Float64Array.of(gapOfFourToOne / 2, -gapOfFourToOne / 2), fitted)[0]).toBeCloseTo(0.8, 1)
  })

  it('stays near its start when there is nothing to fit on', () => {
    expect(calibrate(new Float64Array(0), new Int32Array(0), 2)).toEqual({ sharpness: 2, tilt: Float64Array.of(0, 0) })
  })
})

describe('a model file', () => {
  const model = train(invent(60))
  const bytes = serialize(model)
  const code = (of: Uint8Array): string => {
    try {
      deserialize(of)
    } catch (error) {
      if (error instanceof RouterRefusal) return error.code
      throw error
    }
    return 'none'
  }

  it('gives back the model exactly', () => {
    const again = deserialize(bytes)
    expect(again).toEqual(model)
    expect(propose(again, { text: '路灯坏了' })).toEqual(propose(model, { text: '路灯坏了' }))
    expect(Buffer.from(serialize(again)).equals(Buffer.from(bytes))).toBe(true)
  })

  it('is read from a Buffer that lies inside a larger one', () => {
    const inside = Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]).subarray(6, 6 + bytes.length)
    expect(deserialize(inside)).toEqual(model)
  })

  it('is refused when a single bit has changed, wherever it lies', () => {
    for (const at of [0, 7, 8, 40, 72, 90, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = bytes.slice()
      changed[at] = (changed[at] as number) ^ 1
      expect(code(changed)).toBe(at === 0 ? 'router/not-a-model' : at === 7 ? 'router/other-format' : 'router/damaged-model')
    }
  })

  it('is refused when it is cut short, empty, or something else', () => {
    expect(code(bytes.subarray(0, bytes.length - 1))).toBe('router/damaged-model')
    expect(code(new Uint8Array(0))).toBe('router/not-a-model')
    expect(code(new TextEncoder().encode('{"label":"城管"}'.repeat(20)))).toBe('router/not-a-model')
  })

  it('holds none of the words it learned from', () => {
    expect(Buffer.from(bytes).includes(Buffer.from('路灯'))).toBe(false)
    expect(Buffer.from(bytes).includes(Buffer.from('路灯', 'utf16le'))).toBe(false)
  })

  it('is named by SHA-256, which agrees with the platform for every length of the last block', () => {
    for (let length = 0; length < 200; length++) {
      const some = Uint8Array.from({ length }, (_, at) => (at * 31 + length) & 255)
      expect(sha256(some)).toBe(createHash('sha256').update(some).digest('hex'))
    }
  })
})

describe('the figures', () => {
  it('are those counted by hand', () => {
    // Truth a a a b, proposed a a b b. a: P 2/2, R 2/3, F1 4/5. b: P 1/2, R 1/1, F1 2/3. The wrong one is the least certain.
    const judged = [['a', 'a', 0.9], ['a', 'a', 0.8], ['a', 'b', 0.5], ['b', 'b', 0.7]] as const
    const result = figures(judged.map(([truth, proposed, share]) => ({ truth, proposed, share })))
    expect(result.accuracy).toBe(0.75)
    expect(result.macroF1).toBeCloseTo((4 / 5 + 2 / 3) / 2, 12)
    expect(result.perClass).toMatchObject({ a: { precision: 1, count: 3 }, b: { precision: 0.5, recall: 1, count: 1 } })
    expect(result.perClass['a']?.recall).toBeCloseTo(2 / 3, 12)
    expect(result.coverage).toEqual([{ share: 0.5, accuracy: 1 }, { share: 0.75, accuracy: 1 }, { share: 0.9, accuracy: 0.75 }, { share: 1, accuracy: 0.75 }])
  })

  it('count a label that the model has never seen as missed', () => {
    const result = evaluate(train(invent(60)), [{ label: '水务', text: '停水' }, { label: '城管', text: '路灯坏了' }])
    expect(result.perClass['水务']).toEqual({ precision: 0, recall: 0, f1: 0, count: 1 })
    expect(result.accuracy).toBe(0.5)
  })

  it('of a cross-validation judge each message by a model that has not seen it', () => {
    // Labels at random: whoever has seen the message knows its label, whoever has not can only guess.
    const random = randomFrom(9)
    const rows = Array.from({ length: 240 }, (_, at) => ({ label: random() < 0.5 ? 'a' : 'b', text: String.fromCodePoint(...Array.from({ length: 6 }, () => 0x4e00 + Math.floor(random() * 9_000)), 0x4e00 + at) }))
    const once = { rarest: 1 }
    expect(evaluate(train(rows, once), rows).accuracy).toBeGreaterThan(0.95)
    expect(figures(crossValidate(rows, 5, once)).accuracy).toBeLessThan(0.65)
  })
})
