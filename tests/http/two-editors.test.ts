import { afterAll, beforeAll, expect, it } from 'vitest'
import { idOf } from '#src/kernel/subjects.ts'
import { Browser, openOffice, PASSWORD, type Office, type Said } from './office.ts'
import { hashPassword } from '../../src/modules/access/password.ts'

let office: Office
let one: Browser
let two: Browser
let statementId: string

const made = (said: Said, kind: string): string => idOf((said.body.facts as { kind: string; subject: string }[]).find((fact) => fact.kind === kind)!.subject)
async function inside(login: string, server: number): Promise<Browser> {
  const browser = new Browser(office.servers[server]!)
  expect((await browser.signIn(login)).status).toBe(200)
  return browser
}
async function done(browser: Browser, command: string, input: object): Promise<Said> {
  const said = await browser.post(`/api/commands/${command}`, input)
  expect(said.status, JSON.stringify(said.body)).toBe(200)
  return said
}
const save = (browser: Browser, baseVersion: number, facts: string): Promise<Said> => browser.post('/api/commands/statements.saveDraft', { statementId, baseVersion, content: { title: '关于积水的回应', facts } })
const draft = async (browser: Browser): Promise<{ version: number; content: { facts: string } }> => (await browser.post('/api/queries/statements.statement', { statementId })).body.value.draft

/** A case of the housing office, accepted, with an answer begun, and two of its editors signed in at two processes. */
beforeAll(async () => {
  office = await openOffice(2)
  const { person, unit } = office.cast
  await office.servers[0]!.live.door.openWithPassword({ personId: person('spare'), login: 'spare', unitId: unit('housing'), passwordHash: await hashPassword(PASSWORD), mustChange: false }, { address: 'test' })
  await new Browser(office.servers[0]!).post('/api/public/questions', { text: '雨后小区门口积水没过脚踝。' })
  const officer = await inside('officer', 0)
  const messageId = (await officer.post('/api/queries/triage.desk', {})).body.value.items[0].id as string
  await done(officer, 'triage.study', { messageId, classes: ['vital_interest'], stance: 'help', recommendation: '请住建局答复' })
  await done(officer, 'triage.accept', { messageId, unitId: unit('housing') })
  one = await inside('editor', 0)
  two = await inside('spare', 1)
  await done(one, 'cases.accept', { caseId: messageId })
  statementId = made(await done(one, 'statements.start', { caseId: messageId, audience: 'public' }), 'statements.started')
}, 60_000)
afterAll(() => office.close())

it('the second of two who save on one version is told 409: what stands, that the own text is still there, and what to do; nothing is overwritten', async () => {
  expect((await save(one, 0, '甲写的事实')).status).toBe(200)
  const refused = await save(two, 0, '乙写的事实')
  expect(refused.status).toBe(409)
  expect(refused.body.refusals).toEqual([{
    code: 'statements/draft-overtaken', item: statementId, clause: null,
    message: { zh: '草稿已被他人更新到第 1 次保存，您基于第 0 次', en: 'The draft is at save 1; yours is based on 0' },
    remedy: { zh: '您的文字仍在本页，对照最新稿后再保存', en: 'Your text is still on this page: compare with the newest and save again' },
  }])
  expect(await draft(one)).toMatchObject({ version: 1, content: { facts: '甲写的事实' } })

  // As told: read the newest, put both together, save again.
  const newest = await draft(two)
  expect((await save(two, newest.version, `${newest.content.facts};乙写的事实`)).status).toBe(200)
  expect(await draft(one)).toMatchObject({ version: 2, content: { facts: '甲写的事实;乙写的事实' } })
})

it('at the very same moment, at two processes, twenty times: one save stands, the other is a 409, and the text is the winner’s', async () => {
  for (let round = 0; round < 20; round += 1) {
    const { version } = await draft(one)
    const said = await Promise.all([save(one, version, `甲 ${round}`), save(two, version, `乙 ${round}`)])
    expect(said.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const winner = said[0]!.status === 200 ? '甲' : '乙'
    expect(said.find(({ status }) => status === 409)!.body.refusals[0].code).toBe('statements/draft-overtaken')
    expect(await draft(two)).toMatchObject({ version: version + 1, content: { facts: `${winner} ${round}` } })
  }
}, 60_000)

it('nor is a draft sent to review over a colleague’s later save', async () => {
  const { version } = await draft(one)
  expect((await save(two, version, '乙最后补的一句')).status).toBe(200)
  const content = { title: '关于积水的回应', facts: '甲的旧稿', measures: '措施', result: '结果' }
  const refused = await one.post('/api/commands/statements.finish', { statementId, baseVersion: version, content, riskNote: { misreading: '误读', harm: '住户', fallback: '另行公告' } })
  expect([refused.status, refused.body.refusals.map((each: { code: string }) => each.code)]).toEqual([409, ['statements/draft-overtaken']])
  expect(await draft(one)).toMatchObject({ version: version + 1, content: { facts: '乙最后补的一句' } })
  expect((await one.post('/api/queries/statements.statement', { statementId })).body.value.editions).toEqual([])
})
