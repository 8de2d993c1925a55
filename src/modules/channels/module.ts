import type { EffectOrder, Module, TimerOrder } from '#src/desk/module.ts'
import type { Fact } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { civilDate, plus } from '#src/kernel/time.ts'
import { channelCommands, drillOutside } from './channel-commands.ts'
import * as contract from './contract.ts'
import type { Channel, Delivery, Subscription } from './contract.ts'
import { nextLook } from './delivering.ts'
import { capabilitiesOn } from './limits.ts'
import { planningCommands } from './planning-commands.ts'
import type { Adapters } from './ports.ts'
import { publicQueries } from './public-queries.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'
import { outsideOf, sendingCommands } from './sending-commands.ts'
import { channels, deliveries, subscriptions } from './storage.ts'
import { CONFIRM_MS } from './subscribing.ts'
import { greetingOutside, subscriptionCommands } from './subscription-commands.ts'

/** Each channel is looked at once a week, so that what is missing is known before it is needed. */
const WEEK_MS = 7 * 24 * 3_600_000
const onOurSite = ({ kind }: Pick<Channel, 'kind'>): boolean => kind === 'portal' || kind === 'feeds'

function timers(fact: Fact, state: unknown): readonly TimerOrder[] {
  const { kind, subject, at } = fact
  const drill = (dueAt: string | null): TimerOrder[] => (onOurSite(state as Channel) || (state as Channel).lane !== 'automatic' ? [] : [{ kind: 'channels.drillDue', subject, dueAt }])
  const lease = (dueAt: string | null): TimerOrder[] => [{ kind: 'channels.lease', subject, dueAt }]
  switch (kind) {
    case 'channels.registered':
    case 'channels.drillOrdered':
      return drill(plus(at, WEEK_MS))
    case 'channels.retired':
      return drill(null)
    case 'channels.begun':
      return lease((fact.data as { until: string }).until)
    case 'channels.accepted':
    case 'channels.wentLive':
    case 'channels.rejected':
    case 'channels.outcomeUnknown':
    case 'channels.postponed':
    case 'channels.mailed':
      return onOurSite(state as Delivery) ? [] : lease(null)
    case 'channels.subscriptionAsked':
      return [{ kind: 'channels.confirmBy', subject, dueAt: plus(at, CONFIRM_MS) }]
    case 'channels.subscribed':
    case 'channels.left':
      return [{ kind: 'channels.confirmBy', subject, dueAt: null }]
    default:
      return []
  }
}

/** The next send of what is ready for it. */
function sends(one: Delivery, readyAt?: string): EffectOrder[] {
  if (one.lane !== 'automatic' || onOurSite(one)) return []
  const attempt = one.attempt + 1
  return [{ kind: 'channels.send', key: `channels.send:${one.id}:${attempt}`, payload: { deliveryId: one.id, attempt }, ...(readyAt && { readyAt }) }]
}

/** The next look at what may be out. */
function looks(one: Delivery, at: string): EffectOrder[] {
  const wait = nextLook(one)
  if (one.lane !== 'automatic' || onOurSite(one) || wait === undefined || !['accepted', 'unknown', 'live', 'observed'].includes(one.state) || !capabilitiesOn(one.kind, civilDate(at)).observable) return []
  const no = one.looks + 1
  return [{ kind: 'channels.look', key: `channels.look:${one.id}:${one.attempt}:${one.state}:${no}`, payload: { deliveryId: one.id, no }, readyAt: plus(at, wait * 1000) }]
}

function effects(fact: Fact, state: unknown): readonly EffectOrder[] {
  const { kind, subject, at } = fact
  switch (kind) {
    case 'channels.prepared':
      return sends(state as Delivery)
    case 'channels.postponed':
      return sends(state as Delivery, (fact.data as { readyAt: string }).readyAt)
    case 'channels.mailed':
      return (fact.data as { counts?: { waiting: number } }).counts?.waiting ? sends(state as Delivery) : []
    case 'channels.accepted':
    case 'channels.wentLive':
    case 'channels.outcomeUnknown':
    case 'channels.looked':
      return looks(state as Delivery, at)
    case 'channels.drillOrdered': {
      const { id: channelId, drills: no } = state as Channel
      return [{ kind: 'channels.tryOut', key: `channels.tryOut:${channelId}:${no}`, payload: { channelId, no } }]
    }
    case 'channels.subscriptionAsked':
      return [{ kind: 'channels.greet', key: `channels.greet:${idOf(subject)}`, payload: { subscriptionId: idOf(subject), channelId: (state as Subscription).channelId } }]
    default:
      return []
  }
}

/** The module with what it speaks to: adapters are given by the composition root. */
export const channelsModule = (adapters: Adapters): Module => ({
  name: 'channels',
  aggregates: [channels, deliveries, subscriptions],
  commands: [...channelCommands, ...planningCommands(adapters), ...sendingCommands(adapters), ...subscriptionCommands],
  queries: [...queries(adapters), ...publicQueries],
  refusals,
  facts: contract.facts,
  timers,
  onTimer: { 'channels.lease': 'channels.leaseOver', 'channels.drillDue': 'channels.fireDrill', 'channels.confirmBy': 'channels.lapse' },
  effects,
  outside: { ...outsideOf(adapters), 'channels.tryOut': drillOutside(adapters), 'channels.greet': greetingOutside(adapters) },
})
