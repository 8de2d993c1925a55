import { parentPort, Worker } from 'node:worker_threads'

interface Question {
  readonly no: number
  readonly asks: unknown
}
type Answer = { readonly no: number; readonly answer: unknown } | { readonly no: number; readonly fault: unknown }

/**
 * A thread that runs the file at `script` and answers what it is asked, one question after the other. It lives as long as the process and
 * keeps none alive that asks nothing. When it dies, what was asked fails, and so does whatever is asked of it afterwards.
 */
export class Thread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, { resolve(answer: unknown): void; reject(reason: unknown): void }>()
  #no = 0
  #died: Error | undefined

  constructor(script: URL) {
    this.#worker = new Worker(script)
    this.#worker.unref()
    this.#worker.on('message', (answer: Answer) => {
      const asked = this.#waiting.get(answer.no)!
      this.#waiting.delete(answer.no)
      if (this.#waiting.size === 0) this.#worker.unref()
      if ('fault' in answer) asked.reject(answer.fault)
      else asked.resolve(answer.answer)
    })
    this.#worker.on('error', (error) => this.#die(error as Error))
    this.#worker.on('exit', (code) => this.#die(new Error(`${script.pathname} ended (exit ${code})`)))
  }

  get dead(): boolean {
    return this.#died !== undefined
  }

  ask<T>(asks: unknown): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#died) return reject(this.#died)
      this.#no += 1
      this.#waiting.set(this.#no, { resolve: resolve as (answer: unknown) => void, reject })
      this.#worker.ref()
      this.#worker.postMessage({ no: this.#no, asks } satisfies Question)
    })
  }

  #die(why: Error): void {
    this.#died ??= why
    for (const { reject } of this.#waiting.values()) reject(this.#died)
    this.#waiting.clear()
  }
}

/** The other side. */
export function answerAll<Q, A>(work: (asks: Q) => A): void {
  parentPort!.on('message', ({ no, asks }: Question) => {
    let answer: Answer
    try {
      answer = { no, answer: work(asks as Q) }
    } catch (fault) {
      answer = { no, fault }
    }
    parentPort!.postMessage(answer)
  })
}
