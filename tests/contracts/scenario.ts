import type { Actor, Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Cast } from '#src/app/cast.ts'
import { cosignerKey, publicKeyOf } from '#src/publiclog/ed25519.ts'
import { ANSWER, RISK, THREE_ACTS } from '../stories/steps.ts'
import { plansTheYear } from './scenario-agenda.ts'
import { channelsEnd, goesOut, hasChannels } from './scenario-channels.ts'
import { holdsConference } from './scenario-conferences.ts'
import { concernsPeople } from './scenario-people.ts'
import { watchesTheNet } from './scenario-signals.ts'

/** Does one command and answers its facts; what else it does beside (fail first, count) is the caller's. */
export type Act = (who: string | Actor, command: string, input: object) => Promise<readonly Fact[]>

export interface Stage {
  readonly cast: Cast
  readonly act: Act
  ask<T>(who: string, query: string, input: object): Promise<T>
  turnTo(instant: string): Promise<void>
}

export const PEOPLE = [
  { key: 'admin', name: '管宁', posts: [{ role: 'sysadmin', unit: 'press' }] },
  { key: 'privacy', name: '易安', posts: [{ role: 'privacy_officer', unit: 'press' }] },
  { key: 'hand', name: '应援', posts: [{ role: 'contractor', unit: 'housing', contractRef: { contractNo: '2026-7', dataAgreementNo: '数 2026-7' } }] },
  { key: 'expert', name: '高平', posts: [{ role: 'third_party_evaluator', unit: 'university' }] },
] as const

export const UNITS = [{ key: 'university', name: '云溪大学', kind: 'city_unit', line: 'society' }] as const

const CITIZEN: Actor = { as: 'citizen' }
const made = (facts: readonly Fact[], kind: string): Id => idOf(facts.find((fact) => fact.kind === kind)!.subject)

async function registers({ cast, act }: Stage): Promise<void> {
  const unit = made(await act('admin', 'directory.registerUnit', { name: '云溪区园林局', kind: 'department', line: 'livelihood' }), 'directory.unitRegistered')
  await act('admin', 'directory.changeUnit', { unitId: unit, shortName: '园林局' })
  const person = made(await act('admin', 'directory.registerPerson', { name: '柳青' }), 'directory.personRegistered')
  await act('admin', 'directory.changePerson', { personId: person, officeContact: '8 号楼 301' })
  const selection = { political: '合格', policy: '合格', business: '合格', news_experience: '合格', expression: '合格' }
  const appointment = made(await act('head', 'directory.appoint', { personId: person, unitId: unit, role: 'spokesperson', selection }), 'directory.appointed')
  await act('head', 'directory.stateSelection', { appointmentId: appointment, selection })
  await act('head', 'directory.assignDuty', { unitId: unit, duty: 'lines', personId: person })
  await act('head', 'directory.endAppointment', { appointmentId: appointment, reason: '调任' })
  await act('head', 'directory.closeUnit', { unitId: unit, successorId: cast.unit('housing'), reason: '机构合并' })
  const imported = made(await act('officer', 'directory.importPeopleAndUnits', { fileName: '名单.xlsx', rows: [{ row: 2, unitName: '云溪区图书馆', unitKind: '市直单位', personName: '毕书', role: '新闻助理' }], defaults: { unitKind: 'city_unit', line: 'society' } }), 'directory.imported')
  await act('officer', 'directory.undoImport', { importId: imported, reason: '导错了名单' })
  await act('admin', 'access.openSignIn', { personId: cast.person('writer'), login: 'writer', unitId: cast.unit('housing') })
  await act('admin', 'access.orderReset', { personId: cast.person('writer') })
  await act('admin', 'access.closeSignIn', { personId: cast.person('writer'), reason: '离岗' })
  const witness = cosignerKey('archive.example', publicKeyOf(new Uint8Array(32).fill(7)))
  const peerId = made(await act('admin', 'log.namePeer', { kind: 'witness', key: witness, address: 'https://archive.example/log/witness' }), 'log.peerNamed')
  await act('admin', 'log.dropPeer', { peerId })
}

