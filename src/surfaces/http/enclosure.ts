import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SurfaceDeps } from './deps.ts'
import { refuseRequest } from './failure.ts'
import { visitorOf } from './visitor.ts'

/** What the door itself needs: the console's one page with its files, signing in, and whether we are up. */
const DOOR = ['/console', '/api/session', '/healthz', '/icon.svg', '/style']
const atTheDoor = (path: string): boolean => DOOR.some((start) => path === start || path.startsWith(`${start}/`) || path.startsWith(`${start}-`) || path.startsWith(`${start}.`))

/**
 * The wall around a drill (RL-17): whoever is not signed in to it sees its door and nothing else, not even the pages that are for everybody.
 * Feeds, calendars and the site map are not refused here; they are not built into an enclosed server at all.
 */
export function registerEnclosure(app: FastifyInstance, deps: SurfaceDeps): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-robots-tag', 'noindex, nofollow')
    const path = request.url.split('?')[0] ?? '/'
    if (atTheDoor(path) || (await visitorOf(deps, request as FastifyRequest))) return undefined
    if (request.method === 'GET' && !path.startsWith('/api/')) return reply.redirect('/console/')
    return refuseRequest(reply, 'api/sign-in-needed')
  })
}
