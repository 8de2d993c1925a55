import { accept, decideBy, refuse, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { CorrectKnownAt, Message, Receive, Received, Similar } from './contract.ts'

const table = { table: 'intake.message' }

export interface Arrival {
  readonly pressOfficeId: Id
  /** The message that came with the same idempotency key, if any. */
  readonly already: Id | undefined
  readonly similar: readonly Similar[]
  readonly wordsDigest: string
  readonly replayDatabase: boolean
}

/** A message arrives. Its clock starts at `knownAt`, not when somebody gets round to registering it (CV-4). */
export function receive(arrival: Arrival, input: Receive, ctx: Context): Decision {
  if (arrival.already) return refuse({ code: 'intake/already-received', item: arrival.already })
  const refusals: Refusal[] = []
  const knownAt = input.knownAt ?? ctx.now
  if (knownAt > ctx.now) refusals.push({ code: 'intake/known-in-the-future', item: 'knownAt', clause: 'CV-4', params: { knownAt } })
  if (input.replayOf !== undefined && !arrival.replayDatabase) refusals.push({ code: 'intake/replay-elsewhere', item: 'replayOf' })
  return decideBy(refusals, () => {
    const data: Received = {
      source: input.source,
      knownAt,
      ...(input.occurredAt && { occurredAt: input.occurredAt }),
      registeredAt: ctx.now,
      wordsDigest: arrival.wordsDigest,
      characters: [...input.text].length,
      hasContact: input.sealedContact !== undefined,
      ...(input.queryHash && { queryHash: input.queryHash }),
      ...(input.idempotencyKey && { idempotencyKey: input.idempotencyKey }),
      similar: arrival.similar,
      ...(input.replayOf !== undefined && { replayOf: input.replayOf }),
    }
    return [{ kind: 'intake.received', subject: subjectOf(table, input.messageId ?? ctx.newId()), unitId: arrival.pressOfficeId, data }]
  })
}

/** The moment of knowledge may be corrected, with a reason; the old value stays visible (CV-4). */
export function correctKnownAt(message: Message, input: CorrectKnownAt, ctx: Context): Decision {
  if (input.knownAt > ctx.now) return refuse({ code: 'intake/known-in-the-future', item: 'knownAt', clause: 'CV-4', params: { knownAt: input.knownAt } })
  const { knownAt, reason } = input
  return accept({ kind: 'intake.knownAtCorrected', subject: subjectOf(table, message.id), unitId: message.unitId, data: { knownAt, was: message.knownAt, reason } })
}

/** The units that handle a message may see its words; they alone may see the contact. */
export function entrust(message: Message, input: { caseId: Id; unitIds: readonly Id[] }): Decision {
  const { caseId, unitIds } = input
  return accept({ kind: 'intake.entrusted', subject: subjectOf(table, message.id), unitId: message.unitId, data: { caseId, unitIds } })
}