/** A public answer from the first word to the correction, with everything that can come between. */
async function publicAnswer({ cast, act, ask, turnTo }: Stage, contact: string): Promise<Id> {
  const messageId = made(await act(CITIZEN, 'intake.receive', { source: 'public_form', text: '东湖路工地半夜施工,孩子睡不着。', sealedContact: contact, queryHash: 'a'.repeat(64) }), 'intake.received')
  await act('officer', 'intake.correctKnownAt', { messageId, knownAt: '2026-03-02T08:30:00+08:00', reason: '热线先接到同一反映' })
  await act('officer', 'triage.study', { messageId, classes: ['vital_interest'], stance: 'help', recommendation: '请核查答复' })
  await act('officer', 'triage.accept', { messageId, unitId: cast.unit('water') })
  await act('waterWriter', 'cases.giveBack', { caseId: messageId, reason: '不属水务职责', proposedUnitId: cast.unit('housing') })
  await act('officer', 'triage.accept', { messageId, unitId: cast.unit('water') })
  await act('officer', 'cases.changeFirstSubject', { caseId: messageId, unitId: cast.unit('housing'), reason: '施工许可归住建' })
  await act('writer', 'cases.accept', { caseId: messageId })
  await act('officer', 'cases.setOwners', { caseId: messageId, territorialUnitId: cast.unit('housing'), lineUnitId: cast.unit('housing'), coUnitIds: [cast.unit('water')] })
  const second = made(await act('officer', 'intake.register', { source: 'hotline', text: '东湖路晚上太吵了,老人睡不好。', contact: '张先生 电话留存' }), 'intake.received')
  await act('officer', 'triage.study', { messageId: second, classes: ['vital_interest'], stance: 'help', recommendation: '并案' })
  await act('officer', 'triage.merge', { messageId: second, caseId: messageId, reason: '同一工地' })
  await act('writer', 'cases.applyPause', { caseId: messageId, ground: 'expert_opinion', explanation: '委托噪声检测' })
  await act('third', 'cases.decideApplication', { caseId: messageId, decision: 'approve', note: '同意' })
  await act('writer', 'cases.resume', { caseId: messageId })
  await act('writer', 'cases.applyExtension', { caseId: messageId, ground: 'complex', until: '2026-03-12T18:00:00+08:00', explanation: '检测结果未出' })
  await act('third', 'cases.decideApplication', { caseId: messageId, decision: 'reject', note: '已可答复' })
  await act('writer', 'cases.applyExtension', { caseId: messageId, ground: 'complex', until: '2026-03-12T18:00:00+08:00', explanation: '检测结果未出' })
  await act('third', 'cases.decideApplication', { caseId: messageId, decision: 'approve', note: '同意' })
  await act('writer', 'cases.promiseUpdate', { caseId: messageId, dueAt: '2026-03-05T12:00:00+08:00', what: '检测进展' })
  const meeting = made(await act('officer', 'cases.conveneMeeting', { at: '2026-03-03T15:00:00+08:00', place: '三楼会议室', unitIds: [cast.unit('housing'), cast.unit('water')], caseIds: [messageId] }), 'cases.meetingConvened')
  await turnTo('2026-03-03T17:00:00+08:00')
  await act('officer', 'cases.recordMeeting', { meetingId: meeting, minutes: '会议商定夜间巡查与检测安排。', decisions: [{ what: '每晚巡查', unitId: cast.unit('housing'), dueAt: '2026-03-06T18:00:00+08:00' }] })
  await act('writer', 'cases.finishTask', { meetingId: meeting, no: 1, result: '已安排' })
  const lines = made(await act('writer', 'statements.writeLines', { unitId: cast.unit('housing'), question: '夜间能否施工?', answer: '须经许可并公告。', facts: [{ text: '许可制度', source: '噪声污染防治法' }], validUntil: '2026-03-20T00:00:00+08:00' }), 'statements.linesWritten')
  await act('third', 'statements.approveLines', { linesId: lines })
  return writesAndPublishes({ cast, act, ask, turnTo }, messageId)
}

