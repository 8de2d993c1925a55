import { accept, decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { Channel, Subscribe, Subscription } from './contract.ts'

const table = { table: 'channels.subscription' }
const about = (one: Subscription, kind: string): Statement => ({ kind, subject: subjectOf(table, one.id), unitId: one.pressOfficeId, data: {} })

/** How long somebody has to confirm; longer than a night, short enough that a typing error leaves nothing behind. */
export const CONFIRM_MS = 48 * 3_600_000

const EMAIL = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]{1,190}\.[^\s@<>"(),:;\\[\].]{2,}$/
const MOBILE = /^1\d{10}$/
export const isReachable = (channel: Subscribe['channel'], reader: string): boolean => (channel === 'email' ? EMAIL : MOBILE).test(reader)

export interface Asking {
  readonly channel: Channel | undefined
  /** This reader asked before and either stands or was sent a letter that is not answered yet: nothing new is sent, and the answer is the same. */
  readonly known: boolean
  readonly unknownUnits: readonly Id[]
}

/** Somebody asks to be told. Nothing is sent to them but one letter, until they say yes to it. */
export function subscribe({ channel, known, unknownUnits }: Asking, { channel: way, reader, topics, unitIds, places }: Subscribe, { newId }: Pick<Context, 'newId'>): Decision {
  const refusals: Refusal[] = []
  if (!isReachable(way, reader)) refusals.push({ code: 'channels/not-an-address', item: 'reader' })
  for (const id of unknownUnits) refusals.push({ code: 'channels/unknown-unit', item: id })
  if (!channel) refusals.push({ code: 'channels/no-such-way', item: 'channel' })
  return decideBy(refusals, () => (known ? [] : [{ kind: 'channels.subscriptionAsked', subject: subjectOf(table, newId()), unitId: channel!.pressOfficeId, data: { channelId: channel!.id, topics, unitIds, places } }]))
}

const missing = (one: Subscription | undefined): Refusal[] => (one && one.state !== 'left' && one.state !== 'lapsed' ? [] : [{ code: 'channels/no-subscription', item: 'token' }])

export const confirm = (one: Subscription | undefined): Decision => decideBy(missing(one), () => (one!.state === 'asked' ? [about(one!, 'channels.subscribed')] : []))
/** One click, from the first letter on. Whoever left already hears the same. */
export const leave = (one: Subscription | undefined): Decision => accept(...(one && (one.state === 'asked' || one.state === 'standing') ? [about(one, 'channels.left')] : []))
export const lapse = (one: Subscription): Decision => accept(...(one.state === 'asked' ? [about(one, 'channels.lapsed')] : []))
