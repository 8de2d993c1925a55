import { accept, decideBy, refuse, type Decision, type Id, type Refusal, type Statement } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import type { AcceptMatter, AddSource, ChangeSource, Matter, MatterAccepted, SplitMatter, Source, SwitchSource } from './contract.ts'

const sources = { table: 'signals.source' }
const matters = { table: 'signals.matter' }
const about = (source: Source, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(sources, source.id), unitId: source.pressOfficeId, data })

const FOLDER = /^[\p{L}\p{N}_-]{1,60}$/u

/** Where it is read from: an address of the open net, one folder of our own, or nowhere. */
function isPlace({ kind, address }: Pick<AddSource, 'kind' | 'address'>): boolean {
  if (kind === 'push') return address === ''
  return kind === 'folder' ? FOLDER.test(address) : /^https?:\/\/[^\s@]+$/.test(address)
}

export function addSource({ pressOfficeId, known }: { readonly pressOfficeId: Id; readonly known: boolean }, input: AddSource, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (known) refusals.push({ code: 'signals/source-known', item: 'name', params: { name: input.name } })
  if (!isPlace(input)) refusals.push({ code: 'signals/bad-address', item: 'address' })
  return decideBy(refusals, () => [{ kind: 'signals.sourceAdded', subject: subjectOf(sources, ctx.newId()), unitId: pressOfficeId, data: input }])
}

const gone = (source: Source): Refusal[] => (source.state === 'removed' ? [{ code: 'signals/source-removed', item: source.id }] : [])

export function changeSource({ source, known }: { readonly source: Source; readonly known: boolean }, { sourceId: _, ...is }: ChangeSource): Decision {
  const refusals = gone(source)
  if (known) refusals.push({ code: 'signals/source-known', item: 'name', params: { name: is.name! } })
  if (is.address !== undefined && !isPlace({ kind: source.kind, address: is.address })) refusals.push({ code: 'signals/bad-address', item: 'address' })
  if (refusals.length > 0) return refuse(...refusals)
  const changed = (Object.keys(is) as (keyof typeof is)[]).some((key) => is[key] !== source[key])
  return accept(...(changed ? [about(source, 'signals.sourceChanged', is)] : []))
}

/** Nothing is read before somebody who may says so, with a reason. */
export function switchSource(source: Source, { enabled, reason }: SwitchSource): Decision {
  if (source.state === 'removed') return refuse(...gone(source))
  if ((source.state === 'on') === enabled) return refuse({ code: 'signals/already-so', item: source.id })
  return accept(about(source, enabled ? 'signals.sourceTurnedOn' : 'signals.sourceTurnedOff', { reason }))
}

export function removeSource(source: Source, { reason }: { reason: string }): Decision {
  return decideBy(gone(source), () => [about(source, 'signals.sourceRemoved', { reason })])
}

export function renewKey(source: Source, { reason }: { reason: string }): Decision {
  if (source.state === 'removed') return refuse(...gone(source))
  return source.kind === 'push' ? accept(about(source, 'signals.keyRenewed', { reason })) : refuse({ code: 'signals/no-key', item: source.id })
}

/** A matter as it stands before a decision: what the machine found, and what people said of it so far. */
export interface Standing {
  readonly matterId: Id
  readonly pressOfficeId: Id
  /** False when neither the machine nor anybody knows of it. */
  readonly exists: boolean
  readonly matter: Matter | undefined
}

const said = (standing: Standing, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(matters, standing.matterId), unitId: standing.pressOfficeId, data })

/** Accepted or merged is the end of a matter; one set aside may be taken up again. */
function undecidable({ matterId, exists, matter }: Standing): Refusal[] {
  if (!exists || matter?.state === 'merged') return [{ code: 'signals/no-matter', item: matterId }]
  return matter?.state === 'accepted' ? [{ code: 'signals/already-decided', item: matterId, params: { state: matter.state } }] : []
}

/** It becomes a message like any other: triage says whose it is and of which class, so every acceptance teaches the router. */
export function acceptMatter(standing: Standing, { title, text, knownAt }: AcceptMatter, ctx: Context): Decision {
  return decideBy(undecidable(standing), () => {
    // The government knows of it when a person says so; a machine that read something knows nothing (CV-4).
    const data: MatterAccepted = { messageId: ctx.newId(), title, text, knownAt: knownAt ?? ctx.now }
    return [said(standing, 'signals.matterAccepted', data)]
  })
}

export function setAsideMatter(standing: Standing, { reason }: { reason: string }): Decision {
  const refusals = undecidable(standing)
  if (standing.matter?.state === 'setAside') refusals.push({ code: 'signals/already-decided', item: standing.matterId, params: { state: standing.matter.state } })
  return decideBy(refusals, () => [said(standing, 'signals.matterSetAside', { reason })])
}

export function mergeMatters({ one, into }: { readonly one: Standing; readonly into: Standing }, { reason }: { reason: string }): Decision {
  if (one.matterId === into.matterId) return refuse({ code: 'signals/same-matter', item: into.matterId })
  const refusals = undecidable(one)
  if (!into.exists || into.matter?.state === 'merged') refusals.push({ code: 'signals/no-matter', item: into.matterId })
  return decideBy(refusals, () => [said(one, 'signals.matterMerged', { intoId: into.matterId, reason })])
}

/** Some wordings are another matter; the two are never put together again. */
export function splitMatter({ standing, held }: { readonly standing: Standing; readonly held: readonly number[] }, { wordings, title, reason }: SplitMatter, ctx: Context): Decision {
  const refusals = standing.exists && standing.matter?.state !== 'merged' ? [] : [{ code: 'signals/no-matter', item: standing.matterId }]
  const own = new Set(held)
  if (refusals.length === 0 && (wordings.some((one) => !own.has(one)) || new Set(wordings).size >= own.size)) refusals.push({ code: 'signals/not-of-this-matter', item: 'wordings' })
  return decideBy(refusals, () => [{ ...said({ ...standing, matterId: ctx.newId() }, 'signals.matterSplit', { fromId: standing.matterId, title, reason, wordings }) }])
}

const of = (matter: Matter, kind: string, data: unknown): Statement => ({ kind, subject: subjectOf(matters, matter.id), unitId: matter.pressOfficeId, data })

/** Return water: the case of these matters is closed; their posts go when their term is over. */
export const noteClosed = (known: readonly Matter[]): Decision => accept(...known.filter(({ closedAt }) => !closedAt).map((matter) => of(matter, 'signals.matterClosed', {})))

/** Return water: what was asked is answered in public; the same release answers once. */
export function noteAnswered(known: readonly Matter[], { releaseId }: { releaseId: Id }): Decision {
  return accept(...known.filter(({ answered }) => !answered.some((one) => one.releaseId === releaseId)).map((matter) => of(matter, 'signals.matterAnswered', { releaseId })))
}
