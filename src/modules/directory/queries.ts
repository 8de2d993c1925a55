import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import { id, instant, paging } from '#src/desk/shapes.ts'
import type { Actor, HeldPost, Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { roleOf, roles, type Appointment, type Import, type Person, type RoleCode, type Selection } from './contract.ts'
import { appointers, keepers } from './policy.ts'
import { speakerQueries } from './speaker-queries.ts'
import { unitQueries } from './unit-queries.ts'
import { codesOf } from './unit-kinds.ts'

/** The press office; refuses while there is none. */
export async function pressOfficeOf(tx: Tx): Promise<Id> {
  const found = await sql<{ id: Id }>`select id from directory.unit where is_press_office and state = 'active'`.execute(tx.db)
  if (!found.rows[0]) throw new Refused([{ code: 'directory/no-press-office', clause: 'WL-12' }])
  return found.rows[0].id
}

/** Those of `ids` that are no active unit. */
export async function unknownUnits(tx: Tx, ids: readonly Id[]): Promise<Id[]> {
  if (ids.length === 0) return []
  const found = await sql<{ id: Id }>`select id from directory.unit where id = any(${ids}::uuid[]) and state = 'active'`.execute(tx.db)
  const active = new Set(found.rows.map((row) => row.id))
  return ids.filter((one) => !active.has(one))
}

/**
 * The person as an actor with the posts held at `at` (now when absent); undefined when none is held or the person is gone.
 * Asked at every request, so a post that ended a moment ago gives no power.
 */
export async function actorOf(tx: Tx, personId: Id, at: Instant = tx.now): Promise<Extract<Actor, { as: 'post' }> | undefined> {
  const found = await sql<{ id: Id; role: string; unit_id: Id }>`
    select a.id, a.role, a.unit_id from directory.appointment a join directory.person p on p.id = a.person_id join directory.unit u on u.id = a.unit_id
    where a.person_id = ${personId} and p.state = 'active' and u.state = 'active'
      and a.state <> 'withdrawn' and a.begins <= ${at}::timestamptz and (a.ends is null or a.ends > ${at}::timestamptz)
    order by a.begins, a.id`.execute(tx.db)
  const posts = found.rows.map((row): HeldPost => {
    const { wholeJurisdiction = false, assignedOnly } = roleOf(row.role) ?? {}
    return { appointmentId: row.id, role: row.role, unitId: row.unit_id, wholeJurisdiction, ...(assignedOnly && { assignedOnly }) }
  })
  return posts.length > 0 ? { as: 'post', personId, posts } : undefined
}

export interface PostHolder {
  readonly appointmentId: Id
  readonly personId: Id
  readonly name: string
  readonly officeContact: string | null
}

/** Who holds `role` at `unitId` now. */
export async function peopleWithRole(tx: Tx, unitId: Id, role: RoleCode): Promise<PostHolder[]> {
  const found = await sql<PostHolder>`
    select a.id as "appointmentId", p.id as "personId", p.name, p.office_contact as "officeContact" from directory.appointment a join directory.person p on p.id = a.person_id
    where a.unit_id = ${unitId} and a.role = ${role} and a.state <> 'withdrawn' and p.state = 'active'
      and a.begins <= ${tx.now}::timestamptz and (a.ends is null or a.ends > ${tx.now}::timestamptz)
    order by a.begins, a.id`.execute(tx.db)
  return found.rows
}

/** A post as lists show it. */
export interface PostRow {
  readonly appointmentId: Id
  readonly personId: Id
  readonly unitId: Id
  readonly unitName: string
  readonly role: RoleCode
  readonly from: Instant
  readonly to: Instant | null
}

async function postsOf(tx: Tx, personIds: readonly Id[], history: boolean): Promise<Map<Id, PostRow[]>> {
  const found = await sql<{ doc: Appointment; unit: string }>`
    select a.doc, u.name as unit from directory.appointment a join directory.unit u on u.id = a.unit_id
    where a.person_id = any(${personIds}::uuid[]) and a.state <> 'withdrawn' and (${history} or a.ends is null or a.ends > ${tx.now}::timestamptz)
    order by a.begins desc, a.id`.execute(tx.db)
  const rows = found.rows.map(({ doc, unit }): PostRow => ({ appointmentId: doc.id, personId: doc.personId, unitId: doc.unitId, unitName: unit, role: doc.role, from: doc.from, to: doc.to }))
  return Map.groupBy(rows, (row) => row.personId)
}

const peopleList = query({
  name: 'directory.people',
  zh: '人员列表',
  input: z.object({ ...paging, unitId: id.optional(), role: z.enum(codesOf(roles)).optional(), search: z.string().max(100).optional() }),
  may: 'signedIn',
  async ask(tx, input) {
    const { unitId = null, role = null, search = null, after = null } = input
    const found = await sql<{ doc: Person }>`
      select p.doc from directory.person p where p.state = 'active'
        and ((${unitId}::uuid is null and ${role}::text is null) or exists (
          select from directory.appointment a where a.person_id = p.id and a.state <> 'withdrawn' and (a.ends is null or a.ends > ${tx.now}::timestamptz)
            and (${unitId}::uuid is null or a.unit_id = ${unitId}) and (${role}::text is null or a.role = ${role})))
        and (${search}::text is null or strpos(p.name, ${search}) > 0 or strpos(p.office_contact, ${search}) > 0)
        and (${after}::uuid is null or (p.name, p.id) > (select name, id from directory.person where id = ${after}::uuid))
      order by p.name, p.id limit ${input.limit}`.execute(tx.db)
    const people = found.rows.map((row) => row.doc)
    const posts = await postsOf(tx, people.map((person) => person.id), false)
    return { items: people.map((person) => ({ ...person, posts: posts.get(person.id) ?? [] })), after: people.length === input.limit ? people.at(-1)?.id : undefined }
  },
})

const person = query({
  name: 'directory.person',
  zh: '一位人员',
  input: z.object({ personId: id }),
  may: 'signedIn',
  async ask(tx, { personId }) {
    const found = await sql<{ doc: Person }>`select doc from directory.person where id = ${personId} and state <> 'withdrawn'`.execute(tx.db)
    if (!found.rows[0]) throw new Refused([{ code: 'directory/no-person', item: personId }])
    return { ...found.rows[0].doc, posts: (await postsOf(tx, [personId], true)).get(personId) ?? [] }
  },
})

/** Names for ids that other modules' states carry; people who left keep theirs. */
const personNames = query({
  name: 'directory.personNames',
  zh: '人员姓名',
  input: z.object({ personIds: z.array(id).max(500) }),
  may: 'signedIn',
  async ask(tx, { personIds }) {
    const found = await sql<{ id: Id; name: string }>`select id, name from directory.person where id = any(${personIds}::uuid[])`.execute(tx.db)
    return Object.fromEntries(found.rows.map((row) => [row.id, row.name]))
  },
})

const actor = query({
  name: 'directory.actorOf',
  zh: '人员当前岗位',
  input: z.object({ personId: id, at: instant.optional() }),
  may: 'system',
  ask: async (tx, input) => (await actorOf(tx, input.personId, input.at)) ?? null,
})

const withRole = query({
  name: 'directory.peopleWithRole',
  zh: '某单位某岗位的人员',
  input: z.object({ unitId: id, role: z.enum(codesOf(roles)) }),
  may: 'signedIn',
  ask: (tx, input) => peopleWithRole(tx, input.unitId, input.role),
})

const roleList = query({
  name: 'directory.roles',
  zh: '岗位目录',
  input: z.object({}),
  may: 'signedIn',
  ask: async () => codesOf(roles).map((code) => ({ code, ...roles[code] })),
})

const selection = query({
  name: 'directory.selection',
  zh: '选任说明',
  input: z.object({ appointmentId: id }),
  may: appointers,
  // Row security decides: the facts of a unit are for that unit and the press office (GS-26: not public).
  async ask(tx, { appointmentId }) {
    const found = await sql<{ data: { selection: Selection }; at: Instant }>`
      select data, at from record.fact where subject = ${`directory.appointment:${appointmentId}`} and kind = 'directory.selectionStated' order by seq desc limit 1`.execute(tx.db)
    const last = found.rows[0]
    if (!last) throw new Refused([{ code: 'directory/no-selection', item: appointmentId, clause: 'GS-26' }])
    return { selection: last.data.selection, statedAt: last.at }
  },
})

const importList = query({
  name: 'directory.imports',
  zh: '导入记录',
  input: z.object(paging),
  may: keepers,
  async ask(tx, input) {
    const after = input.after ?? null
    const found = await sql<{ doc: Import }>`
      select doc from directory.import where ${after}::uuid is null or (at, id) < (select at, id from directory.import where id = ${after}::uuid)
      order by at desc, id desc limit ${input.limit}`.execute(tx.db)
    const items = found.rows.map((row) => row.doc)
    return { items, after: items.length === input.limit ? items.at(-1)?.id : undefined }
  },
})

export const queries = [...unitQueries, ...speakerQueries, peopleList, person, personNames, actor, withRole, roleList, selection, importList]
