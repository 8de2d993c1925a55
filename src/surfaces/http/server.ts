import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { registerApi } from '../api/routes.ts'
import { registerConsole } from './console.ts'
import type { PageTroubles, RegisterSurface, SurfaceDeps } from './deps.ts'
import { registerEnclosure } from './enclosure.ts'
import { registerHeaders } from './headers.ts'
import { registerOriginCheck } from './origin.ts'
import { registerTrouble } from './trouble.ts'
import { registerVisitor } from './visitor.ts'

/** Longest body of an ordinary request. */
const BODY_LIMIT = 1_048_576
/** Longest uploaded file. */
const FILE_LIMIT = 20 * 1_048_576

/** One server for the interface, the console and whatever other surfaces are registered (the portal). */
export async function makeHttp(deps: SurfaceDeps, surfaces: readonly RegisterSurface[]): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, trustProxy: deps.trustProxy, bodyLimit: BODY_LIMIT, forceCloseConnections: true, routerOptions: { maxParamLength: 200 } })
  let pages: PageTroubles | undefined
  registerHeaders(app)
  registerOriginCheck(app)
  registerVisitor(app)
  app.decorate('cookieName', deps.cookie ?? 'huiying')
  registerTrouble(app, deps.report, () => pages)
  if (deps.enclosed) registerEnclosure(app, deps)
  await app.register(multipart, { limits: { fileSize: FILE_LIMIT, files: 1, fields: 20, fieldSize: 10_000, parts: 21 } })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))))
  await registerConsole(app, deps.consoleFolder)
  registerApi(app, deps)
  for (const register of surfaces) pages = register(app, deps) ?? pages
  return app
}
