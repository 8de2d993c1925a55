import { sql } from 'kysely'
import type { Actor, Id } from '#src/kernel/facts.ts'
import type { Credential } from '#src/modules/access/contract.ts'
import { hashPassword } from '#src/modules/access/password.ts'
import type { Person, Unit } from '#src/modules/directory/contract.ts'
import type { Keys } from '#src/record/keys.ts'
import { transact } from '#src/record/transaction.ts'
import { madeBy, mustDo } from './cast.ts'
import type { Site } from './site.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }
const LOGIN = 'admin'

/** What `start` prints: how somebody gets in for the first time. */
export interface FirstSignIn {
  readonly login: string
  readonly password: string
}

/** Two processes may find the live database empty at one moment: `start` that goes on serving it, and `wipe-demo` that hands it over. */
const FIRST_LOCK = 4_815_171
const OFFICE = { name: '新闻办公室', shortName: '新闻办', kind: 'department', isPressOffice: true } as const
const PERSON = '系统管理员'

/**
 * The way into an empty live database: press office, one system administrator, a one-time password. The administrator appoints
 * everybody else and approves nothing. The password follows from the keys of the installation, so it can be shown at every start
 * until it has been changed, and is stored nowhere. Undefined once it has been changed. What broke off half-way is gone on with.
 */
export const ensureFirstSignIn = (site: Site, keys: Keys): Promise<FirstSignIn | undefined> =>
  transact(site.pool.db, { actor: OPERATOR }, async (tx) => {
    await sql`select pg_advisory_xact_lock(${FIRST_LOCK})`.execute(tx.db)
    const password = keys.passwordFor('first sign-in')
    const { items } = await asked<Page<Credential>>(site, 'access.signIns', { limit: 200 })
    if (items.length > 0) return items.length === 1 && items[0]!.login === LOGIN && items[0]!.mustChange ? { login: LOGIN, password } : undefined
    const unitId = await pressOffice(site)
    const personId = await administrator(site, unitId)
    const opened = await site.door.openWithPassword({ personId, unitId, login: LOGIN, passwordHash: await hashPassword(password), mustChange: true }, { address: 'local' })
    if ('refusals' in opened) throw new Error(`the first sign-in cannot be opened: ${opened.refusals.map((one) => one.code).join(', ')}`)
    return { login: LOGIN, password }
  })

interface Page<T> {
  readonly items: readonly T[]
}

async function asked<T>(site: Site, query: string, input: object): Promise<T> {
  const answer = await site.desk.ask<T>(OPERATOR, query, input)
  if ('refusals' in answer) throw new Error(`${query} is refused: ${answer.refusals.map((one) => one.code).join(', ')}`)
  return answer.value
}

async function pressOffice(site: Site): Promise<Id> {
  const { items } = await asked<Page<Unit>>(site, 'directory.units', { limit: 200 })
  return items.find((unit) => unit.isPressOffice)?.id ?? madeBy(await mustDo(site.desk, OPERATOR, 'directory.registerUnit', OFFICE), 'directory.unitRegistered')
}

async function administrator(site: Site, unitId: Id): Promise<Id> {
  const [appointed] = (await asked<Page<Person>>(site, 'directory.people', { unitId, role: 'sysadmin', limit: 1 })).items
  if (appointed) return appointed.id
  const [registered] = (await asked<Page<Person>>(site, 'directory.people', { search: PERSON, limit: 1 })).items
  const personId = registered?.id ?? madeBy(await mustDo(site.desk, OPERATOR, 'directory.registerPerson', { name: PERSON }), 'directory.personRegistered')
  await mustDo(site.desk, OPERATOR, 'directory.appoint', { personId, unitId, role: 'sysadmin' })
  return personId
}
