import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const sheet = readFileSync(new URL('portal.css', import.meta.url))
const mark = createHash('sha256').update(sheet).digest('hex').slice(0, 12)

/** The one style sheet; its address changes with its content, so it may be kept for a year. */
export const styleAddress = `/portal-${mark}.css`

const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0b5563" d="M3 4h26v18H14l-7 6v-6H3z"/><path fill="none" stroke="#fff" stroke-width="2.5" d="M16 8v6l4 3"/></svg>'
const YEAR = 'public, max-age=31536000, immutable'

export function registerStyle(app: FastifyInstance): void {
  app.get(styleAddress, (_request, reply) => reply.header('cache-control', YEAR).type('text/css; charset=utf-8').send(sheet))
  app.get('/icon.svg', (_request, reply) => reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml').send(ICON))
}
