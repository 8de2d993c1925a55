import { accept, decideBy, type Decision, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { plus } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { Channel, Counts, Delivery, NoteViews, Report, Settle } from './contract.ts'
import type { Outcome, Seen, Trouble } from './ports.ts'
import type { Lacking } from './readiness.ts'
import { putsRight } from './planning.ts'
import { blocking } from './readiness.ts'

const table = { table: 'channels.delivery' }
const about = (one: Delivery, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, one.id), unitId: one.unitId, data })

/** A send that is neither ended nor given up after this time was broken off. Longer than any adapter waits. */
export const LEASE_MS = 2 * 60_000
/** When it is looked again while a platform still works at it, and afterwards: what was accepted can still be taken away. */
const WHILE_RUNNING_S = [2, 3, 5, 10, 20, 60, 300, 900, 3600, 3600, 3600, 3600] as const
const AFTERWARDS_S = [1, 600, 3600, 24 * 3600, 7 * 24 * 3600] as const
/** Waits between tries of what certainly did not arrive. */
const AGAIN_S = [2, 10, 60, 300, 900, 3600] as const

export interface Beginning {
  readonly delivery: Delivery | undefined
  /** The edition is still the newest one and still stands. */
  readonly current: boolean
  /** A drill and a replay say nothing outside (RL-17). */
  readonly enclosed: boolean
}

/** The send begins, in the transaction that takes it from the outbox; whatever is not as it was ordered is left alone. */
export function begin({ delivery: one, current, enclosed }: Beginning, { attempt }: { attempt: number }, { now }: Pick<Context, 'now'>): Decision {
  if (!one || enclosed || one.attempt + 1 !== attempt) return accept()
  if (one.state !== 'prepared' && !(one.state === 'sending' && one.counts)) return accept()
  if (!current && one.act !== 'withdraw') return accept(about(one, 'channels.rejected', { code: 'superseded', text: '已有新版或已撤回，未再发送' }))
  return accept(about(one, 'channels.begun', { attempt, until: plus(now, LEASE_MS) }))
}

export interface Ending {
  readonly delivery: Delivery
  /** What this one corrects or withdraws, if it still stands. */
  readonly of: Delivery | undefined
  /** Letters of a mailing, counted after those of this batch. */
  readonly counts?: Counts | undefined
  readonly observable: boolean
}

function live({ delivery: one, of }: Pick<Ending, 'delivery' | 'of'>, data: { ref?: string | undefined; url?: string | undefined }): Statement[] {
  return [about(one, 'channels.wentLive', { ...(data.ref !== undefined && { ref: data.ref }), ...(data.url !== undefined && { url: data.url }) }), ...putsRight(one.id, one.act, of)]
}

/** What came of a send. */
export function noteOutcome(ending: Ending, { attempt, result }: { attempt: number; result: Outcome }, ctx: Pick<Context, 'now'>): Decision {
  const { delivery: one, counts } = ending
  // The lease ran out meanwhile and somebody looked: what comes late says nothing new.
  if (one.state !== 'sending' || one.attempt !== attempt) return accept()
  switch (result.is) {
    case 'accepted':
      return accept(about(one, 'channels.accepted', { ref: result.ref, ...(result.url && { url: result.url }) }))
    case 'live':
      return accept(...live(ending, result))
    case 'mailed':
      return accept(about(one, 'channels.mailed', { counts }), ...(counts && counts.waiting > 0 ? [] : live(ending, {})))
    case 'later':
      return one.attempt > AGAIN_S.length
        ? accept(about(one, 'channels.rejected', trouble(result)))
        : accept(about(one, 'channels.postponed', { ...trouble(result), readyAt: plus(ctx.now, AGAIN_S[Math.min(one.attempt, AGAIN_S.length) - 1]! * 1000) }))
    case 'rejected':
      return accept(about(one, 'channels.rejected', trouble(result)))
    case 'unknown':
      return accept(about(one, 'channels.outcomeUnknown', trouble(result)))
  }
}

const trouble = ({ code, text }: Trouble): Trouble => ({ code, text: text.slice(0, 400) })

/**
 * A send was begun and never ended: its process is gone. Where the platform knows our key it is asked again under the same key; elsewhere
 * nobody knows what became of it, and nothing is sent. A mailing goes on with those who were not reached for.
 */
