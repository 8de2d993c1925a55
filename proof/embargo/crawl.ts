import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Catalogue } from '#src/desk/catalogue.ts'
import type { Embargoed } from './ground.ts'

/** One who asks from outside: nobody, somebody of another unit, somebody whose link was taken back. */
export interface Client {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  readonly signedIn: boolean
}

export interface Crawled {
  readonly requests: number
  readonly canaries: number
  readonly different: number
  /** How many got a page or an answer at all: a crawl that is refused everywhere proves nothing. */
  readonly answered: number
  readonly faults: readonly string[]
}

interface Ask {
  readonly method: 'GET' | 'HEAD' | 'POST'
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Ids of one thing as they are put into requests; a twin of it exists nowhere. */
interface Ids {
  readonly statementId: string
  readonly caseId: string
  readonly reviewId: string
  readonly word: string
  readonly digest: string
  readonly link: string
}

const someHex = (length: number): string => Array.from({ length: Math.ceil(length / 32) }, () => randomUUID().replaceAll('-', '')).join('').slice(0, length)

const idsOf = (one: Embargoed): Ids => ({
  statementId: one.statementId, caseId: one.caseId, reviewId: one.reviewId,
  // Half of a sign: the page repeats what was searched for, and that is no leak.
  word: one.canaries[2]!.slice(0, 7), digest: one.canaries[5] ?? someHex(64), link: one.deadLink?.split('/').at(-1) ?? 'A'.repeat(32),
})
const twinOf = (ids: Ids): Ids => ({ statementId: like(ids.statementId), caseId: like(ids.caseId), reviewId: like(ids.reviewId), word: `藏${someHex(6)}`, digest: someHex(64), link: someBase32(ids.link.length) })
/** The time of an id's making stays, its chance part is another's. */
const like = (id: string): string => id.slice(0, 24) + someHex(12)
const someBase32 = (length: number): string => Array.from(someHex(length), (sign) => 'ABCDEFGHJKMNPQRS'[Number.parseInt(sign, 16)]).join('')

/** A stream without end, and a packed file that carries the moment of its making and is asked for by no id. */
const LEFT_OUT = new Set(['/api/events', '/api/documents/look-ahead.docx'])

/** Every route of the table with the ids in its places. */
function fromRoutes(routes: readonly { method: string; url: string }[], ids: Ids): Ask[] {
  const asks: Ask[] = []
  for (const { method, url } of routes) {
    if (url.includes('*') || LEFT_OUT.has(url) || /:name/.test(url) && url.startsWith('/api/')) continue
    for (const id of url.includes(':') ? [ids.statementId, ids.caseId, ids.reviewId, ids.link] : ['']) {
      const path = url.replace(/:no\b/, '1').replace(/:end\b/, id.slice(-12)).replace(/:\w+/g, id)
      if (method === 'GET') asks.push({ method: 'GET', path }, { method: 'HEAD', path }, { method: 'GET', path, headers: { 'if-none-match': `"${ids.digest.slice(0, 22)}"`, range: 'bytes=0-99' } })
      if (method === 'POST' && url.includes(':')) asks.push({ method: 'POST', path, body: { text: '试', title: '试', answer: 'confirm' } })
    }
  }
  return asks
}

/** Addresses that somebody would try who has seen others. */
function guesses({ statementId: id, word, digest, link }: Ids, n: number): Ask[] {
  const paths = [
    `/releases/${id}/1.pdf`, `/releases/${id}/1.docx`, `/releases/${id}.json`, `/releases/${id}/`, `/releases//${id}`, `/releases/${id.toUpperCase()}`, `/releases/${id}?preview=1`, `/releases/${id}/0`, `/releases/${id}/2`,
    `/releases/${id}/1/words.json?v=${digest.slice(0, 8)}`, `/r/${id.slice(-12)}`, `/r/${id.slice(0, 12)}`, `/preview/${link}`, `/preview/${id}`, `/files/${digest}`, `/f/${digest}/attachment.pdf`, `/qr.svg?of=${encodeURIComponent(`/releases/${id}`)}`,
    `/releases?q=${encodeURIComponent(word)}`, `/questions?q=${encodeURIComponent(word)}`, `/releases?q=${digest.slice(0, 20)}`, `/releases?after=${encodeURIComponent(`2030-01-01T00:00:00.000Z ${id}`)}`,
    `/sitemaps/2026-${String((n % 12) + 1).padStart(2, '0')}.xml`, `/feed.rss?id=${id}`, `/feed.json?q=${encodeURIComponent(word)}`, `/topics/${id}`, `/conferences/${id}`, `/releases/${encodeURIComponent(`回应〔2026〕${n + 1}号`)}`,
    `/2026/${n + 1}`, `/releases/2026/${n + 1}`, `/og/${id}.png`, `/oembed?url=/releases/${id}`, `/suggest?q=${encodeURIComponent(word)}`, `/api/releases/${id}`, `/api/public/releases/${id}`, `/api/calendar/${id}.ics`, `/calendar/${link}.ics`, `/logs/${id}`,
    `/releases/${id}%00`, `/releases/..%2freleases%2f${id}`, `/releases/${id};v=1`, `/console/publication/${id}`, `/tile/entries/000`, `/checkpoint`, `/releases/${id}.tlog-proof`,
  ]
  return paths.map((path) => ({ method: 'GET' as const, path }))
}

/** The name of a field says which id belongs there. */
function filled(name: string, schema: z.core.JSONSchema._JSONSchema | undefined, ids: Ids): unknown {
  if (typeof schema !== 'object') return undefined
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return filled(name, schema.anyOf[0], ids)
  if (schema.type === 'object') return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => schema.required?.includes(key) || /Id$|search/.test(key)).map(([key, one]) => [key, filled(key, one, ids)]))
  if (schema.type === 'array') return [filled(name, Array.isArray(schema.items) ? schema.items[0] : (schema.items as z.core.JSONSchema.JSONSchema), ids)]
  if (schema.type === 'integer' || schema.type === 'number') return 1
  if (schema.type === 'boolean') return false
  if (schema.format === 'uuid') return /case|matter|message/i.test(name) ? ids.caseId : /review/i.test(name) ? ids.reviewId : ids.statementId
  if (schema.format === 'date') return '2027-01-04'
  if (name === 'search') return ids.word
  if (/token/i.test(name)) return ids.link
  if (/hash|digest/i.test(name)) return ids.digest
  return /At$|until|from/i.test(name) ? '2030-03-03T09:00:00+08:00' : '这是一段足够长的说明文字，用来填写任何一栏'
}

