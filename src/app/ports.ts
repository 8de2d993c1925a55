import type { FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'

/** The ports beside that of the site: uploaded files, and a drill while one is played. They differ, or no drill would ever open. */
export const portsBeside = (port: number): { readonly files: number; readonly drill: number } => (port === 0 ? { files: 0, drill: 0 } : { files: port + 1, drill: port + 2 })

/** Listens there, or on any free port when that one is taken and nobody insists on it; answers which. */
export async function listenNear(app: FastifyInstance, { port, host, insists = false }: { readonly port: number; readonly host: string; readonly insists?: boolean }): Promise<number> {
  try {
    await app.listen({ port, host })
  } catch (error) {
    if (insists || (error as { code?: string }).code !== 'EADDRINUSE') throw error
    await app.listen({ port: 0, host })
  }
  return (app.server.address() as AddressInfo).port
}
