import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { demoSignIns, seedDemo } from '#src/app/demo/index.ts'
import { openSite, type Site } from '#src/app/site.ts'
import type { Actor } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import type { Event, Rota, Slot, Topic } from '#src/modules/agenda/contract.ts'
import type { Case } from '#src/modules/cases/contract.ts'
import type { Conference } from '#src/modules/conferences/contract.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import type { PolicyCounts } from '#src/modules/publication/issued-commands.ts'
import type { StockRound } from '#src/modules/publication/stock-check-commands.ts'
import type { Visitor } from '#src/modules/access/contract.ts'
import { hashPassword } from '#src/modules/access/password.ts'
import { makeKeys, unseal, useKeys } from '#src/record/keys.ts'
import { transact } from '#src/record/transaction.ts'
import { verifyRecord } from '#src/record/verify.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { freshDatabase, type FreshDatabase } from '../setup/clone.ts'

const PASSWORD = '澄湾演示用的口令'
const OPERATOR: Actor = { as: 'system', part: 'operator' }
const said: string[] = []
let database: FreshDatabase
let site: Site

beforeAll(async () => {
  database = await freshDatabase()
  const keys = makeKeys(Buffer.alloc(32, 11))
  useKeys(keys)
  const rules = loadRulebook()
  const report = (error: unknown): void => void said.push(String(error))
  site = await openSite(database.config('huiying_app'), { catalogue: composeCatalogue(rules), rules, keys, report }, { still: true })
  await seedDemo({ site, passwordHash: await hashPassword(PASSWORD), progress: (line) => void said.push(line) })
}, 120_000)
afterAll(async () => {
  await site?.close()
  await database?.drop()
})

async function rows<T>(text: string): Promise<T[]> {
  return transact(site.pool.db, { actor: OPERATOR, role: 'huiying_audit' }, async (tx) => (await sql.raw<T>(text).execute(tx.db)).rows)
}
async function asked<T>(query: string, input: object, actor = OPERATOR): Promise<T> {
  const answer = await site.desk.ask<T>(actor, query, input)
  if ('refusals' in answer) throw new Error(`${query}: ${JSON.stringify(answer.refusals)}`)
  return answer.value
}
const counted = async (table: string, by: string): Promise<Record<string, number>> =>
  Object.fromEntries((await rows<{ of: string; n: number }>(`select ${by} as of, count(*)::int as n from ${table} group by 1`)).map(({ of, n }) => [of, n]))
const cases = async (): Promise<Case[]> => (await rows<{ doc: Case }>('select doc from cases.case')).map((row) => row.doc)
const duties = async (): Promise<Duty[]> => (await rows<{ doc: Duty }>('select doc from duties.duty')).map((row) => row.doc)

