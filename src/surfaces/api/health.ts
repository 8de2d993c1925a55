import type { FastifyInstance } from 'fastify'
import type { SurfaceDeps } from '../http/deps.ts'
import { requestRefusal } from '../http/failure.ts'
import { isGone } from '#src/desk/gone.ts'

/** `GET /healthz`: 200 with the database's engine, version and clock; 503 while it is away. */
export function registerHealth(app: FastifyInstance, deps: SurfaceDeps): void {
  app.get('/healthz', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      const { engine, version, kind, clock, clockState } = await deps.served().health()
      return { status: 'ok', database: { engine, version, kind }, clock, clockState }
    } catch (error) {
      if (!isGone(error)) throw error
      const { status, body } = requestRefusal('api/database-gone')
      return reply.code(status).header('retry-after', '3').send({ status: 'database-gone', database: null, clock: null, clockState: null, ...body })
    }
  })
}
