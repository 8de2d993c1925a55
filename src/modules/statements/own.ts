import { z } from 'zod'
import { id } from '#src/desk/shapes.ts'
import type { Context } from '#src/desk/module.ts'
import { decideBy, type Decision, type Id } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import { pageKindCodes } from './page-kinds.ts'

export const startOwn = z.object({ unitId: id, kind: z.enum(pageKindCodes) })

const table = { table: 'statements.statement' }

/** A unit speaks without having been asked: the text is its own matter, answers no case, and goes through the same review (law 4). */
export function startTheirOwn({ pressOfficeId }: { pressOfficeId: Id }, input: z.output<typeof startOwn>, ctx: Context): Decision {
  const { unitId, kind } = input
  const posts = ctx.actor.as === 'post' ? ctx.actor.posts.filter((post) => post.unitId === unitId || post.unitId === pressOfficeId) : []
  const refusals = ctx.actor.as === 'post' && posts.length === 0 ? [{ code: 'statements/not-your-unit', item: unitId }] : []
  return decideBy(refusals, () => {
    const statementId = ctx.newId()
    const personId = ctx.actor.as === 'post' ? ctx.actor.personId : ''
    return [{ kind: 'statements.started', subject: subjectOf(table, statementId), unitId, data: { caseId: statementId, pressOfficeId, audience: 'public', answers: [], personId, own: kind } }]
  })
}
