import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { presentRefusals } from '../http/failure.ts'
import { inputRefusals } from '#src/desk/input-refusals.ts'

/** The body by its schema; when it does not fit, answers with every fault and returns undefined. */
export function bodyOf<T>(schema: z.ZodType<T>, request: FastifyRequest, reply: FastifyReply): T | undefined {
  const parsed = schema.safeParse(request.body ?? {})
  if (parsed.success) return parsed.data
  const { status, body } = presentRefusals(inputRefusals(parsed.error), undefined)
  reply.code(status).send(body)
  return undefined
}
