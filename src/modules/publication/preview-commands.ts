import { sql } from 'kysely'
import { z } from 'zod'
import { command, query } from '#src/desk/module.ts'
import { id } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { sha256 } from '#src/record/digest.ts'
import { keys, toBase32 } from '#src/record/keys.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import { Refused, type Work } from '#src/record/work.ts'
import type { Release } from './contract.ts'
import { evolvePreview, grant, grantPreview, open, openPreview, revoke, revokePreview, type Preview } from './preview.ts'
import type { PublicContent, ShownPreview } from './public.ts'

export const previews: Aggregate<Preview> = { table: 'publication.preview', evolve: evolvePreview, units: (one) => [...new Set([one.unitId, one.pressOfficeId])], matter: (one) => one.statementId }

/** 160 bits made from the installation's own key: it stands nowhere, whoever may send it can make it again, and the database alone yields none. */
const tokenOf = (previewId: Id): string => toBase32(keys().digest('preview-link', previewId).subarray(0, 20))
const hashOf = (token: string): string => sha256(token.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
const markOf = (previewId: Id): string => toBase32(keys().digest('preview-mark', previewId).subarray(0, 5))

const SENDERS = ['press_officer', 'press_office_head'] as const

interface ForPreviews {
  release(work: Work, statementId: Id): Promise<Release>
}

/** Commands about links to what is not out yet; `release` comes from the module that owns releases. */
export function previewCommands({ release }: ForPreviews) {
  const grantOne = command({
    name: 'publication.grantPreview',
    zh: '发出预览链接',
    input: grantPreview,
    may: SENDERS,
    async load(work, input) {
      const previewId = work.newId()
      const found = await sql<{ doc: Preview }>`select doc from publication.preview where statement_id = ${input.statementId}`.execute(work.tx.db)
      return { release: await release(work, input.statementId), standing: found.rows.map(({ doc }) => doc), previewId, linkHash: hashOf(tokenOf(previewId)), mark: markOf(previewId) }
    },
    decide: grant,
  })
  const revokeOne = command({ name: 'publication.revokePreview', zh: '收回预览链接', input: revokePreview, may: SENDERS, load: (work, input) => work.need(previews, input.previewId, 'publication/no-preview'), decide: revoke })
  const openOne = command({
    name: 'publication.openPreview',
    zh: '打开预览链接',
    input: openPreview,
    may: 'public',
    async load(work, input) {
      await becomeLedger(work.tx)
      const found = await sql<{ id: Id }>`select id from publication.preview where link_hash = ${hashOf(input.token)} and not doc ? 'revokedAt' and (doc->>'until')::timestamptz > record.now()`.execute(work.tx.db)
      if (!found.rows[0]) throw new Refused([{ code: 'publication/no-preview', item: 'token' }])
      return work.need(previews, found.rows[0].id, 'publication/no-preview')
    },
    decide: open,
  })
  return [grantOne, revokeOne, openOne]
}

const list = query({
  name: 'publication.previews',
  zh: '预览链接',
  input: z.object({ statementId: id }),
  may: 'signedIn',
  async ask(tx, { statementId }) {
    const found = await sql<{ doc: Preview }>`select doc from publication.preview where statement_id = ${statementId} order by id desc limit 200`.execute(tx.db)
    return found.rows.map(({ doc: { linkHash: _, ...one } }) => ({ ...one, stands: !one.revokedAt && one.until > tx.now }))
  },
})

/** The address to send to the one person it is for. */
const link = query({
  name: 'publication.previewLink',
  zh: '预览链接地址',
  input: z.object({ previewId: id }),
  may: SENDERS,
  async ask(tx, { previewId }) {
    const found = await sql<{ id: Id }>`select id from publication.preview where id = ${previewId}`.execute(tx.db)
    if (!found.rows[0]) throw new Refused([{ code: 'publication/no-preview', item: previewId }])
    return { path: `/preview/${tokenOf(previewId)}` }
  },
})

/** What the holder of a link reads; null for a link that ended, was revoked, or never was. */
const byLink = query({
  name: 'publication.byPreview',
  zh: '预览内容',
  input: openPreview,
  may: 'public',
  async ask(tx, { token }): Promise<ShownPreview | null> {
    const found = await sql<{ name: string; outlet: string; mark: string; until: string; embargo: string | null; unit_name: string; words: string }>`
      select name, outlet, mark, until, embargo, unit_name, words from publication.preview_by_link(${hashOf(token)})`.execute(tx.db)
    const row = found.rows[0]
    if (!row) return null
    const { unit_name: unitName, words, ...one } = row
    return { ...one, unitName, content: JSON.parse(words) as PublicContent }
  },
})

export const previewQueries = [list, link, byLink]
