import { z } from 'zod'
import { id, instant, text } from '#src/desk/shapes.ts'
import { decideBy, type Decision, type Fact, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'

/** Joint consultation 会商 (GB-42): who meets, about which cases, what was decided, and the tasks that follow. */
export interface Meeting {
  readonly id: Id
  readonly unitId: Id
  readonly at: Instant
  readonly place: string
  readonly unitIds: readonly Id[]
  readonly caseIds: readonly Id[]
  readonly minutes?: string
  readonly tasks: readonly Task[]
}

export interface Task {
  readonly no: number
  readonly what: string
  readonly unitId: Id
  readonly dueAt: Instant
  readonly doneAt?: Instant
  readonly result?: string
}

export const convene = z.object({ at: instant, place: text(200), unitIds: z.array(id).min(1).max(50), caseIds: z.array(id).min(1).max(50) })
export const record = z.object({ meetingId: id, minutes: text(20_000, 10), decisions: z.array(z.object({ what: text(500), unitId: id, dueAt: instant })).max(50) })
export const finishTask = z.object({ meetingId: id, no: z.number().int().positive(), result: text(1000) })

const table = { table: 'cases.meeting' }

export function evolveMeeting(state: Meeting | undefined, fact: Fact): Meeting {
  if (fact.kind === 'cases.meetingConvened') return { ...(fact.data as Omit<Meeting, 'id' | 'unitId' | 'tasks'>), id: idOf(fact.subject), unitId: fact.unitId, tasks: [] }
  if (!state) throw new Error(`${fact.kind} about a meeting that was never convened: ${fact.subject}`)
  if (fact.kind === 'cases.meetingRecorded') {
    return { ...state, minutes: (fact.data as { minutes: string }).minutes }
  }
  if (fact.kind === 'cases.taskSet') return { ...state, tasks: [...state.tasks, fact.data as Task] }
  const { no, result } = fact.data as { no: number; result: string }
  return { ...state, tasks: state.tasks.map((task) => (task.no === no ? { ...task, result, doneAt: fact.at } : task)) }
}

/** What a convening looks up: the press office, and which of the named units and cases there are not. */
export interface Convening {
  readonly pressOfficeId: Id
  readonly unknownUnits: readonly Id[]
  readonly unknownCases: readonly Id[]
}

/** Calls the units together about the cases; each unit and case that there is not is named (GB-42). */
export function conveneMeeting({ pressOfficeId, unknownUnits, unknownCases }: Convening, input: z.output<typeof convene>, ctx: Context): Decision {
  const refusals: Refusal[] = [
    ...unknownUnits.map((item) => ({ code: 'cases/unknown-unit', item })),
    ...unknownCases.map((item) => ({ code: 'cases/no-case', item })),
  ]
  return decideBy(refusals, () => [{ kind: 'cases.meetingConvened', subject: subjectOf(table, ctx.newId()), unitId: pressOfficeId, data: input }])
}

/** Every decision becomes a task with an owner and a due time. */
export function recordMeeting({ meeting, unknown }: { meeting: Meeting; unknown: readonly Id[] }, input: z.output<typeof record>, ctx: Context): Decision {
  const refusals: Refusal[] = meeting.minutes === undefined ? [] : [{ code: 'cases/meeting-recorded', item: meeting.id }]
  for (const unit of unknown) refusals.push({ code: 'cases/unknown-unit', item: unit })
  for (const { dueAt } of input.decisions) if (dueAt <= ctx.now) refusals.push({ code: 'cases/promise-in-the-past', item: 'dueAt' })
  const tasks = input.decisions.map((decision, at) => ({ no: at + 1, ...decision }))
  const stated = (kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, meeting.id), unitId: meeting.unitId, data })
  return decideBy(refusals, () => [stated('cases.meetingRecorded', { minutes: input.minutes }), ...tasks.map((task) => stated('cases.taskSet', task))])
}

export function finish(meeting: Meeting, input: z.output<typeof finishTask>, ctx: Context): Decision {
  const open = meeting.tasks.find((task) => task.no === input.no && task.doneAt === undefined)
  const mine = ctx.actor.as !== 'post' || ctx.actor.posts.some((post) => post.unitId === open?.unitId || post.unitId === meeting.unitId)
  const refusals: Refusal[] = open ? [] : [{ code: 'cases/no-task', item: String(input.no) }]
  if (open && !mine) refusals.push({ code: 'cases/task-not-yours', item: String(input.no) })
  const { no, result } = input
  return decideBy(refusals, () => [{ kind: 'cases.taskFinished', subject: subjectOf(table, meeting.id), unitId: meeting.unitId, data: { no, result } }])
}
