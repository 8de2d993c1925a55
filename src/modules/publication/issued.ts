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

/** 条例 第二十六条: open within twenty working days of the day on which it came to be; in force from 15 May 2019 (XM4-05). */
export const WITHIN_WORKING_DAYS = 20

/** The last day of the limit, counted from the day after. */
export function dueOn(issuedOn: CivilDate, calendar: Calendar): { readonly on: CivilDate; readonly known: boolean } {
  let day = { date: issuedOn, known: true }
  let known = true
  for (let n = 0; n < WITHIN_WORKING_DAYS; n += 1) {
    day = calendar.nextWorkday(day.date)
    known &&= day.known
  }
  return { on: day.date, known }
}

/** A document as the record knows it, before it is judged. */
export interface Known {
  readonly number: string
  readonly title: string
  readonly unitId: Id
  readonly issuedOn: CivilDate
  readonly releaseId: Id | null
  readonly releasedAt: Instant | null
}

export function timed({ releasedAt, ...one }: Known, calendar: Calendar, today: CivilDate): TimedDocument {
  const { on, known } = dueOn(one.issuedOn, calendar)
  const releasedOn = releasedAt === null ? null : dayOf(releasedAt)
  const outcome = releasedOn === null ? (today <= on ? 'waiting' : 'overdue') : releasedOn <= on ? 'inTime' : 'late'
  return { ...one, dueOn: on, provisional: !known, releasedOn, outcome }
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
