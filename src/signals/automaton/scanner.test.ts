import { describe, expect, it } from 'vitest'
import { fold, foldWord } from '../text/fold.ts'
import { LONGEST, pack, unpack } from './automaton.ts'
import { buildAutomaton } from './build.ts'
import { Scanner } from './scanner.ts'

/** Repeatable chance. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return (Math.imul(state ^ (state >>> 13), 0x297a2d39) >>> 8) % below
  }
}

const hitsOf = (scanner: Scanner, text: string): string[] => Array.from({ length: scanner.scan(text) }, (_, at) => `${scanner.word[at]}:${scanner.start[at]}:${scanner.end[at]}`).toSorted()

function naive(words: readonly string[], text: string): string[] {
  return [...new Set(words)].flatMap((word, number) => Array.from({ length: text.length }, (_, at) => at).filter((at) => text.startsWith(word, at)).map((at) => `${number}:${at}:${at + word.length}`)).toSorted()
}

function randomText(roll: (below: number) => number, letters: readonly string[], longest: number): string {
  return Array.from({ length: roll(longest + 1) }, () => letters[roll(letters.length)]!).join('')
}

describe('the automaton', () => {
  it('finds exactly what looking everywhere finds, words of one unit, halves of pairs, and words that contain each other included', () => {
    const roll = dice(7)
    for (let round = 0; round < 120; round += 1) {
      const letters = [['a', 'b'], ['甲', '乙', '丙', '丁', '，'], ['😀', '😁', '𠮷', '字', 'é', '\n'], ['A', 'a', 'Ａ', '*', ' ']][round % 4]!
      const words = Array.from({ length: 1 + roll(12) }, () => randomText(roll, letters, [3, 6, 40][roll(3)]!)).filter((word) => word !== '')
      const scanner = new Scanner(buildAutomaton(words, { plain: true }).automaton)
      for (let one = 0; one < 5; one += 1) {
        const text = randomText(roll, letters, 90)
        expect(hitsOf(scanner, text), JSON.stringify({ words, text })).toEqual(naive(words, text))
      }
    }
  })

  it('finds in a folded text what it finds in the text, at the places of the text as it was written', () => {
    const roll = dice(11)
    const letters = ['加', '装', '裝', '電', '电', '梯', 'Ａ', 'a', 'A', '*', ' ', '\u200b', '★', '-', '，', '\n', '😀']
    for (let round = 0; round < 120; round += 1) {
      const words = Array.from({ length: 1 + roll(9) }, () => randomText(roll, letters.slice(0, 9), 5)).filter((word) => word !== '')
      const { automaton, numbers } = buildAutomaton(words)
      const scanner = new Scanner(automaton)
      const text = randomText(roll, letters, 60)
      const hits = hitsOf(scanner, text).map((hit) => hit.split(':').map(Number) as [number, number, number])
      expect(hits.length, JSON.stringify({ words, text })).toBe(naive(words.map(foldWord), fold(text)).length)
      for (const [word, from, to] of hits) {
        const seen = fold(text.slice(from, to)).replaceAll(/[*★ 😀-]/gu, '')
        expect(seen, JSON.stringify({ words, text, from, to })).toBe(foldWord(words[numbers.indexOf(word)]!))
      }
    }
  })

  it('finds the same among few words and among so many that it reads the text another way', () => {
    const roll = dice(13)
    // Of other letters, so that no text holds them.
    const filling = Array.from({ length: 4_200 }, (_, at) => `${String.fromCharCode(0x5000 + (at % 70))}${String.fromCharCode(0x6000 + Math.floor(at / 70))}`)
    const letters = ['加', '装', '裝', '電', 'Ａ', 'a', '*', ' ', '\u200b', '-', '，', '\n', '😀']
    for (let round = 0; round < 4; round += 1) {
      const words = Array.from({ length: 9 }, () => randomText(roll, letters.slice(0, 6), 3)).filter((word) => word !== '')
      const few = new Scanner(buildAutomaton(words).automaton)
      const many = new Scanner(buildAutomaton([...words, ...filling]).automaton)
      for (let one = 0; one < 100; one += 1) {
        const text = randomText(roll, letters, 60)
        expect(hitsOf(many, text), JSON.stringify({ words, text })).toEqual(hitsOf(few, text))
      }
    }
  })

  it('knows full width, letter case, traditional characters and what was put between', () => {
    const { automaton, numbers } = buildAutomaton(['加装电梯', '加裝電梯', 'WiFi', '重庆大学', '\u200b'])
    expect([...numbers]).toEqual([0, 0, 1, 2, -1])
    const scanner = new Scanner(automaton)
    expect(hitsOf(scanner, '要加裝電梯')).toEqual(['0:1:5'])
    expect(hitsOf(scanner, '加*装★★电\u200b梯')).toEqual(['0:0:8'])
    expect(hitsOf(scanner, '加 装 电 梯')).toEqual(['0:0:7'])
    expect(hitsOf(scanner, '加😀装😀电😀梯')).toEqual(['0:0:10'])
    expect(hitsOf(scanner, 'ＷＩＦＩ')).toEqual(['1:0:4'])
    // A space between two words is a comma; a line break is an end.
    expect(hitsOf(scanner, '去了重庆 大学生活')).toEqual([])
    expect(hitsOf(scanner, '加装\n电梯')).toEqual([])
    expect(hitsOf(scanner, 'W*i*F*i')).toEqual([])
  })

  it('hands hits over in batches where they would fill the memory, and reads long runs once', () => {
    const words = Array.from({ length: LONGEST }, (_, at) => 'a'.repeat(at + 1))
    const scanner = new Scanner(buildAutomaton([...words, 'a'.repeat(5_000)]).automaton)
    let handed = 0
    const all = scanner.scan('a'.repeat(20_000), (count) => void (handed += count))
    expect(all).toBe(words.reduce((sum, word) => sum + 20_001 - word.length, 15_001))
    expect(handed).toBe(all)
    expect(scanner.word.length).toBeLessThan(200_000)
    for (const run of ['*'.repeat(300_000), `加${'*'.repeat(300_000)}`, `加${'\u200b'.repeat(300_000)}`, `加${' \u200b'.repeat(300_000)}装`]) expect(scanner.scan(run)).toBe(0)
  })

  it('is the same in one shared buffer', () => {
    const words = ['电梯', 'a', '老旧小区'.repeat(9), '噪音']
    const { automaton } = buildAutomaton(words)
    const text = `加裝電 梯A${'老旧小区'.repeat(12)}`
    const again = unpack(pack(automaton, (bytes) => new SharedArrayBuffer(bytes)))
    expect(again.classes.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(hitsOf(new Scanner(again), text)).toEqual(hitsOf(new Scanner(automaton), text))
    expect(hitsOf(new Scanner(again), text)).toHaveLength(6)
  })

  it('finds nothing with no words, and nothing in an empty text', () => {
    expect(new Scanner(buildAutomaton([]).automaton).scan('什么都没有')).toBe(0)
    expect(new Scanner(buildAutomaton(['a']).automaton).scan('')).toBe(0)
  })
})
