import { beforeAll, describe, expect, it } from 'vitest'
import { settle } from '#src/desk/clockwork.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { crawl, type Crawling } from '../../proof/embargo/crawl.ts'
import { raiseEmbargoed, type Embargoed } from '../../proof/embargo/ground.ts'
import { openTheSite, type Open } from '../../proof/embargo/site.ts'
import { useOffice } from '../setup/office.ts'

const office = useOffice('2026-10-02T10:00:00+08:00', { people: [{ key: 'stranger', name: '程远', posts: ['press_assistant', 'online_spokesperson', 'unit_head', 'reviewer_1'].map((role) => ({ role, unit: 'water' })) }] })

describe('what is not released yet', () => {
  const hidden: Embargoed[] = []
  let open: Open
  beforeAll(async () => {
    const keys = makeKeys(Buffer.alloc(32, 7))
    useKeys(keys)
    for (const n of [3, 4]) hidden.push(await raiseEmbargoed({ desk: office.desk, cast: office.cast, now: office.now, settle: () => settle(office.ledger, office.now()) }, n))
    open = await openTheSite(office.ledger, keys, office.cast)
  }, 60_000)

  it('shows no sign of itself to anyone who is not cleared, and looks in every way like what never was', async () => {
    const { faults, ...found } = await crawl({ ...crawling(), most: 2000, every: 6 })
    expect(faults.join('\n')).toBe('')
    expect(found).toMatchObject({ canaries: 0, different: 0 })
    expect(found.answered).toBeGreaterThan(found.requests / 10)
    await open.app.close()
  }, 120_000)

  it('and the crawl sees a sign, a difference of status and a difference of size where there is one', async () => {
    const { statementId, canaries } = hidden[0]!
    const planted = await openTheSite(office.ledger, makeKeys(Buffer.alloc(32, 7)), office.cast).catch(() => undefined)
    expect(planted).toBeUndefined() // the stranger has one sign-in
    const { default: Fastify } = await import('fastify')
    const leaky = Fastify()
    leaky.get<{ Params: { id: string } }>('/told/:id', (request, reply) => reply.code(request.params.id === statementId ? 403 : 404).send('no'))
    leaky.get<{ Params: { id: string } }>('/longer/:id', (request) => (request.params.id === statementId ? 'soon to come' : 'no'))
    leaky.get('/list', () => `next: ${canaries[0]}`)
    const routes = ['/told/:id', '/longer/:id', '/list'].map((url) => ({ method: 'GET', url }))
    const found = await crawl({ ...crawling(), app: leaky, routes, clients: open.clients.slice(0, 1), most: 200 })
    expect(found.canaries).toBeGreaterThan(0)
    expect(found.faults.join('\n')).toMatch(/\/told\/[^\n]*status differs[^]*\/longer\/[^\n]*size differs/)
  })

  const crawling = (): Omit<Crawling, 'most'> => ({ app: open.app, catalogue: office.ledger.catalogue, routes: open.routes, clients: open.clients, hidden })
})
