import { createHash } from 'node:crypto'
import Fastify from 'fastify'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '#src/kernel/subjects.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import type { Served } from '#src/surfaces/http/deps.ts'
import { hiddenIn } from '#src/adapters/inspection/hidden.ts'
import { XLSX } from '#src/adapters/inspection/kinds.ts'
import { registerReleaseLedger } from '#src/surfaces/api/release-ledger.ts'
import { registerReleasePaper } from '#src/surfaces/api/release-paper.ts'
import { registerVisitor } from '#src/surfaces/http/visitor.ts'
import { makeFiles } from '#src/surfaces/files/index.ts'
import { contentClasses, opinionClasses } from '#src/modules/statements/contract.ts'
import { htmlFaults, useSite } from '../portal/site.ts'
import { useOffice } from '../setup/office.ts'
import { ANSWER, asks, codesOf, isAccepted, isCleared, isPublished, RISK } from './steps.ts'

const office = useOffice(new Date().toISOString())
const site = useSite(office)
const DOCUMENT = { number: '澄建发〔2026〕12号', issuer: '澄湾区住房和城乡建设局', addressee: '各街道办事处', issuedOn: '2026-03-01', signedBy: '澄湾区住房和城乡建设局' }
const EVIDENCE = [{ what: '十月的水质检测报告，二十项全部合格', source: '区疾控中心检测报告 2026-118' }]
const REBUTS = { claim: '城南自来水有毒，喝了会生病', where: '某短视频平台', seenOn: '2026-03-02', verdict: 'false', evidence: EVIDENCE }
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64')
const PICTURE_DIGEST = createHash('sha256').update(PICTURE).digest('hex')
const GRAPHIC = { kind: 'graphic', file: PICTURE_DIGEST, name: '申请流程图', synthetic: true, alternative: '先预约，再到窗口，三个工作日办结。' }

const started = async (kind: string): Promise<string> => idOf((await office.does('writer', 'statements.startOwn', { unitId: office.cast.unit('housing'), kind }))[0]!.subject)
const finishing = (statementId: string, content: object) => ({ statementId, baseVersion: 0, content: { contentClass: 'disclosure', ...content }, riskNote: RISK })

const uploads = (statementId: string) => office.does('writer', 'statements.addFile', { statementId, digest: PICTURE_DIGEST, name: '流程图.png', type: 'image/png', size: PICTURE.length, scanned: false, bytes: PICTURE.toString('base64') })

async function published(kind: string, content: object, withFile = false, more?: { digest: string; bytes: Buffer }): Promise<string> {
  const statementId = await started(kind)
  if (withFile) await uploads(statementId)
  if (more) await office.does('writer', 'statements.addFile', { statementId, digest: more.digest, name: '图.png', type: 'image/png', size: more.bytes.length, scanned: false, bytes: more.bytes.toString('base64') })
  const facts = await office.does('writer', 'statements.finish', finishing(statementId, content))
  const requested = facts.find((fact) => fact.kind === 'review.requested')!
  await isCleared(office, { statementId, reviewId: idOf(requested.subject), digest: (requested.data as { edition: { digest: string } }).edition.digest })
  await isPublished(office, statementId)
  return statementId
}
const page = async (path: string) => {
  await new Promise((resolve) => setTimeout(resolve, 600))
  const found = await site.get(path)
  expect([path, await htmlFaults(found.body)]).toEqual([path, []])
  return found.body
}

