import { createHash } from 'node:crypto'
import type { Actor } from '#src/kernel/facts.ts'
import type { ShelfTurn } from '#src/modules/publication/public.ts'
import type { Served } from '../http/deps.ts'

const CITIZEN: Actor = { as: 'citizen' }
/** The shelf's turn is read again after this time, so a correction shows on every process within a second. */
const FRESH_MS = 500
const MOST_BYTES = 24 * 1_048_576

/** A page ready to be sent. */
export interface Made {
  readonly body: Buffer
  readonly etag: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

interface Kept extends Made {
  readonly until: number
}

export function makeReady(body: string, status: number, headers: Readonly<Record<string, string>>): Made {
  const bytes = Buffer.from(body)
  return { body: bytes, status, headers, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` }
}

/** A public question to this database; a refusal where none is expected is a fault of ours. */
export async function askPublic<T>(served: Served, name: string, input: unknown): Promise<T> {
  const answer = await served.desk.ask<T>(CITIZEN, name, input)
  if ('refusals' in answer) throw new Error(`${name} was refused: ${answer.refusals.map((one) => `${one.code} ${one.item ?? ''}`).join(', ')}`)
  return answer.value
}

/**
 * Rendered pages of one database, newest used last, thrown away together when the shelf turns. What is made while the shelf
 * turns is kept under the turn read before, and so falls with it.
 */
export class Memory {
  readonly #served: Served
  readonly #pages = new Map<string, Kept>()
  readonly #making = new Map<string, Promise<Made>>()
  #bytes = 0
  #turn: ShelfTurn | undefined
  #readAt = -Infinity
  #reading: Promise<ShelfTurn> | undefined

  constructor(served: Served) {
    this.#served = served
  }

  /** The shelf's turn and the database's time, at most half a second old. Throws when the database is away. */
  turn(): ShelfTurn | Promise<ShelfTurn> {
    if (this.#turn && performance.now() - this.#readAt < FRESH_MS) return this.#turn
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  /** What the site said of itself when it was last asked; for pages made while the database is away. */
  get site(): ShelfTurn['site'] {
    return this.#turn?.site ?? null
  }

  async #read(): Promise<ShelfTurn> {
    const asked = performance.now()
    const turn = await askPublic<ShelfTurn>(this.#served, 'publication.publicTurn', {})
    if (this.#turn?.turn !== turn.turn) {
      this.#pages.clear()
      this.#making.clear()
      this.#bytes = 0
    }
    this.#turn = turn
    this.#readAt = asked
    return turn
  }

  /** The page kept under `key`; a page that many ask for at once is made once, and kept for at most `seconds`. */
  find(key: string, turn: ShelfTurn, seconds: number, make: () => Promise<Made>): Made | Promise<Made> {
    const kept = this.#pages.get(key)
    if (kept && kept.until > performance.now()) {
      this.#pages.delete(key)
      this.#pages.set(key, kept)
      return kept
    }
    const under = this.#making.get(key)
    if (under) return under
    const making = make().then((made) => {
      if (this.#turn?.turn === turn.turn) this.#keep(key, { ...made, until: performance.now() + seconds * 1000 })
      return made
    }).finally(() => {
      if (this.#making.get(key) === making) this.#making.delete(key)
    })
    this.#making.set(key, making)
    return making
  }

  #keep(key: string, page: Kept): void {
    this.#bytes += page.body.length - (this.#pages.get(key)?.body.length ?? 0)
    this.#pages.delete(key)
    this.#pages.set(key, page)
    for (const [oldest, old] of this.#pages) {
      if (this.#bytes <= MOST_BYTES) return
      this.#pages.delete(oldest)
      this.#bytes -= old.body.length
    }
  }
}
