import { decideBy, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { DropTerm, ListTerm, Term } from './contract.ts'

const table = { table: 'measures.term' }

/** Puts an entry on the office's word list. The list is this office's own; each entry says why it stands there. */
export function listTerm({ pressOfficeId, standing }: { readonly pressOfficeId: Id; readonly standing: readonly Term[] }, input: ListTerm, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (standing.some(({ wrong }) => wrong === input.wrong)) refusals.push({ code: 'measures/term-listed-already', item: 'wrong', params: { wrong: input.wrong } })
  if (input.right === input.wrong) refusals.push({ code: 'measures/term-is-right', item: 'right' })
  return decideBy(refusals, () => [{ kind: 'measures.termListed', subject: subjectOf(table, ctx.newId()), unitId: pressOfficeId, data: { ...input } }])
}

/** Takes an entry off; it stays in the record with both reasons. */
export function dropTerm(term: Term, { reason }: DropTerm): Decision {
  const refusals: Refusal[] = term.dropped ? [{ code: 'measures/term-dropped-already', item: term.id }] : []
  return decideBy(refusals, () => [{ kind: 'measures.termDropped', subject: subjectOf(table, term.id), unitId: term.unitId, data: { reason } }])
}