async function writesAndPublishes({ cast, act, ask, turnTo }: Stage, caseId: Id): Promise<Id> {
  await act('head', 'publication.setNumberForm', { form: '澄新发〔{年}〕{序}号' })
  await act('head', 'publication.setSite', { siteName: '云溪区政府回应', siteCode: '3300000001', address: 'https://hy.example.gov.cn' })
  await act({ as: 'system', part: 'operator' }, 'publication.noteLinks', { checked: 2, broken: [{ url: 'https://gone.example.gov.cn/', name: '旧网站', group: '部门', fault: 'HTTP 404' }] })
  const onChannels = await hasChannels({ cast, act, ask })
  const own = made(await act('writer', 'statements.startOwn', { unitId: cast.unit('housing'), kind: 'topic' }), 'statements.started')
  await act('writer', 'statements.addFile', { statementId: own, digest: 'a'.repeat(64), name: '图.png', type: 'image/png', size: 3, scanned: false, bytes: 'AAAA' })
  const statementId = made(await act('writer', 'statements.start', { caseId, audience: 'public' }), 'statements.started')
  await act('writer', 'statements.assignWriter', { statementId, personId: cast.person('hand') })
  const versionOf = async (): Promise<number> => (await ask<{ draft: { version: number } | null }>('writer', 'statements.statement', { statementId })).draft?.version ?? 0
  await act('writer', 'statements.saveDraft', { statementId, baseVersion: await versionOf(), content: { title: '草稿' } })
  const finish = async (content: object): Promise<{ reviewId: Id; digest: string }> => {
    const requested = (await act('writer', 'statements.finish', { statementId, baseVersion: await versionOf(), content, riskNote: RISK })).find((fact) => fact.kind === 'review.requested')!
    return { reviewId: idOf(requested.subject), digest: (requested.data as { edition: { digest: string } }).edition.digest }
  }
  const signs = async ({ reviewId, digest }: { reviewId: Id; digest: string }): Promise<void> => {
    for (const [who, items] of THREE_ACTS) await act(who, 'review.sign', { reviewId, digest, items: [...items], verdict: 'pass' })
  }
  const first = await finish(ANSWER)
  await act('first', 'review.sign', { ...first, items: ['review1'], verdict: 'sendBack', note: '事实写得不清' })
  const third = await finish({ ...ANSWER, title: '第二稿' })
  await act('writer', 'review.addConfirmation', { reviewId: third.reviewId, unitId: cast.unit('water'), name: '云溪区水务局' })
  await act('writer', 'review.addConfirmation', { reviewId: third.reviewId, name: '省环境监测站' })
  await act('writer', 'review.sendLink', { reviewId: third.reviewId, name: '省环境监测站' })
  await act('waterHead', 'review.answerConfirmation', { reviewId: third.reviewId, name: '云溪区水务局', answer: 'confirm' })
  const { path } = await ask<{ path: string }>('writer', 'review.link', { reviewId: third.reviewId, name: '省环境监测站' })
  await act({ as: 'outside', agency: '省环境监测站' }, 'review.answerByLink', { token: path.split('/').at(-1)!, answer: 'confirm', answeredBy: '站长' })
  await signs(third)
  await act('head', 'publication.markMajor', { statementId, reason: '涉及全区夜间施工' })
  await act('head', 'publication.planDissemination', { statementId, audience: '周边住户', channels: '网站、公众号', order: '网站先发', time: '当日 9 时', lines: '夜间施工须经许可', risks: '误读为全面禁止', accessibility: '社区张贴大字版' })
  await act('head', 'publication.schedule', { statementId, at: '2026-03-04T09:00:00+08:00' })
  await act('head', 'publication.unschedule', { statementId })
  const previewId = made(await act('head', 'publication.grantPreview', { statementId, name: '邵敏', outlet: '云溪日报', until: '2026-03-04T09:30:00+08:00' }), 'publication.previewGranted')
  const { path: preview } = await ask<{ path: string }>('head', 'publication.previewLink', { previewId })
  await act(CITIZEN, 'publication.openPreview', { token: preview.split('/').at(-1)! })
  await act('head', 'publication.revokePreview', { previewId, reason: '改由发布会统一提供' })
  await act('head', 'publication.schedule', { statementId, at: '2026-03-04T10:00:00+08:00' })
  await turnTo('2026-03-04T10:00:00+08:00')
  await act(CITIZEN, 'evaluation.react', { releaseId: statementId, understood: 'yes', credible: 'yes', address: '192.0.2.1' })
  await goesOut({ cast, act, ask }, statementId, onChannels)
  await act('head', 'publication.correct', { statementId, note: '更正停工日期' })
  await signs(await finish({ ...ANSWER, title: '更正稿', result: '10 月 3 日起停工。' }))
  await act('head', 'publication.release', { statementId })
  await turnTo('2026-03-04T18:00:00+08:00')
  await channelsEnd({ cast, act, ask }, onChannels)
  return statementId
}