describe('what a unit publishes of its own accord', () => {
  let policy: string
  beforeAll(async () => {
    useKeys(makeKeys(Buffer.alloc(32, 9)))
    policy = await published('document', { title: '夜间施工管理办法', facts: '第一条 夜间施工须经许可。', page: { kind: 'document', document: DOCUMENT } })
  }, 60_000)

  it('[GS-20] an official document shows its five elements; its number has the form and belongs to one text of its issuer', async () => {
    const body = await page(`/releases/${policy}`)
    for (const said of [DOCUMENT.number, DOCUMENT.issuer, DOCUMENT.addressee, '2026年3月1日']) expect(body).toContain(said)
    const other = await started('document')
    expect(codesOf(await office.isRefused('writer', 'statements.finish', finishing(other, { title: '另一份办法', facts: '第一条', page: { kind: 'document', document: { ...DOCUMENT, number: '第 12 号' } } })))).toEqual(['input/invalid'])
    expect(codesOf(await office.isRefused('writer', 'statements.finish', finishing(other, { title: '另一份办法', facts: '第一条', page: { kind: 'document', document: DOCUMENT } })))).toEqual(['statements/number-taken'])
    expect(await page('/policies')).toContain('夜间施工管理办法')
  })

  it('[GS-20] a document leaves as Word with its elements, as PDF where the office has LibreOffice, and all releases as one sheet that hides nothing', async () => {
    const served = { desk: office.desk, kind: 'live', catalogue: office.ledger.catalogue, door: { whoIs: () => Promise.resolve({ actor: office.cast.actor('writer'), mustChange: false }) } } as unknown as Served
    const papers = (toPdf?: (docx: Buffer) => Promise<Buffer>) => {
      const app = Fastify().decorate('cookieName', 'huiying')
      registerVisitor(app)
      const deps = { served: () => served, ...(toPdf && { toPdf }) } as unknown as Parameters<typeof registerReleasePaper>[1]
      registerReleasePaper(app, deps)
      registerReleaseLedger(app, deps)
      return (path: string) => app.inject({ url: `/api/documents/${path}`, headers: { cookie: `huiying=${'a'.repeat(43)}` } })
    }
    const get = papers()
    const docx = await get(`releases/${policy}.docx`)
    const words = strFromU8(unzipSync(docx.rawPayload)['word/document.xml']!)
    for (const said of ['夜间施工管理办法', DOCUMENT.number, `${DOCUMENT.addressee}：`, DOCUMENT.signedBy, '2026年3月1日']) expect(words).toContain(said)
    expect((await get(`releases/${policy}.pdf`)).statusCode).toBe(404)
    const pdf = await papers((given) => Promise.resolve(Buffer.concat([Buffer.from('%PDF '), given])))(`releases/${policy}.pdf`)
    expect([pdf.headers['content-type'], pdf.rawPayload.subarray(5, 7).toString()]).toEqual(['application/pdf', 'PK'])
    const sheet = await get('releases.xlsx')
    expect(hiddenIn(sheet.rawPayload, XLSX)).toEqual([])
    expect(Object.values(unzipSync(sheet.rawPayload)).map((part) => strFromU8(part)).join('')).toContain('夜间施工管理办法')
  })

  it('[WL-01] [XM4-11] an interpretation without its document is refused; with it, each leads to the other', async () => {
    const without = await started('interpretation')
    expect(codesOf(await office.isRefused('writer', 'statements.finish', finishing(without, { title: '一图读懂', facts: '三件事', page: { kind: 'interpretation' } })))).toEqual(['statements/page-part-missing'])
    expect(codesOf(await office.isRefused('writer', 'statements.finish', finishing(without, { title: '一图读懂', facts: '三件事', page: { kind: 'interpretation', interprets: { title: '某办法' } } })))).toEqual(['statements/no-policy'])
    const explained = await published('interpretation', { title: '夜间施工，三件事要知道', facts: '为什么要许可：一家施工，百家睡不着。', page: { kind: 'interpretation', interprets: { releaseId: policy, title: '夜间施工管理办法' } } })
    expect(await page(`/releases/${explained}`)).toContain(`<a href="/releases/${policy}">`)
    expect(await page(`/releases/${policy}`)).toContain(`<a href="/releases/${explained}"`)
    // Its document is not public yet: the interpretation waits.
    const hidden = await started('document')
    const early = await started('interpretation')
    const facts = await office.does('writer', 'statements.finish', finishing(early, { title: '提前的解读', facts: '说明', page: { kind: 'interpretation', interprets: { releaseId: hidden, title: '未发布的办法' } } }))
    const requested = facts.find((fact) => fact.kind === 'review.requested')!
    await isCleared(office, { statementId: early, reviewId: idOf(requested.subject), digest: (requested.data as { edition: { digest: string } }).edition.digest })
    expect(codesOf(await office.isRefused('head', 'publication.release', { statementId: early }))).toEqual(['publication/policy-not-public'])
  })

  it('[GS-66] [XM4-07] a rebuttal names claim, verdict and evidence, is found in its library, and is corrected in the open', async () => {
    const bare = await started('rebuttal')
    expect(codesOf(await office.isRefused('writer', 'statements.finish', finishing(bare, { title: '辟谣', facts: '不实', page: { kind: 'rebuttal' } })))).toEqual(['statements/page-part-missing'])
    expect(codesOf(await office.isRefused('writer', 'statements.finish', finishing(bare, { title: '辟谣', facts: '不实', page: { kind: 'rebuttal', rebuts: { ...REBUTS, evidence: [] } } })))).toEqual(['input/invalid'])
    const id = await published('rebuttal', { title: '关于“城南自来水有毒”的说明', facts: '水质合格。', contentClass: 'clarification', page: { kind: 'rebuttal', rebuts: REBUTS } })
    const body = await page(`/releases/${id}`)
    expect(body).toContain('结论：不实')
    expect(body).toContain(EVIDENCE[0]!.what)
    expect(JSON.parse(/ld\+json">([^<]*)</.exec(body)![1]!)).toMatchObject({ '@type': 'ClaimReview', claimReviewed: REBUTS.claim, reviewRating: { ratingValue: 1, alternateName: '不实' } })
    expect(await page(`/rebuttals?q=${encodeURIComponent('有毒')}`)).toContain(`/releases/${id}`)
    expect(await page(`/rebuttals?q=${encodeURIComponent('电梯')}`)).not.toContain(`/releases/${id}`)
    await office.does('head', 'publication.correct', { statementId: id, note: '后来查明部分属实' })
    const draft = await office.does('writer', 'statements.finish', finishing(id, { title: '关于“城南自来水有毒”的说明', facts: '个别楼栋水箱确有问题。', contentClass: 'clarification', page: { kind: 'rebuttal', rebuts: { ...REBUTS, verdict: 'partlyFalse' } } }))
    const requested = draft.find((fact) => fact.kind === 'review.requested')!
    await isCleared(office, { statementId: id, reviewId: idOf(requested.subject), digest: (requested.data as { edition: { digest: string } }).edition.digest })
    await isPublished(office, id)
    const corrected = await page(`/releases/${id}`)
    expect(corrected).toContain('结论：部分不实')
    expect(corrected).toContain('后来查明部分属实')
    expect(await page(`/releases/${id}/1`)).toContain('结论：不实')
  })

  it('[GB-19] [WL-41] a topic holds five kinds of block, each that is not text with a text that says the same', async () => {
    const bare = await started('topic')
    const blocks = [{ kind: 'text', heading: '办理条件', text: '本区户籍。' }, GRAPHIC, { kind: 'audio', file: PICTURE_DIGEST, name: '局长访谈', alternative: '问：什么时候开始？答：四月。' }, { kind: 'video', file: PICTURE_DIGEST, name: '办理演示', alternative: '画面：取号、递交、领取。' }, { kind: 'link', url: `/releases/${policy}`, name: '管理办法', alternative: '政策原文全文' }]
    expect(codesOf(await office.isRefused('writer', 'statements.finish', finishing(bare, { title: '专题', page: { kind: 'topic', blocks: [] } })))).toEqual(['statements/page-part-missing', 'statements/part-missing'])
    expect(codesOf(await office.isRefused('writer', 'statements.finish', finishing(bare, { title: '专题', page: { kind: 'topic', blocks: [{ ...GRAPHIC, alternative: '' }] } })))).toEqual(['input/invalid'])
    expect(codesOf(await office.isRefused('writer', 'statements.finish', finishing(bare, { title: '专题', page: { kind: 'topic', blocks: [GRAPHIC] } })))).toEqual(['statements/file-missing'])
    const id = await published('topic', { title: '夜间施工专题', page: { kind: 'topic', blocks } }, true)
    const body = await page(`/releases/${id}`)
    for (const said of ['本区户籍。', GRAPHIC.alternative, '问：什么时候开始？', '画面：取号、递交、领取。', '政策原文全文', '人工智能生成']) expect(body).toContain(said)
    expect(await page(`/topics?q=${encodeURIComponent('窗口')}`)).toContain('夜间施工专题')
    expect(await page('/topics')).toContain('夜间施工专题')
  })

  it('[RL-5] a file is there as long as an edition in public names it, on an origin of its own and as a download; drafts’ files are nobody’s', async () => {
    const files = makeFiles(() => ({ desk: office.desk }) as Served, () => {})
    const get = (digest: string, headers = {}) => files.inject({ url: `/files/${digest}/x.png`, headers })
    const draft = await started('topic')
    const other = Buffer.concat([PICTURE, Buffer.from([0])])
    const digest = createHash('sha256').update(other).digest('hex')
    await office.does('writer', 'statements.addFile', { statementId: draft, digest, name: '草图.png', type: 'image/png', size: other.length, scanned: false, bytes: other.toString('base64') })
    const [hidden, never] = [await get(digest), await get('f'.repeat(64))]
    expect([hidden.statusCode, hidden.body]).toEqual([404, never.body])
    const shown = await get(PICTURE_DIGEST)
    expect([shown.statusCode, shown.headers['content-disposition'], shown.headers['x-content-type-options']]).toEqual([200, `attachment; filename*=UTF-8''${encodeURIComponent('流程图.png')}`, 'nosniff'])
    expect(shown.headers['content-security-policy']).toMatch(/^sandbox/)
    expect(shown.rawPayload.equals(PICTURE)).toBe(true)
    expect(shown.headers['cache-control']).toMatch(/max-age=86400/)
    expect((await get(PICTURE_DIGEST, { 'if-none-match': shown.headers['etag'] })).statusCode).toBe(304)
    const part = await get(PICTURE_DIGEST, { range: 'bytes=0-3' })
    expect([part.statusCode, part.rawPayload.length, part.headers['content-range']]).toEqual([206, 4, `bytes 0-3/${PICTURE.length}`])
    expect((await get(PICTURE_DIGEST, { range: 'bytes=9999-' })).statusCode).toBe(416)
    const id = await published('topic', { title: '要清除的专题', page: { kind: 'topic', blocks: [{ ...GRAPHIC, file: digest }] } }, false, { digest, bytes: other })
    expect((await get(digest)).statusCode).toBe(200)
    await office.does('head', 'publication.withdraw', { statementId: id, reason: 'wrong', note: '图示有误，另行发布' })
    expect((await get(digest)).headers['cache-control']).toBe('no-cache')
    await office.does('head', 'publication.erase', { statementId: id, category: 'personal_data', note: '图中有住户门牌' })
    expect((await get(digest)).statusCode).toBe(404)
    expect((await get(PICTURE_DIGEST)).statusCode).toBe(200)
    await files.close()
  })

  it('[XM4-13] a decision opens policy, plan, decision, procedure and outcome', async () => {
    const parts = { policy: '依据上位法第九条。', plan: '三个备选方案。', decision: '采用方案二。', procedure: '公开征求意见二十日，听证一次。', outcome: '六月起施行。' }
    const bare = await started('decision')
    expect(codesOf(await office.isRefused('writer', 'statements.finish', finishing(bare, { title: '停车收费调整', facts: '说明', page: { kind: 'decision' } })))).toEqual(['statements/page-part-missing'])
    const id = await published('decision', { title: '停车收费调整', page: { kind: 'decision', decision: parts } })
    const body = await page(`/releases/${id}`)
    for (const said of Object.values(parts)) expect(body).toContain(said)
  })

  it('[GS-58] an authorised release needs the record of its authorisation, and shows it', async () => {
    const bare = await started('release')
    expect(codesOf(await office.isRefused('writer', 'statements.finish', finishing(bare, { title: '受权公告', facts: '公告内容', contentClass: 'authorised', page: { kind: 'release' } })))).toEqual(['statements/authorisation-missing'])
    const id = await published('release', { title: '受权公告', facts: '公告内容', contentClass: 'authorised', page: { kind: 'release' }, authorisation: { by: '澄湾区人民政府', record: '区政府常务会议纪要〔2026〕3号', on: '2026-03-01' } })
    expect(await page(`/releases/${id}`)).toContain('区政府常务会议纪要〔2026〕3号')
  })

  it('[GS-65] an answer on a hot issue names what still goes wrong, or why nothing does', async () => {
    const caseId = await isAccepted(office, await asks(office))
    const statementId = idOf((await office.does('writer', 'statements.start', { caseId, audience: 'public' }))[0]!.subject)
    expect(codesOf(await office.isRefused('writer', 'statements.finish', { statementId, baseVersion: 0, content: { ...ANSWER, contentClass: 'hot_issue' }, riskNote: RISK }))).toEqual(['statements/problems-missing'])
    await office.does('writer', 'statements.finish', { statementId, baseVersion: 0, content: { ...ANSWER, contentClass: 'hot_issue', problems: '巡查人手不足，凌晨仍有漏查。' }, riskNote: RISK })
  })

  it('[GB-40] [RL-6] two questions stand under a release; one reader is counted once, and few answers say so', async () => {
    const before = await site.get(`/releases/${policy}`)
    for (const said of ['看懂了吗？', '您觉得可信吗？']) expect(before.body).toContain(said)
    const given = await site.post(`/releases/${policy}/reaction`, { understood: 'yes', credible: 'no' })
    expect([given.status, await htmlFaults(given.body)]).toEqual([200, []])
    const again = await site.post(`/releases/${policy}/reaction`, { understood: 'no', credible: 'no' })
    expect(again.status).toBe(409)
    expect((await site.post(`/releases/${policy}/reaction`, { understood: 'yes' })).status).toBe(400)
    expect((await site.post('/releases/00000000-0000-4000-8000-000000000000/reaction', { understood: 'yes', credible: 'yes' })).status).toBe(404)
    expect(await office.asks({ as: 'citizen' }, 'evaluation.reactionsOf', { releaseId: policy })).toMatchObject({ n: 1, understood: { yes: 1, tooFew: true }, credible: { yes: 0 } })
    expect((await site.get(`/releases/${policy}?n=1`)).body).toContain('样本不足')
  })

  it('[GS-52] [GS-53] [GS-54] [GS-55] [GS-56] [GS-57] [GS-58] [WL-10] each class belongs to exactly one of the seven of the opinions, and the year’s report shows each one’s share', async () => {
    const mapped = Object.values(opinionClasses).flatMap(({ of }) => [...of] as string[])
    expect(mapped.toSorted()).toEqual(Object.keys(contentClasses).toSorted())
    const { chapters } = await office.asks<{ chapters: { rows: { zh: string; value: number | null }[] }[] }>({ as: 'citizen' }, 'evaluation.yearReport', { year: new Date().getUTCFullYear() })
    const shares = chapters[0]!.rows.filter(({ zh }) => zh.includes('（GS-5'))
    expect(shares.map(({ zh }) => /GS-5\d/.exec(zh)![0])).toEqual(['GS-52', 'GS-53', 'GS-54', 'GS-55', 'GS-56', 'GS-57', 'GS-58'])
    const of = (clause: string): number => shares.find(({ zh }) => zh.includes(clause))!.value!
    expect(shares.reduce((sum, { value }) => sum + value!, 0)).toBeCloseTo(1)
    // Of all that this office published one was authorised and one cleared something up.
    expect(of('GS-56')).toBeCloseTo(of('GS-58'))
    expect(of('GS-52')).toBeGreaterThan(of('GS-58'))
    expect(of('GS-54')).toBe(0)
  })

  it('[NH-45] every release has a way to ask and to comment, and each belongs to exactly one content class', async () => {
    expect(await page(`/releases/${policy}`)).toContain(`<a href="/ask?about=${policy}">`)
    const bare = await started('release')
    for (const contentClass of [['disclosure', 'other'], 'nonsense', '']) expect(codesOf(await office.isRefused('writer', 'statements.finish', finishing(bare, { title: '标题', facts: '内容', contentClass, page: { kind: 'release' } })))).toEqual(['input/invalid'])
  })
})
