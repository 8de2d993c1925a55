import { accept, decideBy, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { Change, Channel, NotePaper, Register, SetSecrets } from './contract.ts'
import { kindOf, type ChannelKind } from './kinds.ts'
import type { Capabilities } from './limits.ts'
import type { Preflight } from './ports.ts'

const table = { table: 'channels.channel' }
const about = (one: Channel, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(table, one.id), unitId: one.unitId, data })

const unknownNames = (given: Readonly<Record<string, string>>, known: readonly string[], item: string): Refusal[] =>
  Object.keys(given).flatMap((name) => (known.includes(name) ? [] : [{ code: 'channels/unknown-setting', item: `${item}.${name}`, params: { name } }]))
const filled = (values: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])))

export interface Registering {
  readonly pressOfficeId: Id
  readonly unitKnown: boolean
  /** A standing channel of that unit, kind and name. */
  readonly same: boolean
}

/** A hub is told of the feeds, which change with every release: it takes all of them. */
export function register({ pressOfficeId, unitKnown, same }: Registering, { kind, name, unitId, carries, purpose, settings }: Register, { newId }: Pick<Context, 'newId'>): Decision {
  const refusals = unknownNames(settings, kindOf(kind).settings, 'settings')
  if (kind === 'portal' || kind === 'feeds') refusals.push({ code: 'channels/made-by-itself', item: 'kind' })
  if (!unitKnown) refusals.push({ code: 'channels/unknown-unit', item: 'unitId' })
  if (same) refusals.push({ code: 'channels/known-already', item: 'name', params: { name } })
  return decideBy(refusals, () => [{ kind: 'channels.registered', subject: subjectOf(table, newId()), unitId, data: { kind, name, carries: kind === 'websub' ? 'all' : carries, purpose, settings: filled(settings), pressOfficeId } }])
}

const gone = (one: Channel): Refusal[] => (one.retired ? [{ code: 'channels/retired', item: one.id, params: { name: one.name } }] : [])

export function change(one: Channel, { channelId: _, settings, ...is }: Change): Decision {
  const refusals = [...gone(one), ...unknownNames(settings ?? {}, kindOf(one.kind).settings, 'settings')]
  const next = { ...is, ...(settings && { settings: filled(settings) }) }
  const changed = (Object.keys(next) as (keyof typeof next)[]).some((key) => JSON.stringify(next[key]) !== JSON.stringify(one[key]))
  return decideBy(refusals, () => (changed ? [about(one, 'channels.changed', next)] : []))
}

/** Only the names are stated; what they hold lies sealed, and no screen shows it again. */
export function setSecrets(one: Channel, { secrets }: SetSecrets): Decision {
  const names = Object.keys(filled(secrets)).toSorted()
  return decideBy([...gone(one), ...unknownNames(secrets, kindOf(one.kind).secrets, 'secrets')], () => [about(one, 'channels.secretsSet', { names: [...new Set([...one.secrets, ...names])].toSorted() })])
}

/** The account is given up or its platform closed; what went out there stays on record (NH-34). */
export const retire = (one: Channel, { reason }: { reason: string }): Decision => decideBy(gone(one), () => [about(one, 'channels.retired', { reason })])

export function notePaper({ channel: one, limits }: { channel: Channel; limits: Capabilities }, { paper, until, evidence }: NotePaper): Decision {
  const refusals = gone(one)
  if (!limits.papers.some(({ key }) => key === paper)) refusals.push({ code: 'channels/unknown-paper', item: 'paper' })
  return decideBy(refusals, () => [about(one, 'channels.paperNoted', { paper, evidence, ...(until && { until }) })])
}

export const orderDrill = (one: Channel): Decision => decideBy(gone(one), () => [about(one, 'channels.drillOrdered', {})])
/** The weekly one: a retired channel is not looked at. */
export const fireDrill = (one: Channel): Decision => accept(...(one.retired ? [] : [about(one, 'channels.drillOrdered', {})]))

export function noteDrill(one: Channel, { no, result }: { no: number; result: Preflight }): Decision {
  if (one.drills !== no) return accept()
  return accept(about(one, 'channels.drilled', result.ok ? { ok: true } : { ok: false, trouble: { code: result.code, text: result.text.slice(0, 400) } }))
}

/** The site and its feeds, which every office has. */
export const ownChannel = (id: Id, kind: ChannelKind, pressOfficeId: Id, now: string): Channel =>
  ({ id, kind, lane: kindOf(kind).lane, name: kindOf(kind).zh, unitId: pressOfficeId, pressOfficeId, carries: 'all', purpose: 'inform', settings: {}, secrets: [], papers: {}, since: now, drills: 0 })
