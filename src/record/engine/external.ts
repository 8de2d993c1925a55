import { createHmac } from 'node:crypto'
import pg from 'pg'
import { Client } from './client.ts'
import { OLDEST_MAJOR } from './binaries.ts'
import { codeOf, EngineTrouble } from './trouble.ts'

/** The parts of a PostgreSQL address that we exchange; host and options stay as written. */
interface Address {
  readonly user: string
  readonly password: string
  readonly database: string
  readonly rest: { readonly scheme: string; readonly host: string; readonly options: string }
}

/** `DATABASE_URL` as roles and databases of ours: its user owns and migrates, the application signs in as `huiying_app`, the log's signer as `huiying_signer`. */
export interface External {
  readonly adminUser: string
  readonly database: string
  readonly version: string
  config(database: string, user: string): pg.PoolConfig
}

/** Roles that sign in: the application, and the signer of the public log. */
const SIGN_IN = ['huiying_app', 'huiying_signer'] as const

/** Connects once, refuses with every missing right at once, and gives our roles a way to sign in. */
export async function openExternal(url: string): Promise<External> {
  const address = parse(url)
  const config = (database: string, user: string): pg.PoolConfig => ({ connectionString: compose(address, database, user) })
  const version = await asOwner(address, async (client) => {
    const found = await refuseUnfit(client, address)
    for (const role of SIGN_IN) await letIn(client, address, role, config(address.database, role))
    return found
  })
  return { adminUser: address.user, database: address.database, version, config }
}

/** The same checks without changing anything; resolves to the server's version. */
export async function checkExternal(url: string): Promise<string> {
  const address = parse(url)
  return asOwner(address, (client) => refuseUnfit(client, address))
}

async function asOwner<T>(address: Address, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: compose(address, address.database, address.user), connectionTimeoutMillis: 15_000 })
  try {
    await client.connect()
  } catch (error) {
    const where = `${address.rest.host || 'localhost'}, ${address.database}, ${address.user}`
    throw new EngineTrouble(
      'engine/unreachable',
      `无法连接 DATABASE_URL 所指的数据库（主机、库、用户：${where}）：${(error as Error).message}。请检查地址、口令与网络。`,
      `Cannot reach the database of DATABASE_URL (host, database, user: ${where}): ${(error as Error).message}. Check address, password and network.`,
      error,
    )
  }
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

async function refuseUnfit(client: pg.Client, { user, database }: Address): Promise<string> {
  const { rows } = await client.query<{ version: string; number: number; createrole: boolean; createdb: boolean; create: boolean; encoding: string }>(`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
      r.rolsuper or r.rolcreaterole as createrole, r.rolsuper or r.rolcreatedb as createdb,
      has_database_privilege(current_database(), 'CREATE') as create, current_setting('server_encoding') as encoding
    from pg_roles r where r.rolname = current_user`)
  const found = rows[0]!
  const name = (text: string) => pg.escapeIdentifier(text)
  const reasons: string[] = []
  if (found.number < OLDEST_MAJOR * 10_000) reasons.push(`PostgreSQL ${found.version} < ${OLDEST_MAJOR}：请升级 / upgrade the server`)
  if (found.encoding !== 'UTF8') reasons.push(`${database}: ${found.encoding}：CREATE DATABASE ${name(database)} ENCODING 'UTF8' TEMPLATE template0;`)
  if (!found.createrole) reasons.push(`ALTER ROLE ${name(user)} CREATEROLE;`)
  if (!found.createdb) reasons.push(`ALTER ROLE ${name(user)} CREATEDB;`)
  if (!found.create) reasons.push(`GRANT CREATE ON DATABASE ${name(database)} TO ${name(user)};`)
  if (reasons.length > 0) {
    throw new EngineTrouble(
      'engine/unfit',
      `DATABASE_URL 的数据库还不能用。请由数据库管理员执行：\n${reasons.map((reason) => `  ${reason}`).join('\n')}`,
      'The database of DATABASE_URL cannot be used yet. Let its administrator run the lines above.',
    )
  }
  return found.version
}

/** The passwords of our roles follow from the owner's, so every process with the same DATABASE_URL knows them and none stores them. */
async function letIn(client: pg.Client, address: Address, role: (typeof SIGN_IN)[number], config: pg.PoolConfig): Promise<void> {
  const probe = new Client(config)
  try {
    await probe.connect()
    return
  } catch (error) {
    // 28000, 28P01: no such role, or another password. Anything else is not ours to mend.
    if (!['28000', '28P01'].includes(codeOf(error) ?? '')) throw error
  } finally {
    await probe.end().catch(() => {})
  }
  const known = await client.query('select from pg_roles where rolname = $1', [role])
  const password = address.password ? ` password ${pg.escapeLiteral(passwordOf(address, role))}` : ''
  if (known.rowCount === 0) await client.query(`create role ${role} login noinherit${password}`)
  else if (password) await client.query(`alter role ${role} login${password}`)
}

function passwordOf(address: Address, user: string): string {
  if (user === address.user || address.password === '') return address.password
  return createHmac('sha256', address.password).update(user).digest('base64url')
}

/** Address without a host but with `?host=/folder` is legal to PostgreSQL, not to the URL class; hence by hand. */
function parse(url: string): Address {
  const parts = /^(postgres(?:ql)?):\/\/(?:([^:@/?]*)(?::([^@/?]*))?@)?([^/?]*)(?:\/([^?]*))?(\?.*)?$/.exec(url)
  const [, scheme, user, password = '', host = '', database, options = ''] = parts ?? []
  if (!scheme || !user) {
    throw new EngineTrouble(
      'engine/address',
      'DATABASE_URL 无法识别。写法：postgres://用户:口令@主机:5432/库名（口令中的特殊字符用 %XX）。',
      'DATABASE_URL is not understood. Write postgres://user:password@host:5432/database (special characters of the password as %XX).',
    )
  }
  return {
    user: decodeURIComponent(user),
    password: decodeURIComponent(password),
    database: decodeURIComponent(database || user),
    rest: { scheme, host, options },
  }
}

function compose(address: Address, database: string, user: string): string {
  const { scheme, host, options } = address.rest
  const password = passwordOf(address, user)
  const who = encodeURIComponent(user) + (password ? `:${encodeURIComponent(password)}` : '')
  return `${scheme}://${who}@${host}/${encodeURIComponent(database)}${options}`
}
