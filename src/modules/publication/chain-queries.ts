import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id } from '#src/desk/shapes.ts'
import type { Actor, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { Refused } from '#src/record/work.ts'
import { personNamesOf } from '../directory/names.ts'
import { reviewIdOf } from '../review/queries.ts'

/** One hand through which an edition went: author, each item signed, publisher. Internal; the portal never shows it. */
export interface Link {
  readonly step: string
  readonly personId: Id | null
  readonly name: string
  readonly verdict?: 'pass' | 'sendBack'
  readonly note?: string
  readonly at: Instant
}

interface Stated {
  readonly kind: string
  readonly at: Instant
  readonly actor: Actor
  readonly data: { readonly no?: number; readonly authorIds?: readonly Id[]; readonly items?: readonly string[]; readonly personId?: Id; readonly verdict?: Link['verdict']; readonly note?: string }
}

const ORDER = ['author', 'review1', 'proof1', 'review2', 'proof2', 'review3', 'proof3']
const rank = ({ step }: { step: string }): number => (step === 'publisher' ? 99 : step.startsWith('check:') ? 50 : ORDER.indexOf(step))

/** Who stands behind one edition, by name (GS-11): author, first to third review and proof reading, checks, publisher. Read from the record. */
export const chain = query({
  name: 'publication.chain',
  zh: '责任链',
  input: z.object({ statementId: id, no: z.number().int().positive().default(1) }),
  may: 'signedIn',
  async ask(tx, { statementId, no }) {
    const reviewId = (await reviewIdOf(tx, statementId, no)) ?? ''
    const found = await sql<Stated>`
      select kind, at, actor, data from record.fact
      where (subject = ${`statements.statement:${statementId}`} and kind = 'statements.editionFinished' and (data->>'no')::int = ${no})
        or (subject = ${`review.review:${reviewId}`} and kind = 'review.signed')
        or (subject = ${`publication.release:${statementId}`} and kind = 'publication.ordered' and (data->>'no')::int = ${no})
      order by seq`.execute(tx.db)
    if (found.rows.length === 0) throw new Refused([{ code: 'publication/no-release', item: statementId }])
    const links = found.rows.flatMap(linksOf)
    const names = await personNamesOf(tx, links.flatMap((link) => link.personId ?? []))
    return links.toSorted((a, b) => rank(a) - rank(b)).map((link): Link => ({ ...link, name: link.personId ? (names.get(link.personId) ?? link.personId) : '按定时自动发布 / as scheduled' }))
  },
})

function linksOf({ kind, at, actor, data }: Stated): Omit<Link, 'name'>[] {
  if (kind === 'statements.editionFinished') return (data.authorIds ?? []).map((personId) => ({ step: 'author', personId, at }))
  if (kind === 'publication.ordered') return [{ step: 'publisher', personId: actor.as === 'post' ? actor.personId : null, at }]
  return (data.items ?? []).map((step) => ({ step, personId: data.personId ?? null, ...(data.verdict && { verdict: data.verdict }), ...(data.note && { note: data.note }), at }))
}
