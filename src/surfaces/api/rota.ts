import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Id } from '#src/kernel/facts.ts'
import type { Group, Rota } from '#src/modules/agenda/contract.ts'
import { lines, unitKinds, type Line, type UnitKind } from '#src/modules/directory/contract.ts'
import type { RotaAnswer, SurfaceDeps } from '../http/deps.ts'
import { refuseRequest } from '../http/failure.ts'
import { asked, sendAnswer, signedIn } from '../http/visitor.ts'
import { bodyOf } from './body.ts'

export const solveBody = z.strictObject({ year: z.number().int().min(1994).max(2200) })

interface Known {
  readonly previous: Rota | null
  readonly units: readonly { readonly id: Id; readonly name: string; readonly kind: UnitKind; readonly line: Line | null; readonly field: string | null }[]
}

/** The solver's groups by the ids of their units. */
const byIds = (answer: RotaAnswer, units: Known['units']): Group[] | null => {
  const ids = new Map(units.map((unit) => [unit.name, unit.id]))
  return answer.groups?.map(({ group, months, units: names }) => ({ group, months, unitIds: names.map((name) => ids.get(name)!) })) ?? null
}

/** `POST /api/rota/solve`: the best rotation of a year's units, with few changes against the year before (NH-13, NH-15). A proposal; nothing is recorded. */
export function registerRota(app: FastifyInstance, deps: SurfaceDeps): void {
  let busy = false
  app.post('/api/rota/solve', { preHandler: signedIn(deps) }, async (request, reply) => {
    const body = bodyOf(solveBody, request as FastifyRequest, reply)
    if (!body) return reply
    const { visitor, served } = asked(request as FastifyRequest)
    const answer = await served.desk.ask<Known>(visitor.actor, 'agenda.rota', { year: body.year })
    if ('refusals' in answer) return sendAnswer(request as FastifyRequest, reply, answer)
    // One search takes a processor for seconds; a second one would only make both slow.
    if (busy || !deps.solveRota) return refuseRequest(reply, 'api/solver-busy')
    busy = true
    try {
      const { units, previous } = answer.value
      const names = new Map(units.map((unit) => [unit.id, unit.name]))
      const before = previous?.groups.flatMap(({ group, unitIds }) => unitIds.flatMap((id) => (names.has(id) ? [[names.get(id)!, group] as const] : []))) ?? []
      const solved = await deps.solveRota({
        units: units.map(({ name, kind, line, field }) => ({ name, kind: unitKinds[kind].zh, line: line ? lines[line].zh : '', field })),
        previous: new Map(before),
      })
      return { ...solved, groups: byIds(solved, units) }
    } finally {
      busy = false
    }
  })
}
