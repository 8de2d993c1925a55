import type { Cast } from '#src/app/cast.ts'
import type { Actor, Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'

interface Stage {
  readonly cast: Cast
  readonly act: (who: string | Actor, command: string, input: object) => Promise<readonly Fact[]>
  turnTo(instant: string): Promise<void>
}

const CITIZEN: Actor = { as: 'citizen' }
const QUESTION = '0198c0de-0000-7000-8000-000000000001'

/** One conference from its first idea to its evaluation, and one that is called off. Takes place on 2026-04-15. */
export async function holdsConference({ cast, act, turnTo }: Stage): Promise<void> {
  const made = async (who: string | Actor, command: string, input: object, kind: string): Promise<Id> => idOf((await act(who, command, input)).find((fact) => fact.kind === kind)!.subject)
  await turnTo('2026-04-10T09:00:00+08:00')
  const conferenceId = await made('officer', 'conferences.open', { occasion: 'emergency', title: '夜间施工整治', live: true }, 'conferences.opened')
  await act('officer', 'conferences.plan', { conferenceId, at: '2026-04-15T09:30:00+08:00', until: '2026-04-15T11:00:00+08:00', place: '新闻发布厅', hostId: cast.person('officer2') })
  const addSession = (unit: string, title: string, speaker: string) => act('officer', 'conferences.addSession', { conferenceId, unitId: cast.unit(unit), title, speakerIds: [cast.person(speaker)] })
  const waterSession = ((await addSession('water', '供水保障', 'waterHead')).find((fact) => fact.kind === 'conferences.sessionAdded')!.data as { session: { id: Id } }).session.id
  await act('officer', 'conferences.expectQuestion', { conferenceId, sessionId: waterSession, question: '为什么半夜施工？', answer: '抢修供水，天亮前完工。' })
  await act('officer', 'conferences.rehearse', { conferenceId, no: 1, verdict: 'ready' })
  const sessionId = ((await addSession('housing', '施工许可', 'third')).find((fact) => fact.kind === 'conferences.sessionAdded')!.data as { session: { id: Id } }).session.id
  await act('officer', 'conferences.dropSession', { conferenceId, sessionId, reason: '另行安排' })
  for (const item of ['lines', 'materials', 'equipment', 'filing', 'accessibility', 'transcript', 'evaluation']) await act('officer', 'conferences.checkItem', { conferenceId, item, note: '已安排专人' })
  const invited = (await act('officer', 'conferences.invite', { conferenceId, invitations: [{ as: 'media', name: '澄湾日报', kind: 'newspaper', pressCard: '见证' }, { as: 'unit', unitId: cast.unit('housing'), personId: cast.person('third') }] })).find((fact) => fact.kind === 'conferences.invited')!
  const [paper, unit] = (invited.data as { invitations: { id: Id }[] }).invitations
  await act('officer', 'conferences.ready', { conferenceId })
  await act(CITIZEN, 'conferences.submitQuestion', { conferenceId, questionId: QUESTION, text: '夜里还会不会停水？我家在东湖路。' })
  await turnTo('2026-04-15T09:20:00+08:00')
  await act('officer', 'conferences.signIn', { conferenceId, invitationId: paper!.id, name: '记者甲' })
  await act('officer', 'conferences.start', { conferenceId, presentIds: [] })
  await act('officer', 'conferences.signIn', { conferenceId, invitationId: unit!.id, name: '代会人', substituteFor: '陆明远' })
  const line = await made('officer', 'conferences.writeLine', { conferenceId, speaker: '江雨', text: '夜间施工一律许可。' }, 'conferences.lineWritten')
  await act('officer2', 'conferences.letGo', { lineId: line })
  const asks = (text: string) => made('officer', 'conferences.askFromFloor', { conferenceId, outlet: '澄湾日报', text }, 'conferences.questionAsked')
  const [first, second, third] = [await asks('许可怎样申请？'), await asks('罚则是什么？'), await asks('许可怎么申请？')]
  await act('officer', 'conferences.answerOnSite', { questionId: first, speakerId: cast.person('waterHead') })
  await act('officer', 'conferences.mergeQuestion', { questionId: third, intoId: first })
  await act('officer', 'conferences.declineQuestion', { questionId: second, reason: '执法文书尚未送达当事人' })
  await act('officer', 'conferences.wordQuestion', { questionId: QUESTION, wording: '夜间是否还会停水？' })
  await act('officer', 'conferences.openFollowUp', { questionId: QUESTION, unitId: cast.unit('water') })
  await act('officer', 'conferences.setAction', { conferenceId, what: '公布夜间施工清单', unitId: cast.unit('water'), dueAt: '2026-04-20T18:00:00+08:00' })
  await act('officer', 'conferences.noteOpinion', { conferenceId, text: '建议把施工时间写进小区公告。' })
  const picture = (text: string) => ({ conferenceId, fileName: '1.jpg', alt: '发布席上的三位发布人', bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(text)]) })
  const blurred = ((await act('officer', 'conferences.addMedia', picture('拍糊的'))).find((fact) => fact.kind === 'conferences.mediaAdded')!.data as { media: { id: Id } }).media.id
  await act('officer', 'conferences.dropMedia', { conferenceId, mediaId: blurred, reason: '拍糊了' })
  await act('officer', 'conferences.addMedia', picture('清楚的'))
  const film = { conferenceId, fileName: '回放.mp4', alt: '发布会全程录像', bytes: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom')]) }
  const filmId = ((await act('officer', 'conferences.addMedia', film)).find((fact) => fact.kind === 'conferences.mediaAdded')!.data as { media: { id: Id } }).media.id
  await act('officer', 'conferences.addCaptions', { conferenceId, mediaId: filmId, fileName: '字幕.vtt', bytes: Buffer.from('WEBVTT\n\n00:01.000 --> 00:04.000\n夜间施工一律许可。\n') })
  await act('officer', 'conferences.close', { conferenceId })
  await act('officer', 'conferences.submitRecord', { conferenceId })
  await act('waterHead', 'conferences.finishAction', { conferenceId, no: 1, result: '已公布' })
  await act('waterHead', 'conferences.answerFollowUp', { questionId: QUESTION, spokesperson: '江雨', how: 'telephone', note: '已电话说明' })
  await act('waterHead', 'conferences.resolveFollowUp', { questionId: QUESTION, result: '夜间检修改为提前三日公告' })
  await act('privacy', 'conferences.eraseQuestion', { questionId: QUESTION, note: '提问人申请' })
  await act('officer', 'conferences.evaluate', { conferenceId, verdict: '提问充分，会后两日内全部答复。' })
  const interview = await made('officer', 'conferences.open', { occasion: 'live_interview', form: 'qa_session', title: '局长在线' }, 'conferences.opened')
  await act('officer', 'conferences.openStage', { conferenceId: interview, stage: 'window_open', opensAt: '2026-04-20T14:00:00+08:00', closesAt: '2026-04-20T16:00:00+08:00' })
  await act('head', 'conferences.cancel', { conferenceId: interview, reason: '嘉宾另有公务' })
}
