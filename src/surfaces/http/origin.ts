import type { FastifyInstance, FastifyRequest } from 'fastify'
import { carriesCookie } from './cookie.ts'
import { refuseRequest } from './failure.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route acts in nobody's name: whatever cookie comes along is not looked at. */
    anyOrigin?: boolean
  }
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** True when the request says that one of our own pages sent it, false when it says that another one did, undefined when it says nothing. */
function fromOurselves(request: FastifyRequest): boolean | undefined {
  const site = request.headers['sec-fetch-site']
  if (typeof site === 'string') return site === 'same-origin'
  const origin = request.headers.origin
  if (origin === undefined) return undefined
  return URL.canParse(origin) && new URL(origin).host === request.host
}

/**
 * Another site's page cannot act in the name of whoever is signed in here: a request that changes something must come from our own pages.
 * Programs, which say nothing of where they come from, may act as long as they carry no cookie.
 */
export function registerOriginCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (READING.has(request.method) || request.routeOptions.config.anyOrigin) return
    const ours = fromOurselves(request)
    if (ours === true || (ours === undefined && !carriesCookie(request))) return
    return refuseRequest(reply, 'api/foreign-origin')
  })
}
