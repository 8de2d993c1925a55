import { z } from 'zod'
import { decideBy, type Decision, type Fact, type Id } from '#src/kernel/facts.ts'
import { civilDate, type CivilDate, type Instant } from '#src/kernel/time.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import { id, text } from '#src/desk/shapes.ts'
import type { Context } from '#src/desk/module.ts'

/** The bulletin of a day: what is talked about, sent to units inside the government (GS-28). */
export const issueBulletin = z.strictObject({ unitIds: z.array(id).min(1).max(200), note: text(2_000, 0).default('') })
export type IssueBulletin = z.output<typeof issueBulletin>

/** One matter as the bulletin tells it: what, how much, where, and what became of it. Nobody who said it. */
export interface BulletinItem {
  readonly matterId: Id
  readonly title: string
  readonly day: number
  readonly posts: number
  readonly burst: boolean
  readonly state: string
  readonly byOutlet: Readonly<Record<string, number>>
}

export interface Bulletin extends IssueBulletin {
  readonly id: Id
  readonly pressOfficeId: Id
  readonly on: CivilDate
  readonly issuedAt: Instant
  readonly items: readonly BulletinItem[]
}

export const bulletinTable = { table: 'signals.bulletin' }

export const evolveBulletin = (_state: Bulletin | undefined, fact: Fact): Bulletin => ({ ...(fact.data as Omit<Bulletin, 'id' | 'pressOfficeId' | 'issuedAt'>), id: idOf(fact.subject), pressOfficeId: fact.unitId, issuedAt: fact.at })

export interface Issuing {
  readonly officeId: Id
  readonly unknownUnits: readonly Id[]
  readonly items: readonly BulletinItem[]
}

/** What stood on the board is written into the record, so that what was told can be read when the posts are gone. */
export function issue({ officeId, unknownUnits, items }: Issuing, input: IssueBulletin, ctx: Context): Decision {
  return decideBy(unknownUnits.map((item) => ({ code: 'signals/unknown-unit', item: 'unitIds', params: { unit: item } })), () => [
    { kind: 'signals.bulletinIssued', subject: subjectOf(bulletinTable, ctx.newId()), unitId: officeId, data: { ...input, on: civilDate(ctx.now), items } },
  ])
}
