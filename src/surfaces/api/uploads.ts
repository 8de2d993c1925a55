import { once } from 'node:events'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Fact, Refusal } from '#src/kernel/facts.ts'
import type { Served, SurfaceDeps, UploadKind } from '../http/deps.ts'
import { presentRefusals, refuseRequest } from '../http/failure.ts'
import { asked, signedIn } from '../http/visitor.ts'

const MOST_FACTS_SHOWN = 200
/** Whoever asks for lines hears after each part how far it is. */
const LINES = 'application/x-ndjson'

/** What stands so far; of a long table the facts are counted and not kept. */
interface Taken {
  stated: number
  readonly counts: Record<string, number>
  readonly facts: Pick<Fact, 'id' | 'kind' | 'subject' | 'at'>[]
  /** Rows of the parts that stand, those included that stood before. */
  rows: number
  refusals?: readonly Refusal[]
}

interface Doing {
  readonly served: Served
  readonly actor: Actor
  readonly kind: UploadKind
  readonly value: unknown
  /** Asked before each part; a part that has begun is ended. */
  stopped(): boolean
  told(taken: Taken, of: number): Promise<void>
}

/** Gives the parts one after the other; a refusal or a stop ends it, and what stands before it stands. */
async function doAll({ served, actor, kind, value, stopped, told }: Doing): Promise<Taken> {
  const taken: Taken = { stated: 0, counts: {}, facts: [], rows: 0 }
  const { of, each } = kind.parts?.(value) ?? { of: 1, each: () => [{ input: value, rows: 1 }] }
  for (const { input, rows } of each()) {
    if (stopped()) break
    const outcome = await served.desk.do(actor, kind.command, input)
    if ('refusals' in outcome) return { ...taken, refusals: outcome.refusals }
    for (const { id, kind: factKind, subject, at } of outcome.facts) {
      taken.counts[factKind] = (taken.counts[factKind] ?? 0) + 1
      if (taken.facts.length < MOST_FACTS_SHOWN) taken.facts.push({ id, kind: factKind, subject, at })
    }
    taken.stated += outcome.facts.length
    taken.rows += rows
    await told(taken, of)
  }
  return taken
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
    const present = (refusals: readonly Refusal[]) => presentRefusals(refusals, { wording: (code) => kind.refusals[code] ?? served.catalogue.wording(code) })
    if ('refusals' in read) {
      const { status, body } = present(read.refusals)
      return reply.code(status).send(body)
    }
    const doing = { served, actor: visitor.actor, kind, value: read.value, stopped: () => reply.raw.destroyed, told: () => Promise.resolve() }
    if (request.headers.accept === LINES) return inLines(reply, doing, present)
    const { refusals, rows, ...done } = await doAll(doing)
    if (!refusals) return done
    const { status, body } = present(refusals)
    return reply.code(status).send({ ...body, taken: rows })
  })
}

/** Tells after each part how many rows stand, and at last how it ended; whoever hangs up stops it. */
async function inLines(reply: FastifyReply, doing: Doing, present: (refusals: readonly Refusal[]) => { status: number; body: object }): Promise<void> {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, { 'content-type': LINES, 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  const line = async (what: object): Promise<void> => {
    if (!raw.destroyed && !raw.write(`${JSON.stringify(what)}\n`)) await Promise.race([once(raw, 'drain'), once(raw, 'close')])
  }
  try {
    const { refusals, rows, ...done } = await doAll({ ...doing, told: (taken, of) => line({ rows: taken.rows, of }) })
    await line(refusals ? { ...present(refusals), taken: rows } : { done })
  } catch (error) {
    reply.log.error(error)
    await line({ status: 500, body: {} })
  }
  raw.end()
}
