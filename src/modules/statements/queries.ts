import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import type { Content, RiskNote, StatementState } from './contract.ts'
import { unusable, type Lines } from './lines.ts'
import { promptsFor, type Prompt } from './prompts.ts'
import { draftOf } from './storage.ts'

export interface EditionText {
  readonly no: number
  readonly digest: string
  readonly content: Content
  readonly riskNote: RiskNote
  /** What whoever checks it is reminded of (GS-09a). */
  readonly prompts: readonly Prompt[]
}

/** The words of a statement's editions that the asker may read. */
export async function editionTexts(tx: Tx, statementId: Id): Promise<EditionText[]> {
  const found = await sql<{ no: number; digest: string; words: string; riskNote: RiskNote }>`
    select no, digest, words, risk_note as "riskNote" from statements.edition where statement_id = ${statementId} order by no`.execute(tx.db)
  return found.rows.map(({ no, digest, words, riskNote }) => {
    const content = JSON.parse(words) as Content
    return { no, digest, content, riskNote, prompts: promptsFor(content) }
  })
}

const ofCase = query({
  name: 'statements.ofCase',
  zh: '回应案的文稿',
  input: z.object({ caseId: id }),
  may: 'signedIn',
  async ask(tx, { caseId }) {
    const found = await sql<{ doc: StatementState }>`select doc from statements.statement where case_id = ${caseId} order by id`.execute(tx.db)
    return found.rows.map((row) => row.doc)
  },
})

const one = query({
  name: 'statements.statement',
  zh: '一份文稿',
  input: z.object({ statementId: id }),
  may: 'signedIn',
  async ask(tx, { statementId }) {
    const found = await sql<{ doc: StatementState }>`select doc from statements.statement where id = ${statementId}`.execute(tx.db)
    if (!found.rows[0]) throw new Refused([{ code: 'statements/no-statement', item: statementId }])
    return { ...found.rows[0].doc, draft: (await draftOf(tx, statementId)) ?? null, texts: await editionTexts(tx, statementId) }
  },
})

/** The finished editions that whoever asks may read: an agency asked to confirm reads that edition, and neither the draft nor the others (GB-35). */
const texts = query({
  name: 'statements.texts',
  zh: '一份文稿的各版',
  input: z.object({ statementId: id }),
  may: 'signedIn',
  async ask(tx, { statementId }) {
    const found = await editionTexts(tx, statementId)
    if (found.length === 0) throw new Refused([{ code: 'statements/no-statement', item: statementId }])
    return { texts: found }
  },
})

/** The drafts that were given to whoever asks (XM3-14). */
const given = query({
  name: 'statements.givenToMe',
  zh: '交给我起草的文稿',
  input: z.object({ ...paging }),
  may: ['contractor'],
  async ask(tx, input) {
    const found = await sql<{ doc: StatementState; title: string | null; savedAt: string | null }>`
      select s.doc, d.content->>'title' as title, d.saved_at as "savedAt" from statements.statement s left join statements.draft d on d.statement_id = s.id
      where s.doc->'writers' ? record.me()::text and (${input.after ?? null}::uuid is null or s.id < ${input.after ?? null}::uuid) order by s.id desc limit ${input.limit}`.execute(tx.db)
    const items = found.rows.map(({ doc: { id: statementId, audience, startedAt }, title, savedAt }) => ({ statementId, audience, startedAt, title, savedAt }))
    return { items, after: items.length === input.limit ? items.at(-1)?.statementId : undefined }
  },
})

const linesList = query({
  name: 'statements.linesList',
  zh: '口径库',
  input: z.object({ ...paging, search: z.string().max(100).optional() }),
  may: 'signedIn',
  async ask(tx, input) {
    const found = await sql<{ doc: Lines }>`
      select doc from statements.lines where (${input.after ?? null}::uuid is null or id < ${input.after ?? null}::uuid)
        and (${input.search ?? null}::text is null or doc->>'question' ilike '%' || ${input.search ?? null} || '%')
      order by id desc limit ${input.limit}`.execute(tx.db)
    const items = found.rows.map(({ doc }) => ({ ...doc, usable: unusable(doc, tx.now).length === 0 }))
    return { items, after: items.length === input.limit ? items.at(-1)?.id : undefined }
  },
})

const useLines = query({
  name: 'statements.useLines',
  zh: '引用口径',
  input: z.object({ linesId: id }),
  may: 'signedIn',
  async ask(tx, { linesId }) {
    const found = await sql<{ doc: Lines }>`select doc from statements.lines where id = ${linesId}`.execute(tx.db)
    const lines = found.rows[0]?.doc
    const refusals = lines ? unusable(lines, tx.now) : [{ code: 'statements/no-lines', item: linesId }]
    if (refusals.length > 0) throw new Refused(refusals)
    return lines!
  },
})

/** Texts that units write of their own accord, newest first. */
const own = query({
  name: 'statements.own',
  zh: '主动发布的文稿',
  input: z.object({ ...paging }),
  may: 'signedIn',
  async ask(tx, input) {
    const found = await sql<{ doc: StatementState; title: string | null }>`
      select s.doc, d.content->>'title' as title from statements.statement s left join statements.draft d on d.statement_id = s.id
      where s.doc ? 'own' and (${input.after ?? null}::uuid is null or s.id < ${input.after ?? null}::uuid) order by s.id desc limit ${input.limit}`.execute(tx.db)
    const items = found.rows.map(({ doc, title }) => ({ statementId: doc.id, kind: doc.own!, unitId: doc.unitId, startedAt: doc.startedAt, title: doc.editions.at(-1)?.title ?? title, state: doc.editions.at(-1)?.state ?? null }))
    return { items, after: items.length === input.limit ? items.at(-1)?.statementId : undefined }
  },
})

export const queries = [ofCase, own, one, texts, given, linesList, useLines]
