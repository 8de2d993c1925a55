import { readFile, readlink, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from './trouble.ts'

/**
 * The server process that runs on the data directory `cluster`, undefined when none does.
 * `postmaster.pid` may be old and its number may belong to another process by now (after a reboot, or in a new container where numbers
 * start again), so the process counts only when it is a postgres whose working directory is this very folder.
 */
export async function postmasterOf(cluster: string): Promise<{ pid: number; program: string } | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(ignoreMissing)
  const pid = Number.parseInt(text ?? '', 10)
  if (!(pid > 1) && pid !== 1) return undefined
  const at = `/proc/${pid}`
  try {
    const [program, here, there] = await Promise.all([readlink(`${at}/exe`), stat(`${at}/cwd`), stat(cluster)])
    const same = here.dev === there.dev && here.ino === there.ino
    // "postgres (deleted)" when the package was replaced under a running server.
    return same && basename(program).startsWith('postgres') ? { pid, program } : undefined
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(codeOf(error) ?? '')) return undefined
    throw error
  }
}

/** Removes a `postmaster.pid` left by a server that no longer lives; PostgreSQL alone would refuse when its number was given to someone else. */
export async function removeStalePid(cluster: string): Promise<void> {
  if (await postmasterOf(cluster)) return
  await rm(join(cluster, 'postmaster.pid'), { force: true })
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. Resolves to false when it still runs after `patienceMs`. */
export async function stopPostmaster(cluster: string, patienceMs = 60_000): Promise<boolean> {
  const running = await postmasterOf(cluster)
  if (!running) return true
  try {
    process.kill(running.pid, 'SIGINT')
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(10)) {
    // Gone, or dead and waiting for a parent that does not look (a container's first process): both have no working directory.
    if (!(await readlink(`/proc/${running.pid}/cwd`).then(() => true, () => false))) return true
  }
  return false
}

function ignoreMissing(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT') return undefined
  throw error
}
