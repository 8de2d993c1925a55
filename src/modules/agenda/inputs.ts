import { z } from 'zod'
import { civilDate, id, instant, text } from '#src/desk/shapes.ts'
import { unitKinds } from '../directory/contract.ts'
import { actKinds, categories, eventKinds, forms, interpretationKinds, occasions, organiserLevels, origins } from './contract.ts'

const codes = <K extends string>(map: Readonly<Record<K, unknown>>) => z.enum(Object.keys(map) as [K, ...K[]])
const year = z.number().int().min(1994).max(2200)
const reason = text(500, 4)
const url = z.url({ protocol: /^https?$/ }).max(500)

export const openYear = z.strictObject({ year })
/** A fired timer: the year after `data.year` is opened if nobody did. */
export const openNextYear = z.object({ id, dueAt: instant, data: z.object({ year }) })
/** A notice of days off was adopted: dates that nobody moved by hand are counted anew. */
export const redate = z.object({ rows: z.array(z.object({ date: civilDate, name: z.string(), kind: z.enum(['off', 'work']) })), papers: z.array(z.object({ year: z.number().int(), notice: z.string() })) })
export type Redate = z.output<typeof redate>

/** A unit was registered or a post given: what it owes of an opened year. */
export const oweNewcomer = z.object({
  unit: z.object({ id, name: z.string(), kind: codes(unitKinds), activeFrom: instant }).optional(),
  post: z.object({ personId: id, unitId: id, role: z.string(), from: instant, to: instant.nullable() }).optional(),
})
export type OweNewcomer = z.output<typeof oweNewcomer>

export const setParameter = z.strictObject({ parameter: z.string().max(80), from: civilDate, value: z.union([z.number().int().min(1).max(999), z.string().max(40), z.array(z.string().max(40)).min(1).max(20)]), reason })
export type SetParameter = z.output<typeof setParameter>

export const confirmSlot = z.strictObject({ slotId: id })
export const moveSlot = z.strictObject({
  slotId: id,
  to: civilDate,
  /** Public. */
  reason,
  /** Said aloud when the new day lies outside the month, or the month was missed already: the duty stays late. */
  late: z.boolean().default(false),
})
export type MoveSlot = z.output<typeof moveSlot>
export const cancelSlot = z.strictObject({ slotId: id, reason })

/** Something recurring other than a conference was done; what shows it. */
export const fulfilSlot = z.strictObject({ slotId: id, evidence: z.strictObject({ url: url.optional(), note: text(500, 4) }) })
export type FulfilSlot = z.output<typeof fulfilSlot>

const session = z.object({
  sessionId: id,
  unitId: id,
  topicId: id.optional(),
  speakerIds: z.array(id).max(50).default([]),
  organiserLevel: codes(organiserLevels).default('district'),
  occasion: codes(occasions),
  form: codes(forms),
})
export type Session = z.output<typeof session>
/** Return water: a conference was held, with these sessions. */
export const noteHeld = z.object({ slotId: id.optional(), conferenceId: id, heldAt: instant, sessions: z.array(session).max(100), attendeeIds: z.array(id).max(200).default([]) })
export type NoteHeld = z.output<typeof noteHeld>

export const recordAct = z
  .strictObject({
    on: civilDate,
    unitId: id,
    kind: codes(actKinds).default('activity'),
    personIds: z.array(id).max(50).default([]),
    occasion: codes(occasions),
    form: codes(forms),
    organiserLevel: codes(organiserLevels),
    /** Of a training. */
    hours: z.number().positive().max(200).optional(),
    /** What shows it (CV-7): never a tick alone. */
    evidence: z.union([z.strictObject({ subject: text(120, 3) }), z.strictObject({ url: url.optional(), note: text(500, 4) })]),
  })
  .refine((input) => input.kind === 'session' || input.kind === 'release' || input.personIds.length > 0, { message: '写明谁参加了 / say who took part', path: ['personIds'] })
  .refine((input) => (input.kind === 'training') === (input.hours !== undefined), { message: '培训写明时数，其他不写 / hours belong to a training, and to nothing else', path: ['hours'] })
export type RecordAct = z.output<typeof recordAct>
/** Return water: a text was released. */
export const noteRelease = z.object({ releaseId: id, unitId: id, at: instant, answers: z.number().int() })
export type NoteRelease = z.output<typeof noteRelease>
/** Return water: a course or a drill took place; whoever came to a course has its hours. */
export const noteTraining = z.object({ subject: z.string().max(120), duty: z.enum(['training-course', 'drill']), on: civilDate, attendees: z.array(z.object({ personId: id, hours: z.number() })).max(500) })
export type NoteTraining = z.output<typeof noteTraining>
export const strikeAct = z.strictObject({ actId: id, reason })

