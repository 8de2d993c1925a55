import { createHash } from 'node:crypto'
import { lstat, readlink, rename, symlink, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type pg from 'pg'
import { codeOf } from './trouble.ts'

const PORT = 5432
/** The kernel's limit for a socket's path is 107 bytes. */
const LONGEST_PATH = 107

/**
 * How to reach the server of `cluster`: its socket lies in the data directory itself, which is closed to all other accounts and lives as
 * long as the data. A path too long for the kernel is reached through a short link, made here when it is missing.
 * Every field that `pg` would otherwise take from the environment is set.
 */
export async function socketConfig(cluster: string): Promise<pg.ClientConfig & { readonly host: string; readonly port: number }> {
  const folder = resolve(cluster)
  const path = join(folder, `.s.PGSQL.${PORT}`)
  const host = Buffer.byteLength(path) <= LONGEST_PATH ? folder : await shortLink(folder)
  return { host, port: PORT, ssl: false, options: '' }
}

/** In a folder where everyone may write, only a link of our own can be trusted. */
async function shortLink(folder: string): Promise<string> {
  const me = process.getuid!()
  const link = join(tmpdir(), `huiying-${me}-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
  try {
    if ((await lstat(link)).uid === me && (await readlink(link)) === folder) return link
  } catch (error) {
    if (!['ENOENT', 'EINVAL'].includes(codeOf(error) ?? '')) throw error
  }
  const fresh = `${link}.${process.pid}`
  await symlink(folder, fresh)
  try {
    await rename(fresh, link)
  } catch (error) {
    await unlink(fresh)
    throw error
  }
  return link
}
