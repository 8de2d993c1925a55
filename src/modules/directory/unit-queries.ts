import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, paging } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { lines, pressDuties, unitKinds, type Appointment, type PressDuty, type RoleCode, type Unit } from './contract.ts'
import { holds } from './posts.ts'
import { standingOf } from './standing.ts'
import { codesOf } from './unit-kinds.ts'

async function appointmentsAt(tx: Tx, unitIds: readonly Id[]): Promise<Map<Id, (Appointment & { personName: string; officeContact: string | null })[]>> {
  const found = await sql<{ doc: Appointment; name: string; contact: string | null }>`
    select a.doc, p.name, p.office_contact as contact from directory.appointment a join directory.person p on p.id = a.person_id
    where a.unit_id = any(${unitIds}::uuid[]) and a.state <> 'withdrawn' order by a.begins, a.id`.execute(tx.db)
  return Map.groupBy(found.rows.map((row) => ({ ...row.doc, personName: row.name, officeContact: row.contact })), (one) => one.unitId)
}

const list = query({
  name: 'directory.units',
  zh: '单位列表',
  input: z.object({
    ...paging,
    kind: z.enum(codesOf(unitKinds)).optional(),
    line: z.enum(codesOf(lines)).optional(),
    territory: z.string().max(60).optional(),
    parentId: id.optional(),
    state: z.enum(['active', 'closed']).default('active'),
    /** Part of the name, the short name, or a word it is responsible for. */
    search: z.string().max(100).optional(),
  }),
  may: 'signedIn',
  async ask(tx, input, rules) {
    const { kind = null, line = null, territory = null, parentId = null, search = null, after = null } = input
    const found = await sql<{ doc: Unit }>`
      select doc from directory.unit u where state = ${input.state}
        and (${kind}::text is null or kind = ${kind}) and (${line}::text is null or line = ${line})
        and (${territory}::text is null or territory = ${territory}) and (${parentId}::uuid is null or parent_id = ${parentId}::uuid)
        and (${search}::text is null or strpos(name, ${search}) > 0 or strpos(short_name, ${search}) > 0
          or exists (select from jsonb_array_elements_text(doc->'fields') field where strpos(field, ${search}) > 0))
        and (${after}::uuid is null or (name, id) > (select name, id from directory.unit where id = ${after}::uuid))
      order by name, id limit ${input.limit}`.execute(tx.db)
    const units = found.rows.map((row) => row.doc)
    const posts = await appointmentsAt(tx, units.map((unit) => unit.id))
    const items = units.map((unit) => {
      const atUnit = posts.get(unit.id) ?? []
      const persons = new Set(atUnit.filter((one) => holds(one, tx.now)).map((one) => one.personId)).size
      return { ...unit, persons, standing: standingOf(rules, unit, atUnit, tx.now).state }
    })
    return { items, after: units.length === input.limit ? units.at(-1)?.id : undefined }
  },
})

/** One person in the unit's press team with the roles held there now (GS-23). */
export interface Member {
  readonly personId: Id
  readonly name: string
  readonly officeContact: string | null
  readonly roles: readonly { readonly appointmentId: Id; readonly role: RoleCode; readonly from: Instant; readonly to: Instant | null; readonly filingNo: string | null; readonly hasSelection: boolean }[]
}

const one = query({
  name: 'directory.unit',
  zh: '一个单位',
  input: z.object({ unitId: id }),
  may: 'signedIn',
  async ask(tx, { unitId }, rules) {
    const found = await sql<{ doc: Unit; parent: string | null; successor: string | null }>`
      select u.doc, p.name as parent, s.name as successor from directory.unit u
        left join directory.unit p on p.id = u.parent_id left join directory.unit s on s.id = (u.doc->>'successorId')::uuid
      where u.id = ${unitId} and u.state <> 'withdrawn'`.execute(tx.db)
    const row = found.rows[0]
    if (!row) throw new Refused([{ code: 'directory/no-unit', item: unitId }])
    const atUnit = (await appointmentsAt(tx, [unitId])).get(unitId) ?? []
    const children = await sql<{ id: Id; name: string }>`select id, name from directory.unit where parent_id = ${unitId} and state = 'active' order by name`.execute(tx.db)
    const names = new Map(atUnit.map((post) => [post.personId, post.personName]))
    const team = [...Map.groupBy(atUnit.filter((post) => holds(post, tx.now)), (post) => post.personId)].map(([personId, posts]): Member => ({
      personId,
      name: posts[0]!.personName,
      officeContact: posts[0]!.officeContact,
      roles: posts.map(({ id: appointmentId, role, from, to, filingNo, hasSelection }) => ({ appointmentId, role, from, to, filingNo, hasSelection })),
    }))
    const { doc: unit } = row
    return {
      ...unit,
      parentName: row.parent,
      successorName: row.successor,
      children: children.rows,
      team,
      /** Terms that are over or have not begun. */
      otherTerms: atUnit.filter((post) => !holds(post, tx.now)).map(({ id: appointmentId, personId, personName, role, from, to }) => ({ appointmentId, personId, personName, role, from, to })),
      pressDuties: codesOf(pressDuties).map((duty: PressDuty) => ({ duty, ...pressDuties[duty], personId: unit.duties[duty] ?? null, name: names.get(unit.duties[duty] ?? '') ?? null })),
      standing: standingOf(rules, unit, atUnit, tx.now),
    }
  },
})

/** What the portal may know of a unit: that it exists, under which name, for which territory. */
export interface PublicUnit {
  readonly id: Id
  readonly name: string
  readonly shortName: string
  readonly kind: string
  readonly territory: string | null
}

const forPublic = query({
  name: 'directory.publicUnits',
  zh: '公开的单位名录',
  input: z.object({}),
  may: 'public',
  async ask(tx): Promise<PublicUnit[]> {
    const found = await sql<PublicUnit>`select id, name, short_name as "shortName", kind, territory from directory.unit where state = 'active' order by name, id`.execute(tx.db)
    return found.rows
  },
})

export const unitQueries = [list, one, forPublic]
