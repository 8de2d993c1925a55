import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor, Fact } from '#src/kernel/facts.ts'
import type { Outcome } from '#src/desk/perform.ts'
import type { Served, SurfaceDeps, UploadKind } from '../http/deps.ts'
import { presentRefusals, refuseRequest } from '../http/failure.ts'
import { asked, signedIn } from '../http/visitor.ts'

const MOST_FACTS_SHOWN = 200

/** Gives the parts one after the other; the first refusal ends it, and what stands before it stands. */
async function doAll(served: Served, actor: Actor, kind: UploadKind, value: unknown): Promise<Outcome> {
  const facts: Fact[] = []
  for (const part of kind.parts?.(value) ?? [value]) {
    const outcome = await served.desk.do(actor, kind.command, part)
    if ('refusals' in outcome) return outcome
    facts.push(...outcome.facts)
  }
  return { facts }
}

/** `POST /api/uploads/:kind`, multipart: one file (`file`) and plain fields; the file becomes the input of one command. */
export function registerUploads(app: FastifyInstance, deps: SurfaceDeps): void {
  app.post<{ Params: { kind: string } }>('/api/uploads/:kind', { preHandler: signedIn(deps) }, async (request, reply) => {
    const plain = request as FastifyRequest
    const { visitor, served } = asked(plain)
    const kind = deps.uploads[request.params.kind]
    if (!kind) return refuseRequest(reply, 'api/unknown-kind', { item: request.params.kind, params: { kinds: Object.keys(deps.uploads).join(', ') } })
    if (!request.isMultipart()) return refuseRequest(reply, 'api/no-file')
    const part = await request.file(kind.mostBytes === undefined ? {} : { limits: { fileSize: kind.mostBytes } })
    if (!part) return refuseRequest(reply, 'api/no-file')
    const bytes = await part.toBuffer()
    const fields = Object.fromEntries(
      Object.entries(part.fields).flatMap(([name, field]) => (field && !Array.isArray(field) && field.type === 'field' ? [[name, String(field.value)]] : [])))
    const read = await kind.read({ fileName: part.filename, bytes, fields })
    const outcome = 'refusals' in read ? read : await doAll(served, visitor.actor, kind, read.value)
    if ('refusals' in outcome) {
      const { status, body } = presentRefusals(outcome.refusals, { wording: (code) => kind.refusals[code] ?? served.catalogue.wording(code) })
      return reply.code(status).send(body)
    }
    const shown = outcome.facts.slice(0, MOST_FACTS_SHOWN)
    const counts = Object.fromEntries([...Map.groupBy(outcome.facts, (fact) => fact.kind)].map(([factKind, facts]) => [factKind, facts.length]))
    return { stated: outcome.facts.length, counts, facts: shown.map(({ id, kind: factKind, subject, at }) => ({ id, kind: factKind, subject, at })) }
  })
}
