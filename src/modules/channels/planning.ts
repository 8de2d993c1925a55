import { accept, decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { plus, type Instant } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { Channel, Delivery, Plan, Send } from './contract.ts'
import type { Purpose } from './kinds.ts'
import type { Capabilities } from './limits.ts'
import { blocking, type Lacking } from './readiness.ts'

const deliveries = { table: 'channels.delivery' }
const channels = { table: 'channels.channel' }
const about = (one: Pick<Delivery, 'id' | 'unitId'>, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(deliveries, one.id), unitId: one.unitId, data })

/** One channel to which an edition may go, with all that is known of it. */
export interface Target {
  readonly channel: Channel
  readonly limits: Capabilities
  readonly lacking: readonly Lacking[]
  /** Sends of this month, where the platform counts them. */
  readonly used: number
  /** Digest of the words for this channel, and what of them had to be shortened; absent once the text is gone. */
  readonly prepared?: { readonly digest: string; readonly cut: readonly string[] } | undefined
  /** What went to this channel of the same release before, newest last. */
  readonly before: readonly Delivery[]
}

export interface Planning {
  readonly releaseId: Id
  readonly no: number
  readonly unitId: Id
  readonly pressOfficeId: Id
  readonly key: (channelId: Id, act: string) => string
  /** Address and digest as they stand on the shelf. */
  readonly shelf: { readonly address: string; readonly digest: string }
  readonly targets: readonly Target[]
  /** The site and its feeds, where they have no row yet. */
  readonly missingOwn: readonly Channel[]
}

const OUT = ['sending', 'accepted', 'live', 'observed', 'unknown'] as const
/** What is out there now, or may be. */
export const standing = (before: readonly Delivery[]): Delivery | undefined => before.findLast((one) => one.act !== 'withdraw' && (OUT as readonly string[]).includes(one.state))

interface Planned {
  readonly target: Target
  readonly act: Plan['act']
  readonly of?: Delivery
  readonly purpose: Purpose
  readonly note: string | null
  readonly emergency: boolean
}

function plansOne({ releaseId, no, unitId, pressOfficeId, key, shelf }: Planning, { target, act, of, purpose, note, emergency }: Planned, { now, newId }: Pick<Context, 'now' | 'newId'>): Statement[] {
  const { channel, limits, lacking, prepared } = target
  const one = { id: newId(), unitId }
  const missing = blocking(lacking).map((each) => `${each.code}:${each.what}`)
  const onSite = channel.kind === 'portal' || channel.kind === 'feeds'
  const dueAt: Instant | undefined = channel.lane === 'automatic' ? undefined : plus(now, (limits.minutes ?? 24 * 60) * 60_000)
  const planned = about(one, 'channels.planned', {
    releaseId, no, channelId: channel.id, kind: channel.kind, lane: channel.lane, act, ...(of && { of: of.id }), pressOfficeId, purpose, key: key(channel.id, act), emergency, note, missing, ...(dueAt && { dueAt }),
  })
  if (missing.length > 0 && channel.lane === 'automatic') return [planned]
  const made = about(one, 'channels.prepared', { ...(prepared ?? { digest: shelf.digest, cut: [] }) })
  // What stands on our own shelf was read back from it in this very transaction.
  if (onSite) return [planned, made, about(one, 'channels.wentLive', { ref: shelf.digest, url: shelf.address }), about(one, 'channels.observed', { drift: false }), ...putsRight(one.id, act, of)]
  return [planned, made]
}

/** What was out before is put right the moment its correction is out. */
export const putsRight = (by: Id, act: Plan['act'], of: Delivery | undefined): Statement[] => (of && act !== 'publish' ? [about(of, act === 'correct' ? 'channels.corrected' : 'channels.withdrawn', { by })] : [])

/** Where an edition goes by itself, and where what went before must be put right. */
export function plan(planning: Planning, { act, note }: Plan, ctx: Context): Decision {
  const own: Statement[] = planning.missingOwn.map((channel) => ({ kind: 'channels.registered', subject: subjectOf(channels, channel.id), unitId: channel.unitId, data: { kind: channel.kind, lane: channel.lane, name: channel.name, carries: 'all', purpose: 'inform', settings: {} } }))
  const planned = planning.targets.flatMap((target): Statement[] => {
    const out = standing(target.before)
    // Nothing to put right where nothing is; a first word goes where the channel carries it.
    if (act !== 'publish' && !out) return act === 'correct' && takes(target.channel, planning.unitId) ? plansOne(planning, { target, act: 'publish', purpose: target.channel.purpose, note, emergency: false }, ctx) : []
    // Taken back already, or on its way to be: erasing what was withdrawn takes nothing back a second time.
    if (target.before.some((one) => one.act === act && one.no === planning.no && one.state !== 'rejected')) return []
    if (act === 'publish' && (out || !takes(target.channel, planning.unitId))) return []
    return plansOne(planning, { target, act, ...(out && { of: out }), purpose: out?.purpose ?? target.channel.purpose, note, emergency: act !== 'publish' }, ctx)
  })
  return accept(...own, ...planned)
}

const takes = (channel: Channel, unitId: Id): boolean => !channel.retired && (channel.carries === 'all' || (channel.carries === 'own' && channel.unitId === unitId))

/** A person picks channels for what stands on the shelf. The last one of a budget is kept for an emergency, with its reason. */
export function send(planning: Planning | undefined, { releaseId, channelIds, purpose, emergency }: Send, ctx: Context): Decision {
  if (!planning) return decideBy([{ code: 'channels/not-public', item: releaseId, clause: 'GB-17' }], () => [])
  const refusals: Refusal[] = []
  for (const id of channelIds) {
    const target = planning.targets.find((one) => one.channel.id === id)
    if (!target) refusals.push({ code: 'channels/no-channel', item: id })
    else if (target.channel.retired) refusals.push({ code: 'channels/retired', item: id, params: { name: target.channel.name } })
    else if (standing(target.before)) refusals.push({ code: 'channels/there-already', item: id, params: { name: target.channel.name } })
    else if (target.limits.perMonth !== undefined && target.limits.perMonth - target.used <= 1 && emergency === '') refusals.push({ code: 'channels/last-of-the-budget', item: id, params: { name: target.channel.name, most: target.limits.perMonth } })
  }
  return decideBy(refusals, () => planning.targets.filter(({ channel }) => channelIds.includes(channel.id)).flatMap((target) =>
    plansOne(planning, { target, act: 'publish', purpose: purpose ?? target.channel.purpose, note: null, emergency: emergency !== '' }, ctx)))
}
