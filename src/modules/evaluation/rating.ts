import { accept, decideBy, refuse, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { Case } from '../cases/contract.ts'
import type { EraseReason, Rate, Rating, RehandlingAsked, RequestRehandling } from './contract.ts'

const table = { table: 'evaluation.rating' }

/** What the asker's message has come to. */
export interface Asked {
  readonly messageId: Id
  readonly one: Case | undefined
  readonly rating: Rating | undefined
}

/** Nobody of the government rates in an asker's place (RL-6). */
const byOffice = (ctx: Context, item: Id): Refusal[] => (ctx.actor.as === 'post' ? [{ code: 'evaluation/only-the-asker', item, clause: 'RL-6' }] : [])
const unanswered = ({ one, messageId }: Asked): Refusal[] => (one && ['answered', 'closed'].includes(one.state) ? [] : [{ code: 'evaluation/not-answered', item: messageId }])

/** One rating a message, after the answer (GS-09). */
export function rate(asked: Asked, { rating, understood, accepted, satisfied }: Rate, ctx: Context): Decision {
  const { messageId, one } = asked
  const refusals = [...byOffice(ctx, messageId), ...unanswered(asked)]
  if (asked.rating) refusals.push({ code: 'evaluation/rated-already', item: messageId, clause: 'RL-6' })
  return decideBy(refusals, () => {
    const data: Omit<Rating, 'id' | 'givenAt'> = {
      caseId: one!.id, unitId: one!.unitId, pressOfficeId: one!.pressOfficeId, rating,
      ...(understood && { understood }), ...(accepted && { accepted }), ...(satisfied && { satisfied }),
    }
    return [{ kind: 'evaluation.rated', subject: subjectOf(table, messageId), unitId: one!.unitId, data }]
  })
}

export interface Dissatisfied extends Asked {
  /** Where the asker's words will be sealed, and their digest. */
  readonly wordsDigest: string
}

/** A dissatisfied asker may have the matter taken up again, once; the words are sealed, the record holds their digest (XM4-06). */
export function requestRehandling(asked: Dissatisfied, _input: RequestRehandling, ctx: Context): Decision {
  const { messageId, one, rating } = asked
  const refusals = [...byOffice(ctx, messageId), ...unanswered(asked)]
  if (!rating) refusals.push({ code: 'evaluation/rate-first', item: messageId })
  else if (rating.rating !== 'dissatisfied') refusals.push({ code: 'evaluation/not-dissatisfied', item: messageId, clause: 'XM4-06' })
  if (rating?.rehandling) refusals.push({ code: 'evaluation/rehandled-once', item: messageId, clause: 'XM4-06' })
  return decideBy(refusals, () => {
    const data: RehandlingAsked = { caseId: one!.id, wordsId: ctx.newId(), wordsDigest: asked.wordsDigest }
    return [{ kind: 'evaluation.rehandlingAsked', subject: subjectOf(table, messageId), unitId: one!.unitId, data }]
  })
}

/** On a request of its own (with the words of the message it goes anyway): what the asker wrote about the answer goes; that it was there, and its digest, stay. */
export function eraseReason(rating: Rating | undefined, { messageId, note }: EraseReason): Decision {
  if (!rating?.rehandling || rating.rehandling.erased) return refuse({ code: 'evaluation/nothing-to-erase', item: messageId })
  const { wordsId } = rating.rehandling
  return accept({ kind: 'evaluation.reasonErased', subject: subjectOf(table, messageId), unitId: rating.unitId, data: { wordsId, note } })
}
