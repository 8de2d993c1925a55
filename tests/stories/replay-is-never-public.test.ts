import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleFor } from '../contracts/sample.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { asks, codesOf, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')
let owner: pg.Client
let releaseId = ''

beforeAll(async () => {
  owner = new pg.Client(office.database.config())
  await owner.connect()
  const caseId = await isAccepted(office, await asks(office, undefined, { queryHash: 'a'.repeat(64) }))
  const drafted = await isDrafted(office, caseId)
  await isCleared(office, drafted)
  await isPublished(office, drafted.statementId)
  releaseId = drafted.statementId
})
afterAll(() => owner?.end())

const isA = (kind: string) => owner.query('update record.database set kind = $1', [kind])
/** Where the schema alone does not say what an input looks like. */
const GIVEN: Readonly<Record<string, object>> = {
  'publication.questionByCode': { queryHash: 'a'.repeat(64) },
  'publication.publicAddresses': { month: '2026-03' },
  'publication.publicByShort': { end: 'a'.repeat(12) },
  'publication.publicFile': { digest: 'a'.repeat(64) },
}
/** Every public query of the catalogue, with an input of the right form. */
const publicQueries = () => office.ledger.catalogue.modules.flatMap((module) => (module.queries ?? []).filter((one) => one.may === 'public')).map((one) => ({ name: one.name, input: one.input.safeParse({}).success ? {} : (GIVEN[one.name] ?? sampleFor(one.input)) }))

describe('a replay of past messages is open to nobody outside', () => {
  it('every public query of the catalogue answers on a district’s own database and is refused on a replay, whoever asks', async () => {
    const queries = publicQueries()
    expect(queries.length).toBeGreaterThan(15)
    // Answered, or refused for a reason of its own: some ask for a secret that nobody here has.
    for (const { name, input } of queries) expect(JSON.stringify(await office.desk.ask(CITIZEN, name, input, office.now())), name).not.toContain('desk/')
    await isA('replay')
    for (const { name, input } of queries) {
      for (const who of [CITIZEN, office.cast.actor('head')]) expect(await office.desk.ask(who, name, input, office.now()), name).toEqual({ refusals: [{ code: 'desk/replay-not-public', item: name }] })
    }
    await isA('test')
    expect(await office.asks(CITIZEN, 'publication.publicRelease', { releaseId })).toMatchObject({ editions: [{ state: 'out' }] })
  })

  it('what stands on the shelf of a replay is not found by its address, its code or a word of it', async () => {
    await isA('replay')
    for (const [name, input] of [['publication.publicRelease', { releaseId }], ['publication.questionByCode', { queryHash: 'a'.repeat(64) }], ['publication.publicReleases', { search: '施工' }], ['evaluation.yearReport', { year: 2026 }]] as const) {
      const answer = await office.desk.ask(CITIZEN, name, input, office.now())
      expect('refusals' in answer ? codesOf(answer.refusals) : answer, name).toEqual(['desk/replay-not-public'])
    }
    await isA('test')
  })
})
