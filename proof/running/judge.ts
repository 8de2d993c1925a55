import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Id } from '#src/kernel/facts.ts'
import { attachOrStart } from '#src/record/engine/index.ts'
import { sha256 } from '#src/record/digest.ts'
import type { Acknowledged } from './clients.ts'
import type { Prepared } from './prepared.ts'

/** What is wrong in a record after everything that happened to it; all zero when nothing is. */
export interface Judgement {
  readonly lostQuestions: number
  readonly doubledQuestions: number
  readonly lostFacts: number
  readonly lostPublications: number
  readonly doubledPublications: number
  readonly leftInOutbox: number
  readonly missedTimers: number
  readonly doubledTimers: number
  readonly earlyTimers: number
  readonly wrongTimes: number
}

/** A due time so short ago need not be recorded yet. */
const GRACE_MS = 5000

export const isClean = (judgement: Judgement): boolean => Object.values(judgement).every((count) => count === 0)

/** Compares what was acknowledged, and what had to happen by itself until `endedAt`, with the record of a data folder. */
export async function judge({ dataDir, duties }: Prepared, acknowledged: Acknowledged | undefined, endedAt: number): Promise<Judgement> {
  const engine = await attachOrStart({ dataDir })
  const client = new pg.Client(engine.config(engine.database, engine.adminUser))
  await client.connect()
  const number = async (text: string, values: unknown[] = []): Promise<number> => Number((await client.query<{ n: string }>(text, values)).rows[0]!.n)
  try {
    const questions = [...(acknowledged?.questions ?? [])]
    const due = [...duties].filter(([, at]) => Date.parse(at) < endedAt - GRACE_MS).map(([id]) => subjectOf(id))
    const all = [...duties.keys()].map(subjectOf)
    return {
      lostQuestions: await number(`select count(*) as n from unnest($1::text[], $2::text[]) as asked(hash, body)
        where not exists (select from intake.message m join record.sealed_words w on w.id = m.id where m.query_hash = asked.hash and w.body = asked.body)`,
        [questions.map(([, code]) => sha256(code)), questions.map(([body]) => body)]),
      doubledQuestions: await number(`select count(*) as n from (select body from record.sealed_words group by body having count(*) > 1) twice`),
      lostFacts: await number('select count(*) as n from unnest($1::uuid[]) as stated(id) where not exists (select from record.fact f where f.id = stated.id)', [[...(acknowledged?.facts ?? [])]]),
      lostPublications: await number(`select count(*) as n from unnest($1::uuid[]) as published(id) where not exists (select from publication.shelf s where s.release_id = published.id and s.state = 'out')`, [[...(acknowledged?.published ?? [])]]),
      doubledPublications: await number(`select count(*) as n from (select subject from record.fact where kind = 'publication.released' group by subject having count(*) > 1) twice`),
      leftInOutbox: await number('select count(*) as n from record.outbox where ready_at < now()'),
      missedTimers: await number(`select count(*) as n from unnest($1::text[]) as due(subject) where not exists (select from record.fact f where f.subject = due.subject and f.kind = 'duties.breached')`, [due]),
      doubledTimers: await number(`select count(*) as n from (select subject from record.fact where kind = 'duties.breached' and subject = any($1) group by subject having count(*) > 1) twice`, [all]),
      earlyTimers: await number(`select count(*) as n from record.fact f join duties.duty d on 'duties.duty:' || d.id = f.subject where f.kind = 'duties.breached' and f.at < d.due_at`),
      wrongTimes: await number(`select count(*) as n from record.fact f join duties.duty d on 'duties.duty:' || d.id = f.subject where f.kind = 'duties.breached' and (f.data->>'at')::timestamptz <> d.due_at`),
    }
  } finally {
    await client.end()
    await engine.stop()
  }
}

/** Waits until nothing that is ready to be done is left undone, at most `most` milliseconds; answers how long that took. A machine with other work is slow, and not wrong. */
export async function drained(dataDir: string, most: number): Promise<number> {
  const began = performance.now()
  const engine = await attachOrStart({ dataDir })
  const client = new pg.Client(engine.config(engine.database, engine.adminUser))
  await client.connect()
  try {
    while (performance.now() - began < most && (await client.query('select from record.outbox where ready_at < now() limit 1')).rows.length > 0) await sleep(200)
    return Math.round(performance.now() - began)
  } finally {
    await client.end()
    await engine.stop()
  }
}

const subjectOf = (id: Id): string => `duties.duty:${id}`
