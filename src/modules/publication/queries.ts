import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import { Refused } from '#src/record/work.ts'
import type { Release } from './contract.ts'

const list = query({
  name: 'publication.releases',
  zh: '发布列表',
  input: z.object({ ...paging, state: z.enum(['ready', 'scheduled', 'ordered', 'released', 'withdrawn', 'erased']).optional(), caseId: id.optional() }),
  may: 'signedIn',
  async ask(tx, input) {
    const found = await sql<{ doc: Release }>`
      select doc from publication.release where (${input.state ?? null}::text is null or state = ${input.state ?? null})
        and (${input.caseId ?? null}::uuid is null or case_id = ${input.caseId ?? null}::uuid)
        and (${input.after ?? null}::uuid is null or id < ${input.after ?? null}::uuid)
      order by id desc limit ${input.limit}`.execute(tx.db)
    const items = found.rows.map((row) => row.doc)
    return { items, after: items.length === input.limit ? items.at(-1)?.id : undefined }
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

export const queries = [list, one]
