import { accept, decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import { addDays, startOfDay } from '#src/kernel/time.ts'
import type { Context } from '#src/desk/module.ts'
import type { Answer, Consultation, Invited, Open, Opened, Speak } from './contract.ts'

const table = { table: 'consultations.consultation' }
const opinions = { table: 'consultations.opinion' }
const about = (one: Consultation, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, one.id), unitId: one.unitId, data })
const isEnded = ({ state }: Consultation): boolean => state === 'concluded' || state === 'cancelled'
/** The whole of the last day counts. */
const endOf = (closesOn: string): string => startOfDay(addDays(closesOn, 1))

/** The notice is in public: from now on people may speak, and an outcome is owed. */
export const open = ({ pressOfficeId }: { pressOfficeId: Id }, { consultationId, unitId, invited }: Open): Decision =>
  accept({ kind: 'consultations.opened', subject: subjectOf(table, consultationId), unitId, data: { ...invited, pressOfficeId, closesAt: endOf(invited.closesOn) } satisfies Opened })

/** A corrected notice may give more time. It cannot take back what is owed: the day of the outcome stays the first one. */
export function amend(one: Consultation | undefined, { invited }: { invited: Invited }): Decision {
  const closesAt = endOf(invited.closesOn)
  return one?.state === 'open' && one.closesAt !== closesAt ? accept(about(one, 'consultations.amended', { closesAt })) : accept()
}

export const close = ({ one, received }: { one: Consultation | undefined; received: number }, { dueAt }: { dueAt: string }): Decision =>
  one?.state === 'open' && one.closesAt <= dueAt ? accept(about(one, 'consultations.closed', { received })) : accept()

/** Its last moment counts, whenever the timer comes to it. */
function openFor(one: Consultation, fits: boolean, now: string): Refusal[] {
  const refusals: Refusal[] = one.state === 'open' && now < one.closesAt ? [] : [{ code: 'consultations/not-open', item: one.id, clause: 'XM4-13' }]
  if (!fits) refusals.push({ code: 'consultations/other-form', item: one.id })
  return refusals
}

export interface Speaking {
  readonly one: Consultation
  readonly wordsDigest: string
}

/** Nobody says who they are, but for a hearing, where those who are drawn must be reached. */
export function speak({ one, wordsDigest }: Speaking, { name, contact }: Speak, { newId, now }: Pick<Context, 'newId' | 'now'>): Decision {
  const refusals = openFor(one, one.kind !== 'survey', now)
  if (one.kind === 'hearing') {
    if (name === '') refusals.push({ code: 'consultations/contact-missing', item: 'name' })
    if (contact === '') refusals.push({ code: 'consultations/contact-missing', item: 'contact' })
  }
  return decideBy(refusals, () => [{ kind: 'consultations.opinionReceived', subject: subjectOf(opinions, newId()), unitId: one.unitId, data: { consultationId: one.id, pressOfficeId: one.pressOfficeId, wordsDigest } }])
}

export interface Answering {
  readonly one: Consultation
  readonly hasAnswered: boolean
}

/** Once a reader (RL-6). It states no fact: of who ticked what nothing goes into the record. */
export function answer({ one, hasAnswered }: Answering, { answers }: Answer, { now }: Pick<Context, 'now'>): Decision {
  const refusals = openFor(one, one.kind === 'survey', now)
  if (one.kind === 'survey') {
    one.questions.forEach(({ options, several }, n) => {
      const given = answers[n] ?? []
      const fits = given.length > 0 && (several || given.length === 1) && new Set(given).size === given.length && given.every((option) => option < options)
      if (!fits) refusals.push({ code: 'consultations/answer-unfit', item: `answers.${n}`, params: { no: n + 1 } })
    })
  }
  if (hasAnswered) refusals.push({ code: 'consultations/has-answered', item: one.id, clause: 'RL-6' })
  return decideBy(refusals, () => [])
}

export interface Drawing {
  readonly one: Consultation
  readonly seed: string
  /** Sign-ups in the order of SHA-256 over the seed and their id. */
  readonly order: readonly Id[]
}

/** By lot among all who signed up, so that nobody chooses who is heard. */
export function draw({ one, seed, order }: Drawing, _: unknown, { now }: Pick<Context, 'now'>): Decision {
  const refusals: Refusal[] = []
  if (one.kind !== 'hearing') refusals.push({ code: 'consultations/other-form', item: one.id })
  else if (one.draw) refusals.push({ code: 'consultations/drawn', item: one.id })
  else if (one.state !== 'closed') refusals.push({ code: 'consultations/not-closed', item: one.id })
  else if (order.length === 0) refusals.push({ code: 'consultations/nobody-signed-up', item: one.id })
  return decideBy(refusals, () => [about(one, 'consultations.drawn', { at: now, seed, signedUp: order.length, chosen: order.slice(0, one.hearing!.seats) })])
}

export const conclude = (one: Consultation | undefined, { releaseId }: { releaseId: Id }): Decision =>
  one && !isEnded(one) ? accept(about(one, 'consultations.concluded', { releaseId })) : accept()

/** The notice was taken back: nothing is asked any more, and no outcome can be owed to what is not there. */
export const cancel = (one: Consultation | undefined): Decision => (one && !isEnded(one) ? accept(about(one, 'consultations.cancelled', {})) : accept())

export const erase = (one: Consultation | undefined): Decision => (one && isEnded(one) && !one.erased ? accept(about(one, 'consultations.opinionsErased', {})) : accept())
