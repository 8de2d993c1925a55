import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import type { Tx } from '#src/record/transaction.ts'
import { emptyFields, setSite, type Site } from './site.ts'
import type { SiteField } from './site-fields.ts'

/** What the site says of itself; undefined while nobody has filled it in. */
export async function siteOf(tx: Tx): Promise<Site | undefined> {
  return (await sql<{ doc: Site }>`select doc from publication.site limit 1`.execute(tx.db)).rows[0]?.doc
}

/** For the form, with what an inspector would miss. */
export const site = query({
  name: 'publication.site',
  zh: '网站信息',
  input: z.object({}),
  may: 'signedIn',
  async ask(tx): Promise<{ site: Omit<Site, 'id'>; missing: SiteField[] }> {
    const { id: _, ...stands } = (await siteOf(tx)) ?? { id: '' }
    const filled = setSite.parse(stands)
    return { site: filled, missing: emptyFields(filled) }
  },
})
