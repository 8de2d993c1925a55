import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, open, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { countOf } from './own-database.ts'
import { prepare } from './running/prepared.ts'
import { askOnce, askUntilTaken, unknownOf, type Answered } from './running/questions.ts'
import { freePort, RunningServer, verifyRecord } from './running/server.ts'

const run = promisify(execFile)
const SIZE = '320m'
/** Left free at first; a few long questions fill it. */
const LEFT_BYTES = 1_048_576
const LONG = 20_000
const BACK_MS = 120_000
const CHUNK = Buffer.alloc(1_048_576)

export interface DiskResult {
  readonly acknowledged: number
  readonly lost: number
  readonly refusedWhileFull: number
  /** Refusals without a word or a remedy in both languages. */
  readonly unclear: number
  readonly codes: readonly string[]
  readonly backAfterMs: number
  readonly recordHolds: boolean
  readonly ok: boolean
}

/** A small disk in memory, or why there can be none. */
async function smallDisk(): Promise<{ readonly folder: string } | { readonly why: string }> {
  if (process.getuid?.() !== 0) return { why: 'only root may mount a small disk' }
  const folder = await mkdtemp(join(tmpdir(), 'huiying-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0755`, 'tmpfs', folder])
    return { folder }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    return { why: `a small disk cannot be mounted: ${(error as Error).message.trim().split('\n').at(-1)}` }
  }
}

/** Fills the disk that `path` lies on until so many bytes are left. */
async function fillUp(path: string, left: number): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (;;) {
      const { bavail, bsize } = await statfs(path)
      const room = bavail * bsize - left
      if (room <= 0) return
      await file.write(CHUNK, 0, Math.min(CHUNK.length, room))
    }
  } finally {
    await file.close()
  }
}

/** The disk fills up under a serving office, stays full for `refusals` questions, and is given room again. */
export async function disk(refusals: number): Promise<DiskResult | { readonly skipped: string }> {
  const small = await smallDisk()
  if ('why' in small) return { skipped: small.why }
  const dataDir = join(small.folder, 'data')
  const ballast = join(small.folder, 'ballast')
  await mkdir(dataDir)
  await chmod(dataDir, 0o755)
  let server: RunningServer | undefined
  try {
    await prepare({ dataDir })
    server = new RunningServer(dataDir, await freePort())
    await server.start()
    const codes: string[] = []
    let asked = 0
    const ask = async (longer: number): Promise<Answered> => {
      const answer = await askOnce(server!.address, (asked += 1), longer)
      if (answer.queryCode !== undefined) codes.push(answer.queryCode)
      return answer
    }
    for (let n = 0; n < 10; n += 1) await ask(0)
    await fillUp(ballast, LEFT_BYTES)
    const refused: Answered[] = []
    while (refused.length < refusals) {
      const answer = await ask(LONG)
      if (answer.status !== 201) refused.push(answer)
      if (asked > 5000) throw new Error('the disk did not fill up')
    }
    await rm(ballast)
    const back = await askUntilTaken(server.address, (asked += 1), BACK_MS)
    codes.push(back.queryCode)
    for (let n = 0; n < 5; n += 1) await ask(0)
    const lost = (await unknownOf(server.address, codes)).length
    await server.stop()
    const { ok: recordHolds, said } = await verifyRecord(dataDir)
    if (!recordHolds) console.error(said)
    const unclear = refused.filter(({ status, helpful }) => (status !== 503 && status !== 507) || !helpful).length
    return {
      acknowledged: codes.length, lost, refusedWhileFull: refused.length, unclear, codes: [...new Set(refused.flatMap((answer) => answer.codes))],
      backAfterMs: Math.round(back.ms), recordHolds, ok: lost === 0 && unclear === 0 && recordHolds,
    }
  } finally {
    await server?.killServer()
    await server?.killDatabase()
    await run('umount', ['-l', small.folder]).catch(() => {})
    await rm(small.folder, { recursive: true, force: true })
  }
}

/** 50 refusals on a full disk; `--times N` for another count. Skipped, and says so, where no small disk can be made. */
export async function prove(argv: readonly string[]): Promise<boolean> {
  const result = await disk(countOf(argv, 50, '--times'))
  console.log(JSON.stringify({ proof: 'disk', ...result }))
  return 'skipped' in result || result.ok
}
