import type { FastifyInstance } from 'fastify'
import { renderSVG } from 'uqr'
import type { Raw, Serving } from './serving.ts'

const MOST = 300

/** `/qr.svg?of=/releases/…`: one of this site's own addresses as a QR code. Nothing is looked up: it is the same for what exists and what does not. */
export function registerQr(app: FastifyInstance, serving: Serving): void {
  serving.add(app, '/qr.svg', 60, async ({ view, parameters }): Promise<Raw> => {
    const asked = parameters['of'] ?? '/'
    // No address of another site: a path only, and no more of it than fits.
    const path = /^\/(?![/\\])[\u0021-\u007e]*$/.test(asked) && asked.length <= MOST ? asked : '/'
    const body = renderSVG(`${view.origin}${path}`, { ecc: 'M', border: 3 })
    return { body, headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=3600' } }
  })
}
