import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { EditionProof, PublicCheckpoint } from '#src/modules/log/public.ts'
import { parsePath } from '#src/publiclog/tiles.ts'
import { logPage } from './pages/log.ts'
import { notFoundPage } from './pages/trouble.ts'
import type { Asked, Serving } from './serving.ts'

/** The log under one stable address, as the files that C2SP tlog-tiles names, and the text and proof of each release. */
export const LOG_PREFIX = '/log'

/** A tile never changes; the checkpoint changes every few seconds while something is said. */
const FOR_EVER = 'public, max-age=31536000, immutable'
const READING = 5
const WITNESS_LIMIT = 200_000

const edition = z.object({ id: z.uuid(), no: z.coerce.number().int().positive() })

function sendFile(reply: FastifyReply, type: string, cache: string, body: Uint8Array | string): FastifyReply {
  // A log is for everybody: a verifier in another site's page may read it too.
  return reply.headers({ 'content-type': type, 'cache-control': cache, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }).send(typeof body === 'string' ? body : Buffer.from(body))
}

const download = (reply: FastifyReply, name: string): FastifyReply => reply.header('content-disposition', `attachment; filename="${name}"`)

async function tile(asked: Asked, path: string, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const id = parsePath(path)
  if (!id) return undefined
  const { entries, ...place } = id
  const bytes = await (entries ? asked.ask<Uint8Array | null>('log.publicEntries', { index: place.index, width: place.width }) : asked.ask<Uint8Array | null>('log.publicTile', place))
  return bytes === null ? undefined : sendFile(reply, 'application/octet-stream', FOR_EVER, bytes)
}

/** `…/release.txt` and `…/release.tlog-proof`. */
function registerEditionFiles(app: FastifyInstance, serving: Serving): void {
  app.get('/releases/:id/:no/release.txt', async (request, reply) => {
    const asked = await serving.asked(request)
    const { success, data } = edition.safeParse(request.params)
    const text = success ? await asked.ask<string | null>('log.publicText', { documentId: data.id, no: data.no }) : null
    if (!success || text === null) return serving.send(reply, asked.view, notFoundPage(asked.view))
    return sendFile(download(reply, `release-${data.id}-${data.no}.txt`), 'text/plain; charset=utf-8', 'no-cache', text)
  })
  app.get('/releases/:id/:no/release.tlog-proof', async (request, reply) => {
    const asked = await serving.asked(request)
    const { success, data } = edition.safeParse(request.params)
    const proof: EditionProof = success ? await asked.ask('log.publicProof', { documentId: data.id, no: data.no }) : { state: 'none' }
    if (!success || proof.state === 'none') return serving.send(reply, asked.view, notFoundPage(asked.view))
    // Signed within seconds; whoever comes between comes again.
    if (proof.state === 'due') return sendFile(reply.code(503).header('retry-after', '5'), 'text/plain; charset=utf-8', 'no-store', '正在签名，请几秒后再取。\nIt is being signed; fetch it again in a few seconds.\n')
    return sendFile(download(reply, `release-${data.id}-${data.no}.tlog-proof`), 'text/plain; charset=utf-8', 'no-cache', proof.proof)
  })
}

export function registerLogPages(app: FastifyInstance, serving: Serving): void {
  serving.add(app, LOG_PREFIX, READING, logPage)
  app.get(`${LOG_PREFIX}/checkpoint`, async (request, reply) => {
    const asked = await serving.asked(request)
    const found = await asked.ask<PublicCheckpoint | null>('log.publicCheckpoint', {})
    return found ? sendFile(reply, 'text/plain; charset=utf-8', 'no-cache', found.note) : serving.send(reply, asked.view, notFoundPage(asked.view))
  })
  app.get(`${LOG_PREFIX}/tile/*`, async (request, reply) => {
    const asked = await serving.asked(request)
    return (await tile(asked, `tile/${(request.params as { '*': string })['*']}`, reply)) ?? serving.send(reply, asked.view, notFoundPage(asked.view))
  })
  // Always saved, never shown here: its script stands inside it, and this site runs none.
  app.get(`${LOG_PREFIX}/verify.html`, async (request, reply) => {
    const page = await readFile(join(serving.deps.consoleFolder, 'verifier/verify.html')).catch(() => undefined)
    if (!page) return serving.send(reply, serving.bareView(request), notFoundPage(serving.bareView(request)))
    return sendFile(download(reply, 'huiying-verify.html'), 'text/html; charset=utf-8', 'no-cache', page)
  })
  app.post(`${LOG_PREFIX}/witness/add-checkpoint`, { bodyLimit: WITNESS_LIMIT, config: { anyOrigin: true } }, async (request, reply) => {
    const answer = typeof request.body === 'string' && serving.deps.cosign ? await serving.deps.cosign(request.body) : { status: serving.deps.cosign ? 400 : 503, type: 'text/plain; charset=utf-8', body: '' }
    return sendFile(reply.code(answer.status), answer.type, 'no-store', answer.body)
  })
  registerEditionFiles(app, serving)
}
