import { existsSync } from 'node:fs'
import { chmod, chown, copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookAround } from '#src/record/engine/index.ts'
import { asRoot, copyProgram, hold, NOBODY, place, remove } from './processes.ts'

const SYSTEM = existsSync('/usr/lib/postgresql') ? (await readdir('/usr/lib/postgresql')).map(Number).filter((major) => major >= 15) : []
const OPEN_PLACE = '/var/lib/huiying'

if (!asRoot) console.warn('tests/ground/accounts: SKIPPED, they change accounts and need root')
if (SYSTEM.length === 0) console.warn('tests/ground/accounts: no PostgreSQL under /usr/lib/postgresql; the test of the system’s own is SKIPPED')

let folder = ''
let dataDir = ''
beforeEach(async () => {
  folder = await place()
  dataDir = join(folder, 'data')
})
afterEach(() => remove(folder, dataDir))

describe.skipIf(!asRoot)('accounts and closed folders', () => {
  it('runs the database of root under another account, in a folder closed to everyone else', async () => {
    const server = await hold(dataDir)
    const cluster = await stat(join(dataDir, 'postgres'))
    expect(cluster.uid).not.toBe(0)
    expect(cluster.mode & 0o777).toBe(0o700)
    expect((await stat(`/proc/${server.first.postmaster}`)).uid).toBe(cluster.uid)
    await server.end('SIGTERM')
  })

  it('runs the database of a normal user as that user; root may use it too', async () => {
    await chown(folder, NOBODY.uid, NOBODY.gid)
    const node = await openNode()
    const server = await hold(dataDir, { user: NOBODY, node })
    expect(server.first).toMatchObject({ kind: 'embedded', adopted: false })
    expect((await stat(`/proc/${server.first.postmaster}`)).uid).toBe(NOBODY.uid)
    const root = await hold(dataDir, { as: 'command' })
    expect(root.first).toMatchObject({ adopted: true, postmaster: server.first.postmaster })
    await root.end('SIGTERM')
    await server.end('SIGTERM')
    expect(await lookAround(dataDir)).toEqual({})
  })

  it('refuses a folder that another user made, with the two ways out', async () => {
    const server = await hold(dataDir)
    await server.end('SIGTERM')
    await chown(join(dataDir, 'postgres'), 1, 1)
    await chmod(dataDir, 0o755)
    const other = await hold(dataDir, { user: NOBODY, node: await openNode() })
    expect(other.first.trouble).toBe('engine/not-ours')
    expect(other.first.message).toContain(`chown -R ${NOBODY.uid}`)
  })

  it('works with data under a parent of mode 0700, and keeps them there', async () => {
    await chmod(folder, 0o700)
    const server = await hold(dataDir)
    expect(server.first.kind).toBe('embedded')
    expect(existsSync(join(dataDir, 'postgres/PG_VERSION'))).toBe(true)
    await server.end('SIGKILL')
    const next = await hold(dataDir)
    expect(next.first.adopted).toBe(true)
    await next.end('SIGTERM')
  })

  it('works with a folder whose name is too long for a socket', async () => {
    dataDir = join(folder, 'long'.repeat(30), '数据')
    const server = await hold(dataDir)
    expect(server.first.kind).toBe('embedded')
    const command = await hold(dataDir, { as: 'command' })
    expect(command.first.adopted).toBe(true)
    await command.end('SIGTERM')
    await server.end('SIGTERM')
    await rm(String(server.first.reach!.host))
  })

  it('works with a checkout under a parent of mode 0700, made under umask 077', async () => {
    const hadCopy = existsSync(OPEN_PLACE)
    const umask = process.umask(0o077)
    const home = join(folder, 'closed/checkout')
    await mkdir(home, { recursive: true })
    await copyProgram(home)
    expect((await stat(join(folder, 'closed'))).mode & 0o777).toBe(0o700)
    try {
      const server = await hold(dataDir, { home })
      expect(server.first).toMatchObject({ kind: 'embedded', adopted: false })
      await server.end('SIGTERM')
      const again = await hold(dataDir, { home })
      expect(again.first).toMatchObject({ kind: 'embedded', adopted: false })
      await again.end('SIGTERM')
    } finally {
      process.umask(umask)
      if (!hadCopy) await rm(OPEN_PLACE, { recursive: true, force: true })
    }
  })

  it.skipIf(SYSTEM.length === 0)('runs the system’s PostgreSQL, and stays with the one that made the data', async () => {
    const made = await hold(dataDir, { prefer: 'system' })
    expect(made.first.kind).toBe('system')
    const version = made.first.version
    await made.end('SIGTERM')
    const later = await hold(dataDir)
    expect(later.first.version).toBe(version)
    await later.end('SIGTERM')
  })

  /** The Node that runs us may lie where only root goes. */
  async function openNode(): Promise<string> {
    const node = join(folder, 'node')
    await copyFile(process.execPath, node)
    await chmod(node, 0o755)
    return node
  }
})
