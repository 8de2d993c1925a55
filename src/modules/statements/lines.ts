import { z } from 'zod'
import { id, instant, text } from '#src/desk/shapes.ts'
import { decideBy, type Decision, type Fact, type Id, type Refusal } from '#src/kernel/facts.ts'
import { plus, toShanghai, type Instant } from '#src/kernel/time.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { evaluateGate } from '#src/rulebook/kinds/gate.ts'
import { gateFor } from '#src/rulebook/lookups.ts'

/** Lines to take 应对口径 (GS-32): an agreed answer, its facts with sources, what not to say, who owns it, and until when it holds. */
export interface Lines {
  readonly id: Id
  readonly unitId: Id
  readonly version: number
  readonly question: string
  readonly answer: string
  readonly facts: readonly { readonly text: string; readonly source: string }[]
  readonly dontSay: readonly string[]
  readonly validUntil: Instant
  readonly writtenBy: Id
  readonly approvedBy?: Id
  readonly history: readonly { readonly version: number; readonly answer: string; readonly at: Instant }[]
}

/** Shipped default of validity (GS-32, configurable per line). */
const VALID_MS = 30 * 86_400_000

export const writeLines = z.object({
  linesId: id.optional(),
  unitId: id,
  question: text(1000),
  answer: text(10_000),
  facts: z.array(z.object({ text: text(1000), source: text(500) })).min(1, '至少一条有来源的事实 / at least one fact with its source').max(50),
  dontSay: z.array(text(300)).max(50).default([]),
  validUntil: instant.optional(),
})
export const approveLines = z.object({ linesId: id })

export const linesFacts = { 'statements.linesWritten': '写口径', 'statements.linesApproved': '审定口径' } as const

const table = { table: 'statements.lines' }

export function evolveLines(state: Lines | undefined, fact: Fact): Lines {
  if (fact.kind === 'statements.linesWritten') {
    const data = fact.data as Omit<Lines, 'id' | 'unitId' | 'version' | 'history'>
    const history = state ? [...state.history, { version: state.version, answer: state.answer, at: fact.at }] : []
    return { ...data, id: idOf(fact.subject), unitId: fact.unitId, version: (state?.version ?? 0) + 1, history }
  }
  if (!state) throw new Error(`${fact.kind} about lines that were never written: ${fact.subject}`)
  return { ...state, approvedBy: (fact.data as { personId: Id }).personId }
}

const personOf = (ctx: Context): Id => (ctx.actor.as === 'post' ? ctx.actor.personId : '')

export function write(existing: Lines | undefined, { linesId, unitId, ...input }: z.output<typeof writeLines>, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (linesId && !existing) refusals.push({ code: 'statements/no-lines', item: linesId })
  if (ctx.actor.as === 'post' && !ctx.actor.posts.some((post) => post.unitId === (existing?.unitId ?? unitId))) refusals.push({ code: 'statements/no-lines', item: unitId })
  const validUntil = input.validUntil ?? plus(ctx.now, VALID_MS)
  if (validUntil <= ctx.now) refusals.push({ code: 'statements/time-in-the-past', item: 'validUntil' })
  const items = { question: input.question, answer: input.answer, 'facts-with-sources': input.facts, owner: personOf(ctx), 'valid-until': toShanghai(validUntil) }
  const unmet = evaluateGate(gateFor(ctx.rules, 'lines', ctx.now), [], { authorIds: [], digest: '', items, at: ctx.now })
  for (const { item, clause, zh, en } of unmet) refusals.push(item === 'valid-until' ? { code: 'statements/lines-too-long', item: 'validUntil', clause } : { code: 'statements/part-missing', item, clause, params: { zh, en } })
  return decideBy(refusals, () => [
    { kind: 'statements.linesWritten', subject: subjectOf(table, existing?.id ?? ctx.newId()), unitId: existing?.unitId ?? unitId, data: { ...input, validUntil, writtenBy: personOf(ctx) } },
  ])
}

export function approve(lines: Lines, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (lines.writtenBy === personOf(ctx)) refusals.push({ code: 'statements/lines-own', item: lines.id, clause: 'RL-9' })
  if (lines.validUntil <= ctx.now) refusals.push({ code: 'statements/lines-expired', item: lines.id, clause: 'GS-32', params: { validUntil: lines.validUntil } })
  return decideBy(refusals, () => [{ kind: 'statements.linesApproved', subject: subjectOf(table, lines.id), unitId: lines.unitId, data: { personId: personOf(ctx) } }])
}

/** Why these lines may not be put into a text today; empty when they may (expired lines never may, GS-32). */
export function unusable(lines: Lines, now: Instant): Refusal[] {
  if (!lines.approvedBy) return [{ code: 'statements/lines-not-approved', item: lines.id, clause: 'GS-32' }]
  return lines.validUntil <= now ? [{ code: 'statements/lines-expired', item: lines.id, clause: 'GS-32', params: { validUntil: lines.validUntil } }] : []
}
