import type { Decision, Fact, Id, Statement } from '#src/kernel/facts.ts'
import { between, type Instant } from '#src/kernel/time.ts'
import { idOf, subjectOf, tableOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { discharges, openings, type DutyOpening, type Rulebook } from '#src/rulebook/engine.ts'
import type { Discharged, Duty } from './contract.ts'
import { extendedTo, moveStart, resumeAt, type Moved } from './moving.ts'

const table = { table: 'duties.duty' }

type Data = { readonly [key: string]: unknown } & { readonly answers?: Id[]; readonly messages?: Id[]; readonly caseId?: Id; readonly messageId?: Id; readonly unitId?: Id; readonly name?: string; readonly no?: number }
export const dataOf = (fact: Fact): Data => (fact.data ?? {}) as Data

const CONFIRMATIONS = new Set(['review.confirmationRequested', 'review.confirmationAnswered'])
const TASKS = new Set(['cases.taskSet', 'cases.taskFinished', 'training.improvementSet', 'training.improvementDone'])

/** The thing a duty opened by this fact is about. */
export function aboutOf(fact: Fact): string {
  if (CONFIRMATIONS.has(fact.kind)) return `${idOf(fact.subject)}:${dataOf(fact).name}`
  if (TASKS.has(fact.kind)) return `${idOf(fact.subject)}:${dataOf(fact).no}`
  return tableOf(fact.subject) === 'publication.release' ? (dataOf(fact).caseId ?? idOf(fact.subject)) : idOf(fact.subject)
}

/** All things that this fact settles duties about: its own subject, its case, and every message it answers. */
export function aboutsOf(fact: Fact): string[] {
  const { answers = [], messages = [], caseId, messageId } = dataOf(fact)
  if (fact.kind === 'cases.joined') return messageId ? [messageId] : [] // the other messages of the case are untouched
  return [...new Set([aboutOf(fact), ...(caseId ? [caseId] : []), ...answers, ...messages])]
}

/** Facts after which nothing is owed to that asker any more: lawfully unanswered, or taken by another procedure. */
const ENDS_ALL = new Set(['triage.declined', 'triage.handedOver'])
/** What a closed case no longer promises (GB-14: updates until it is closed). */
const ENDS_WITH_CASE = new Set(['next-update', 'answer-of-substance'])

/** Whether this fact can touch any duty at all; most cannot, and cost nothing. */
export function concerns(fact: Fact, rules: Rulebook): boolean {
  return rules.starts.has(fact.kind) || rules.ends.has(fact.kind) || ENDS_ALL.has(fact.kind) || CASE_FACTS.has(fact.kind)
}
const CASE_FACTS = new Set(['cases.assigned', 'cases.paused', 'cases.resumed', 'cases.extended', 'cases.closed', 'intake.knownAtCorrected', 'cases.joined', 'agenda.slotMoved', 'agenda.slotRedated'])

const about = (duty: Duty, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, duty.id), unitId: duty.unitId, data })

export interface Seen {
  readonly fact: Fact
  /** Open and paused duties about the things this fact speaks of. */
  readonly duties: readonly Duty[]
}

/** A fact stands: what does it open, discharge, hand on, pause or move? */
export function decide({ fact, duties }: Seen, ctx: Context): Decision {
  const { rules } = ctx
  const done = new Set(discharges(fact, rules))
  const discharged = duties.filter((duty) => done.has(duty.duty))
  const rest = duties.filter((duty) => !done.has(duty.duty))
  return {
    facts: [
      // Put to an answered matter, the duty is that unit's, and done.
      ...discharged.flatMap((duty) => {
        const unitId = fact.kind === 'cases.joined' ? (dataOf(fact).unitId ?? duty.unitId) : duty.unitId
        return [...handed(duty, unitId), discharge({ ...duty, unitId }, fact)]
      }),
      ...rest.flatMap((duty) => changed(duty, fact, ctx)),
      ...openings(fact, rules).map((opening) => open(opening, fact, ctx)),
    ],
  }
}

function discharge(duty: Duty, fact: Fact): Statement {
  const data: Discharged = { at: fact.at, fact: fact.id, kind: fact.kind, left: between(fact.at, duty.dueAt) }
  return about(duty, 'duties.discharged', data)
}

function open(opening: DutyOpening, fact: Fact, ctx: Context): Statement {
  const { duty, title, owedBy, owedTo, dueAt, provisional, startedBy } = opening
  const governedBy = opening.governedBy.map(({ ruleId, version, register, within, dueAt: due, provisional: open, wins }) => ({ ruleId, version, register, within, dueAt: due, provisional: open, wins }))
  const owner = owedBy === 'responsible-unit' || owedBy === 'confirming-agency' ? (dataOf(fact).unitId ?? fact.unitId) : fact.unitId
  const data: Omit<Duty, 'id' | 'state' | 'unitId' | 'called' | 'pauses' | 'moved'> = {
    duty, title, about: aboutOf(fact), matter: dataOf(fact).caseId ?? idOf(fact.subject), owedBy, owedTo, governedBy,
    startedBy: { fact: fact.id, kind: fact.kind, at: startedBy.at }, dueAt, provisional, calls: opening.escalations,
  }
  return { kind: 'duties.opened', subject: subjectOf(table, ctx.newId()), unitId: owner, data }
}

function handed(duty: Duty, unitId: Id | undefined): Statement[] {
  return duty.owedBy === 'responsible-unit' && duty.unitId !== unitId ? [about(duty, 'duties.handed', { unitId, from: duty.unitId })] : []
}

function changed(duty: Duty, fact: Fact, ctx: Context): Statement[] {
  const data = dataOf(fact)
  if (ENDS_ALL.has(fact.kind)) return [about(duty, 'duties.waived', { because: fact.kind })]
  switch (fact.kind) {
    case 'cases.assigned':
      // Another unit has the case now, and its own four hours: the old clock was not its own (GB-05, GB-26).
      if (duty.duty === 'accept-or-return') return [about(duty, 'duties.waived', { because: fact.kind })]
      return handed(duty, data.unitId)
    case 'cases.joined':
      return handed(duty, data.unitId)
    case 'cases.paused':
      return duty.owedTo === 'public' && duty.state === 'open' ? [about(duty, 'duties.paused', { ground: data.ground })] : []
    case 'cases.resumed':
      return duty.state === 'paused' ? [about(duty, 'duties.resumed', resumeAt(duty, fact.at, ctx.rules))] : []
    case 'cases.extended':
      return extendedTo(duty, data.until as Instant).map((moved) => about(duty, 'duties.moved', moved))
    case 'cases.closed':
      return ENDS_WITH_CASE.has(duty.duty) ? [about(duty, 'duties.waived', { because: fact.kind })] : []
    case 'intake.knownAtCorrected':
      return moveStart(duty, data.knownAt as Instant, ctx.rules).map((moved) => about(duty, 'duties.moved', moved))
    case 'agenda.slotMoved':
    case 'agenda.slotRedated':
      return redated(duty, data as unknown as Moved)
    default:
      return []
  }
}

/** A promised date that was moved in time, or that a notice moved, takes its duty with it (NH-06, CX-6); one moved too late does not. */
const redated = (duty: Duty, { dueAt, provisional, why }: Moved): Statement[] => (dueAt === duty.dueAt && provisional === duty.provisional ? [] : [about(duty, 'duties.moved', { dueAt, provisional, why })])
