import { sql } from 'kysely'
import type { Id } from '#src/kernel/facts.ts'
import { idOf, subjectOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { AnyAggregate, Awaited } from './aggregate.ts'
import type { Tx } from './transaction.ts'
import type { Note } from './verify-fault.ts'

interface Standing {
  readonly kind: string
  readonly subject: string
  readonly dueAt: Instant
}

/** What the timers of one thing say otherwise than its state: one that is missing, one at another moment, one that nothing waits for. */
function faultsOf(awaited: readonly Awaited[], standing: readonly Standing[]): string[] {
  const missing = awaited.filter(({ kind }) => standing.every((timer) => timer.kind !== kind)).map(({ kind }) => `has lost its timer ${kind}: nothing would happen when its time comes`)
  const wrong = standing.flatMap(({ kind, dueAt }) => {
    const right = awaited.find((one) => one.kind === kind)
    if (!right) return [`has a timer ${kind} at ${dueAt}, though it waits for none`]
    return right.at.includes(dueAt) ? [] : [`has its timer ${kind} at ${dueAt} instead of ${right.at.join(' or ')}`]
  })
  return [...missing, ...wrong]
}

/** What a kept state waits for; undefined when it is so broken that it cannot say, which is a fault named elsewhere. */
function awaitedOf(of: (state: unknown) => readonly Awaited[], doc: unknown): readonly Awaited[] | undefined {
  try {
    return of(doc)
  } catch {
    return undefined
  }
}

/** Compares the timers of these kept states with what each of them waits for. Answers whether to go on. */
export async function verifyTimers(tx: Tx, aggregate: AnyAggregate, rows: readonly { readonly id: Id; readonly doc: unknown }[], note: Note): Promise<boolean> {
  if (!aggregate.awaits || rows.length === 0) return true
  const found = await sql<Standing>`
    select kind, subject, due_at as "dueAt" from record.timer where kind = any(${aggregate.awaits.kinds}::text[]) and subject = any(${rows.map(({ id }) => subjectOf(aggregate, id))}::text[])`.execute(tx.db)
  const standing = Map.groupBy(found.rows, (timer) => timer.subject)
  let going = true
  for (const { id, doc } of rows) {
    const awaited = awaitedOf(aggregate.awaits.of, doc)
    const faults = awaited ? faultsOf(awaited, standing.get(subjectOf(aggregate, id)) ?? []) : []
    for (const fault of faults) going = note({ place: 'record.timer', id, fault })
  }
  return going
}

/** Timers about things that do not exist. */
export async function verifyNoStrayTimers(tx: Tx, aggregate: AnyAggregate, note: Note): Promise<void> {
  if (!aggregate.awaits) return
  const strays = await sql<Standing>`
    select kind, subject, due_at as "dueAt" from record.timer t
    where kind = any(${aggregate.awaits.kinds}::text[]) and not exists (select from ${sql.table(aggregate.table)} a where ${`${aggregate.table}:`} || a.id = t.subject) limit 100`.execute(tx.db)
  for (const { kind, subject } of strays.rows) note({ place: 'record.timer', id: idOf(subject), fault: `has a timer ${kind}, though there is no such thing` })
}
