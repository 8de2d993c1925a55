import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { becomeLedger, type Tx } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import type { Course, Drill, OwnKind } from './contract.ts'
import { evolveCourse, evolveDrill, evolveKind } from './evolve.ts'

// All stands on the press office's chain: what somebody attended is for themself and for whoever keeps the records (RL-14).
export const kinds: Aggregate<OwnKind> = { table: 'training.kind', evolve: evolveKind, units: (one) => [one.unitId] }
export const courses: Aggregate<Course> = { table: 'training.course', evolve: evolveCourse, units: (one) => [one.unitId] }
/** The units of its improvements see a drill, because they owe them. */
export const drills: Aggregate<Drill> = { table: 'training.drill', evolve: evolveDrill, units: (one) => [...new Set([one.unitId, ...one.improvements.map((each) => each.unitId)])] }

const FLOOR_LOCK = 7_305_011

/** There is one floor: drills start one after the other. */
export async function lockFloor(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${FLOOR_LOCK})`.execute(tx.db)
}

/** The drill that holds the floor. */
export async function runningDrill(work: Work): Promise<Drill | undefined> {
  const found = await sql<{ id: Id }>`select id from training.drill where state in ('running', 'ending')`.execute(work.tx.db)
  return (await work.findAll(drills, found.rows.map((row) => row.id)))[0]
}

export async function ownKinds(tx: Tx): Promise<OwnKind[]> {
  return (await sql<{ doc: OwnKind }>`select doc from training.kind order by doc->>'name'`.execute(tx.db)).rows.map((row) => row.doc)
}

/** What this database is for; `a-drill` when a drill is played in it, which a demonstration is not. */
export async function databaseUse(tx: Tx): Promise<string> {
  return (await sql<{ use: string }>`select case when about is null then kind else 'a-drill' end as use from record.database`.execute(tx.db)).rows[0]!.use
}

/** Courses and drills of one person in one year. Read as the ledger: whether it may be asked was settled before. */
export async function ofPerson(tx: Tx, personId: Id, year: number): Promise<{ courses: Course[]; drills: Drill[] }> {
  await becomeLedger(tx)
  const [from, until] = [`${year}-01-01`, `${year}-12-31`]
  const attended = await sql<{ doc: Course }>`select doc from training.course where state = 'held' and on_day between ${from} and ${until} and doc->'attendees' @> ${JSON.stringify([{ personId }])}::jsonb order by on_day, id`.execute(tx.db)
  const drilled = await sql<{ doc: Drill }>`select doc from training.drill where state = 'ended' and on_day between ${from} and ${until} and doc->'participantIds' ? ${personId} order by on_day, id`.execute(tx.db)
  return { courses: attended.rows.map((row) => row.doc), drills: drilled.rows.map((row) => row.doc) }
}
