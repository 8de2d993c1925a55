type Numbers = Uint8Array | Uint16Array | Int32Array

/** A typed array that grows by doubling; counts stop at the type's limit instead of wrapping. */
export class Growing<T extends Numbers> {
  #held: T
  #make: new (length: number) => T
  size = 0

  constructor(make: new (length: number) => T) {
    this.#make = make
    this.#held = new make(1 << 12)
  }

  push(value: number): void {
    if (this.size === this.#held.length) {
      const wider = new this.#make(this.size * 2)
      wider.set(this.#held)
      this.#held = wider
    }
    this.#held[this.size++] = value
  }

  at(place: number): number {
    return this.#held[place] as number
  }

  set(place: number, value: number): void {
    this.#held[place] = value
  }

  increase(place: number): void {
    const held = this.#held[place] as number
    if (held < 0xffff) this.#held[place] = held + 1
  }

  done(): T {
    return this.#held.slice(0, this.size) as T
  }
}