async function evaluates({ cast, act, turnTo }: Stage, caseId: Id): Promise<void> {
  const indicator = (id: string, formula: string, dimension: string) => ({ id, title: id, definition: '按记录计算', formula, dimension, weight: 25 })
  await act('head', 'evaluation.defineIndicators', { reason: '本办试行', indicators: [indicator('in_time', 'public_duties_in_time', 'timely'), indicator('public', 'released_publicly', 'open'), indicator('in_full', 'full_text_share', 'transparent'), indicator('right', 'not_found_wrong', 'accurate')] })
  await act('writer', 'cases.setDisposition', { caseId, disposition: 'explained', reason: '已说明' })
  const evaluation = made(await act('writer', 'evaluation.evaluate', { caseId, verdict: '回应及时,内容清楚。', improvements: [{ what: '提前公告施工计划', unitId: cast.unit('housing'), dueAt: '2026-04-01T18:00:00+08:00' }] }), 'evaluation.done')
  const improvement = made(await act('writer', 'evaluation.addImprovement', { evaluationId: evaluation, what: '增设噪声监测', unitId: cast.unit('housing'), dueAt: '2026-04-02T18:00:00+08:00' }), 'evaluation.improvementOpened')
  await act('writer', 'evaluation.finishImprovement', { improvementId: improvement, result: '已设三处' })
  await act('writer', 'cases.close', { caseId, note: '办结' })
  await act(CITIZEN, 'evaluation.rate', { queryHash: 'a'.repeat(64), rating: 'dissatisfied', understood: 'yes', accepted: 'no', satisfied: 'no' })
  await act(CITIZEN, 'evaluation.requestRehandling', { queryHash: 'a'.repeat(64), reason: '昨晚又施工了' })
  await act('privacy', 'evaluation.eraseReason', { messageId: caseId, note: '来信人申请' })
  await turnTo('2026-03-09T09:00:00+08:00')
}

async function otherEnds({ cast, act, turnTo }: Stage, contact: string): Promise<void> {
  const study = async (text: string, classes: string[] = []): Promise<Id> => {
    const messageId = made(await act(CITIZEN, 'intake.receive', { source: 'public_form', text, sealedContact: contact }), 'intake.received')
    await act('officer', 'triage.study', { messageId, classes, stance: classes.length ? 'rumour' : 'suggestion', recommendation: '见处理意见' })
    return messageId
  }
  await act('officer', 'triage.decline', { messageId: await study('买理财找我,日息三分。'), reason: 'advertisement', note: '商业广告' })
  const handed = await study('我要上访,请安排。')
  await act('officer', 'triage.handOver', { messageId: handed, channel: 'petition', reason: '属信访事项', receipt: '信访 2026-31' })
  await act('privacy', 'intake.holdWords', { messageId: handed, ground: 'inspection', note: '信访核查' })
  await act('privacy', 'intake.releaseWords', { messageId: handed, note: '核查已结' })
  await act('privacy', 'intake.eraseNow', { messageId: handed, what: 'contact-and-words', note: '来信人申请' })
  await act('officer', 'intake.receiveMany', { rows: [{ row: 2, source: 'forum', text: '论坛帖:桥面开裂。', idempotencyKey: 'forum-1' }, { row: 3, source: 'forum', text: '论坛帖:井盖缺失。', idempotencyKey: 'forum-2' }] })

  const asked = await study('请直接答复我:低保材料要交哪些?', ['vital_interest'])
  await act('officer', 'triage.accept', { messageId: asked, unitId: cast.unit('housing') })
  await act('writer', 'cases.accept', { caseId: asked })
  const statementId = made(await act('writer', 'statements.start', { caseId: asked, audience: 'asker' }), 'statements.started')
  const requested = (await act('writer', 'statements.finish', { statementId, baseVersion: 0, content: { title: '答复', facts: '事实', measures: '措施', result: '结果' } })).find((fact) => fact.kind === 'review.requested')!
  const signed = { reviewId: idOf(requested.subject), digest: (requested.data as { edition: { digest: string } }).edition.digest, verdict: 'pass' }
  await act('first', 'review.sign', { ...signed, items: ['review1', 'proof1', 'check:policy'] })
  await act('second', 'review.sign', { ...signed, items: ['check:secrecy'] })
  await act('head', 'publication.release', { statementId })

  const kept = made(await act('writer', 'statements.start', { caseId: asked, audience: 'public' }), 'statements.started')
  const withholding = made(await act('third', 'review.withhold', { statementId: kept, ground: '15-third-party', explanation: '涉及申请人家庭情况,本人不同意公开', reviewOn: '2026-06-01', lifeSafety: false }), 'review.withheld')
  await act('third', 'review.lookAgain', { withholdingId: withholding, decision: 'renew', explanation: '情形没有变化,继续不予公开', reviewOn: '2026-09-01' })
  await act('third', 'review.lookAgain', { withholdingId: withholding, decision: 'end', explanation: '当事人已书面同意公开此件' })
  await turnTo('2026-03-16T09:00:00+08:00')
}

