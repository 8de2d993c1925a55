/** A growing map from 32-bit hashes to running numbers: open addressing on typed arrays, because a plain Map of a million entries costs ten times the memory. */
export class Vocabulary {
  #hashes: Uint32Array
  #numbers: Int32Array
  #mask: number
  #size = 0

  /** `expected`: how many hashes will be entered, if known. */
  constructor(expected = 1 << 12) {
    let slots = 1 << 8
    while (slots < expected * 2) slots *= 2
    this.#hashes = new Uint32Array(slots)
    this.#numbers = new Int32Array(slots).fill(-1)
    this.#mask = slots - 1
  }

  get size(): number {
    return this.#size
  }

  /** The number of `hash`, or -1 when it was never entered. */
  find(hash: number): number {
    return this.#numbers[this.#slot(hash)] as number
  }

  /** The number of `hash`, entered now if it was not. Numbers run from 0 in the order of entry. */
  enter(hash: number): number {
    let slot = this.#slot(hash)
    const known = this.#numbers[slot] as number
    if (known >= 0) return known
    if ((this.#size + 1) * 2 > this.#mask) {
      this.#grow()
      slot = this.#slot(hash)
    }
    this.#hashes[slot] = hash
    this.#numbers[slot] = this.#size
    return this.#size++
  }

  /** All hashes in the order of their numbers. */
  hashes(): Uint32Array {
    const listed = new Uint32Array(this.#size)
    for (let slot = 0; slot <= this.#mask; slot++) {
      const number = this.#numbers[slot] as number
      if (number >= 0) listed[number] = this.#hashes[slot] as number
    }
    return listed
  }

  #slot(hash: number): number {
    let slot = hash & this.#mask
    while ((this.#numbers[slot] as number) >= 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & this.#mask
    return slot
  }

  #grow(): void {
    const hashes = this.#hashes
    const numbers = this.#numbers
    this.#hashes = new Uint32Array(hashes.length * 2)
    this.#numbers = new Int32Array(hashes.length * 2).fill(-1)
    this.#mask = hashes.length * 2 - 1
    for (let old = 0; old < hashes.length; old++) {
      if ((numbers[old] as number) < 0) continue
      const slot = this.#slot(hashes[old] as number)
      this.#hashes[slot] = hashes[old] as number
      this.#numbers[slot] = numbers[old] as number
    }
  }
}
