import { decideBy, type Decision, type HeldPost, type Id, type Refusal } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { roles } from '../directory/contract.ts'
import { withoutDeputy, type Deputy, type NameDeputy, type OfficeValue, type RuleDocument, type SetValue } from './contract.ts'
import { checksIn, officeFaults, tightenable } from './office-values.ts'

const valueTable = { table: 'measures.value' }
const deputyTable = { table: 'measures.deputy' }

export interface Setting {
  readonly document: RuleDocument
  readonly pressOfficeId: Id
  readonly values: readonly OfficeValue[]
}

/** A value of this office, from a day on, by one of its issued documents; what is set stays, later values follow it (WL-07, WL-22). */
export function setValue({ document, pressOfficeId, values }: Setting, { documentId: _, ...input }: SetValue, ctx: Context): Decision {
  const refusals: Refusal[] = []
  const inForce = document.issued.some((version) => version.effectiveFrom <= input.from)
  if (document.issued.length === 0) refusals.push({ code: 'measures/document-not-issued', item: document.id, clause: 'WL-08' })
  else if (!inForce) refusals.push({ code: 'measures/document-not-in-force', item: document.id, clause: 'WL-22', params: { from: input.from } })
  if (input.from < civilDate(ctx.now)) refusals.push({ code: 'measures/not-backwards', item: 'from', params: { from: input.from } })
  if (input.ruleId && !tightenable(ctx.rules).some((rule) => rule.id === input.ruleId)) refusals.push({ code: 'measures/unknown-rule', item: input.ruleId })
  if (input.check && (checksIn(ctx.rules).has(input.check.name) || values.some((value) => value.check?.name === input.check!.name))) refusals.push({ code: 'measures/check-exists', item: input.check.name, clause: 'GB-34' })
  const same = values.filter((value) => input.ruleId && value.ruleId === input.ruleId)
  if (same.some((value) => value.from === input.from)) refusals.push({ code: 'measures/value-exists', item: 'from', params: { from: input.from } })
  if (refusals.length === 0) {
    for (const { zh, en } of officeFaults(ctx.rules, [...same, input])) refusals.push({ code: 'measures/loosens', item: input.ruleId ?? input.check!.name, clause: 'WL-07', params: { zh, en } })
  }
  return decideBy(refusals, () => [{ kind: 'measures.valueSet', subject: subjectOf(valueTable, ctx.newId()), unitId: pressOfficeId, data: { documentId: document.id, ...input } }])
}

export interface Deputising {
  /** Posts that the person who is stood in for holds. */
  readonly posts: readonly HeldPost[]
  readonly unknownUnits: readonly Id[]
  readonly standing: readonly Deputy[]
}

/** Somebody acts in another's post for a time. The directory gives the post, by its own rules of who may hold what with what. */
export function nameDeputy({ posts, unknownUnits, standing }: Deputising, input: NameDeputy, ctx: Context): Decision {
  const { unitId, role, personId, deputyId, until, reason } = input
  const from = input.from ?? ctx.now
  const refusals: Refusal[] = unknownUnits.map((item) => ({ code: 'measures/unknown-unit', item }))
  if (withoutDeputy.includes(role)) refusals.push({ code: 'measures/post-without-deputy', item: 'role', clause: 'GS-24', params: { role: roles[role].zh } })
  if (personId === deputyId) refusals.push({ code: 'measures/own-deputy', item: 'deputyId' })
  if (until <= from || until <= ctx.now) refusals.push({ code: 'measures/ends-before-it-begins', item: 'until' })
  if (!posts.some((post) => post.unitId === unitId && post.role === role)) refusals.push({ code: 'measures/holds-no-such-post', item: 'personId', params: { role: roles[role].zh } })
  if (standing.some((one) => one.unitId === unitId && one.role === role && one.personId === personId && one.from < until && from < one.until)) refusals.push({ code: 'measures/has-a-deputy', item: 'personId' })
  return decideBy(refusals, () => [{ kind: 'measures.deputyNamed', subject: subjectOf(deputyTable, ctx.newId()), unitId, data: { role, personId, deputyId, from, until, reason } }])
}
