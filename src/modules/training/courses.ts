import { decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { agreesTo, type Expert } from '../experts/contract.ts'
import { courseKinds, type Course, type OwnKind } from './contract.ts'
import type { HoldCourse, PlanCourse } from './inputs.ts'

const table = { table: 'training.course' }
const kindTable = { table: 'training.kind' }
const about = (course: Course, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, course.id), unitId: course.unitId, data })

export interface Adding {
  readonly pressOfficeId: Id
  readonly known: readonly OwnKind[]
}

/** One more kind of course; the shipped list is only the beginning (NH-26). */
export function addKind({ pressOfficeId, known }: Adding, { name }: { name: string }, ctx: Context): Decision {
  const taken = known.some((one) => one.name === name) || (Object.values(courseKinds) as string[]).includes(name)
  const refusals: Refusal[] = taken ? [{ code: 'training/kind-known', item: 'name', params: { name } }] : []
  return decideBy(refusals, () => [{ kind: 'training.kindAdded', subject: subjectOf(kindTable, ctx.newId()), unitId: pressOfficeId, data: { name } }])
}

export interface Planning {
  readonly pressOfficeId: Id
  readonly known: readonly OwnKind[]
  readonly experts: readonly Expert[]
}

/** A course in the plan of its year. Whoever teaches out of the bank must have agreed to (NH-25, GB-39). */
export function planCourse({ pressOfficeId, known, experts }: Planning, input: PlanCourse, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (input.ownKindId && !known.some((one) => one.id === input.ownKindId)) refusals.push({ code: 'training/no-kind', item: 'ownKindId', clause: 'NH-26' })
  const lecturers = input.lecturers.flatMap((one) => {
    if ('name' in one) return [one]
    const expert = experts.find((known) => known.id === one.expertId)
    if (!expert) refusals.push({ code: 'training/no-expert', item: one.expertId, clause: 'NH-25' })
    else if (!agreesTo(expert, 'teach', input.on)) refusals.push({ code: 'training/expert-not-agreed', item: one.expertId, clause: 'GB-39', params: { name: expert.name, on: input.on } })
    return expert ? [{ expertId: expert.id, name: expert.name }] : []
  })
  return decideBy(refusals, () => [{ kind: 'training.coursePlanned', subject: subjectOf(table, ctx.newId()), unitId: pressOfficeId, data: { ...input, until: input.until ?? input.on, lecturers } }])
}

const notPlanned = (course: Course): Refusal[] => (course.state === 'planned' ? [] : [{ code: 'training/course-not-planned', item: course.id, params: { state: course.state } }])

/** Held, with who came and what shows it (CV-7). Nobody's hours are more than the course had (GS-18). */
export function holdCourse({ course, unknownPeople }: { readonly course: Course; readonly unknownPeople: readonly Id[] }, { attendees, evidence }: HoldCourse, ctx: Context): Decision {
  const refusals = notPlanned(course)
  if (course.until > civilDate(ctx.now)) refusals.push({ code: 'training/not-over-yet', item: course.id, clause: 'CV-7', params: { until: course.until } })
  for (const personId of unknownPeople) refusals.push({ code: 'training/unknown-person', item: personId })
  const seen = new Set<Id>()
  for (const { personId, hours } of attendees) {
    if (seen.has(personId)) refusals.push({ code: 'training/named-twice', item: personId })
    seen.add(personId)
    if (hours !== undefined && hours > course.hours) refusals.push({ code: 'training/more-than-the-course', item: personId, clause: 'GS-18', params: { hours, of: course.hours } })
  }
  return decideBy(refusals, () => [about(course, 'training.courseHeld', { title: course.title, on: course.until, evidence, attendees: attendees.map((one) => ({ ...one, hours: one.hours ?? course.hours })) })])
}

export function cancelCourse(course: Course, { reason }: { reason: string }): Decision {
  return decideBy(notPlanned(course), () => [about(course, 'training.courseCancelled', { reason })])
}
