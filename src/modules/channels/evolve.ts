import type { Fact } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { civilDate } from '#src/kernel/time.ts'
import type { Channel, Delivery, Held, Step, Subscription } from './contract.ts'
import { kindOf } from './kinds.ts'
import type { Trouble } from './ports.ts'

const given = <T>(fact: Fact): T => fact.data as T

export function evolveChannel(state: Channel | undefined, fact: Fact): Channel {
  if (fact.kind === 'channels.registered') {
    const data = given<Pick<Channel, 'kind' | 'name' | 'carries' | 'purpose' | 'settings'> & { pressOfficeId?: string }>(fact)
    return { ...data, lane: kindOf(data.kind).lane, id: idOf(fact.subject), unitId: fact.unitId, pressOfficeId: data.pressOfficeId ?? fact.unitId, secrets: [], papers: {}, since: fact.at, drills: 0 }
  }
  if (!state) throw new Error(`${fact.kind} about a channel that was never registered: ${fact.subject}`)
  switch (fact.kind) {
    case 'channels.changed':
      return { ...state, ...given<Partial<Channel>>(fact) }
    case 'channels.secretsSet':
      return { ...state, secrets: given<{ names: string[] }>(fact).names }
    case 'channels.retired':
      return { ...state, retired: { at: fact.at, reason: given<{ reason: string }>(fact).reason } }
    case 'channels.paperNoted': {
      const { paper, ...held } = given<Omit<Held, 'at'> & { paper: string }>(fact)
      return { ...state, papers: { ...state.papers, [paper]: { ...held, at: fact.at } } }
    }
    case 'channels.drillOrdered':
      return { ...state, drills: state.drills + 1 }
    case 'channels.drilled':
      return { ...state, drilled: { at: fact.at, ...given<{ ok: boolean; trouble?: Trouble }>(fact) } }
    default:
      return state
  }
}

function planned(fact: Fact): Delivery {
  const data = given<Pick<Delivery, 'releaseId' | 'no' | 'channelId' | 'kind' | 'lane' | 'act' | 'pressOfficeId' | 'purpose' | 'key' | 'emergency' | 'note' | 'missing'>>(fact)
  return { ...data, id: idOf(fact.subject), unitId: fact.unitId, state: 'planned', plannedAt: fact.at, attempt: 0, looks: 0, steps: [] }
}

function moved(state: Delivery, fact: Fact): Delivery {
  switch (fact.kind) {
    case 'channels.prepared':
      return { ...without(state, 'trouble'), ...given<Pick<Delivery, 'digest' | 'cut'>>(fact), state: 'prepared', missing: [] }
    case 'channels.begun':
      return { ...without(state, 'trouble'), state: 'sending', attempt: given<{ attempt: number }>(fact).attempt }
    case 'channels.accepted':
      return { ...state, ...given<Pick<Delivery, 'ref' | 'url'>>(fact), state: 'accepted', acceptedAt: fact.at, looks: 0 }
    case 'channels.wentLive':
      return { ...without(state, 'trouble'), ...given<Pick<Delivery, 'ref' | 'url'>>(fact), state: 'live', liveAt: state.liveAt ?? fact.at, looks: 0 }
    case 'channels.observed':
      return { ...state, state: 'observed', observedAt: fact.at }
    case 'channels.rejected':
      return { ...state, state: 'rejected', trouble: given<Trouble>(fact) }
    case 'channels.outcomeUnknown':
      return { ...state, state: 'unknown', trouble: given<Trouble>(fact), looks: 0 }
    case 'channels.postponed': {
      const { code, text } = given<Trouble>(fact)
      return { ...state, state: 'prepared', trouble: { code, text } }
    }
    case 'channels.mailed':
      return { ...state, ...given<Pick<Delivery, 'counts'>>(fact) }
    case 'channels.looked':
      return { ...state, looks: given<{ no: number }>(fact).no }
    case 'channels.viewsNoted':
      return { ...state, views: given<NonNullable<Delivery['views']>>(fact) }
    case 'channels.corrected':
      return { ...state, state: 'corrected' }
    case 'channels.withdrawn':
      return { ...state, state: 'withdrawn' }
    default:
      return state
  }
}

function without<K extends keyof Delivery>(state: Delivery, key: K): Omit<Delivery, K> & Delivery {
  const { [key]: _, ...rest } = state
  return rest as Omit<Delivery, K> & Delivery
}

/** Most steps kept on the state itself; the whole history is in the record. */
const STEPS = 40

export function evolveDelivery(state: Delivery | undefined, fact: Fact): Delivery {
  if (!state && fact.kind !== 'channels.planned') throw new Error(`${fact.kind} about a delivery that was never planned: ${fact.subject}`)
  const { text } = (fact.data ?? {}) as { text?: string }
  const step: Step = { kind: fact.kind, at: fact.at, ...(text && { text }) }
  const next = state ? moved(state, fact) : planned(fact)
  return { ...next, steps: [...(state?.steps ?? []), step].slice(-STEPS) }
}

export function evolveSubscription(state: Subscription | undefined, fact: Fact): Subscription {
  if (fact.kind === 'channels.subscriptionAsked') return { ...given<Pick<Subscription, 'channelId' | 'topics' | 'unitIds' | 'places'>>(fact), id: idOf(fact.subject), pressOfficeId: fact.unitId, state: 'asked' }
  if (!state) throw new Error(`${fact.kind} about a subscription that nobody asked for: ${fact.subject}`)
  switch (fact.kind) {
    case 'channels.subscribed':
      return { ...state, state: 'standing' }
    case 'channels.left':
      return { ...state, state: 'left' }
    case 'channels.lapsed':
      return { ...state, state: 'lapsed' }
    default:
      return state
  }
}

/** Day on which a month's budget begins. */
export const monthOf = (at: string): string => civilDate(at).slice(0, 7)
