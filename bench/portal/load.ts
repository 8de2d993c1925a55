import { connect, type Socket } from 'node:net'

const HEAD_END = Buffer.from('\r\n\r\n')

/** One connection that asks for the same page again as soon as it has come. */
class Asker {
  answered = 0
  readonly #socket: Socket
  readonly #request: string
  #left = 0
  #head: Buffer = Buffer.alloc(0)
  #running = true

  constructor(url: URL) {
    this.#request = `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nAccept: text/html\r\n\r\n`
    this.#socket = connect(Number(url.port), url.hostname)
    this.#socket.setNoDelay(true)
    this.#socket.on('data', (chunk: Buffer) => this.#take(chunk))
    this.#socket.write(this.#request)
  }

  #take(chunk: Buffer): void {
    let rest = chunk
    if (this.#left === 0) {
      this.#head = this.#head.length > 0 ? Buffer.concat([this.#head, rest]) : rest
      const end = this.#head.indexOf(HEAD_END)
      if (end < 0) return
      const text = this.#head.toString('latin1', 0, end)
      if (!text.startsWith('HTTP/1.1 200')) throw new Error(`the server answered ${text.split('\r\n')[0]}`)
      this.#left = Number(/content-length: (\d+)/i.exec(text)![1])
      rest = this.#head.subarray(end + HEAD_END.length)
      this.#head = Buffer.alloc(0)
    }
    this.#left -= rest.length
    if (this.#left > 0) return
    this.answered += 1
    if (this.#running) this.#socket.write(this.#request)
  }

  end(): void {
    this.#running = false
    this.#socket.destroy()
  }
}

/** Pages a second that `url` gives to `connections` at once, each kept open and asking without pause. */
export async function pagesPerSecond(url: string, connections: number, seconds: number): Promise<number> {
  const askers = Array.from({ length: connections }, () => new Asker(new URL(url)))
  const began = performance.now()
  await new Promise((done) => setTimeout(done, seconds * 1000))
  const answered = askers.reduce((sum, asker) => sum + asker.answered, 0)
  const took = (performance.now() - began) / 1000
  for (const asker of askers) asker.end()
  return answered / took
}
