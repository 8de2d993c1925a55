import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { loadSurfaces } from '#src/app/surfaces.ts'
import { measured } from '#src/app/drill/measure.ts'
import type { Drill } from '#src/modules/training/contract.ts'
import { Browser, openOffice, PASSWORD, type Office } from './office.ts'

let office: Office
let head: Browser
let drillId: Id = ''
let floor: { open: boolean; address: string; clock: string; password: string; signIns: { login: string; name: string }[] }
const begins = '2026-08-01T10:00:00.000Z'
const drill = async (): Promise<Drill> => (await head.get(`/api/queries/training.drill?input=${encodeURIComponent(JSON.stringify({ drillId }))}`)).body.value as Drill
const stated = async (browser: Browser, command: string, input: object): Promise<Id> => {
  const answer = await browser.post(`/api/commands/${command}`, input)
  expect(answer.status, `${command} ${JSON.stringify(answer.body)}`).toBe(200)
  return (answer.body.facts[0].subject as string).split(':')[1]!
}
/** Lets the house look, as it does once a second. */
const looks = (): Promise<void> => office.servers[0]!.drills.look()
const door = (): Browser => new Browser({ address: floor.address.replace('/console/', '') } as never)

beforeAll(async () => {
  office = await openOffice(1, { surfaces: await loadSurfaces() })
  head = new Browser(office.servers[0]!)
  await head.signIn('head')
  drillId = await stated(head, 'training.planDrill', {
    title: '燃气泄漏发布演练', scenario: '老旧小区燃气泄漏，网上有人称发生爆炸。', parts: ['conference', 'media_reception', 'signal_monitoring'], on: '2026-11-28',
    participantIds: [office.cast.person('officer'), office.cast.person('editor')], clockFrom: begins,
    injects: [{ afterMinutes: 0, source: 'online_post', title: '爆炸传言', text: '有帖文称东湖小区发生爆炸。' }, { afterMinutes: 90, source: 'media_report', title: '记者来电', text: '市电视台来电询问伤亡情况。' }],
  })
}, 60_000)
afterAll(() => office?.close())