/** Whoever gives a letter the id of another is told so; that is a letter, and no text of the office. */
const MAKES_UNDER_GIVEN_ID = 'intake.receive'

/** Commands and queries that take an id, given the one that is not out. */
function fromCatalogue(catalogue: Catalogue, ids: Ids): Ask[] {
  const asked = (kind: 'commands' | 'queries', one: { name: string; input: z.ZodType }): Ask[] => {
    const body = filled('', z.toJSONSchema(one.input, { io: 'input', unrepresentable: 'any' }), ids)
    // Without an id it is about nothing in particular; a command of that kind would fill the office with things.
    return kind === 'queries' || /[0-9a-f]{8}-[0-9a-f]{4}/.test(JSON.stringify(body)) ? [{ method: 'POST', path: `/api/${kind}/${one.name}`, body }] : []
  }
  return catalogue.modules.flatMap((module) => [...(module.queries ?? []).flatMap((one) => asked('queries', one)), ...(module.commands ?? []).filter(({ may, name }) => may !== 'system' && name !== MAKES_UNDER_GIVEN_ID).flatMap((one) => asked('commands', one))])
}

/** All forms in which an asked id can be repeated, longest first. */
const piecesOf = (ids: Ids): string[] =>
  Object.values(ids).flatMap((id) => [id, id.toUpperCase(), encodeURIComponent(id), encodeURIComponent(encodeURIComponent(id)), id.slice(-12), id.slice(-12).toUpperCase(), id.slice(0, 22), id.slice(0, 20), id.slice(0, 8)]).filter((piece) => piece.length > 5).toSorted((a, b) => b.length - a.length)

