import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { id } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Group, Rota, RotaTerms, RotaUnit } from '#src/modules/agenda/contract.ts'
import { lines, unitKinds } from '#src/modules/directory/contract.ts'
import type { RotaAnswer, RotaQuestion, SurfaceDeps } from '../http/deps.ts'
import { refuseRequest } from '../http/failure.ts'
import { asked, sendAnswer, signedIn } from '../http/visitor.ts'
import { bodyOf } from './body.ts'

const year = z.number().int().min(1994).max(2200)
export const solveBody = z.strictObject({ year })
export const costBody = z.strictObject({ year, groups: z.array(z.strictObject({ group: z.string().max(3), months: z.array(z.number().int()).max(12), unitIds: z.array(id).max(300) })).max(26) })

interface Known {
  readonly previous: Rota | null
  readonly units: readonly RotaUnit[]
  readonly terms: Pick<RotaTerms, 'keep' | 'apart' | 'notIn'>
  readonly start: string
}

/** The units, the office's terms and the groups of the year before, by names as the solver takes them. */
function questionOf({ units, previous, terms, start }: Known): RotaQuestion {
  const names = new Map(units.map((unit) => [unit.id, unit.name]))
  const partners = (pairs: readonly (readonly [Id, Id])[], own: Id): string[] => pairs.flatMap(([a, b]) => (a === own ? names.get(b)! : b === own ? names.get(a)! : []))
  const before = previous?.groups.flatMap(({ group, unitIds }) => unitIds.flatMap((one) => (names.has(one) ? [[names.get(one)!, group] as const] : []))) ?? []
  return {
    units: units.map((unit) => ({
      name: unit.name, kind: unitKinds[unit.kind].zh, line: unit.line ? lines[unit.line].zh : '', field: unit.field,
      keepWith: partners(terms.keep, unit.id), apartFrom: partners(terms.apart, unit.id), notInMonth: terms.notIn.find((one) => one.unitId === unit.id)?.months ?? [],
    })),
    start,
    previous: new Map(before),
  }
}

/** The solver's groups by the ids of their units. */
const byIds = (answer: RotaAnswer, units: Known['units']): Group[] | null => {
  const ids = new Map(units.map((unit) => [unit.name, unit.id]))
  return answer.groups?.map(({ group, months, units: names }) => ({ group, months, unitIds: names.map((name) => ids.get(name)!) })) ?? null
}

/**
 * `POST /api/rota/solve`: the best rotation of a year's units by the office's terms, with few changes against the year before (NH-13, NH-15).
 * A proposal; nothing is recorded. `POST /api/rota/check`: what groups on the table break and cost, as they are changed by hand.
 */
export function registerRota(app: FastifyInstance, deps: SurfaceDeps): void {
  let busy = false
  app.post('/api/rota/solve', { preHandler: signedIn(deps) }, async (request, reply) => {
    const plain = request as FastifyRequest
    const body = bodyOf(solveBody, plain, reply)
    if (!body) return reply
    const answer = await rotaOf(plain, body.year)
    if ('refusals' in answer) return sendAnswer(plain, reply, answer)
    // One search takes a processor for seconds; a second one would only make both slow.
    if (busy || !deps.solveRota) return refuseRequest(reply, 'api/solver-busy')
    busy = true
    try {
      const solved = await deps.solveRota(questionOf(answer.value))
      return { ...solved, groups: byIds(solved, answer.value.units) }
    } finally {
      busy = false
    }
  })
  app.post('/api/rota/check', { preHandler: signedIn(deps) }, (request, reply) => look(deps, request as FastifyRequest, reply))
}

const rotaOf = (request: FastifyRequest, of: number) => {
  const { visitor, served } = asked(request)
  return served.desk.ask<Known>(visitor.actor, 'agenda.rota', { year: of })
}

async function look(deps: SurfaceDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const body = bodyOf(costBody, request, reply)
  if (!body) return reply
  const { visitor, served } = asked(request)
  const found = await served.desk.ask<object>(visitor.actor, 'agenda.checkRota', body)
  if ('refusals' in found) return sendAnswer(request, reply, found)
  const answer = await rotaOf(request, body.year)
  if ('refusals' in answer) return sendAnswer(request, reply, answer)
  const names = new Map(answer.value.units.map((unit) => [unit.id, unit.name]))
  const groups = body.groups.map(({ unitIds, ...group }) => ({ ...group, units: unitIds.map((one) => names.get(one) ?? one) }))
  return { ...found.value, ...deps.costOfRota?.(questionOf(answer.value), groups) }
}
