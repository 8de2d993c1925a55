import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import { sha256 } from '#src/record/digest.ts'
import { keys, toBase32 } from '#src/record/keys.ts'
import { Refused } from '#src/record/work.ts'
import type { Content } from '../statements/contract.ts'
import type { Review } from './contract.ts'
import type { AskedByLink } from './public.ts'

/**
 * The token of a confirmer outside (GB-35): 160 bits made from the installation's own key, the edition and the agency's name.
 * It stands nowhere: whoever may send it can make it again, and a copy of the database alone yields none.
 */
export const linkToken = (reviewId: Id, name: string, digest: string): string => toBase32(keys().digest('confirmation-link', reviewId, name, digest).subarray(0, 20))

/** What the record keeps of a token. */
export const linkHash = (token: string): string => sha256(token.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))

export const sendersOfLinks = ['press_officer', 'press_office_head', 'duty_officer', 'press_assistant', 'online_spokesperson'] as const

/** The address to send to the agency, as long as its answer is awaited. */
export const linkQuery = query({
  name: 'review.link',
  zh: '会签链接',
  input: z.object({ reviewId: id, name: text(80) }),
  may: sendersOfLinks,
  async ask(tx, { reviewId, name }) {
    const found = await sql<{ doc: Review }>`select doc from review.review where id = ${reviewId}`.execute(tx.db)
    const review = found.rows[0]?.doc
    const asked = review?.confirmations.find((one) => one.name === name)
    if (!review || !asked?.linkHash) throw new Refused([{ code: 'review/no-confirmation', item: name }])
    return { path: `/confirm/${linkToken(reviewId, name, review.digest)}` }
  },
})

/** What the holder of a link is asked about; null once it was answered, or when there never was such a link. */
export const byLink = query({
  name: 'review.byLink',
  zh: '会签链接的内容',
  input: z.object({ token: z.string().max(80) }),
  may: 'public',
  async ask(tx, input): Promise<AskedByLink | null> {
    const found = await sql<{ agency: string; unit_name: string; title: string; words: string; digest: string; asked_at: string }>`
      select agency, unit_name, title, words, digest, asked_at from review.confirmation_by_link(${linkHash(input.token)})`.execute(tx.db)
    const row = found.rows[0]
    return row ? { agency: row.agency, unitName: row.unit_name, title: row.title, content: JSON.parse(row.words) as Content, digest: row.digest, askedAt: row.asked_at } : null
  },
})
