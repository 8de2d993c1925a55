import { z } from 'zod'
import { id, instant, text } from '#src/desk/shapes.ts'
import type { Context } from '#src/desk/module.ts'
import { accept, decideBy, type Decision, type Fact, type Id, type Refusal } from '#src/kernel/facts.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import { plus, type Instant } from '#src/kernel/time.ts'
import { waitingEdition, type Release } from './contract.ts'

/** A preview that outlives its purpose is a leak in waiting. */
const LONGEST_MS = 14 * 24 * 3_600_000

export const grantPreview = z.object({
  statementId: id,
  /** Who will read it, by name: the copy carries it. */
  name: text(40, 2),
  /** Outlet of a journalist; with it the copy is one under embargo. */
  outlet: text(60, 0).default(''),
  until: instant,
})
export const revokePreview = z.object({ previewId: id, reason: text(200, 2) })
export const openPreview = z.object({ token: z.string().max(80) })

/** One person's link to one text that is not out yet. */
export interface Preview {
  readonly id: Id
  readonly statementId: Id
  readonly pressOfficeId: Id
  readonly unitId: Id
  readonly name: string
  readonly outlet: string
  /** Number of the copy, printed on it: by it a leaked copy names its reader. */
  readonly mark: string
  readonly linkHash: string
  readonly until: Instant
  readonly grantedAt: Instant
  readonly openedAt?: Instant
  readonly revokedAt?: Instant
  readonly revokedWhy?: string
}

const table = { table: 'publication.preview' }

export interface Granting {
  readonly release: Release
  readonly standing: readonly Preview[]
  readonly previewId: Id
  readonly linkHash: string
  readonly mark: string
}

const stands = (one: Preview, now: Instant): boolean => !one.revokedAt && one.until > now

/** Only what is cleared and not out may be shown, to one named person, for a limited time. */
export function grant({ release, standing, previewId, linkHash, mark }: Granting, input: z.output<typeof grantPreview>, ctx: Context): Decision {
  const { statementId, name, outlet, until } = input
  const refusals: Refusal[] = []
  if (!waitingEdition(release) || !['ready', 'scheduled'].includes(release.state)) refusals.push({ code: 'publication/nothing-cleared', item: statementId })
  if (until <= ctx.now) refusals.push({ code: 'publication/time-in-the-past', item: 'until' })
  if (until > plus(ctx.now, LONGEST_MS)) refusals.push({ code: 'publication/preview-too-long', item: 'until', params: { days: 14 } })
  if (standing.some((one) => stands(one, ctx.now) && one.name === name && one.outlet === outlet)) refusals.push({ code: 'publication/preview-stands', item: 'name', params: { name } })
  return decideBy(refusals, () => [{
    kind: 'publication.previewGranted', subject: subjectOf(table, previewId), unitId: release.unitId,
    data: { statementId, pressOfficeId: release.pressOfficeId, unitId: release.unitId, name, outlet, until, linkHash, mark },
  }])
}

/** Ends a link at once. */
export function revoke(one: Preview, input: { reason: string }, ctx: Context): Decision {
  return decideBy(stands(one, ctx.now) ? [] : [{ code: 'publication/preview-ended', item: one.id }], () => [
    { kind: 'publication.previewRevoked', subject: subjectOf(table, one.id), unitId: one.unitId, data: { reason: input.reason } }])
}

/** The first opening is noted; later ones are not counted, for nobody's reading is followed. */
export function open(one: Preview): Decision {
  return one.openedAt ? accept() : accept({ kind: 'publication.previewOpened', subject: subjectOf(table, one.id), unitId: one.unitId, data: {} })
}

export function evolvePreview(state: Preview | undefined, fact: Fact): Preview {
  if (fact.kind === 'publication.previewGranted') return { id: idOf(fact.subject), ...(fact.data as Omit<Preview, 'id' | 'grantedAt'>), grantedAt: fact.at }
  if (!state) throw new Error(`${fact.kind} about a preview that was never granted: ${fact.subject}`)
  if (fact.kind === 'publication.previewOpened') return { ...state, openedAt: fact.at }
  return { ...state, revokedAt: fact.at, revokedWhy: (fact.data as { reason: string }).reason }
}
