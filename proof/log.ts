import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { checkIn } from '#src/app/log/check-log.ts'
import { freshSecrets, makeLogKeys } from '#src/app/log/keys.ts'
import { seedLeaves } from '#src/app/log/seed.ts'
import { signDue } from '#src/app/log/sign-due.ts'
import { makeChance } from './gate/chance.ts'
import { keptOutside, tamper } from './log/judge.ts'
import { inTransactionOf } from './log/one-connection.ts'
import { countOf, withOwnDatabase } from './own-database.ts'

/** Leaves of the log that is tampered with: more than one tile. */
const LEAVES = 270
/** A checkpoint after so many leaves. */
const STEP = 30

/**
 * 10,000 tamperings behind the application's back, each found; and 1,000 checks of a log that nobody touched, each without a fault.
 * `--count`, `--clean`.
 */
export async function prove(argv: readonly string[]): Promise<boolean> {
  const count = countOf(argv, 10_000)
  const clean = countOf(argv, 1_000, '--clean')
  const folder = await mkdtemp(join(tmpdir(), 'huiying-proof-log-'))
  try {
    return await withOwnDatabase(async (config) => {
      const clients = await Promise.all(['owner', 'huiying_signer', 'huiying_app'].map(async (user) => {
        const client = new pg.Client(config(user))
        await client.connect()
        return client
      }))
      const [owner, signer, app] = clients as [pg.Client, pg.Client, pg.Client]
      try {
        return await judge({ owner, signer, app, mark: join(folder, 'log.mark'), count, clean })
      } finally {
        await Promise.all(clients.map((client) => client.end()))
      }
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Bench {
  readonly owner: pg.Client
  readonly signer: pg.Client
  readonly app: pg.Client
  readonly mark: string
  readonly count: number
  readonly clean: number
}

async function judge({ owner, signer, app, mark, count, clean }: Bench): Promise<boolean> {
  const keys = makeLogKeys(freshSecrets('press.example/log'))
  for (let leaves = 0; leaves < LEAVES; leaves += STEP) {
    await seedLeaves(app, STEP, () => {})
    await signDue(signer, keys, mark)
  }
  // Some are not signed yet: they must be found as well.
  await seedLeaves(app, 5, () => {})
  const scene = { owner, chance: makeChance(20_261_128), leaves: LEAVES + 5, signed: LEAVES, keys }
  const tally = await tamper(scene, [await keptOutside(owner)], count, (done) => done % 1000 === 0 && console.error(`  ${done}`))
  let alarms = 0
  const tx = inTransactionOf(owner)
  for (let run = 0; run < clean; run += 1) {
    if (run % 2 === 0) await seedLeaves(app, 1, () => {})
    if (run % 40 === 0) await signDue(signer, keys, mark)
    alarms += (await checkIn(tx, [])).faults.length > 0 ? 1 : 0
  }
  console.log(JSON.stringify({ proof: 'log', tampered: tally.tampered, found: tally.found, missed: [...new Set(tally.missed)], clean, falseAlarms: alarms }))
  return tally.found === tally.tampered && tally.tampered > 0 && alarms === 0
}
