import type pg from 'pg'
import { checkIn, type Kept } from '#src/app/log/check-log.ts'
import type { Scene } from './tampering.ts'
import { TAMPERINGS } from './tampering.ts'
import { inTransactionOf } from './one-connection.ts'

export interface Tally {
  readonly tampered: number
  readonly found: number
  /** Kinds of what was not found. */
  readonly missed: readonly string[]
}

const OPEN = 'alter table log.checkpoint disable trigger all; alter table log.tile disable trigger all; alter table log.key disable trigger all; alter table record.fact disable trigger all'

/** Tampers `count` times, each time in a transaction that is taken back, and asks the check each time. Every kind comes in turn. */
export async function tamper(scene: Scene, kept: readonly Kept[], count: number, progress: (done: number) => void = () => {}): Promise<Tally> {
  const kinds = Object.entries(TAMPERINGS)
  const missed: string[] = []
  const tx = inTransactionOf(scene.owner)
  for (let done = 0; done < count; done += 1) {
    const [name, act] = kinds[done % kinds.length]!
    await scene.owner.query('begin; set local session_replication_role = replica')
    try {
      await scene.owner.query(OPEN)
      await act(scene)
      const { faults } = await checkIn(tx, kept)
      if (faults.length === 0) missed.push(name)
    } finally {
      await scene.owner.query('rollback')
    }
    progress(done + 1)
  }
  return { tampered: count, found: count - missed.length, missed }
}

/** The newest checkpoint, as somebody outside kept it. */
export async function keptOutside(owner: pg.Client): Promise<Kept> {
  const { rows } = await owner.query<{ size: number; root: Buffer }>('select size::int, root from log.checkpoint order by size desc limit 1')
  return { size: rows[0]!.size, root: new Uint8Array(rows[0]!.root) }
}
