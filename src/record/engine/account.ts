import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EngineTrouble } from './trouble.ts'

/** The operating-system account under which PostgreSQL runs; `drop` when we are root and must become it. */
export interface Account {
  readonly uid: number
  readonly gid: number
  readonly drop: boolean
}

/** `nobody` on every Linux; used by root when there is no account named huiying. */
const NOBODY = 65534

/**
 * PostgreSQL refuses to run as root. As a normal user it runs as ourselves; as root it runs as the owner of the existing data,
 * else as the system account `huiying` when an administrator made one, else as nobody.
 */
export async function accountFor(cluster: string): Promise<Account> {
  const me = process.getuid!()
  const owner = await stat(cluster).catch(() => undefined)
  if (me !== 0) {
    if (owner && owner.uid !== me) throw notOurs(cluster, owner.uid, me)
    return { uid: me, gid: process.getgid!(), drop: false }
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, drop: true }
  return { ...((await namedAccount('huiying')) ?? { uid: NOBODY, gid: NOBODY }), drop: true }
}

function notOurs(cluster: string, owner: number, me: number): EngineTrouble {
  return new EngineTrouble(
    'engine/not-ours',
    `数据库目录 ${cluster} 属于用户 ${owner}，当前用户是 ${me}。请换用启动过它的用户（或 root），或在停机后由 root 执行 chown -R ${me} ${cluster}。`,
    `The database folder ${cluster} belongs to user ${owner}, you are ${me}. Use the account that made it (or root), or, with Huiying stopped, let root run: chown -R ${me} ${cluster}`,
  )
}

async function namedAccount(name: string): Promise<{ uid: number; gid: number } | undefined> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const fields = passwd.split('\n').find((line) => line.startsWith(`${name}:`))?.split(':')
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : undefined
}

/** Whether `account` may pass through every folder above `path`, as the permission bits say. */
export async function reaches(account: Account, path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if (!(mode & bit)) return false
    if (folder === dirname(folder)) return true
  }
}
