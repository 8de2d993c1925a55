import type pg from 'pg'
import { randomUUID } from 'node:crypto'
import { newSalt } from '#src/record/digest.ts'
import { append } from '#src/modules/log/decide.ts'
import { plainText } from '#src/modules/log/text.ts'
import { canonical } from '#src/kernel/canonical.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Fact } from '#src/kernel/facts.ts'
import { evolveLeaf } from '#src/modules/log/evolve.ts'
import { newId } from '#src/record/ids.ts'

const BATCH = 2_000
const UNITS = ['云溪区住房和城乡建设局', '云溪区水务局', '云溪区教育局', '云溪区城市管理局', '云溪区交通运输局']
const MATTERS = ['夜间施工', '停水检修', '学位安排', '路灯修复', '公交改线', '绿地养护', '老旧小区改造', '农贸市场整治']
const ACTOR = { as: 'system', part: 'operator' } as const

const unitIds = UNITS.map(() => randomUUID())

/** An invented publication: its leaf as a fact, with text and salt. */
function invented(index: number, at: string): { fact: Fact; salt: string; text: string; documentId: string } {
  const of = index % UNITS.length
  const [unitName, unitId] = [UNITS[of]!, unitIds[of]!]
  const matter = MATTERS[index % MATTERS.length]!
  const documentId = randomUUID()
  const number = `回应〔2026〕${index + 1}号`
  const words = canonical({ title: `关于${matter}的回应（虚构第 ${index + 1} 件）`, question: `有市民询问${matter}的安排。`, facts: `经核查，${matter}按计划进行。`, measures: '已安排专人跟进。', result: '已向社会公布安排。' })
  const text = plainText({ words, unitName, number, no: 1, at })
  const salt = newSalt()
  const decision = append({ index, prev: undefined, unitId, unitName, no: 1, salt, text }, { documentId, kind: 'publish', number }, { now: at, newId })
  if (!('facts' in decision)) throw new Error('an invented publication was refused')
  return { fact: { ...decision.facts[0]!, id: newId(), at, actor: ACTOR, because: [] }, salt, text, documentId }
}

/**
 * Appends `count` invented publications to a scratch database, with the facts from which their leaves can be rebuilt. Runs under the
 * ledger's role, by the same decider as a real publication.
 */
export async function seedLeaves(client: pg.ClientBase, count: number, progress: (done: number) => void): Promise<void> {
  for (let done = 0; done < count; done += BATCH) {
    await client.query('begin')
    const { rows } = await client.query<{ now: string }>(`select to_char(record.enter('huiying_ledger', null, '{}', false, null) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`)
    const before = await client.query<{ leaves: number }>('select coalesce(max(index) + 1, 0)::float8 as leaves from log.leaf')
    const first = before.rows[0]!.leaves
    const made = Array.from({ length: Math.min(BATCH, count - done) }, (_, at) => invented(first + at, rows[0]!.now))
    const states = made.map(({ fact }) => ({ id: idOf(fact.subject), doc: evolveLeaf(undefined, fact), units: `{${fact.unitId}}` }))
    await client.query(`insert into log.leaf (id, version, unit_ids, doc) select id, 1, units, doc from jsonb_to_recordset($1::jsonb) as r(id uuid, units uuid[], doc jsonb)`, [JSON.stringify(states)])
    const texts = made.map(({ documentId, salt, text }, at) => ({ leaf: first + at, documentId, salt, text }))
    await client.query(`insert into log.text (leaf, document_id, no, salt, text) select leaf, "documentId", 1, salt, text from jsonb_to_recordset($1::jsonb) as r(leaf bigint, "documentId" uuid, salt text, text text)`, [JSON.stringify(texts)])
    await client.query('select record.state_facts($1::jsonb)', [JSON.stringify(made.map(({ fact }) => ({ ...fact, unitIds: [fact.unitId], matter: null })))])
    await client.query('commit')
    progress(done + made.length)
  }
}