interface Got {
  readonly status: number
  readonly headers: string
  readonly size: number
  readonly body: string
}

export interface Crawling {
  readonly app: FastifyInstance
  readonly catalogue: Catalogue
  readonly routes: readonly { method: string; url: string }[]
  readonly clients: readonly Client[]
  readonly hidden: readonly Embargoed[]
  /** About how many requests to make. */
  readonly most: number
  /** Only each so-manieth request, each client others; all when absent. */
  readonly every?: number
  say?(done: number): void
}

const CHANGING = new Set(['date', 'etag'])

/** Asks for everything by everybody, for what is hidden and for what was never there; nothing may differ, and no sign may come. */
export async function crawl({ app, catalogue, routes, clients, hidden, most, every = 1, say }: Crawling): Promise<Crawled> {
  const signs = hidden.flatMap((one) => one.canaries)
  const found = { requests: 0, canaries: 0, different: 0, answered: 0 }
  const faults: string[] = []
  const note = (fault: string): void => void (faults.length < 20 && faults.push(fault))

  const ask = async (client: Client, one: Ask, ids: Ids): Promise<Got> => {
    found.requests += 1
    if (found.requests % 5000 === 0) say?.(found.requests)
    const address = `10.${(found.requests >> 16) & 255}.${(found.requests >> 8) & 255}.${found.requests & 255}`
    const answer = await app.inject({
      method: one.method, url: one.path, remoteAddress: address,
      headers: { host: 'site.example', accept: one.path.startsWith('/api/') ? 'application/json' : 'text/html', ...(one.method === 'POST' && { origin: 'http://site.example', 'sec-fetch-site': 'same-origin' }), ...client.headers, ...one.headers },
      ...(one.body !== undefined && { payload: one.body as object }),
    })
    const text = `${JSON.stringify(answer.headers)}\n${answer.body}`
    const seen = signs.filter((sign) => text.includes(sign) && !one.path.includes(sign) && !JSON.stringify(one.body ?? '').includes(sign))
    if (seen.length > 0) {
      found.canaries += seen.length
      note(`${client.name} ${one.method} ${one.path}: ${seen[0]}`)
    }
    if (answer.statusCode < 400) found.answered += 1
    const same = (said: string): string => piecesOf(ids).reduce((all, piece) => all.replaceAll(piece, '#'), said)
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'T').replaceAll(/"[0-9a-f]{8}"/g, '"N"').replaceAll(/nonce-[\w+/=]+|nonce="[^"]*"/g, 'nonce')
    const headers = Object.entries(answer.headers).filter(([name]) => !CHANGING.has(name)).map(([name, value]) => `${name}: ${String(value)}`).toSorted().join('\n')
    return { status: answer.statusCode, headers: same(headers), size: answer.rawPayload.length, // A picture of the asked address is another for another address.
      body: one.path.startsWith('/qr.svg') ? '' : same(answer.body) }
  }

  for (const [n, one] of hidden.entries()) {
    const ids = idsOf(one)
    const twin = twinOf(ids)
    const allOf = (of: Ids, client: Client): Ask[] => [...fromRoutes(routes, of), ...guesses(of, n), ...(client.signedIn || n % 10 === 0 ? fromCatalogue(catalogue, of) : [])]
    for (const [turn, client] of clients.entries()) {
      const real = allOf(ids, client)
      const unreal = allOf(twin, client)
      for (const [place, wanted] of real.entries()) {
        if ((place + n) % every !== turn % every) continue
        if (found.requests >= most) return { ...found, faults }
        const got = await ask(client, wanted, ids)
        const never = await ask(client, unreal[place]!, twin)
        const differs = (['status', 'size', 'headers', 'body'] as const).find((part) => got[part] !== never[part])
        if (differs) {
          found.different += 1
          note(`${client.name} ${wanted.method} ${wanted.path}: ${differs} differs: ${String(got[differs]).slice(0, 300)} | ${String(never[differs]).slice(0, 300)}`)
        }
      }
    }
  }
  return { ...found, faults }
}
