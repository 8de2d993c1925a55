import type { FastifyInstance } from 'fastify'

const SAME = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** The console's component library writes style elements while it runs; they carry this page's nonce and nothing else may. */
export const consolePolicy = (nonce: string): string => `${SAME}; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; connect-src 'self'`

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': SAME,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // A query code stands in an address; it must not travel to other sites.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** A page with pictures, sound or films shows those of the origin of files, and of no other. */
export const pagePolicy = (files: string): string => `${SAME}; img-src 'self' ${files}; media-src ${files}`

/** Sets the security headers on every answer, errors included. */
export function registerHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
}
