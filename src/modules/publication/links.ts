import { z } from 'zod'
import { text } from '#src/desk/shapes.ts'
import { accept, type Decision, type Fact, type Id } from '#src/kernel/facts.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'

/** A link that the site shows, and where: the group of the page of links, or the release that holds it (WL-42). */
export interface ShownLink {
  readonly url: string
  readonly name: string
  readonly group?: string
  readonly releaseId?: Id
}

/** Why a link is broken: the answer of its server, or that none came. */
export interface BrokenLink extends ShownLink {
  readonly fault: string
  /** Since which check it has been so. */
  readonly since: Instant
}

/** The last look at all links; id is the press office's. */
export interface LinkCheck {
  readonly id: Id
  readonly at: Instant
  readonly checked: number
  readonly broken: readonly BrokenLink[]
}

const shownLink = z.object({ url: z.string().max(300), name: text(120), group: z.string().max(20).optional(), releaseId: z.uuid().optional() })
export const noteLinks = z.object({ checked: z.number().int().min(0), broken: z.array(shownLink.extend({ fault: text(200) })).max(10_000) })
export type NoteLinks = z.output<typeof noteLinks>

const table = { table: 'publication.link_check' }

/** What is broken still keeps the day on which it was found. */
export function noteTheLinks({ pressOfficeId, before }: { pressOfficeId: Id; before: LinkCheck | undefined }, { checked, broken }: NoteLinks, { now }: { now: Instant }): Decision {
  const since = (url: string): Instant => before?.broken.find((one) => one.url === url)?.since ?? now
  return accept({ kind: 'publication.linksChecked', subject: subjectOf(table, pressOfficeId), unitId: pressOfficeId, data: { checked, broken: broken.map((one) => ({ ...one, since: since(one.url) })) } })
}

export const evolveLinks = (_state: LinkCheck | undefined, fact: Fact): LinkCheck => ({ ...(fact.data as Omit<LinkCheck, 'id' | 'at'>), id: idOf(fact.subject), at: fact.at })
