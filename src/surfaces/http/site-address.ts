import type { FastifyRequest } from 'fastify'
import type { SurfaceDeps } from './deps.ts'
import { asked } from './visitor.ts'

/**
 * The address of the public site as it stands on paper: what the office filled in, else what the environment says. Whoever prints may have
 * opened the console by an address that nobody outside reaches, so the request's own is the last resort; in a drill it is the only one.
 */
export async function siteAddress(request: FastifyRequest, deps: SurfaceDeps): Promise<string> {
  const own = `${request.protocol}://${request.host}`
  if (deps.enclosed) return own
  const { visitor, served } = asked(request)
  const found = await served.desk.ask<{ site: { address: string } }>(visitor.actor, 'publication.site', {})
  const filled = 'refusals' in found ? '' : found.value.site.address
  return (filled || process.env['HUIYING_ADDRESS']?.trim() || own).replace(/\/+$/, '')
}