export function leaseOver({ delivery: one, counts, idempotent, of }: Ending & { readonly idempotent: boolean }, ctx: Pick<Context, 'now'>): Decision {
  if (one.state !== 'sending') return accept()
  if (counts) return accept(about(one, 'channels.mailed', { counts }), ...(counts.waiting > 0 ? [] : live({ delivery: one, of }, {})))
  if (idempotent) return accept(about(one, 'channels.postponed', { code: 'broken-off', text: '发送中断，按同一编号重发', readyAt: ctx.now }))
  return accept(about(one, 'channels.outcomeUnknown', { code: 'broken-off', text: '发送中断，不知是否到达' }))
}

/** When it is looked next; undefined when it was looked often enough. */
export function nextLook(one: Delivery): number | undefined {
  const after = one.state === 'live' || one.state === 'observed'
  return (after ? AFTERWARDS_S : WHILE_RUNNING_S)[one.looks]
}

/** What a look found. What was up and is gone is said, whoever took it away. */
export function noteLook(ending: Ending, { no, result }: { no: number; result: Seen }): Decision {
  const { delivery: one } = ending
  if (one.looks + 1 !== no || !['accepted', 'unknown', 'live', 'observed'].includes(one.state)) return accept()
  const saw = about(one, 'channels.looked', { no, is: result.is, ...('text' in result && { text: result.text }) })
  if (result.is === 'live') {
    const drift = result.drift ?? false
    if (one.state === 'accepted' || one.state === 'unknown') return accept(saw, ...live(ending, { ref: result.ref ?? one.ref, url: result.url ?? one.url }))
    return accept(saw, ...(one.state === 'live' || drift ? [about(one, 'channels.observed', { drift })] : []))
  }
  // Only the platform's own word that it is not out ends it. That it cannot be found proves nothing.
  if (result.is === 'rejected' || result.is === 'gone') return accept(saw, about(one, 'channels.rejected', trouble(result)))
  return accept(saw)
}

/** The link, receipt or number that a person brings back: what an assisted or reported delivery ends with. */
export function report(ending: Ending, { evidence, link, seen }: Report): Decision {
  const { delivery: one } = ending
  const refusals: Refusal[] = []
  if (one.lane === 'automatic') refusals.push({ code: 'channels/sends-by-itself', item: one.id })
  else if (one.state !== 'prepared' && one.state !== 'live') refusals.push({ code: 'channels/not-waiting', item: one.id, params: { state: one.state } })
  const isLink = evidence.startsWith('https://') || evidence.startsWith('http://')
  if (one.lane === 'assisted' && !isLink && one.kind !== 'loudspeaker' && one.kind !== 'app') refusals.push({ code: 'channels/not-a-link', item: 'evidence' })
  return decideBy(refusals, () => [...live(ending, { ref: evidence, ...((isLink || link) && { url: link ?? evidence }) }), ...(seen ? [about(one, 'channels.observed', { drift: false })] : [])])
}

/** From an unknown outcome only a person's word leads on, beside what a look finds. */
export function settle(ending: Ending, { found, evidence }: Settle): Decision {
  const { delivery: one } = ending
  const refusals: Refusal[] = one.state === 'unknown' ? [] : [{ code: 'channels/not-unknown', item: one.id, params: { state: one.state } }]
  return decideBy(refusals, () => (found ? live(ending, evidence.startsWith('http') ? { ref: evidence, url: evidence } : { ref: evidence }) : [about(one, 'channels.rejected', { code: 'not-there', text: evidence })]))
}

/** How often it was read, as the platform's own export says. Shown, and never scored (RL-6). */
export function noteViews({ delivery: one, digest }: Pick<Ending, 'delivery'> & { readonly digest: string }, { count, file: { name } }: NoteViews): Decision {
  const refusals: Refusal[] = one.liveAt ? [] : [{ code: 'channels/not-out-there', item: one.id, params: { state: one.state } }]
  return decideBy(refusals, () => [about(one, 'channels.viewsNoted', { count, file: { name, digest } })])
}

/** Tries again what waits for something, or what certainly did not go out. */
export function retry({ delivery: one, lacking, channel, prepared }: { delivery: Delivery; lacking: readonly Lacking[]; channel: Channel; prepared: { digest: string; cut: readonly string[] } | undefined }): Decision {
  const refusals: Refusal[] = []
  if (one.state !== 'planned' && one.state !== 'rejected') refusals.push({ code: 'channels/not-to-be-tried', item: one.id, params: { state: one.state } })
  if (!prepared) refusals.push({ code: 'channels/not-public', item: one.releaseId, clause: 'GB-17' })
  for (const { zh, en } of blocking(lacking)) refusals.push({ code: 'channels/not-ready', item: channel.id, params: { zh, en } })
  return decideBy(refusals, () => [about(one, 'channels.prepared', prepared!)])
}
