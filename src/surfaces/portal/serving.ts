import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ShelfTurn } from '#src/modules/publication/public.ts'
import { pagePolicy } from '../http/headers.ts'
import type { Served, SurfaceDeps } from '../http/deps.ts'
import { document } from './layout.ts'
import type { Page } from './page.ts'
import { askPublic, makeReady, Memory, type Made } from './memory.ts'
import { withSite, type PortalSettings } from './settings.ts'
import { addressOf, chosen, filesOf, makeView, originOf, remember, type View } from './view.ts'

/** What a page is made from: how the visitor sees it, and answers of the public queries. */
export interface Asked {
  readonly view: View
  readonly served: Served
  readonly parameters: Readonly<Record<string, string>>
  ask<T>(query: string, input: unknown): Promise<T>
}

/** Something else than a page: a feed, a site map. */
export interface Raw {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly status?: number
}

type Make = (asked: Asked, request: FastifyRequest) => Promise<Page | Raw>

/** How pages are served: from memory while they are fresh, never kept when personal. */
export interface Serving {
  readonly deps: SurfaceDeps
  readonly settings: PortalSettings
  /** A page everybody sees alike, kept for `seconds` or until the shelf turns. */
  add(app: FastifyInstance, path: string, seconds: number, make: Make): void
  /** All that one request needs to make a page by hand. */
  asked(request: FastifyRequest): Promise<Asked>
  /** Sends a page made by hand; it is not kept anywhere. */
  send(reply: FastifyReply, view: View, page: Page): FastifyReply
  /** A view that needs no database, for saying that something is wrong. */
  bareView(request: FastifyRequest): View
}

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', vary: 'Cookie' }
const PERSONAL = { ...HTML, 'cache-control': 'no-store' }

const ready = (view: View, page: Page | Raw): Made =>
  'title' in page ? makeReady(document(view, page), page.status ?? 200, { ...(page.personal ? PERSONAL : HTML), ...(page.files && view.files && { 'content-security-policy': pagePolicy(view.files) }) }) : makeReady(page.body, page.status ?? 200, page.headers)

function answer(request: FastifyRequest, reply: FastifyReply, { body, etag, status, headers }: Made): FastifyReply {
  reply.headers(headers).header('etag', etag)
  if (status === 200 && request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  return reply.code(status).send(body)
}

/** Only the first value of a parameter counts; what is no text counts as absent. */
function parametersOf(request: FastifyRequest): Record<string, string> {
  const given = { ...(request.query as Record<string, unknown>), ...(request.params as Record<string, unknown>) }
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => {
    const first: unknown = Array.isArray(value) ? value[0] : value
    return typeof first === 'string' ? [[name, first]] : []
  }))
}

export function makeServing(deps: SurfaceDeps, settings: PortalSettings): Serving {
  const memories = new WeakMap<Served, Memory>()
  const memoryOf = (served: Served): Memory => {
    let memory = memories.get(served)
    if (!memory) memories.set(served, (memory = new Memory(served)))
    return memory
  }
  const askedBy = (request: FastifyRequest, served: Served, { now, site }: Pick<ShelfTurn, 'now' | 'site'>): Asked => {
    // A drill has an address of its own, whatever the site calls itself.
    const { address, ...own } = withSite(settings, site)
    const said = deps.enclosed || address === undefined ? own : { ...own, address }
    return {
      view: makeView({ ...chosen(request), address: addressOf(request), kind: served.kind, drill: served.drill, settings: said, origin: originOf(request, said), files: filesOf(request, said), now }),
      served,
      parameters: parametersOf(request),
      ask: (query, input) => askPublic(served, query, input),
    }
  }

  return {
    deps, settings,
    add(app, path, seconds, make) {
      app.get(path, async (request, reply) => {
        const served = deps.served()
        const memory = memoryOf(served)
        const turn = await memory.turn()
        const { language, large } = chosen(request)
        // Feeds and citations name the address by which the site was asked for, so that stands in the key as well.
        const key = `${language} ${large} ${originOf(request, withSite(settings, turn.site))} ${addressOf(request)}`
        const made = await memory.find(key, turn, seconds, async () => {
          const asked = askedBy(request, served, turn)
          return ready(asked.view, await make(asked, request))
        })
        remember(request, reply)
        return answer(request, reply, made)
      })
    },
    async asked(request) {
      const served = deps.served()
      return askedBy(request, served, await memoryOf(served).turn())
    },
    send(reply, view, page) {
      const { body, status, headers } = ready(view, { ...page, personal: true })
      return reply.headers(headers).code(status).send(body)
    },
    bareView(request) {
      let kind: Served['kind'] = 'live'
      let said = settings
      try {
        const served = deps.served()
        kind = served.kind
        said = withSite(settings, memoryOf(served).site)
      } catch {
        // No database is open: the page that says so needs none.
      }
      return makeView({ ...chosen(request), address: request.method === 'GET' ? addressOf(request) : '/', kind, settings: said, origin: originOf(request, said), files: filesOf(request, said), now: '' })
    },
  }
}
