import { unzipSync, strFromU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Browser, openOffice, type Office } from './office.ts'

let office: Office
let browser: Browser
beforeAll(async () => {
  office = await openOffice()
  browser = new Browser(office.servers[0]!)
  await browser.signIn('officer')
}, 120_000)
afterAll(() => office?.close())

/** The words of a Word file, part by part. */
async function wordsOf(path: string): Promise<{ status: number; type: string | null; text: string; header: string; footer: string }> {
  const answer = await fetch(browser.base + path, { headers: { cookie: browser.cookie } })
  const files = answer.status === 200 ? unzipSync(new Uint8Array(await answer.arrayBuffer())) : {}
  const part = (pattern: RegExp): string => Object.entries(files).flatMap(([name, bytes]) => (pattern.test(name) ? [strFromU8(bytes)] : [])).join('\n')
  return { status: answer.status, type: answer.headers.get('content-type'), text: part(/^word\/document\.xml$/).replaceAll(/<[^>]+>/g, ' '), header: part(/^word\/header\d*\.xml$/), footer: part(/^word\/footer\d*\.xml$/) }
}

describe('papers of a conference', () => {
  it('[RL-17] every paper from a database that is not the live one says so: those of a conference and the look-ahead', async () => {
    const conferenceId = ((await browser.post('/api/commands/conferences.open', { occasion: 'emergency', title: '演练通报会' })).body as { facts: { subject: string }[] }).facts[0]!.subject.split(':')[1]!
    for (const path of [`/api/conferences/${conferenceId}/papers/run-sheet.docx`, '/api/documents/look-ahead.docx']) expect(await wordsOf(path), path).toMatchObject({ status: 200, header: expect.stringContaining('演示数据') as string, footer: expect.stringContaining('— ') as string })
  })

  it('run sheet, seat cards, invitation list and briefing pack are Word files with what stands in the record', async () => {
    const give = async (command: string, input: object) => (await browser.post(`/api/commands/${command}`, input)).body as { facts: { subject: string }[] }
    const conferenceId = (await give('conferences.open', { occasion: 'emergency', title: '停水处置通报会' })).facts[0]!.subject.split(':')[1]!
    const until = new Date(Date.now() + 50 * 3_600_000).toISOString()
    await give('conferences.plan', { conferenceId, at: new Date(Date.now() + 48 * 3_600_000).toISOString(), until, place: '新闻发布厅', hostId: office.cast.person('head') })
    await give('conferences.addSession', { conferenceId, unitId: office.cast.unit('housing'), title: '抢修进展', speakerIds: [office.cast.person('editor')] })
    await give('conferences.invite', { conferenceId, invitations: [{ as: 'media', name: '汀兰日报', kind: 'newspaper', pressCard: '在案' }] })
    await give('conferences.checkItem', { conferenceId, item: 'equipment', note: '会议中心调试完毕' })
    const paper = (name: string) => wordsOf(`/api/conferences/${conferenceId}/papers/${name}.docx`)
    const sheet = await paper('run-sheet')
    expect(sheet).toMatchObject({ status: 200, type: expect.stringContaining('wordprocessingml') })
    expect(sheet.text).toContain('停水处置通报会议程')
    expect(sheet.text).toContain('发布：抢修进展')
    expect(sheet.footer).toContain('— ')
    expect((await paper('seats')).footer).toBe('')
    expect((await paper('seats')).text).toMatch(/沈二[\s\S]*主持人[\s\S]*沈四[\s\S]*汀兰区住房和城乡建设局/)
    expect((await paper('invitations')).text).toMatch(/汀兰日报\s+报/)
    const editor = new Browser(office.servers[0]!)
    await editor.signIn('editor')
    const written = await editor.post('/api/commands/statements.writeLines', { unitId: office.cast.unit('housing'), question: '何时恢复供水？', answer: '今晚八时前恢复。', facts: [{ text: '抢修进度', source: '抢修日志' }] })
    const linesId = (written.body.facts as { subject: string }[])[0]!.subject.split(':')[1]!
    const briefing = async () => (await paper('briefing')).text
    expect(await briefing()).toContain('会议中心调试完毕')
    expect(await briefing()).not.toContain('今晚八时前恢复')
    const head = new Browser(office.servers[0]!)
    await head.signIn('head')
    expect((await head.post('/api/commands/statements.approveLines', { linesId })).status).toBe(200)
    expect(await briefing()).toContain('今晚八时前恢复')
    expect((await browser.get(`/api/conferences/${conferenceId}/papers/menu.docx`)).status).toBe(404)
    expect((await browser.get(`/api/conferences/${office.cast.unit('press')}/papers/seats.docx`)).status).toBe(404)
  })
})
