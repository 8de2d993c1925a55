import { z } from 'zod'
import { civilDate, id, text } from '#src/desk/shapes.ts'
import { decideBy, type Decision, type Fact, type Id, type Refusal } from '#src/kernel/facts.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import { civilDate as dayOf, type CivilDate, type Instant } from '#src/kernel/time.ts'
import type { Calendar } from '#src/rulebook/calendar.ts'
import type { Context } from '#src/desk/module.ts'
import { documentNumber } from '../statements/contract.ts'

/** A policy document of which nothing but its elements is known here: it was issued on paper and should be public within the limit. */
export const noteIssued = z.strictObject({ unitId: id, number: documentNumber, title: text(200, 4), issuedOn: civilDate })
export type NoteIssued = z.output<typeof noteIssued>

export interface IssuedDocument extends NoteIssued {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly notedAt: Instant
}

/** What became of one document: out within the limit, later than that, still within it, or past it and not out. */
export type IssuedOutcome = 'inTime' | 'late' | 'waiting' | 'overdue'

export interface TimedDocument {
  readonly number: string
  readonly title: string
  readonly unitId: Id
  readonly issuedOn: CivilDate
  /** Last day of the limit. */
  readonly dueOn: CivilDate
  /** The limit reaches into a year whose holidays nobody has announced. */
  readonly provisional: boolean
  readonly releaseId: Id | null
  readonly releasedOn: CivilDate | null
  readonly outcome: IssuedOutcome
}

/** The limit of the rulebook by which a policy document is public (XM4-05). */
export const POLICY_LIMIT = 'policy-in-public'

/** The last day of the limit, counted from the day after. */
export function dueOn(issuedOn: CivilDate, withinWorkdays: number, calendar: Calendar): { readonly on: CivilDate; readonly known: boolean } {
  let day = { date: issuedOn, known: true }
  let known = true
  for (let n = 0; n < withinWorkdays; n += 1) {
    day = calendar.nextWorkday(day.date)
    known &&= day.known
  }
  return { on: day.date, known }
}

export function note({ pressOfficeId, unitKnown, known }: { pressOfficeId: Id; unitKnown: boolean; known: boolean }, input: NoteIssued, ctx: Pick<Context, 'now' | 'newId'>): Decision {
  const refusals: Refusal[] = []
  if (!unitKnown) refusals.push({ code: 'publication/unknown-unit', item: 'unitId' })
  if (input.issuedOn > dayOf(ctx.now)) refusals.push({ code: 'publication/not-issued-yet', item: 'issuedOn' })
  if (known) refusals.push({ code: 'publication/issued-known', item: 'number', params: { number: input.number } })
  const { unitId } = input
  return decideBy(refusals, () => [{ kind: 'publication.documentIssued', subject: subjectOf({ table: 'publication.issued_document' }, ctx.newId()), unitId, data: { ...input, pressOfficeId } }])
}

export const evolveIssued = (_: IssuedDocument | undefined, fact: Fact): IssuedDocument => ({ ...(fact.data as Omit<IssuedDocument, 'id' | 'notedAt'>), id: idOf(fact.subject), notedAt: fact.at })
