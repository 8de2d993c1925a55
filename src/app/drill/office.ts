import { sql } from 'kysely'
import type { Desk } from '#src/desk/desk.ts'
import type { Actor, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { hashPassword } from '#src/modules/access/password.ts'
import type { Door } from '#src/modules/access/contract.ts'
import { selectionCriteria, type Appointment, type Person, type Unit } from '#src/modules/directory/contract.ts'
import type { Db } from '#src/record/pool.ts'
import { transact } from '#src/record/transaction.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }
const STATEMENT = '见正式库的选任说明'
const SELECTION = Object.fromEntries(Object.keys(selectionCriteria).map((code) => [code, STATEMENT]))

/** Who there is now: units, people and the posts they hold. Nothing else of a record ever enters a drill. */
export interface Staff {
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  readonly posts: readonly Appointment[]
  /** Sign-in names by person. */
  readonly logins: ReadonlyMap<Id, string>
}

/** Reads the staff of a record at its present. */
export async function staffOf(db: Db): Promise<Staff> {
  return transact(db, { actor: OPERATOR }, async (tx) => {
    const docs = async <T>(found: ReturnType<typeof sql<{ doc: T }>>): Promise<T[]> => (await found.execute(tx.db)).rows.map((row) => row.doc)
    const units = await docs(sql<{ doc: Unit }>`select doc from directory.unit where state = 'active' order by is_press_office desc, id`)
    const posts = await docs(sql<{ doc: Appointment }>`select doc from directory.appointment where state = 'standing' and begins <= ${tx.now}::timestamptz and (ends is null or ends > ${tx.now}::timestamptz) order by begins, id`)
    const people = await docs(sql<{ doc: Person }>`select doc from directory.person where state = 'active' and id = any(${posts.map((post) => post.personId)}::uuid[]) order by name, id`)
    const logins = await sql<{ id: Id; login: string }>`select id, doc->>'login' as login from access.credential where doc->>'state' <> 'closed'`.execute(tx.db)
    return { units, people, posts, logins: new Map(logins.rows.map((row) => [row.id, row.login])) }
  })
}

/** A way into a drill, for one participant. */
export interface DrillSignIn {
  readonly personId: Id
  readonly name: string
  readonly login: string
}

/** Sign-in names of those who take part: their own, or one made for the drill. */
export const signInsOf = (staff: Staff, participantIds: readonly Id[]): DrillSignIn[] =>
  participantIds.flatMap((personId, at) => {
    const person = staff.people.find((one) => one.id === personId)
    return person ? [{ personId, name: person.name, login: staff.logins.get(personId) ?? `canyan${at + 1}` }] : []
  })

/** Parents before children. */
function inOrder(units: readonly Unit[]): Unit[] {
  const ids = new Set(units.map((unit) => unit.id))
  const done = new Set<Id>()
  const ordered: Unit[] = []
  for (let left = [...units]; left.length > 0; ) {
    const ready = left.filter((unit) => !unit.parentId || !ids.has(unit.parentId) || done.has(unit.parentId))
    for (const unit of ready) done.add(unit.id)
    ordered.push(...ready)
    const rest = left.filter((unit) => !ready.includes(unit))
    if (rest.length === left.length) return [...ordered, ...rest]
    left = rest
  }
  return ordered
}

/**
 * Raises the office of a drill by the commands that raise any office, and opens a sign-in for everybody who takes part. What a rule refuses
 * today (a post that was given under an older one) is left out and told.
 */
export async function raiseDrillOffice({ desk, door }: { desk: Desk; door: Door }, staff: Staff, signIns: readonly DrillSignIn[], password: string, tell: (line: string) => void): Promise<void> {
  const give = async (command: string, input: object): Promise<Id | undefined> => {
    const outcome = await desk.do(OPERATOR, command, input)
    if ('facts' in outcome) return idOf(outcome.facts[0]!.subject)
    tell(`${command}: ${outcome.refusals.map((one) => one.code).join(', ')}`)
    return undefined
  }
  const units = new Map<Id, Id>()
  const people = new Map<Id, Id>()
  for (const { id, name, shortName, otherNames, kind, line, territory, isMainTerritorial, parentId, fields, isPressOffice, pressBody } of inOrder(staff.units)) {
    const made = await give('directory.registerUnit', { name, shortName, ...(otherNames && { otherNames }), kind, line, territory, isMainTerritorial, parentId: (parentId && units.get(parentId)) ?? null, fields, isPressOffice, pressBody })
    if (made) units.set(id, made)
  }
  for (const { id, name, officeContact } of staff.people) {
    const made = await give('directory.registerPerson', { name, officeContact })
    if (made) people.set(id, made)
  }
  for (const { personId, unitId, role, filingNo, contractRef, fullTime } of staff.posts) {
    const post = { personId: people.get(personId), unitId: units.get(unitId), role, filingNo, contractRef, ...(fullTime && { fullTime }), ...(role === 'spokesperson' && { selection: SELECTION }) }
    if (post.personId && post.unitId) await give('directory.appoint', post)
  }
  const passwordHash = await hashPassword(password)
  for (const { personId, login } of signIns) {
    const own = staff.posts.find((post) => post.personId === personId)
    const [made, unitId] = [people.get(personId), own && units.get(own.unitId)]
    if (!made || !unitId) continue
    const opened = await door.openWithPassword({ personId: made, unitId, login, passwordHash, mustChange: false }, { address: 'drill' })
    if ('refusals' in opened) tell(`${login}: ${opened.refusals.map((one) => one.code).join(', ')}`)
  }
}
