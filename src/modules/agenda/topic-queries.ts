import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import { Refused } from '#src/record/work.ts'
import { gateFor } from '#src/rulebook/lookups.ts'
import { personNamesOf } from '../directory/names.ts'
import { unitNamesOf } from '../directory/roll-queries.ts'
import { citizenClusters } from '../intake/cluster-queries.ts'
import { categories, origins, type Topic } from './contract.ts'

const codes = <K extends string>(map: Readonly<Record<K, unknown>>) => z.enum(Object.keys(map) as [K, ...K[]])

const list = query({
  name: 'agenda.topics',
  zh: '题目',
  input: z.object({ ...paging, state: z.enum(['proposed', 'reviewed', 'interpreted', 'absorbed', 'dropped']).optional(), unitId: id.optional(), category: codes(categories).optional(), origin: codes(origins).optional(), slotId: id.optional() }),
  may: 'signedIn',
  async ask(tx, input) {
    const [at, lastId] = input.after?.split(' ') ?? []
    const { state = null, unitId = null, category = null, origin = null, slotId = null } = input
    const found = await sql<{ doc: Topic }>`
      select doc from agenda.topic where (${state}::text is null or state = ${state}) and (${unitId}::uuid is null or unit_id = ${unitId}::uuid)
        and (${category}::text is null or doc->>'category' = ${category}) and (${origin}::text is null or doc->>'origin' = ${origin}) and (${slotId}::text is null or doc->>'slotId' = ${slotId})
        and (${at ?? null}::timestamptz is null or (proposed_at, id) < (${at ?? null}::timestamptz, ${lastId ?? null}::uuid))
      order by proposed_at desc, id desc limit ${input.limit}`.execute(tx.db)
    const docs = found.rows.map((row) => row.doc)
    const units = await unitNamesOf(tx, docs.flatMap((topic) => [topic.unitId, ...topic.crossings.map((one) => one.unitId)]))
    const items = docs.map((topic) => ({ ...topic, unitName: units.get(topic.unitId) ?? '', crossings: topic.crossings.map((one) => ({ ...one, unitName: units.get(one.unitId) ?? '' })) }))
    const last = items.at(-1)
    return { items, after: items.length === input.limit && last ? `${last.proposedAt} ${last.id}` : undefined }
  },
})

const one = query({
  name: 'agenda.topic',
  zh: '一个题目',
  input: z.object({ topicId: id }),
  may: 'signedIn',
  async ask(tx, { topicId }, rules) {
    const topic = (await sql<{ doc: Topic }>`select doc from agenda.topic where id = ${topicId}`.execute(tx.db)).rows[0]?.doc
    if (!topic) throw new Refused([{ code: 'agenda/no-topic', item: topicId }])
    const units = await unitNamesOf(tx, [topic.unitId, ...topic.coUnitIds, ...topic.crossings.map((crossing) => crossing.unitId)])
    const people = await personNamesOf(tx, [topic.proposedBy, ...topic.checks.map((check) => check.by), ...(topic.overridden ? [topic.overridden.by] : [])].filter((person) => person !== ''))
    const demanded = gateFor(rules, 'full', tx.now).steps.filter(({ item }) => item.startsWith('check:')).map(({ item, zh, en }) => ({ check: item.slice(6), zh, en }))
    return { ...topic, demanded, unitNames: Object.fromEntries(units), personNames: Object.fromEntries(people) }
  },
})

/** Messages that say nearly the same, offered as a topic (NH-18): the words are for the press office, which reads them already. */
const fromCitizens = query({
  name: 'agenda.citizenTopics',
  zh: '群众集中提问',
  input: z.object({ days: z.number().int().min(1).max(365).default(30), atLeast: z.number().int().min(2).max(100).default(2), limit: z.number().int().min(1).max(50).default(20) }),
  may: ['press_office_head', 'press_officer', 'duty_officer', 'assessor'],
  async ask(tx, input): Promise<{ items: { messageIds: readonly Id[]; excerpt: string; title: string | null; taken: boolean }[] }> {
    const clusters = await citizenClusters(tx, input)
    const used = await sql<{ id: Id }>`select distinct jsonb_array_elements_text(doc->'messageIds') as id from agenda.topic where state <> 'dropped'`.execute(tx.db)
    const taken = new Set(used.rows.map((row) => row.id))
    return { items: clusters.map((cluster) => ({ ...cluster, taken: cluster.messageIds.some((message) => taken.has(message)) })) }
  },
})

export const topicQueries = [list, one, fromCitizens]
