import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import type { Conference } from '#src/modules/conferences/contract.ts'
import type { Warning } from '#src/modules/conferences/inviting.ts'
import type { MediaPart, PublicConferenceDetail } from '#src/modules/conferences/public.ts'
import type { PublicRelease } from '#src/modules/publication/public.ts'
import type { Review } from '#src/modules/review/contract.ts'
import { sha256 } from '#src/record/digest.ts'
import { transact } from '#src/record/transaction.ts'
import { verifyRecord } from '#src/record/verify.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { isReady } from './conference-steps.ts'
import { codesOf, isPublished, THREE_ACTS } from './steps.ts'

// A conference is the press office's own: its record is reviewed there.
const office = useOffice('2026-04-01T09:00:00+08:00', { people: [
  { key: 'pressFirst', name: '宋知', posts: ['reviewer_1', 'check_wording', 'check_policy', 'press_officer'].map((role) => ({ role, unit: 'press' })) },
  { key: 'pressSecond', name: '何方', posts: ['reviewer_2', 'check_legal', 'check_secrecy'].map((role) => ({ role, unit: 'press' })) },
  { key: 'pressThird', name: '冯一', posts: ['reviewer_3', 'check_political'].map((role) => ({ role, unit: 'press' })) },
  { key: 'pressFourth', name: '卫岚', posts: ['reviewer_1', 'check_wording', 'check_policy'].map((role) => ({ role, unit: 'press' })) },
] })
const PICTURE = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('会场全景')])
const CAPTIONS = Buffer.from('WEBVTT\n\n00:01.000 --> 00:04.000\n共检查三十处。\n')
const FILM = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.from('四十分钟的回放')])
let conferenceId: Id

const detail = () => office.asks<Conference & { warnings: Warning[] }>('officer', 'conferences.conference', { conferenceId })
const seen = () => office.asks<PublicConferenceDetail>(CITIZEN, 'conferences.publicConference', { conferenceId })
const shelf = () => office.asks<PublicRelease | null>(CITIZEN, 'publication.publicRelease', { releaseId: conferenceId })
const reviewNow = () => office.asks<Review>('pressSecond', 'review.review', { statementId: conferenceId })
const writes = (text: string, more: object = {}, who = 'officer') => office.does(who, 'conferences.writeLine', { conferenceId, speaker: '陆明远', text, ...more })
const adds = (bytes: Uint8Array, fileName: string, alt = '发布席上两位发布人，台下坐满记者') => office.does('officer', 'conferences.addMedia', { conferenceId, fileName, alt, bytes })
const shown = async (mediaId: Id) => (await office.asks<MediaPart | null>(CITIZEN, 'conferences.publicMedia', { conferenceId, mediaId }))?.bytes.toString('utf8')
const seenByColleague = async (mediaId: Id) => (await office.asks<MediaPart | null>('third', 'conferences.media', { conferenceId, mediaId }))?.bytes.toString('utf8')
const passes = async (first = 'pressFourth') => {
  const { id, digest } = await reviewNow()
  for (const [who, items] of THREE_ACTS) await office.does({ first, second: 'pressSecond', third: 'pressThird' }[who], 'review.sign', { reviewId: id, digest, items: [...items], verdict: 'pass' })
}

beforeAll(async () => {
  conferenceId = await isReady(office, { at: '2026-04-02T15:00:00+08:00', until: '2026-04-02T16:00:00+08:00', place: '新闻发布厅', live: true })
  await office.turnTo('2026-04-02T15:00:00+08:00')
  await office.does('officer', 'conferences.start', { conferenceId, presentIds: [office.cast.person('third')] })
  await writes('共检查三十处。')
  await writes('更正：共检查十三处。', { corrects: 1 }, 'officer2')
})

