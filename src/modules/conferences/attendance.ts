import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Conference } from './contract.ts'

/** One conference to which a unit was invited, and who came for it: the row that a figure opens to. */
export interface Attended {
  readonly conferenceId: Id
  readonly title: string
  readonly at: Instant
  readonly as: 'self' | 'substitute' | 'absent'
  readonly name?: string
}

/** What a unit did at the conferences of a year (NH-07): two measured things, coming and presenting. */
export interface Attendance {
  readonly unitId: Id
  readonly unitName: string
  readonly invited: number
  /** Somebody came, substitutes among them. */
  readonly present: number
  readonly substitutes: number
  readonly absent: number
  /** Sessions that it presented. */
  readonly sessions: number
  /** Sessions at which head and spokesperson stayed away (GB-15). */
  readonly unattended: number
  readonly conferences: readonly Attended[]
}

/** Least first; a unit that nobody invited stands behind all others. */
const rate = ({ present, invited }: { present: number; invited: number }): number => (invited === 0 ? 2 : present / invited)
const momentOf = (one: Conference): Instant => one.startedAt ?? one.at ?? one.heldAt ?? one.openedAt

/** Counts what stands in the record of conferences that were held: invitations, signatures, sessions (CV-7). */
export function attendanceOf(held: readonly Conference[]): Attendance[] {
  const names = new Map<Id, string>()
  const rows = new Map<Id, Attended[]>()
  for (const one of held) {
    for (const { unitId, unitName } of one.sessions) names.set(unitId, unitName)
    for (const { unitId, name, signedIn } of one.invitations) {
      if (unitId === undefined) continue
      names.set(unitId, name)
      const as = signedIn === undefined ? 'absent' : signedIn.substituteFor === undefined ? 'self' : 'substitute'
      rows.set(unitId, [...(rows.get(unitId) ?? []), { conferenceId: one.id, title: one.title, at: momentOf(one), as, ...(signedIn && { name: signedIn.name }) }])
    }
  }
  return [...names].map(([unitId, unitName]) => {
    const conferences = rows.get(unitId) ?? []
    const came = (as: Attended['as']): number => conferences.filter((each) => each.as === as).length
    const sessions = held.flatMap((one) => one.sessions).filter((session) => session.unitId === unitId)
    return {
      unitId, unitName, invited: conferences.length, present: conferences.length - came('absent'), substitutes: came('substitute'), absent: came('absent'),
      sessions: sessions.length, unattended: sessions.filter((session) => session.unattended).length, conferences,
    }
  }).toSorted((a, b) => rate(a) - rate(b) || b.invited - a.invited || a.unitName.localeCompare(b.unitName, 'zh'))
}

/** What somebody did on the podium: practice, which counts as learning by doing (WL-27a). Nothing here grows worse by a hard question (WL-40). */
export interface Practice {
  readonly personId: Id
  readonly name: string
  readonly unitName: string
  readonly conferences: readonly { readonly conferenceId: Id; readonly title: string; readonly at: Instant }[]
}

/** Who really stood there: speakers of a session who were present when it began. */
export function practiceOf(held: readonly Conference[]): Practice[] {
  const found = new Map<Id, Practice>()
  for (const one of held) for (const session of one.sessions) for (const { personId, name } of session.speakers) {
    if (!one.presentIds?.includes(personId)) continue
    const before = found.get(personId)?.conferences ?? []
    if (before.some(({ conferenceId }) => conferenceId === one.id)) continue
    found.set(personId, { personId, name, unitName: session.unitName, conferences: [...before, { conferenceId: one.id, title: one.title, at: momentOf(one) }] })
  }
  return [...found.values()].toSorted((a, b) => b.conferences.length - a.conferences.length || a.name.localeCompare(b.name, 'zh'))
}
