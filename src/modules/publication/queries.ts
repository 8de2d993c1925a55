import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import { Refused } from '#src/record/work.ts'
import { routeFor } from '#src/rulebook/lookups.ts'
import { alsoSaid, type AlsoSaid } from './alike-queries.ts'
import { chain } from './chain-queries.ts'
import type { Release } from './contract.ts'
import { policyCounts, policyTimes } from './issued-commands.ts'
import { numberForm } from './number-queries.ts'
import { disseminationOf } from './plan-commands.ts'
import { previewQueries } from './preview-commands.ts'
import { site } from './site-queries.ts'
import { stockCheckQueries } from './stock-check-commands.ts'

/** A release as the queue shows it: whether it goes first (GB-24), and what else is said about the same matter (XM4-19). */
export interface QueuedRelease extends Release {
  readonly goesFirst: boolean
  readonly alsoSaid: readonly AlsoSaid[]
}

const list = query({
  name: 'publication.releases',
  zh: '发布列表',
  input: z.object({ ...paging, state: z.enum(['ready', 'scheduled', 'ordered', 'released', 'withdrawn', 'erased']).optional(), caseId: id.optional() }),
  may: 'signedIn',
  async ask(tx, input, rules) {
    const first = routeFor(rules, 'goes-first', tx.now).entries.map((entry) => entry.code)
    const [afterFirst, afterId] = input.after?.split(' ') ?? []
    // What waits is a queue: public events of great concern first. What is out is a list: newest first.
    const waits = input.state === 'ready'
    const found = await sql<{ doc: Release; first: boolean }>`
      select doc, first from (
        select r.id, r.doc, coalesce((r.doc->'classes') ?| ${first}::text[], false) as first, (${waits} and coalesce((r.doc->'classes') ?| ${first}::text[], false))::int as rank
        from publication.release r
        where (${input.state ?? null}::text is null or r.state = ${input.state ?? null}) and (${input.caseId ?? null}::uuid is null or r.case_id = ${input.caseId ?? null}::uuid)) q
      where ${afterId ?? null}::uuid is null or (rank, id) < (${afterFirst ?? null}::int, ${afterId ?? null}::uuid)
      order by rank desc, id desc limit ${input.limit}`.execute(tx.db)
    const said = await alsoSaid(tx, found.rows.map((row) => row.doc))
    const items = found.rows.map(({ doc, first: goesFirst }): QueuedRelease => ({ ...doc, goesFirst, alsoSaid: said.get(doc.id) ?? [] }))
    const last = found.rows.at(-1)
    return { items, after: items.length === input.limit && last ? `${waits && last.first ? 1 : 0} ${last.doc.id}` : undefined }
  },
})

const one = query({
  name: 'publication.release',
  zh: '一件发布',
  input: z.object({ statementId: id }),
  may: 'signedIn',
  async ask(tx, { statementId }) {
    const found = await sql<{ doc: Release }>`select doc from publication.release where id = ${statementId}`.execute(tx.db)
    if (!found.rows[0]) throw new Refused([{ code: 'publication/no-release', item: statementId }])
    return found.rows[0].doc
  },
})

export const queries = [list, one, numberForm, site, chain, ...previewQueries, disseminationOf, ...stockCheckQueries, policyCounts, policyTimes]
