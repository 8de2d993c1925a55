import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { promisify } from 'node:util'
import type { Runner } from './rounds.ts'

export const PEERS = resolve(import.meta.dirname, '../../peers/signals')
export const SOURCES = resolve(import.meta.dirname, 'peers')
export const command = promisify(execFile)

/** A program of others in a process of its own. Each line `run` on its input is one round; it answers `microseconds hits`, by its own thread's clock. */
export class Foreign implements Runner {
  readonly name: string
  readonly #child: ChildProcessByStdio<Writable, Readable, null>
  readonly #lines: AsyncIterator<string>

  private constructor(name: string, child: ChildProcessByStdio<Writable, Readable, null>) {
    this.name = name
    this.#child = child
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  }

  /** Resolves once it has read its input and said `ready`. */
  static async start(name: string, program: string, args: readonly string[]): Promise<Foreign> {
    const foreign = new Foreign(name, spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] }))
    const said = await foreign.#line()
    if (!said.startsWith('ready')) throw new Error(`${name} did not start: ${said}`)
    return foreign
  }

  async round(): Promise<{ micros: number; hits: number }> {
    this.#child.stdin.write('run\n')
    const [micros, hits] = (await this.#line()).split(' ').map(Number)
    return { micros: micros!, hits: hits! }
  }

  stop(): void {
    this.#child.stdin.end()
  }

  async #line(): Promise<string> {
    const { value, done } = await this.#lines.next()
    return done ? 'ended' : (value as string)
  }
}

/** A file of texts, each with its length in four bytes before it. */
export async function writeTexts(name: string, texts: readonly string[]): Promise<string> {
  await mkdir(PEERS, { recursive: true })
  const path = join(PEERS, name)
  const pieces = texts.map((text) => Buffer.from(text))
  const all = Buffer.alloc(pieces.reduce((sum, piece) => sum + 4 + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    at = all.writeUInt32LE(piece.length, at)
    at += piece.copy(all, at)
  }
  await writeFile(path, all)
  return path
}