async function rules({ cast, act, turnTo }: Stage): Promise<void> {
  const documentId = made(await act('head', 'measures.draft', { unitId: cast.unit('press'), title: '云溪区回应工作办法', level: 'district', sections: { content: '范围', form: '形式', body: '主体', people: '人员' } }), 'measures.drafted')
  await act('head', 'measures.write', { documentId, effectiveFrom: '2026-03-17' })
  const takes = (who: string, step: string, extra: object = {}) => act(who, 'measures.takeStep', { documentId, step, on: '2026-03-16', by: '区政府办公室', ...extra })
  await takes('head', 'dept_reviewed')
  await takes('officer', 'legality_reviewed', { opinion: 'lawful' })
  await takes('head', 'executive_meeting_approved')
  await takes('head', 'issued', { number: '云府办发〔2026〕1号' })
  await takes('head', 'interpreted', { note: '办法说明了谁来答复、多久答复。' })
  await turnTo('2026-03-17T09:00:00+08:00')
  await act('head', 'measures.setValue', { documentId, from: '2026-03-18', reason: '本区从严', check: { name: 'accessibility', zh: '无障碍关', en: 'accessibility check' } })
  await act('head', 'measures.revise', { documentId, reason: '按上级新规定调整' })
  await act('third', 'measures.nameDeputy', { unitId: cast.unit('housing'), role: 'unit_head', personId: cast.person('third'), deputyId: cast.person('second'), until: '2026-04-01T00:00:00+08:00', reason: '出差期间' })
  const termId = made(await act('officer', 'measures.listTerm', { wrong: '刁民', reason: '对来信人不作评价' }), 'measures.termListed')
  await act('head', 'measures.dropTerm', { termId, reason: '并入文风要求，不再单列' })
  const engagement = made(await act('head', 'evaluation.engage', { organisation: '云溪大学', personId: cast.person('expert'), unitIds: [cast.unit('housing')], until: '2026-12-31T00:00:00+08:00', purpose: '年度第三方评估' }), 'evaluation.engaged')
  await act('expert', 'evaluation.fileReport', { engagementId: engagement, title: '2026 年第三方评估', report: '抽查二十件回应,十九件按时,一件迟了两天,原因已在报告中写明。' })
  await act('head', 'duties.adoptNotice', { rows: [{ date: '2027-01-01', name: '元旦', kind: 'off' }], papers: [{ year: 2027, notice: '国办发明电〔2026〕9 号' }] })
}

/** Half a year of an office in one go: nearly every command, nearly every fact. `contact` is a sealed contact in base 64. */
export async function playAll(stage: Stage, contact: string): Promise<void> {
  await registers(stage)
  const statementId = await publicAnswer(stage, contact)
  const { caseId } = await stage.ask<{ caseId: Id }>('writer', 'statements.statement', { statementId })
  await evaluates(stage, caseId)
  await otherEnds(stage, contact)
  await rules(stage)
  await concernsPeople(stage)
  await watchesTheNet(stage)
  await plansTheYear(stage)
  const checkId = made(await stage.act('officer', 'publication.planStockCheck', { reason: '季度排查' }), 'publication.stockCheckPlanned')
  const { items: pages } = await stage.ask<{ items: { releaseId: Id }[] }>('officer', 'publication.stockPages', { checkId, show: 'waiting' })
  for (const { releaseId } of pages) await stage.act('officer', 'publication.notePage', { checkId, statementId: releaseId, ...(releaseId === statementId && { finding: { kind: 'leaked' } }) })
  await stage.act('writer', 'publication.noteIssued', { unitId: stage.cast.unit('housing'), number: '云建发〔2026〕9号', title: '物业管理办法', issuedOn: '2026-03-01' })
  await stage.act('head', 'publication.withdraw', { statementId, reason: 'wrong', note: '内容有误,另行发布' })
  await stage.act('privacy', 'publication.erase', { statementId, category: 'personal_data', note: '附图含住址' })
  await stage.act('officer', 'publication.closeStockCheck', { checkId })
  await holdsConference(stage)
  await stage.turnTo('2027-01-04T09:00:00+08:00')
}