describe('the demonstration district', () => {
  it('is as large as a district: at least 24 units of every kind and line, 60 people', async () => {
    const units = (await rows<{ kind: string; line: string | null; name: string }>(`select doc->>'kind' as kind, doc->>'line' as line, doc->>'name' as name from directory.unit`))
    expect(units.length).toBeGreaterThanOrEqual(24)
    expect(new Set(units.map((unit) => unit.kind))).toEqual(new Set(['press_office', 'department', 'town', 'subdistrict', 'park', 'city_unit', 'news_org']))
    expect(new Set(units.flatMap((unit) => unit.line ?? []))).toEqual(new Set(['party_government', 'economy', 'society', 'livelihood']))
    expect(units.some((unit) => [...unit.name].length === 30)).toBe(true)
    expect((await rows('select id from directory.person')).length).toBeGreaterThanOrEqual(60)
  })

  it('shows two units whose standing is incomplete, all others complete', async () => {
    const { items } = await asked<{ items: { shortName: string; standing: string }[] }>('directory.units', { limit: 200 })
    const incomplete = items.filter((unit) => unit.standing !== 'complete').map((unit) => unit.shortName)
    expect(incomplete.toSorted()).toEqual(['区市场监管局', '柳塍镇'])
  })

  it('has 60 cases and more, in every state, and letters in every state', async () => {
    const states = await counted('cases.case', `doc->>'state'`)
    expect(Object.values(states).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(60)
    expect(Object.keys(states).toSorted()).toEqual(['accepted', 'answered', 'assigned', 'closed', 'returned'])
    expect(Object.keys(await counted('triage.item', `doc->>'state'`)).toSorted()).toEqual(['accepted', 'declined', 'handedOver', 'merged', 'waiting'])
    expect(Object.keys(await counted('review.review', `doc->>'state'`)).toSorted()).toEqual(['cleared', 'open', 'sentBack'])
    expect(Object.keys(await counted('publication.release', `doc->>'state'`)).toSorted()).toEqual(['erased', 'ready', 'released', 'scheduled', 'withdrawn'])
  })

  it('has what is rare too: pause, extension, correction, re-handling, a withheld text, a referral, a meeting', async () => {
    const all = await cases()
    expect(all.some((one) => one.pauses.some((pause) => pause.until === undefined))).toBe(true)
    expect(all.some((one) => one.extensions.length === 1)).toBe(true)
    expect(all.some((one) => one.reopenedTimes === 1)).toBe(true)
    expect(all.some((one) => one.messages.length === 3)).toBe(true)
    expect(all.some((one) => one.holdingUsed && one.state === 'accepted')).toBe(true)
    expect(all.some((one) => one.disposition?.disposition === 'cannot_now')).toBe(true)
    expect(all.some((one) => one.returns === 1 && one.state === 'closed')).toBe(true)
    expect(Object.keys(await counted('review.review', `jsonb_array_length(doc->'signatures')`)).map(Number).toSorted((a, b) => a - b).slice(0, 3)).toEqual([0, 4, 5])
    for (const kind of ['publication.corrected', 'publication.replied', 'review.withheld', 'triage.referralDecided', 'cases.meetingRecorded', 'cases.taskFinished', 'evaluation.rated', 'evaluation.improvementOpened', 'statements.linesApproved']) {
      expect(await rows(`select id from record.fact where kind = '${kind}' limit 1`), kind).toHaveLength(1)
    }
  })

  it('[NH-18] offers as a topic what several parents ask in nearly the same words', async () => {
    const { items } = await asked<{ items: { messageIds: string[]; title: string; taken: boolean }[] }>('agenda.citizenTopics', {})
    expect(items).toMatchObject([{ messageIds: { length: 3 }, title: '公办幼儿园没报上名', taken: false }])
  })

  it('has drafts that somebody is writing', async () => {
    const writing = await rows<{ id: string; writer: string }>(`select id, doc->'authorIds'->>0 as writer from statements.statement where doc->'editions' = '[]'`)
    expect(writing.length).toBeGreaterThanOrEqual(2)
    for (const { id: statementId, writer } of writing) {
      const actor = await asked<Actor>('directory.actorOf', { personId: writer })
      const { draft } = await asked<{ draft: { content: { title: string } } }>('statements.statement', { statementId }, actor)
      expect(draft.content.title).toMatch(/^关于/)
    }
  })

  it('[GB-14] keeps most of its promises and not all: late answers, breaches at their true time, clocks that run out today', async () => {
    const all = await duties()
    const now = (await site.health()).clock
    const answers = all.filter((duty) => duty.duty === 'response')
    expect(answers.filter((duty) => duty.state === 'fulfilled').length).toBeGreaterThan(30)
    expect(answers.filter((duty) => duty.state === 'fulfilledLate').length).toBeGreaterThanOrEqual(4)
    const overdue = answers.filter((duty) => duty.state === 'open' && duty.dueAt < now)
    expect(overdue.length).toBeGreaterThanOrEqual(1)
    for (const duty of all.filter((one) => one.breachedAt)) expect(duty.breachedAt).toBe(duty.dueAt)
    const soon = all.filter((duty) => duty.state === 'open' && duty.dueAt >= now && Date.parse(duty.dueAt) - Date.parse(now) < 6 * 3_600_000)
    expect(soon.length).toBeGreaterThanOrEqual(3)
  })

  it('is late here and there, as a district is: three to six duties, each of another kind', async () => {
    const now = (await site.health()).clock
    const overdue = (await duties()).filter((duty) => duty.state === 'open' && duty.dueAt < now)
    expect(overdue.length).toBeGreaterThanOrEqual(3)
    expect(overdue.length).toBeLessThanOrEqual(6)
    expect(new Set(overdue.map((duty) => duty.duty)).size).toBe(overdue.length)
    expect(new Set(overdue.map((duty) => duty.unitId)).size).toBeGreaterThanOrEqual(3)
  })

  it('gives each reviewer of the housing bureau something to sign', async () => {
    for (const name of ['沈一舟', '许慎行', '陆承川']) {
      const [found] = await rows<{ id: string }>(`select id from directory.person where doc->>'name' = '${name}'`)
      const { items } = await asked<{ items: { signable: { items: string[] } }[] }>('review.desk', {}, await asked<Actor>('directory.actorOf', { personId: found!.id }))
      expect(items.filter((one) => one.signable.items.length > 0).length, name).toBeGreaterThanOrEqual(1)
    }
  })

  it('has documents of its own, in force, revised and on their way, a limit set by one, deputies and improvements done', async () => {
    const documents = (await rows<{ doc: { state: string; issued: unknown[]; revisionDue?: object } }>('select doc from measures.document')).map(({ doc }) => doc)
    expect(documents.map((one) => one.issued.length).toSorted()).toEqual([0, 1, 2])
    expect(documents.filter((one) => one.revisionDue)).toHaveLength(1)
    expect(await rows('select id from measures.value')).toHaveLength(1)
    expect((await rows('select id from measures.deputy')).length).toBeGreaterThanOrEqual(2)
    expect(Object.keys(await counted('evaluation.improvement', `doc->>'state'`)).toSorted()).toEqual(['done', 'open'])
  })

  it('[NH-06] [NH-13] [NH-15] has its year opened, six groups of four units, every month behind it held on its day and one date moved with a public reason', async () => {
    const today = civilDate((await site.health()).clock)
    const year = Number(today.slice(0, 4))
    const { items: slots } = await asked<{ items: Slot[] }>('agenda.slots', { year, limit: 50 })
    expect(slots).toHaveLength(12)
    expect(new Set(slots.filter((slot) => slot.dueOn < today).map((slot) => slot.state))).toEqual(new Set(slots.some((slot) => slot.dueOn < today) ? ['held'] : []))
    expect((await rows<{ doc: Slot }>('select doc from agenda.slot')).flatMap(({ doc }) => doc.moves.filter((move) => move.by === 'person')).map((move) => move.reason)).toEqual([expect.stringContaining('防汛防灾演练')])
    const [rota] = await rows<{ doc: Rota }>('select doc from agenda.rota')
    expect(rota!.doc.groups.map((group) => group.unitIds.length)).toEqual([4, 4, 4, 4, 4, 4])
  })

  it('[NH-17] has topics in each of the four steps, one from citizens, one dropped', async () => {
    const topics = (await rows<{ doc: Topic }>('select doc from agenda.topic')).map(({ doc }) => doc)
    expect(new Set(topics.map((topic) => topic.state))).toEqual(new Set(['proposed', 'reviewed', 'interpreted', 'absorbed', 'dropped']))
    expect(topics.filter((topic) => topic.origin === 'citizens').map((topic) => topic.messageIds.length)).toEqual([2])
  })

  it('[NH-36] [NH-37] [WL-30] has records that passed the gate and one in review, an interview with a comment declined by a published ground, an evening in a community, units that came, sent somebody and stayed away', async () => {
    const conferences = (await rows<{ doc: Conference }>('select doc from conferences.conference')).map(({ doc }) => doc)
    expect(new Set(conferences.flatMap(({ record }) => record?.state ?? []))).toEqual(new Set(['published', 'inReview']))
    expect(conferences.some((one) => one.occasion === 'live_interview' && Object.keys(one.stages).length === 4)).toBe(true)
    expect(await counted('conferences.question', `doc->>'declinedFor'`)).toMatchObject({ advertising: 1, off_topic: expect.any(Number) as number })
    expect(conferences.find((one) => one.venue)).toMatchObject({ state: 'held', attendees: 64, actions: [{ no: 1 }] })
    const came = conferences.filter((one) => one.state === 'held').flatMap(({ invitations }) => invitations.filter(({ as }) => as === 'unit').map(({ signedIn }) => (signedIn ? (signedIn.substituteFor ? 'substitute' : 'self') : 'absent')))
    expect(new Set(came)).toEqual(new Set(['self', 'substitute', 'absent']))
    const { counted: figures } = await asked<{ counted: { value: number; recounted: number }[] }>('conferences.figures', {})
    expect(figures.filter(({ value, recounted }) => value !== recounted)).toEqual([])
  })

  it('[NH-30] [NH-41] [WL-21] has conferences held with questions of every fate, one follow-up in a unit’s hands, and one conference being prepared with its list half done', async () => {
    const conferences = (await rows<{ doc: Conference }>('select doc from conferences.conference')).map(({ doc }) => doc)
    const held = conferences.filter((one) => one.state === 'held')
    expect(held.length).toBeGreaterThanOrEqual(3)
    expect(held.filter((one) => one.sessions.length === 2).length).toBeGreaterThanOrEqual(2)
    const preparing = conferences.filter((one) => one.state === 'preparing')
    expect(preparing).toHaveLength(1)
    const { missing } = await asked<{ missing: string[] }>('conferences.conference', { conferenceId: preparing[0]!.id })
    expect(missing.toSorted()).toEqual(['accessibility', 'evaluation', 'filing', 'invitations', 'lines'])
    const fates = await counted('conferences.question', `doc->>'state'`)
    expect(Object.keys(fates).toSorted()).toEqual(['answeredOnSite', 'declined', 'followUpAnswered', 'followUpOpen', 'merged'])
    expect(fates['followUpOpen']).toBe(1)
    expect(Object.keys(await counted('conferences.question', `doc->>'from'`)).toSorted()).toEqual(['citizen', 'floor'])
    expect(Object.keys(await counted('conferences.line', `doc->>'state'`)).toSorted()).toEqual(['released', 'written'])
  })

  it('[WL-34] [CV-7] [GS-34] counts acts for quotas by their evidence, and has days to come in the calendar of all units', async () => {
    const acts = await counted('agenda.act', `doc->>'kind'`)
    expect(Object.keys(acts).toSorted()).toEqual(expect.arrayContaining(['activity', 'response', 'session', 'training']))
    const held = await rows(`select 1 from agenda.slot where doc->>'state' = 'held'`)
    expect((await counted('agenda.quota', `doc->>'state'`))['met'] ?? 0).toBeGreaterThanOrEqual(held.length < 3 ? 0 : 10)
    const events = (await rows<{ doc: Event }>(`select doc from agenda.event where doc->>'conferenceId' is null`)).map(({ doc }) => doc)
    expect(events).toHaveLength(4)
    expect(events.some((event) => event.unseen.some(({ field }) => field === 'from'))).toBe(true)
  })

  it('[XM4-13] [XM2-09] [XM4-05] asks the public three things, one answer still owed; says where releases went; looks through the stock', async () => {
    const asks = await rows<{ kind: string; state: string; received: number }>(`select kind, state, (select count(*)::int from consultations.opinion o where o.consultation_id = c.id) as received from consultations.consultation c order by kind`)
    expect(asks).toEqual([{ kind: 'consultation', state: 'closed', received: 6 }, { kind: 'hearing', state: 'closed', received: 5 }, { kind: 'survey', state: 'open', received: 0 }])
    expect((await duties()).filter((duty) => duty.duty === 'consultation-outcome').map(({ state, breachedAt }) => [state, breachedAt ?? 'in time'])).toEqual([['open', 'in time'], ['open', 'in time'], ['open', 'in time']])
    expect((await asked<{ items: { kind: string; soFar: number }[] }>('consultations.consultations', {})).items.find(({ kind }) => kind === 'survey')!.soFar).toBe(11)
    expect(Object.keys(await counted('channels.delivery', 'kind'))).toEqual(expect.arrayContaining(['weibo', 'filing', 'portal', 'feeds']))
    const { counts } = await asked<PolicyCounts>('publication.policyCounts', { year: Number(civilDate((await site.health()).clock).slice(0, 4)) })
    expect(counts.inTime).toBe(1)
    const { items } = await asked<{ items: StockRound[] }>('publication.stockChecks', {})
    expect(items).toMatchObject([{ progress: { seen: 12, findings: 1, settled: 0 } }])
  })

  it('[RL-2] keeps contacts sealed, and no fact holds a word of them', async () => {
    const sealed = await transact(site.pool.db, { actor: OPERATOR }, async (tx) => (await sql<{ cipher: Buffer }>`select cipher from record.sealed_contact`.execute(tx.db)).rows)
    expect(sealed.length).toBeGreaterThanOrEqual(10)
    const contacts = sealed.map((row) => unseal(row.cipher))
    expect(contacts.every((contact) => /example\.com|10000000/.test(contact))).toBe(true)
    expect(await rows(`select id from record.fact where data::text ~ 'example\\.com|10000000'`)).toHaveLength(0)
  })

  it('was made by commands in the order of time, and the record verifies', async () => {
    const backwards = await rows(`select 1 from (select at, lag(at) over (order by seq) as before from record.fact) f where at < before`)
    expect(backwards).toHaveLength(0)
    const { faults, facts } = await verifyRecord(site.pool.db, site.catalogue.aggregates)
    expect(faults).toEqual([])
    expect(facts).toBeGreaterThan(1500)
  })

  it('lets everybody on the printed list in', async () => {
    for (const { login } of demoSignIns) {
      const signedIn = await site.door.signIn({ login, password: PASSWORD }, { address: 'local' })
      if ('refusals' in signedIn) throw new Error(`${login}: ${JSON.stringify(signedIn.refusals)}`)
      const visitor: Visitor = signedIn.value.visitor
      expect(visitor.actor.posts.length, login).toBeGreaterThan(0)
    }
  })
})