describe('a drill is played', () => {
  it('[NH-27] begun by a command, it stands behind a door of its own with the people of this office and nothing else of it', async () => {
    await stated(head, 'training.startDrill', { drillId })
    await looks()
    floor = (await head.get(`/api/drills/${drillId}/floor`)).body as typeof floor
    expect(floor).toMatchObject({ open: true, signIns: [{ login: 'officer', name: '沈三' }, { login: 'editor', name: '沈四' }] })
    const editor = new Browser(office.servers[0]!)
    await editor.signIn('editor')
    expect((await editor.get(`/api/drills/${drillId}/floor`)).body).toMatchObject({ open: true, conducts: false, password: floor.password, signIns: [{ login: 'editor' }] })
    const { desk } = office.servers[0]!.live
    expect(await desk.ask(office.cast.actor('spare'), 'training.drills', { year: 2026 })).toMatchObject({ value: { items: [] } })
    expect(await desk.ask(office.cast.actor('spare'), 'training.drill', { drillId })).toMatchObject({ refusals: [{ code: 'training/no-drill' }] })
    const drilled = door()
    expect((await drilled.signIn('officer', PASSWORD)).status).toBe(401) // the password of the record opens nothing here
    const session = (await drilled.signIn('officer', floor.password)).body
    expect(session).toMatchObject({ signedIn: true, database: { kind: 'drill', drill: '燃气泄漏发布演练' } })
    expect(drilled.cookie).toMatch(/^huiying-drill=/)
    // Its clock stands where the plan put it, some seconds on.
    expect(Date.parse(session.serverTime) - Date.parse(begins)).toBeLessThan(60_000)
    const messages = (await drilled.get('/api/queries/intake.messages')).body.value.items as { title: string; source: string }[]
    expect(messages.map((one) => one.source)).toEqual(['online_post'])
  }, 60_000)

  it('[RL-17] nobody else sees a page of it, and what machines fetch does not exist', async () => {
    const stranger = door()
    for (const path of ['/', '/releases', '/ask', '/conferences', '/rules']) expect(await stranger.get(path).then(({ status, headers }) => [status, headers.get('location')]), path).toEqual([302, '/console/'])
    expect((await stranger.send('POST', '/api/public/questions', { text: '我要提问' }, {})).status).toBe(401)
    expect((await stranger.get('/console/')).status).toBe(200)
    const drilled = door()
    await drilled.signIn('officer', floor.password)
    for (const path of ['/feed.atom', '/feed.rss', '/feed.json', '/sitemap.xml', '/calendar/x.ics', `/api/drills/${drillId}/floor`]) expect((await drilled.get(path)).status, path).toBe(404)
    // The session of a drill is no session of the record, nor the other way round.
    expect((await fetch(`${office.servers[0]!.address}/api/session`, { headers: { cookie: drilled.cookie } }).then((one) => one.json()) as { signedIn: boolean }).signedIn).toBe(false)
    expect((await door().send('GET', '/api/queries/intake.messages', undefined, { cookie: head.cookie })).status).toBe(401)
  })

  it('[RL-17] every page, paper and answer of it says what it is', async () => {
    const drilled = door()
    await drilled.signIn('officer', floor.password)
    const page = await drilled.get('/')
    expect(page.body).toContain('演练“燃气泄漏发布演练”：不是真实情况，不得外传')
    expect(page.headers.get('x-robots-tag')).toContain('noindex')
    expect((await drilled.get('/healthz')).body.database.kind).toBe('drill')
  })

  it('[NH-27] its clock is turned forward, never back, by whoever conducts it; then the next news is there', async () => {
    const editor = new Browser(office.servers[0]!)
    await editor.signIn('editor')
    expect((await editor.post(`/api/drills/${drillId}/turn`, { to: '2026-08-01T12:00:00Z' })).status).toBe(403)
    expect((await head.post(`/api/drills/${drillId}/turn`, { to: '2026-08-01T09:00:00Z' })).status).toBe(422)
    expect((await head.post(`/api/drills/${drillId}/turn`, { to: '2026-08-01T12:00:00Z' })).status).toBe(200)
    await looks()
    const drilled = door()
    const session = (await drilled.signIn('officer', floor.password)).body
    const messages = (await drilled.get('/api/queries/intake.messages')).body.value.items as { id: Id; source: string; knownAt: string }[]
    expect(messages.map((one) => [one.source, one.knownAt]).toSorted()).toEqual([['media_report', '2026-08-01T11:30:00.000Z'], ['online_post', begins]])
    // The real flow: the rumour is studied two hours of the drill after it was known.
    await stated(drilled, 'triage.study', { messageId: messages.find((one) => one.source === 'online_post')!.id, classes: ['emergency_or_disaster'], stance: 'rumour', recommendation: '立即核查并首发' })
    // No drill inside a drill.
    const inner = await stated(drilled, 'training.planDrill', { title: '套娃演练', scenario: '演练中的演练，不应开始。', parts: ['conference'], on: '2026-08-01', participantIds: [session.person.id], injects: [{ afterMinutes: 0, source: 'forum', title: '帖子', text: '论坛帖子一则。' }] })
    expect((await drilled.post('/api/commands/training.startDrill', { drillId: inner })).body.refusals[0].code).toBe('training/no-drill-here')
  })

  it('[NH-27][NH-28] ended, the record keeps its measured times and nothing of its contents; the floor is gone', async () => {
    await stated(head, 'training.endDrill', { drillId })
    await looks()
    const one = await drill()
    expect(one).toMatchObject({ state: 'ended', results: { parts: { signal_monitoring: { times: 2, answered: 1 }, conference: { times: 0 }, media_reception: { times: 1, answered: 0 } }, firstWordSeconds: null } })
    expect(one.results!.parts.signal_monitoring.medianSeconds).toBeGreaterThanOrEqual(7200)
    expect(one.results!.parts.signal_monitoring.medianSeconds).toBeLessThan(7260)
    expect(one.results!.duties.missed).toBeGreaterThan(0)
    expect(await office.sql('select from pg_database where datname = $1', [`${office.database.name}_drill`])).toEqual([])
    expect(await office.sql('select from intake.message')).toEqual([])
    expect(await fetch(floor.address).then(() => 'answers', () => 'gone')).toBe('gone')
    expect((await head.get(`/api/drills/${drillId}/floor`)).body).toEqual({ open: false })
    const score = { points: 3, note: '两小时后才研判' }
    await stated(head, 'training.scoreDrill', { drillId, scores: { response: score, communication: score, coordination: score } })
    await stated(head, 'training.setImprovement', { drillId, what: '夜间值守响应过慢', unitId: office.cast.unit('housing'), ownerId: office.cast.person('editor'), dueAt: new Date(Date.now() + 86_400_000).toISOString() })
    const owed = await office.sql<{ state: string }>(`select state from duties.duty where duty = 'drill-improvement'`)
    expect(owed).toEqual([{ state: 'open' }])
    const editor = new Browser(office.servers[0]!)
    await editor.signIn('editor')
    await stated(editor, 'training.finishImprovement', { drillId, no: 1, result: '改为双人值守' })
    expect(await office.sql(`select state from duties.duty where duty = 'drill-improvement'`)).toEqual([{ state: 'fulfilled' }])
  }, 30_000)
})

it('[NH-27] times are counted in the middle and at worst, of those that were answered', () => {
  expect(measured([{ begun: 0, ended: 60 }, { begun: 10, ended: 310 }, { begun: 5, ended: null }])).toEqual({ times: 3, answered: 2, medianSeconds: 180, longestSeconds: 300 })
  expect(measured([])).toEqual({ times: 0, answered: 0, medianSeconds: null, longestSeconds: null })
})
