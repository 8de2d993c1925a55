import { sql } from 'kysely'
import { z } from 'zod'
import { command, query } from '#src/desk/module.ts'
import { civilDate } from '#src/kernel/time.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { pressOfficeOf, unknownUnits } from '../directory/queries.ts'
import { evolveIssued, note, noteIssued, timed, type IssuedDocument, type IssuedOutcome, type Known, type TimedDocument } from './issued.ts'

export const issuedDocuments: Aggregate<IssuedDocument> = { table: 'publication.issued_document', evolve: evolveIssued, units: (one) => [...new Set([one.unitId, one.pressOfficeId])] }

export const noteDocument = command({
  name: 'publication.noteIssued',
  zh: '登记印发的文件',
  input: noteIssued,
  may: ['press_officer', 'press_office_head', 'online_spokesperson', 'unit_head', 'press_assistant'],
  async load({ tx }, { unitId, number }) {
    const [pressOfficeId, unknown, known] = await Promise.all([pressOfficeOf(tx), unknownUnits(tx, [unitId]), sql`select from publication.issued_document where number = ${number}`.execute(tx.db)])
    return { pressOfficeId, unitKnown: unknown.length === 0, known: known.rows.length > 0 }
  },
  decide: note,
})

/** Documents of a year with what became of each, and how many of each. */
export interface PolicyTimes {
  readonly counts: Readonly<Record<IssuedOutcome, number>>
  readonly items: readonly TimedDocument[]
}

/** Most documents of a year that one answer holds; a district issues some hundreds. */
const MOST = 5000

export const policyTimes = query({
  name: 'publication.policyTimes',
  zh: '文件印发与公开时间',
  input: z.strictObject({ year: z.number().int().min(2000).max(2100) }),
  may: 'signedIn',
  async ask(tx, { year }, rules): Promise<PolicyTimes> {
    const [from, until] = [`${year}-01-01`, `${year}-12-31`]
    // Entered by hand or read from the document itself once it is out; the number says that both are one.
    const found = await sql<Known>`
      with out as (
        select s.release_id, s.title, s.unit_id, s.released_at, s.words::jsonb->'page'->'document'->>'number' as number, s.words::jsonb->'page'->'document'->>'issuedOn' as issued_on
        from publication.shelf s where s.page_kind = 'document' and s.no = 1 and s.words is not null)
      select coalesce(i.number, o.number) as number, coalesce(o.title, i.doc->>'title') as title, coalesce(o.unit_id, (i.doc->>'unitId')::uuid) as "unitId",
        coalesce(o.issued_on, i.doc->>'issuedOn') as "issuedOn", o.release_id as "releaseId", o.released_at as "releasedAt"
      from out o full join publication.issued_document i on i.number = o.number
      where coalesce(o.issued_on, i.doc->>'issuedOn') between ${from} and ${until} order by 4 desc, 1 limit ${MOST}`.execute(tx.db)
    const items = found.rows.map((row) => timed(row, rules.calendar, civilDate(tx.now)))
    const counts = { inTime: 0, late: 0, waiting: 0, overdue: 0 }
    for (const { outcome } of items) counts[outcome] += 1
    return { counts, items }
  },
})
