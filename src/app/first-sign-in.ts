import type { Actor } from '#src/kernel/facts.ts'
import type { Credential } from '#src/modules/access/contract.ts'
import { hashPassword } from '#src/modules/access/password.ts'
import type { Keys } from '#src/record/keys.ts'
import { madeBy, mustDo } from './cast.ts'
import type { Site } from './site.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }
const LOGIN = 'admin'

/** What `start` prints: how somebody gets in for the first time. */
export interface FirstSignIn {
  readonly login: string
  readonly password: string
}

/**
 * The way into an empty live database: press office, one system administrator, a one-time password. The administrator appoints
 * everybody else and approves nothing. The password follows from the keys of the installation, so it can be shown at every start
 * until it has been changed, and is stored nowhere. Undefined once it has been changed.
 */
export async function ensureFirstSignIn(site: Site, keys: Keys): Promise<FirstSignIn | undefined> {
  const password = keys.passwordFor('first sign-in')
  const known = await site.desk.ask<{ items: readonly Credential[] }>(OPERATOR, 'access.signIns', { limit: 200 })
  if ('refusals' in known) throw new Error('the sign-ins cannot be read')
  const { items } = known.value
  if (items.length > 0) return items.length === 1 && items[0]!.login === LOGIN && items[0]!.mustChange ? { login: LOGIN, password } : undefined
  const unitId = madeBy(await mustDo(site.desk, OPERATOR, 'directory.registerUnit', { name: '新闻办公室', shortName: '新闻办', kind: 'department', isPressOffice: true }), 'directory.unitRegistered')
  const personId = madeBy(await mustDo(site.desk, OPERATOR, 'directory.registerPerson', { name: '系统管理员' }), 'directory.personRegistered')
  await mustDo(site.desk, OPERATOR, 'directory.appoint', { personId, unitId, role: 'sysadmin' })
  const opened = await site.door.openWithPassword({ personId, unitId, login: LOGIN, passwordHash: await hashPassword(password), mustChange: true }, { address: 'local' })
  if ('refusals' in opened) throw new Error(`the first sign-in cannot be opened: ${opened.refusals.map((one) => one.code).join(', ')}`)
  return { login: LOGIN, password }
}
