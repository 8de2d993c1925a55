import type { FastifyInstance } from 'fastify'
import { encode } from 'uqr'
import type { Raw, Serving } from './serving.ts'

const MOST = 300

/** Every point takes the same four signs, dark or not: two addresses of one length give pictures of one size. */
function drawn(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 3 })
  const rows = data.map((row, y) => `M0,${y}.5${row.map((dark) => (dark ? 'h1  ' : 'm1,0')).join('')}`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0,0h${size}v${size}H0z"/><path stroke="#000" d="${rows.join('')}"/></svg>`
}

/** `/qr.svg?of=/releases/…`: one of this site's own addresses as a QR code. Nothing is looked up: it is the same for what exists and what does not. */
export function registerQr(app: FastifyInstance, serving: Serving): void {
  serving.add(app, '/qr.svg', 60, async ({ view, parameters }): Promise<Raw> => {
    const asked = parameters['of'] ?? '/'
    // No address of another site: a path only, and no more of it than fits.
    const path = /^\/(?![/\\])[\u0021-\u007e]*$/.test(asked) && asked.length <= MOST ? asked : '/'
    return { body: drawn(`${view.origin}${path}`), headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=3600' } }
  })
}
