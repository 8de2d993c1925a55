import { join } from 'node:path'
import { randomInt } from 'node:crypto'
import { Client } from '#src/record/engine/index.ts'
import { openPool } from '#src/record/pool.ts'
import { transact } from '#src/record/transaction.ts'
import { openLogKeys } from '#src/app/log/keys.ts'
import { seedLeaves } from '#src/app/log/seed.ts'
import { signDue } from '#src/app/log/sign-due.ts'
import { startSigning } from '#src/app/log/signing.ts'
import { proofOfLeaf } from '#src/modules/log/proof-queries.ts'
import { openPlace, type Place } from './setting/place.ts'
import { quantile, type Bench } from './setting/report.ts'

const DATABASE = 'log_bench'
/** Connections prepare their statements at first use; a server that has just started is not what people work with. */
const WARM_UP = 200
const PUBLIC = { actor: { as: 'system', part: 'operator' }, role: 'huiying_audit' } as const

/** A log of a million leaves: what one more costs, what a proof costs, and how soon a publication stands under a checkpoint. `--leaves`, `--samples`. */
export async function run(bench: Bench): Promise<void> {
  const leaves = bench.count('leaves', bench.quick ? 20_000 : 1_000_000)
  const samples = bench.count('samples', bench.quick ? 50 : 300)
  const place = await openPlace('log')
  try {
    await place.fresh(DATABASE, 'test')
    await measure(place, bench, leaves, samples)
  } finally {
    await place.leave({ remove: true })
  }
}

async function connect(place: Place, user: string): Promise<Client> {
  const client = new Client(place.engine.config(DATABASE, user))
  await client.connect()
  return client
}

async function timed(count: number, act: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < count; n += 1) {
    const began = performance.now()
    await act()
    times.push(performance.now() - began)
  }
  return times
}

async function measure(place: Place, bench: Bench, leaves: number, samples: number): Promise<void> {
  const [app, signer, owner] = [await connect(place, 'huiying_app'), await connect(place, 'huiying_signer'), await connect(place, place.engine.adminUser)]
  const pool = await openPool(place.app(DATABASE), 2)
  const keyPath = join(place.dataDir, 'log-bench.key')
  const mark = join(place.dataDir, 'log-bench.mark')
  try {
    const filling = performance.now()
    await seedLeaves(app, leaves, (done) => done % 100_000 === 0 && bench.say(`${done} leaves`))
    bench.print({ figure: 'leaves seeded', value: leaves / ((performance.now() - filling) / 1000), unit: '1/s' })
    const keys = await openLogKeys(place.dataDir, keyPath, 'bench.example/log')
    const signing = performance.now()
    while ((await signDue(signer, keys, mark)) !== undefined) bench.say('signed')
    bench.print({ figure: 'leaves signed, each hashed twice', value: leaves / ((performance.now() - signing) / 1000), unit: '1/s' })
    await owner.query('vacuum analyze log.leaf; ').catch(() => {})
    await timed(WARM_UP, () => seedLeaves(app, 1, () => {}))
    const cpu = process.cpuUsage()
    const appends = await timed(samples, () => seedLeaves(app, 1, () => {}))
    for (const [name, q] of [['p50', 0.5], ['p99', 0.99]] as const) bench.print({ figure: `append ${name}`, value: quantile(appends, q), unit: 'ms' })
    const spent = process.cpuUsage(cpu)
    bench.print({ figure: 'append, our own processor time', value: (spent.user + spent.system) / 1000 / samples, unit: 'ms' })
    await signDue(signer, keys, mark)
    const proof = (): Promise<unknown> => transact(pool.db, PUBLIC, (tx) => proofOfLeaf(tx, randomInt(leaves)))
    await timed(WARM_UP, proof)
    const before = process.cpuUsage()
    const proofs = await timed(samples, proof)
    const worked = process.cpuUsage(before)
    for (const [name, q] of [['p50', 0.5], ['p99', 0.99]] as const) bench.print({ figure: `proof ${name}`, value: quantile(proofs, q), unit: 'ms' })
    bench.print({ figure: 'proof, our own processor time', value: (worked.user + worked.system) / 1000 / samples, unit: 'ms' })
    await untilSigned(place, bench, { app, owner, keyPath }, samples)
  } finally {
    await Promise.all([app.end(), signer.end(), owner.end(), pool.end()])
  }
}

/** With the signer as a process of its own: from the commit of a leaf to the checkpoint that covers it. */
async function untilSigned(place: Place, bench: Bench, { app, owner, keyPath }: { app: Client; owner: Client; keyPath: string }, samples: number): Promise<void> {
  const signing = startSigning(bench.say)
  signing.serve({ name: DATABASE, config: place.engine.config(DATABASE, 'huiying_signer'), dataDir: place.dataDir, keyPath: keyPath.replace('.key', '.key') })
  try {
    const waits = await timed(Math.min(samples, 100), async () => {
      await seedLeaves(app, 1, () => {})
      for (;;) {
        const { rows } = await owner.query<{ due: boolean }>('select (select max(index) + 1 from log.leaf) > (select max(size) from log.checkpoint) as due')
        if (!rows[0]!.due) return
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })
    for (const [name, q] of [['p50', 0.5], ['p99', 0.99], ['max', 1]] as const) bench.print({ figure: `publish to checkpoint ${name}`, value: quantile(waits, q), unit: 'ms' })
  } finally {
    await signing.stop()
  }
}
