import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { LinkCheck, ShownLink } from './links.ts'
import { PRESENT } from './shelf-queries.ts'
import { siteOf } from './site-queries.ts'

/** Pages so old that nobody looks after their links are left alone. */
const NEWEST_PAGES = 2000

/** Every address outside this site that it shows, each once: on the page of links and in blocks of what stands in public. */
export async function shownLinks(tx: Tx): Promise<ShownLink[]> {
  const site = await siteOf(tx)
  const own = (site?.links ?? []).map(({ url, name, group }): ShownLink => ({ url, name, group }))
  const blocks = await sql<ShownLink>`
    select b->>'url' as url, b->>'name' as name, s.release_id as "releaseId" from (
      select s.release_id, s.words from publication.shelf s where ${PRESENT} and s.page_kind is not null order by s.released_at desc limit ${NEWEST_PAGES}) s,
      jsonb_array_elements(s.words::jsonb->'page'->'blocks') b
    where b->>'kind' = 'link' and b->>'url' ~ '^https?:'`.execute(tx.db)
  return [...new Map([...blocks.rows, ...own].map((one) => [one.url, one])).values()]
}

/** Whether links are to be looked at now: the office wants it, and the last look is a day old. */
export async function linksAreDue(tx: Tx): Promise<boolean> {
  const found = await sql<{ due: boolean }>`
    select coalesce((s.doc->>'checkLinks')::boolean, false) and not exists (select from publication.link_check c where record.instant(c.doc->>'at') > record.now() - interval '23 hours 30 minutes') as due
    from publication.site s limit 1`.execute(tx.db)
  return found.rows[0]?.due === true
}

/** What the last look found; null before the first. */
export const linkReport = query({
  name: 'publication.linkReport',
  zh: '链接检查结果',
  input: z.object({}),
  may: 'signedIn',
  ask: async (tx): Promise<LinkCheck | null> => (await sql<{ doc: LinkCheck }>`select doc from publication.link_check limit 1`.execute(tx.db)).rows[0]?.doc ?? null,
})
