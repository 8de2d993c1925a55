import { rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { judge } from '../../proof/running/judge.ts'
import { prepare } from '../../proof/running/prepared.ts'

it('the judge of the proofs sees what is missing: questions, facts, publications and timers that the record does not hold', async () => {
  // Two cases stand in the record: what is there must not hide what is not.
  const prepared = await prepare({ duties: 3, firstDueInMs: -60_000, cleared: 2 })
  try {
    const acknowledged = { questions: new Map([['从未收到的问题', 'AAAA-AAAA']]), facts: new Set([randomUUID()]), published: new Set([randomUUID()]), troubles: new Map() }
    const judgement = await judge(prepared, acknowledged, Date.now())
    expect(judgement).toMatchObject({ lostQuestions: 1, lostFacts: 1, lostPublications: 1, missedTimers: 3, doubledTimers: 0, earlyTimers: 0 })
  } finally {
    await rm(prepared.dataDir, { recursive: true, force: true })
  }
}, 60_000)