describe('the record of a conference', () => {
  it('[NH-36] is submitted when the conference is over and somebody wrote a line', async () => {
    expect(codesOf(await office.isRefused('officer', 'conferences.submitRecord', { conferenceId }))).toEqual(['conferences/not-in-state'])
    const silent = await isReady(office, { at: '2026-04-02T18:00:00+08:00', until: '2026-04-02T18:30:00+08:00', place: '会议室' })
    await office.turnTo('2026-04-02T18:00:00+08:00')
    await office.does('officer', 'conferences.start', { conferenceId: silent, presentIds: [] })
    for (const each of [silent, conferenceId]) await office.does('officer', 'conferences.close', { conferenceId: each })
    expect(codesOf(await office.isRefused('officer', 'conferences.submitRecord', { conferenceId: silent }))).toEqual(['conferences/nothing-to-submit'])
  })

  it('[GB-34] [RL-9] goes to the full gate word for word; nothing of it is public, and who wrote a line signs nothing', async () => {
    const facts = await office.does('pressFirst', 'conferences.submitRecord', { conferenceId })
    expect(facts.map(({ kind }) => kind)).toEqual(['conferences.recordSubmitted', 'statements.started', 'statements.editionFinished', 'review.requested'])
    const { texts } = await office.asks<{ texts: { digest: string; content: { facts: string } }[] }>('head', 'statements.statement', { statementId: conferenceId })
    expect(texts[0]!.content.facts).toBe('时间：2026年4月2日 15:00 至 18:00\n地点：新闻发布厅\n主持人：唐柔\n发布人：陆明远（澄湾区住房和城乡建设局）、林溪（澄湾区住房和城乡建设局）\n\n1. 15:00 陆明远：共检查三十处。\n2. 15:00 陆明远（更正第 1 行）：更正：共检查十三处。')
    const { id, digest, authorIds } = await reviewNow()
    expect([...authorIds].toSorted()).toEqual(['officer', 'officer2', 'pressFirst'].map((who) => office.cast.person(who)).toSorted())
    expect(codesOf(await office.isRefused('pressFirst', 'review.sign', { reviewId: id, digest, items: ['review1'], verdict: 'pass' }))).toContain('review/author')
    expect((await office.isRefused('head', 'publication.release', { statementId: conferenceId })).length).toBeGreaterThan(5)
    expect([await shelf(), (await seen()).record]).toEqual([null, null])
  })

  it('[NH-36] takes no line and no picture while it is read; sent back it takes them again, and the next edition holds them', async () => {
    expect(codesOf(await office.isRefused('officer', 'conferences.writeLine', { conferenceId, speaker: '陆明远', text: '再补一句' }))).toEqual(['conferences/record-closed'])
    expect(codesOf(await office.isRefused('officer', 'conferences.addMedia', { conferenceId, fileName: '1.jpg', alt: '会场全景照片', bytes: PICTURE }))).toEqual(['conferences/record-closed'])
    const { id, digest } = await reviewNow()
    await office.does('pressFourth', 'review.sign', { reviewId: id, digest, items: ['review1'], verdict: 'sendBack', note: '缺会场照片' })
    expect((await detail()).record).toMatchObject({ state: 'returned', no: 1, lines: 2, note: '缺会场照片' })
    await writes('补记：散会时三十处已全部复核。')
    await adds(PICTURE, '现场.jpg')
    await adds(FILM, '回放.mp4', '发布会全程录像，文字见实录')
    expect((await detail()).warnings.map(({ code, zh }) => [code, zh])).toContainEqual(['film-without-captions', '1 个视频没有字幕：发布会全程录像，文字见实录'])
    const [photo, replay] = (await detail()).media!
    const captions = (mediaId: Id, bytes: Uint8Array) => ({ conferenceId, mediaId, fileName: '字幕.vtt', bytes })
    expect(codesOf(await office.isRefused('officer', 'conferences.addCaptions', captions(photo!.id, CAPTIONS)))).toEqual(['conferences/captions-of-picture'])
    for (const faulty of [Buffer.from('1\n00:00:01,000 --> 00:00:02,000\n字幕'), Buffer.from('WEBVTT\n\n没有时间'), Buffer.concat([CAPTIONS, Buffer.from([0xff])]), Buffer.concat([CAPTIONS, Buffer.alloc(1_048_576, 0x20)])]) {
      expect(codesOf(await office.isRefused('officer', 'conferences.addCaptions', captions(replay!.id, faulty)))).toEqual(['conferences/captions-unreadable'])
    }
    expect(codesOf(await office.isRefused('officer', 'conferences.addCaptions', captions(conferenceId, CAPTIONS)))).toEqual(['conferences/no-media'])
    await office.does('officer', 'conferences.addCaptions', captions(replay!.id, CAPTIONS))
    expect((await detail()).warnings.map(({ code }) => code)).not.toContain('film-without-captions')
    await office.does('officer', 'conferences.submitRecord', { conferenceId })
    expect((await detail()).record).toMatchObject({ state: 'inReview', no: 2, lines: 3 })
  })

  it('a picture or film is what its bytes say, never larger than it may be, never twice, and named in words', async () => {
    const other = await isReady(office, { at: '2026-04-03T09:00:00+08:00', until: '2026-04-03T09:30:00+08:00', place: '会议室' })
    await office.turnTo('2026-04-03T09:00:00+08:00')
    await office.does('officer', 'conferences.start', { conferenceId: other, presentIds: [] })
    const add = (bytes: Uint8Array, alt = '台上两位发布人') => office.isRefused('officer', 'conferences.addMedia', { conferenceId: other, fileName: '照片.jpg', alt, bytes })
    expect(codesOf(await add(Buffer.from('<script>alert(1)</script>')))).toEqual(['conferences/media-unknown'])
    expect(codesOf(await add(Buffer.concat([PICTURE, Buffer.alloc(5 * 1_048_576)])))).toEqual(['conferences/media-too-large'])
    expect((await add(PICTURE, '图')).map(({ item }) => item)).toEqual(['alt'])
    const facts = await office.does('officer', 'conferences.addMedia', { conferenceId: other, fileName: '照片.jpg', alt: '台上两位发布人', bytes: PICTURE })
    expect(codesOf(await add(PICTURE))).toEqual(['conferences/media-twice'])
    const { media } = facts[0]!.data as { media: { id: Id } }
    await office.does('officer', 'conferences.dropMedia', { conferenceId: other, mediaId: media.id, reason: '拍得不清楚' })
    expect(codesOf(await office.isRefused('officer', 'conferences.dropMedia', { conferenceId: other, mediaId: media.id, reason: '再撤一次' }))).toEqual(['conferences/no-media'])
  })

  it('[GB-34] cleared and released it stands on the shelf byte for byte, and its pictures are public from that moment', async () => {
    const [picture, film] = (await detail()).media!
    const spoken = (): Promise<MediaPart | null> => office.asks(CITIZEN, 'conferences.publicMedia', { conferenceId, mediaId: film!.captions!.id })
    expect([await shown(picture!.id), await shown(film!.id), await spoken(), await seenByColleague(picture!.id)]).toEqual([undefined, undefined, null, undefined])
    await passes()
    await isPublished(office, conferenceId)
    const { editions } = (await shelf())!
    expect(editions).toMatchObject([{ no: 2, state: 'out', answers: 0, title: '情况通报会实录', digest: sha256(editions[0]!.words!), content: { media: [{ kind: 'picture', digest: sha256(PICTURE) }, { kind: 'video', digest: sha256(FILM) }] } }])
    expect((await seen()).record).toMatchObject({ no: 2 })
    expect(await shown(picture!.id)).toContain('会场全景')
    expect(await seenByColleague(picture!.id)).toContain('会场全景')
    expect(await spoken()).toMatchObject({ type: 'text/vtt', digest: sha256(CAPTIONS) })
    const part = await office.asks<MediaPart>(CITIZEN, 'conferences.publicMedia', { conferenceId, mediaId: film!.id, from: 4, length: 4 })
    expect([part.bytes.toString(), part.type, part.size]).toEqual(['ftyp', 'video/mp4', FILM.length])
  })

  it('[NH-36] a line of a cleared record cannot be changed by anybody; a correction is a new line in a new edition', async () => {
    const owner = new pg.Client(office.database.config())
    await owner.connect()
    await expect(owner.query(`update statements.edition set words = replace(words, '三十处', '十三处') where statement_id = $1`, [conferenceId])).rejects.toThrow(/append-only/)
    await expect(owner.query(`update conferences.line set doc = jsonb_set(doc, '{text}', '"共检查十三处。"') where conference_id = $1`, [conferenceId])).rejects.toThrow(/append-only/)
    await expect(owner.query('update conferences.media set digest = digest where conference_id = $1', [conferenceId])).rejects.toThrow(/append-only/)
    await owner.end()
    expect(codesOf(await office.isRefused('officer', 'conferences.writeLine', { conferenceId, speaker: '陆明远', text: '改一句', corrects: 3 }))).toEqual(['conferences/record-closed'])
    expect(codesOf(await office.isRefused('officer', 'conferences.submitRecord', { conferenceId }))).toEqual(['conferences/record-closed'])
    await office.does('officer', 'conferences.evaluate', { conferenceId, verdict: '内容准确，记录有一处口误。' })
    await office.does('head', 'publication.correct', { statementId: conferenceId, note: '第 3 行应为十三处' })
    await writes('更正：十三处已全部复核。', { corrects: 3 })
    await office.does('officer', 'conferences.submitRecord', { conferenceId })
    await passes()
    await isPublished(office, conferenceId)
    expect((await shelf())!.editions).toMatchObject([{ no: 2, state: 'superseded' }, { no: 3, state: 'out', note: '第 3 行应为十三处' }])
    expect((await seen()).record).toMatchObject({ no: 3 })
  })

  it('[RL-5] taken back for a leaked name, its words and its pictures are gone; the record itself still verifies', async () => {
    const [picture] = (await detail()).media!
    await office.does('head', 'publication.erase', { statementId: conferenceId, category: 'personal_data', note: '第 2 行有姓名' })
    expect([await shown(picture!.id), await seenByColleague(picture!.id)]).toEqual([undefined, undefined])
    expect((await detail()).record).toMatchObject({ state: 'takenBack' })
    const bytes = (columns: string) => transact(office.pool.db, { actor: CITIZEN, role: 'huiying_public', dial: office.now() }, async (tx) => (await sql.raw(`select ${columns} from conferences.media`).execute(tx.db)).rows)
    expect(await bytes('id')).toEqual([])
    expect((await verifyRecord(office.pool.db, office.ledger.catalogue.aggregates)).faults).toEqual([])
  })
})
