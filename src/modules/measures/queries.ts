import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import { Refused } from '#src/record/work.ts'
import { above, changesOf } from '#src/rulebook/check.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { listDocuments, type IssuedVersion, type RevisionDue, type RuleDocument, withoutDeputy } from './contract.ts'
import { checksIn, tightenable } from './office-values.ts'
import { childrenOf, officeValues, standingDeputies, wordList } from './storage.ts'

/**
 * Whether a document awaits revision 待修订: a document it implements has a new version (stated as a fact),
 * or an instrument it implements gained a value after this document was issued (GB-01).
 */
export function revisionDueOf(document: RuleDocument, rules: Rulebook): RevisionDue | null {
  if (document.revisionDue) return document.revisionDue
  const issued = document.issued.at(-1)
  if (!issued) return null
  for (const parent of document.derivesFrom) {
    const instrument = 'instrumentId' in parent ? rules.instruments.find((one) => one.head.id === parent.instrumentId) : undefined
    if (!instrument) continue
    for (const one of [instrument, ...above(instrument, rules.instruments)]) {
      const since = changesOf(one.rules).find((date) => date > issued.issuedOn)
      if (since) return { because: one.head.id, title: one.head.title.zh, since }
    }
  }
  return null
}

/** What a document is to be read as today. */
export const inForceOn = (document: RuleDocument, day: string): IssuedVersion | null => document.issued.findLast((version) => version.effectiveFrom <= day) ?? null

const list = query({
  name: 'measures.documents',
  zh: '制度文件列表',
  input: listDocuments,
  may: 'signedIn',
  async ask(tx, input, rules) {
    const { unitId = null, state = null, after = null } = input
    const found = await sql<{ doc: RuleDocument }>`
      select doc from measures.document where (${unitId}::uuid is null or unit_id = ${unitId}::uuid) and (${state}::text is null or state = ${state})
        and (${after}::uuid is null or id < ${after}::uuid) order by id desc limit ${input.limit}`.execute(tx.db)
    const items = found.rows.map(({ doc: { sections: _, ...doc } }) => ({ ...doc, revisionDue: revisionDueOf(doc as RuleDocument, rules), inForce: inForceOn(doc as RuleDocument, civilDate(tx.now))?.no ?? null }))
    return { items, after: items.length === input.limit ? items.at(-1)?.id : undefined }
  },
})

const one = query({
  name: 'measures.document',
  zh: '一份制度文件',
  input: z.object({ documentId: id }),
  may: 'signedIn',
  async ask(tx, { documentId }, rules) {
    const read = async (ids: readonly Id[]): Promise<RuleDocument[]> => (await sql<{ doc: RuleDocument }>`select doc from measures.document where id = any(${ids}::uuid[])`.execute(tx.db)).rows.map((row) => row.doc)
    const document = (await read([documentId]))[0]
    if (!document) throw new Refused([{ code: 'measures/no-document', item: documentId }])
    const parents = await read(document.derivesFrom.flatMap((parent) => ('documentId' in parent ? [parent.documentId] : [])))
    const titles = document.derivesFrom.map((parent) => ({
      ...parent,
      title: 'title' in parent ? parent.title : 'documentId' in parent ? parents.find((each) => each.id === parent.documentId)?.title : rules.instruments.find((each) => each.head.id === parent.instrumentId)?.head.title.zh,
    }))
    const children = (await read(await childrenOf(tx, documentId))).map((child) => ({ id: child.id, title: child.title, revisionDue: revisionDueOf(child, rules) }))
    return { ...document, derivesFrom: titles, children, revisionDue: revisionDueOf(document, rules), inForce: inForceOn(document, civilDate(tx.now)) }
  },
})

/** What the office may set, what it has set, and what holds today. */
const settings = query({
  name: 'measures.values',
  zh: '本办设定',
  input: z.object({}),
  may: 'signedIn',
  async ask(tx, _input, rules) {
    const set = await officeValues(tx)
    const today = civilDate(tx.now)
    const limits = tightenable(rules).filter((rule) => !rule.id.startsWith('office/')).map((rule) => {
      const base = rule.values.findLast((value) => value.from <= today && 'within' in value)
      const own = set.filter((value) => value.ruleId === rule.id)
      return { ruleId: rule.id, title: rule.title, says: rule.says, clause: rule.clause, register: rule.register, within: base && 'within' in base ? base.within.text : null, values: own, today: own.findLast((value) => value.from <= today)?.within ?? null }
    })
    return { limits, checks: { demanded: [...checksIn(rules)], added: set.filter((value) => value.check) } }
  },
})

const deputyList = query({
  name: 'measures.deputies',
  zh: '代理',
  input: z.object({ unitId: id.optional() }),
  may: 'signedIn',
  ask: async (tx, { unitId }) => ({ items: (await standingDeputies(tx)).filter((deputy) => !unitId || deputy.unitId === unitId), withoutDeputy, now: tx.now }),
})

/** The office's word list; with `dropped` also what was taken off, and why. */
const listedTerms = query({
  name: 'measures.terms',
  zh: '词表',
  input: z.object({ dropped: z.boolean().default(false) }),
  may: 'signedIn',
  ask: async (tx, { dropped }) => ({ items: await wordList(tx, dropped) }),
})

/** A rule document as anybody may read it: its issued versions. */
export interface PublicDocument {
  readonly id: Id
  readonly title: string
  readonly level: string
  readonly issued: readonly IssuedVersion[]
}

const forPublic = query({
  name: 'measures.publicDocuments',
  zh: '公开的制度文件',
  input: z.object({ ...paging }),
  may: 'public',
  async ask(tx, input) {
    const found = await sql<PublicDocument>`
      select id, issued->-1->>'title' as title, level, issued from measures.document where jsonb_array_length(issued) > 0 and (${input.after ?? null}::uuid is null or id < ${input.after ?? null}::uuid)
      order by id desc limit ${input.limit}`.execute(tx.db)
    return { items: found.rows, after: found.rows.length === input.limit ? found.rows.at(-1)?.id : undefined }
  },
})

export const queries = [list, one, settings, deputyList, listedTerms, forPublic]
