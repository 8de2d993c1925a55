import { sql } from 'kysely'
import { z } from 'zod'
import { command, query } from '#src/desk/module.ts'
import { id } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import { keys } from '#src/record/keys.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import { presentTexts } from '../publication/public-queries.ts'
import type { Reactions } from './public.ts'
import { react as reactInput, reactOnce } from './reaction.ts'
import { shareOf } from './survey.ts'

/** Half of a keyed digest: enough to know a second tick, useless to whoever has not the installation's key. */
const readerOf = (releaseId: Id, address: string): string => keys().digest('reader', releaseId, address).subarray(0, 16).toString('hex')

export const react = command({
  name: 'evaluation.react',
  zh: '读者评价',
  input: reactInput,
  may: 'public',
  async load(work, { releaseId, address }) {
    // Whoever is signed in may tick too; which reader ticked no desk may see.
    await becomeLedger(work.tx)
    const found = await sql`select from evaluation.reaction where release_id = ${releaseId} and reader = ${readerOf(releaseId, address)}`.execute(work.tx.db)
    return { isPublic: (await presentTexts(work.tx, [releaseId])).has(releaseId), hasReacted: found.rows.length > 0 }
  },
  decide: (state, input) => reactOnce(state, input),
  beside: async (tx, { releaseId, understood, credible, address }) => void (await sql`
    insert into evaluation.reaction (release_id, reader, understood, credible, given_on)
    values (${releaseId}, ${readerOf(releaseId, address)}, ${understood === 'yes'}, ${credible === 'yes'}, (record.now() at time zone 'Asia/Shanghai')::date)`.execute(tx.db)),
})

/** How many ticked, and what share said yes, with its margin. */
export const reactionsOf = query({
  name: 'evaluation.reactionsOf',
  zh: '读者评价结果',
  input: z.object({ releaseId: id }),
  may: 'public',
  async ask(tx, { releaseId }): Promise<Reactions> {
    const found = await sql<{ n: number; understood: number; credible: number }>`
      select count(*)::int as n, count(*) filter (where understood)::int as understood, count(*) filter (where credible)::int as credible from evaluation.reaction where release_id = ${releaseId}`.execute(tx.db)
    const { n, understood, credible } = found.rows[0]!
    return { n, understood: shareOf(understood, n), credible: shareOf(credible, n) }
  },
})
