import { BEGIN, END, runHash } from '../../src/signals/proofread/language.ts'

const HAN = /[\u4e00-\u9fff]+/g
/** Longest run of characters that is counted. */
const RUN = 4
/** A run of so many characters that occurs more seldom is no usage. */
const SELDOM = [0, 1, 1, 2, 2]
const SLOTS = 1 << 23

/** How often runs of one to four characters occur in all that was given. */
export class Counting {
  total = 0
  // Open addressing; millions of runs are too many for a Map.
  readonly #keys = new Uint32Array(SLOTS)
  readonly #counts = new Float32Array(SLOTS)
  readonly #lengths = new Uint8Array(SLOTS)
  readonly #single = new Float64Array(0x10000)

  /** Runs of Han characters, with where they begin and end. */
  text(words: string, weight: number): void {
    for (const [run] of words.matchAll(HAN)) this.#count(Uint16Array.from([BEGIN, ...Array.from(run, (one) => one.charCodeAt(0)), END]), weight)
  }

  /** A word, of which nobody knows what stands beside it. */
  word(word: string, weight: number): void {
    this.#count(Uint16Array.from(word, (one) => one.charCodeAt(0)), weight)
  }

  timesSeen(character: string): number {
    return this.#single[character.charCodeAt(0)]!
  }

  /** What is usage. */
  runs(): Map<number, number> {
    const runs = new Map<number, number>()
    for (let slot = 0; slot < SLOTS; slot += 1) if (this.#keys[slot] !== 0 && this.#counts[slot]! >= SELDOM[this.#lengths[slot]!]!) runs.set(this.#keys[slot]!, this.#counts[slot]!)
    return runs
  }

  #count(units: Uint16Array, weight: number): void {
    for (let end = 1; end <= units.length; end += 1) {
      for (let length = 1; length <= Math.min(RUN, end); length += 1) {
        const hash = runHash(units, end, length)
        let slot = hash & (SLOTS - 1)
        while (this.#keys[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & (SLOTS - 1)
        this.#keys[slot] = hash
        this.#lengths[slot] = length
        this.#counts[slot] = this.#counts[slot]! + weight
      }
      const unit = units[end - 1]!
      this.#single[unit] = this.#single[unit]! + weight
      this.total += weight
    }
  }
}
