import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import { Refused } from '#src/record/work.ts'
import { messageOf, wordsOf } from '../intake/queries.ts'
import { itemOf } from '../triage/queries.ts'
import type { Case } from './contract.ts'
import type { Meeting } from './meeting.ts'
import { stagesOf } from './stages.ts'

const list = query({
  name: 'cases.cases',
  zh: '回应案列表',
  // `open`: all that are not closed; `applied`: those with an application to decide.
  input: z.object({ ...paging, state: z.enum(['assigned', 'returned', 'accepted', 'answered', 'closed']).optional(), unitId: id.optional(), open: z.boolean().default(false), applied: z.boolean().default(false) }),
  may: 'signedIn',
  async ask(tx, input) {
    const [at, lastId] = input.after?.split(' ') ?? []
    const found = await sql<{ doc: Case }>`
      select doc from cases.case where (${input.state ?? null}::text is null or state = ${input.state ?? null})
        and (${input.unitId ?? null}::uuid is null or unit_id = ${input.unitId ?? null}::uuid)
        and (not ${input.open} or state <> 'closed') and (not ${input.applied} or doc->'application' is not null)
        and (${at ?? null}::timestamptz is null or (opened_at, id) < (${at ?? null}::timestamptz, ${lastId ?? null}::uuid))
      order by opened_at desc, id desc limit ${input.limit}`.execute(tx.db)
    const words = await wordsOf(tx, found.rows.map((row) => row.doc.id))
    const items = found.rows.map(({ doc }) => ({ ...doc, title: words.get(doc.id)?.title ?? null, excerpt: words.get(doc.id)?.body?.slice(0, 120) ?? '' }))
    const last = items.at(-1)
    return { items, after: items.length === input.limit && last ? `${last.openedAt} ${last.id}` : undefined }
  },
})

const one = query({
  name: 'cases.case',
  zh: '一个回应案',
  input: z.object({ caseId: id }),
  may: 'signedIn',
  async ask(tx, { caseId }) {
    const found = await sql<{ doc: Case }>`select doc from cases.case where id = ${caseId}`.execute(tx.db)
    if (!found.rows[0]) throw new Refused([{ code: 'cases/no-case', item: caseId }])
    const { doc } = found.rows[0]
    const words = await wordsOf(tx, doc.messages)
    return { ...doc, words: Object.fromEntries(words), stages: stagesOf(doc, await messageOf(tx, doc.id), await itemOf(tx, doc.id)) }
  },
})

const meetingList = query({
  name: 'cases.meetings',
  zh: '会商列表',
  input: z.object({ ...paging, caseId: id.optional() }),
  may: 'signedIn',
  async ask(tx, input) {
    const [at, lastId] = input.after?.split(' ') ?? []
    const found = await sql<{ doc: Meeting }>`
      select doc from cases.meeting where (${input.caseId ?? null}::text is null or doc->'caseIds' ? ${input.caseId ?? ''})
        and (${at ?? null}::timestamptz is null or (held_at, id) < (${at ?? null}::timestamptz, ${lastId ?? null}::uuid))
      order by held_at desc, id desc limit ${input.limit}`.execute(tx.db)
    const last = found.rows.at(-1)?.doc
    return { items: found.rows.map((row) => row.doc), after: found.rows.length === input.limit && last ? `${last.at} ${last.id}` : undefined }
  },
})

export const queries = [list, one, meetingList]
