import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ServerResponse } from 'node:http'
import type { PublicConferenceDetail, PublicLine } from '#src/modules/conferences/public.ts'
import type { Served } from '../http/deps.ts'
import { liveScript, script } from './live.ts'
import { conferenceAt, lineItem, NEWEST } from './pages/conference.ts'
import type { Asked, Serving } from './serving.ts'

const HEARTBEAT_MS = 25_000
/** Readers that a process keeps; whoever comes after them is told so, and the page asks for itself again. */
const MOST_READERS = 2000
/** A reader who takes nothing for so long that this waits for him is let go; his browser comes again. */
const MOST_WAITING_BYTES = 1_048_576

/** All readers of one conference in one language: each line is asked for once and written once, whoever many read it. */
class Channel {
  readonly #readers = new Set<ServerResponse>()
  readonly #sent = new Map<number, string>()
  readonly #asked: Asked
  readonly #conferenceId: string
  #looking: Promise<void> | undefined
  #again = false

  constructor(asked: Asked, conferenceId: string) {
    this.#asked = asked
    this.#conferenceId = conferenceId
  }

  get empty(): boolean {
    return this.#readers.size === 0
  }

  join(reader: ServerResponse): void {
    this.#readers.add(reader)
    reader.write(`retry: 3000\n\n${[...this.#sent.values()].slice(-NEWEST).join('')}`)
  }

  leave(reader: ServerResponse): void {
    this.#readers.delete(reader)
    reader.end()
  }

  close(): void {
    for (const reader of this.#readers) this.leave(reader)
  }

  tell(event: string): void {
    for (const reader of this.#readers) {
      if (reader.writableLength > MOST_WAITING_BYTES) this.leave(reader)
      else reader.write(event)
    }
  }

  /** Looks for lines that were let go since; asked again while it looks, it looks once more. */
  async look(): Promise<void> {
    this.#again = true
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  async #look(): Promise<void> {
    while (this.#again) {
      this.#again = false
      const { ask, view } = this.#asked
      const conferenceId = this.#conferenceId
      const [one, { items }] = await Promise.all([ask<PublicConferenceDetail | null>('conferences.publicConference', { conferenceId }), ask<{ items: PublicLine[] }>('conferences.publicLines', { conferenceId, limit: NEWEST, newestFirst: true })])
      const fresh = items.toReversed().filter(({ no }) => !this.#sent.has(no))
      for (const line of fresh) this.#sent.set(line.no, `event: line\ndata: ${JSON.stringify({ no: line.no, html: lineItem(view, line).text })}\n\n`)
      if (fresh.length > 0) this.tell(fresh.map(({ no }) => this.#sent.get(no)).join(''))
      if (one?.state !== 'open') {
        this.tell('event: over\ndata: {}\n\n')
        this.close()
      }
    }
  }
}

/** `/conferences/:id/live/events`: each line of a live conference as a server-sent event, within a second or so of being let go. */
export function registerLive(app: FastifyInstance, serving: Serving): void {
  const channels = new Map<Served, Map<string, Channel>>()
  const watching = new Map<Served, () => void>()
  let readers = 0
  const all = (): Channel[] => [...channels.values()].flatMap((each) => [...each.values()])

  const channelOf = (asked: Asked, conferenceId: string): Channel => {
    const { served, view } = asked
    let ofServed = channels.get(served)
    if (!ofServed) channels.set(served, (ofServed = new Map()))
    const key = `${conferenceId} ${view.language}`
    let channel = ofServed.get(key)
    if (!channel) ofServed.set(key, (channel = new Channel(asked, conferenceId)))
    if (!watching.has(served)) watching.set(served, served.watch((topics) => {
      if (topics.includes('conferences')) for (const each of ofServed.values()) void each.look().catch((error: unknown) => serving.deps.report(error, 'live'))
    }))
    return channel
  }
  /** Nobody reads: nothing is asked any more. */
  const tidy = (served: Served): void => {
    const ofServed = channels.get(served)
    if (!ofServed) return
    for (const [key, channel] of ofServed) if (channel.empty) ofServed.delete(key)
    if (ofServed.size > 0) return
    channels.delete(served)
    watching.get(served)?.()
    watching.delete(served)
  }

  const heartbeat = setInterval(() => {
    for (const channel of all()) channel.tell(': still here\n\n')
  }, HEARTBEAT_MS)
  heartbeat.unref()
  app.addHook('preClose', async () => {
    clearInterval(heartbeat)
    for (const channel of all()) channel.close()
    for (const stop of watching.values()) stop()
  })

  app.get(liveScript, (_request, reply) => reply.header('cache-control', 'public, max-age=31536000, immutable').type('text/javascript; charset=utf-8').send(script))

  app.get<{ Params: { id: string } }>('/conferences/:id/live/events', async (request, reply) => {
    const asked = await serving.asked(request as FastifyRequest)
    const one = await conferenceAt(asked)
    // 204 tells a browser not to come again.
    if (one?.state !== 'open') return reply.code(204).send()
    if (readers >= MOST_READERS) return reply.code(503).header('retry-after', '5').send()
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    const channel = channelOf(asked, one.id)
    readers += 1
    stream.once('close', () => {
      readers -= 1
      channel.leave(stream)
      tidy(asked.served)
    })
    channel.join(stream)
    await channel.look().catch((error: unknown) => serving.deps.report(error, 'live'))
    return reply
  })
}
