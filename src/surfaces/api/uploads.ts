import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SurfaceDeps } from '../http/deps.ts'
import { presentRefusals, refuseRequest } from '../http/failure.ts'
import { asked, signedIn } from '../http/visitor.ts'

/** `POST /api/uploads/:kind`, multipart: one file (`file`) and plain fields; the file becomes the input of one command. */
export function registerUploads(app: FastifyInstance, deps: SurfaceDeps): void {
  app.post<{ Params: { kind: string } }>('/api/uploads/:kind', { preHandler: signedIn(deps) }, async (request, reply) => {
    const plain = request as FastifyRequest
    const { visitor, served } = asked(plain)
    const kind = deps.uploads[request.params.kind]
    if (!kind) return refuseRequest(reply, 'api/unknown-kind', { item: request.params.kind, params: { kinds: Object.keys(deps.uploads).join(', ') } })
    if (!request.isMultipart()) return refuseRequest(reply, 'api/no-file')
    const part = await request.file()
    if (!part) return refuseRequest(reply, 'api/no-file')
    const bytes = await part.toBuffer()
    const fields = Object.fromEntries(
      Object.entries(part.fields).flatMap(([name, field]) => (field && !Array.isArray(field) && field.type === 'field' ? [[name, String(field.value)]] : [])))
    const read = await kind.read({ fileName: part.filename, bytes, fields })
    const outcome = 'refusals' in read ? read : await served.desk.do(visitor.actor, kind.command, read.value)
    if ('refusals' in outcome) {
      const { status, body } = presentRefusals(outcome.refusals, { wording: (code) => kind.refusals[code] ?? served.catalogue.wording(code) })
      return reply.code(status).send(body)
    }
    return { facts: outcome.facts.map(({ id, kind: factKind, subject, at }) => ({ id, kind: factKind, subject, at })) }
  })
}