export const adoptRota = z.strictObject({
  year,
  groups: z.array(z.strictObject({ group: z.string().regex(/^[A-Z]$/, '片组写一个大写字母 / one capital letter'), months: z.array(z.number().int().min(1).max(12)).min(1).max(12), unitIds: z.array(id).min(1).max(200) })).min(1).max(26),
  reason: text(500, 0).default(''),
})
export type AdoptRota = z.output<typeof adoptRota>

const pair = z.tuple([id, id])
export const setRotaTerms = z.strictObject({
  year,
  startGroup: z.string().regex(/^[A-Z]$/, '片组写一个大写字母 / one capital letter').nullable().default(null),
  keep: z.array(pair).max(500).default([]),
  apart: z.array(pair).max(500).default([]),
  notIn: z.array(z.strictObject({ unitId: id, months: z.array(z.number().int().min(1).max(12)).min(1).max(12) })).max(500).default([]),
})
export type SetRotaTerms = z.output<typeof setRotaTerms>

const topicWords = {
  title: text(100, 4),
  category: codes(categories),
  /** At least one sentence on why the public should hear it (NH-18). */
  interest: text(1000, 10),
  coUnitIds: z.array(id).max(20).default([]),
  on: civilDate.optional(),
  slotId: id.optional(),
}
export const proposeTopic = z.strictObject({ unitId: id, origin: codes(origins), messageIds: z.array(id).max(200).default([]), ...topicWords })
export type ProposeTopic = z.output<typeof proposeTopic>
export const rewriteTopic = z.strictObject({ topicId: id, ...topicWords })
export type RewriteTopic = z.output<typeof rewriteTopic>
export const reviewTopic = z.strictObject({
  topicId: id,
  checks: z.array(z.strictObject({ check: z.string().regex(/^[a-z_]{2,30}$/), verdict: z.enum(['pass', 'fail']), note: text(500, 0).default('') })).min(1).max(20),
  /** Why a topic that crosses another may stand (NH-16). */
  overrideReason: text(500, 4).optional(),
})
export type ReviewTopic = z.output<typeof reviewTopic>
const interpretation = z.strictObject({
  kind: codes(interpretationKinds),
  title: text(100, 2),
  body: text(20_000).optional(),
  url: url.optional(),
  expert: text(60, 2).optional(),
  policy: z.strictObject({ title: text(200, 2), number: text(60).optional(), url: url.optional(), documentId: id.optional() }),
})
export const interpretTopic = z.strictObject({ topicId: id, objects: z.array(interpretation).max(20) })
export type InterpretTopic = z.output<typeof interpretTopic>
export const noteQuestions = z.object({ topicId: id, open: z.number().int().min(0).max(100_000) })
export const absorbTopic = z.strictObject({ topicId: id, note: text(2000, 10) })
export const dropTopic = z.strictObject({ topicId: id, reason })

const eventWords = {
  title: text(100, 2),
  from: instant,
  until: instant,
  room: text(60).optional(),
  personIds: z.array(id).max(50).default([]),
  coUnitIds: z.array(id).max(100).default([]),
  state: z.enum(['provisional', 'confirmed']).default('provisional'),
  note: text(1000, 0).default(''),
}
export const planEvent = z.strictObject({ unitId: id, kind: codes(eventKinds), ...eventWords })
export type PlanEvent = z.output<typeof planEvent>
export const changeEvent = z.strictObject({ eventId: id, ...eventWords, state: z.enum(['provisional', 'confirmed', 'cancelled']) })
export type ChangeEvent = z.output<typeof changeEvent>
/** Return water: a conference was planned, moved or cancelled; its place in the calendar has its id. */
export const noteConference = z.object({ conferenceId: id, unitId: id, title: text(200), from: instant, until: instant, room: text(60).optional(), personIds: z.array(id).max(200).default([]), coUnitIds: z.array(id).max(100).default([]), state: z.enum(['provisional', 'confirmed', 'cancelled']) })
export type NoteConference = z.output<typeof noteConference>
export const seeEvents = z.strictObject({ eventIds: z.array(id).min(1).max(200) })
export const renewFeed = z.strictObject({ unitId: id })
