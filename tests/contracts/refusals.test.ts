import { beforeAll, describe, expect, it } from 'vitest'
import { settle } from '#src/desk/clockwork.ts'
import type { Actor } from '#src/kernel/facts.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { readSources } from '../fences/source.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { ed25519Key, publicKeyOf } from '#src/publiclog/ed25519.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { ANSWER, asks, finishes, isAccepted, isCleared, isDrafted, isStudied, RISK, THREE_ACTS } from '../stories/steps.ts'
import { sampleFor } from './sample.ts'
import { PEOPLE, UNITS } from './scenario.ts'

const office = useOffice('2026-03-02T09:00:00+08:00', { people: PEOPLE, units: UNITS })
beforeAll(() => useKeys(makeKeys(Buffer.alloc(32, 5))))
const OPERATOR: Actor = { as: 'system', part: 'operator' }
const reached = new Set<string>()

/** Commands that make something new and so find nothing missing; and leaving, which says the same to whoever has left already. */
const MAKE_ANEW = ['directory.registerPerson', 'directory.registerUnit', 'intake.receive', 'intake.register', 'intake.receiveMany', 'publication.setSite', 'training.addKind', 'training.planCourse', 'measures.listTerm', 'agenda.setRotaTerms', 'signals.addRule', 'signals.addRules', 'signals.reportUpward', 'channels.leave']

it('whatever does not exist is refused with a listed code, never a crash, for every command that people give', async () => {
  const answers = new Map<string, string>()
  for (const command of office.ledger.catalogue.modules.flatMap((module) => module.commands ?? [])) {
    const outcome = await office.desk.do(OPERATOR, command.name, sampleFor(command.input), office.now()).catch((error: unknown) => String(error))
    if (typeof outcome === 'string') answers.set(command.name, command.may === 'system' ? 'the flows give it whole' : outcome)
    else if ('refusals' in outcome) outcome.refusals.forEach(({ code }) => reached.add(code))
    else if (command.may !== 'system' && !MAKE_ANEW.includes(command.name)) answers.set(command.name, 'was done')
  }
  expect([...answers].filter(([, what]) => what !== 'the flows give it whole')).toEqual([])
  for (const code of reached) expect(office.ledger.catalogue.wording(code), code).toBeDefined()
})

describe('each no, where it is said', () => {
  const unit = (key: string): string => office.cast.unit(key)
  const person = (key: string): string => office.cast.person(key)
  /** Gives a command and expects these codes among its refusals. */
  const no = async (who: string | Actor, command: string, input: object, ...codes: string[]): Promise<void> => {
    const found = (await office.isRefused(who, command, input)).map(({ code }) => code)
    found.forEach((code) => reached.add(code))
    expect(found, command).toEqual(expect.arrayContaining(codes))
  }
  const study = (text: string) => asks(office, text).then(async (messageId) => (await isStudied(office, messageId), messageId))

  it('in the registers', async () => {
    await no('admin', 'directory.registerUnit', { name: '云溪区物价局', kind: 'department', line: 'livelihood', isMainTerritorial: true }, 'directory/territory-missing')
    await no('admin', 'directory.closeUnit', { unitId: unit('press'), successorId: unit('housing'), reason: '合并撤销' }, 'directory/press-office-stays')
    await no('head', 'directory.appoint', { personId: person('second'), unitId: unit('water'), role: 'spokesperson', selection: { political: '95 分', policy: '合格', business: '合格', news_experience: '合格', expression: '合格' } }, 'directory/statement-is-score')
    await no('head', 'directory.appoint', { personId: person('second'), unitId: unit('housing'), role: 'reviewer_2' }, 'directory/already-holds')
    await no('head', 'directory.appoint', { personId: person('second'), unitId: unit('water'), role: 'editor', from: '2026-05-01T00:00:00+08:00', to: '2026-04-01T00:00:00+08:00' }, 'directory/ends-before-it-begins')
    const closing = await office.does('admin', 'directory.registerUnit', { name: '云溪区旧城办', kind: 'department', line: 'livelihood' })
    const closed = idOf(closing[0]!.subject)
    await office.does('admin', 'directory.closeUnit', { unitId: closed, successorId: unit('housing'), reason: '机构撤销' })
    await no('admin', 'directory.appoint', { personId: person('second'), unitId: closed, role: 'editor' }, 'directory/unit-closed')
    const gone = idOf((await office.does('admin', 'directory.registerPerson', { name: '去矣' }))[0]!.subject)
    await office.does('admin', 'directory.changePerson', { personId: gone, left: true })
    await no('admin', 'directory.appoint', { personId: gone, unitId: unit('water'), role: 'editor' }, 'directory/person-gone')
    await no('writer', 'measures.draft', { unitId: unit('water'), title: '别家的办法', level: 'office' }, 'measures/not-your-unit')
    await no('third', 'measures.nameDeputy', { unitId: unit('housing'), role: 'unit_head', personId: person('third'), deputyId: person('second'), from: '2026-05-02T00:00:00+08:00', until: '2026-05-01T00:00:00+08:00', reason: '出差期间' }, 'measures/ends-before-it-begins')
    const draft = idOf((await office.does('head', 'measures.draft', { unitId: unit('press'), title: '回应办法', level: 'district', effectiveFrom: '2026-03-01', sections: { content: '范围', form: '形式', body: '主体', people: '人员' } }))[0]!.subject)
    const step = (name: string, extra: object = {}) => ({ documentId: draft, step: name, on: '2026-03-02', by: '区政府办公室', ...extra })
    await no('head', 'measures.revise', { documentId: draft, reason: '调整内容' }, 'measures/not-issued')
    await office.does('head', 'measures.takeStep', step('dept_reviewed'))
    await no('head', 'measures.takeStep', step('dept_reviewed'), 'measures/step-done')
    await no('head', 'measures.takeStep', step('issued'), 'measures/no-number', 'measures/effective-before-issue')
    await no('head', 'measures.takeStep', step('interpreted'), 'measures/interpretation-missing')
    await no('head', 'measures.setValue', { documentId: draft, from: '2026-04-01', reason: '本区从严执行', ruleId: 'no-such/rule', within: 'PT1H' }, 'measures/unknown-rule')
    await no('head', 'measures.setValue', { documentId: draft, from: '2026-04-01', reason: '本区从严执行', check: { name: 'legal', zh: '法律关', en: 'legal check' } }, 'measures/check-exists')
    const termId = idOf((await office.does('head', 'measures.listTerm', { wrong: '灵活就业者', right: '灵活就业人员', reason: '统一用语' }))[0]!.subject)
    await no('head', 'measures.listTerm', { wrong: '灵活就业者', right: '灵活就业者', reason: '再次加入' }, 'measures/term-listed-already', 'measures/term-is-right')
    await office.does('head', 'measures.dropTerm', { termId, reason: '统一用语有变' })
    await no('head', 'measures.dropTerm', { termId, reason: '统一用语有变' }, 'measures/term-dropped-already')
    const deputy = { unitId: unit('housing'), role: 'unit_head', personId: person('third'), deputyId: person('second'), until: '2026-05-01T00:00:00+08:00', reason: '出差期间' }
    await office.does('third', 'measures.nameDeputy', deputy)
    await no('third', 'measures.nameDeputy', { ...deputy, deputyId: person('first') }, 'measures/has-a-deputy')
    const logKey = ed25519Key('log.example.org', publicKeyOf(new Uint8Array(32).fill(7)))
    await no('admin', 'log.namePeer', { kind: 'witness', key: logKey }, 'log/wrong-kind-of-key', 'log/address-missing')
    await office.does('admin', 'log.namePeer', { kind: 'watched', key: logKey })
    await no('admin', 'log.namePeer', { kind: 'watched', key: logKey }, 'log/peer-known')
    await office.does('admin', 'access.openSignIn', { personId: person('first'), login: 'first', unitId: unit('housing') })
    await no('admin', 'access.openSignIn', { personId: person('first'), login: 'first-again', unitId: unit('housing') }, 'access/has-sign-in')
    await no('admin', 'access.openSignIn', { personId: person('second'), login: 'first', unitId: unit('housing') }, 'access/login-taken')
    await no('admin', 'access.openSignIn', { personId: idOf((await office.does('admin', 'directory.registerPerson', { name: '新来' }))[0]!.subject), login: 'new', unitId: unit('housing') }, 'access/no-post')
    await office.does('admin', 'access.openSignIn', { personId: person('head'), login: 'head', unitId: unit('press') })
    await no('head', 'access.closeSignIn', { personId: person('head'), reason: '离岗' }, 'access/own-sign-in')
    await office.does('admin', 'access.closeSignIn', { personId: person('first'), reason: '离岗' })
    await no('admin', 'access.orderReset', { personId: person('first') }, 'access/closed')
  })

  it('at the triage desk', async () => {
    const messageId = await study('请把邻居抓起来。')
    await no('officer', 'triage.proposeReferral', { messageId }, 'triage/referral-incomplete')
    await no('head', 'triage.approveReferral', { messageId, decision: 'approve', note: '同意移交' }, 'triage/no-referral')
    await no('officer', 'triage.merge', { messageId, caseId: messageId, reason: '并入' }, 'triage/case-closed')
    await no(CITIZEN, 'intake.receive', { source: 'public_form', text: '回放', knownAt: '2030-01-01T00:00:00+08:00' }, 'intake/known-in-the-future')
    await no(CITIZEN, 'intake.receive', { source: 'public_form', text: '回放', replayOf: 'row-1' }, 'intake/replay-elsewhere')
  })

  it('in a case', async () => {
    const caseId = await study('楼道灯坏了。')
    await office.does('officer', 'triage.accept', { messageId: caseId, unitId: unit('housing') })
    await no('waterWriter', 'cases.accept', { caseId }, 'cases/no-case')
    await no('writer', 'cases.setDisposition', { caseId, disposition: 'solved' }, 'cases/not-in-state')
    await no('writer', 'statements.start', { caseId, audience: 'public' }, 'statements/case-not-accepted')
    await office.does('writer', 'cases.accept', { caseId })
    await no('writer', 'cases.accept', { caseId }, 'cases/not-in-state')
    await no('writer', 'cases.resume', { caseId }, 'cases/not-paused')
    await no('third', 'cases.decideApplication', { caseId, decision: 'approve', note: '同意' }, 'cases/no-application')
    await office.does('third', 'cases.applyPause', { caseId, ground: 'expert_opinion', explanation: '委托鉴定' })
    await no('third', 'cases.decideApplication', { caseId, decision: 'approve', note: '同意' }, 'cases/own-application')
    await no('writer', 'cases.applyPause', { caseId, ground: 'expert_opinion', explanation: '委托鉴定' }, 'cases/application-waits')
    await office.does('head', 'cases.decideApplication', { caseId, decision: 'approve', note: '同意' })
    await no('writer', 'cases.applyPause', { caseId, ground: 'expert_opinion', explanation: '再次委托' }, 'cases/already-paused')
    await office.does('writer', 'cases.resume', { caseId })
    await office.does('officer', 'cases.setOwners', { caseId, territorialUnitId: unit('housing'), lineUnitId: unit('housing'), coUnitIds: [unit('water')] })
    await no('waterWriter', 'cases.promiseUpdate', { caseId, dueAt: '2026-03-04T09:00:00+08:00', what: '进展' }, 'cases/unit-not-responsible')
    await office.does('writer', 'cases.applyExtension', { caseId, ground: 'complex', until: '2026-03-12T09:00:00+08:00', explanation: '情况复杂' })
    await no('waterHead', 'cases.decideApplication', { caseId, decision: 'approve', note: '同意' }, 'cases/not-your-approval')
  })

  it('while writing, clearing and putting out', async () => {
    const drafted = await isDrafted(office, await isAccepted(office, await asks(office, '河道有垃圾。')))
    const { statementId, reviewId, digest } = drafted
    await no('writer', 'statements.finish', { statementId, baseVersion: 0, content: ANSWER, riskNote: RISK }, 'statements/in-review')
    await no('first', 'review.sign', { reviewId, digest, items: ['check:sixth'], verdict: 'pass' }, 'review/item-not-demanded')
    await office.does('first', 'review.sign', { reviewId, digest, items: ['review1'], verdict: 'pass' })
    await no('first', 'review.sign', { reviewId, digest, items: ['review1'], verdict: 'pass' }, 'review/already-signed')
    await office.does('writer', 'review.addConfirmation', { reviewId, unitId: unit('water'), name: '云溪区水务局' })
    await no('writer', 'review.addConfirmation', { reviewId, unitId: unit('water'), name: '云溪区水务局' }, 'review/already-asked')
    await no('writer', 'review.sendLink', { reviewId, name: '云溪区水务局' }, 'review/confirmer-inside')
    await no('third', 'review.withhold', { statementId, ground: '16-process', explanation: '', reviewOn: '2026-06-01', lifeSafety: false }, 'input/invalid')
    await office.does('waterHead', 'review.answerConfirmation', { reviewId, name: '云溪区水务局', answer: 'confirm' })
    await office.does('first', 'review.sign', { reviewId, digest, items: ['proof1', 'check:wording', 'check:policy'], verdict: 'pass' })
    for (const [who, items] of THREE_ACTS.slice(1)) await office.does(who, 'review.sign', { reviewId, digest, items: [...items], verdict: 'pass' })
    await no('first', 'review.sign', { reviewId, digest, items: ['review1'], verdict: 'pass' }, 'review/not-open')
    await no('head', 'publication.schedule', { statementId, at: '2026-03-01T09:00:00+08:00' }, 'publication/time-in-the-past')
    await no('head', 'publication.unschedule', { statementId }, 'publication/not-scheduled')
    await no('head', 'publication.correct', { statementId, note: '尚未发布' }, 'publication/not-out')
    await no('head', 'publication.planDissemination', { statementId, audience: '居民', channels: '网站', order: '网站先', time: '今日', lines: '一句话', risks: '没有', accessibility: '大字' }, 'publication/not-major')
    const outcome = await office.desk.do(office.cast.actor('head'), 'publication.release', { statementId }, office.now())
    expect('facts' in outcome).toBe(true)
    await no('head', 'publication.release', { statementId }, 'publication/on-its-way')
    await settle(office.ledger, office.now())
    await no('head', 'publication.markMajor', { statementId, reason: '已经发出' }, 'publication/too-late-to-plan')
    await no('head', 'publication.release', { statementId }, 'publication/nothing-cleared')
    const reaction = { releaseId: statementId, understood: 'yes', credible: 'no', address: '192.0.2.7' }
    await office.desk.do(CITIZEN, 'evaluation.react', reaction, office.now())
    await no(CITIZEN, 'evaluation.react', reaction, 'evaluation/has-reacted')
    await office.does('head', 'publication.correct', { statementId, note: '更正日期' })
    const next = await finishes(office, statementId, { ...ANSWER, title: '更正稿' })
    await isCleared(office, next)
    await no('head', 'publication.schedule', { statementId, at: '2026-03-09T09:00:00+08:00' }, 'publication/corrections-go-at-once')
    await no('head', 'publication.correct', { statementId, note: '再次更正' }, 'publication/correction-waits')
    const unknown = crypto.randomUUID()
    await no('officer', 'publication.planStockCheck', { reason: '季度排查', unitId: unknown, from: '2026-02-02', until: '2026-02-01' }, 'publication/unknown-unit', 'publication/check-dates-crossed')
    await no('officer', 'publication.planStockCheck', { reason: '季度排查', until: '2020-01-01' }, 'publication/nothing-to-check')
    const checkId = idOf((await office.does('officer', 'publication.planStockCheck', { reason: '季度排查' }))[0]!.subject)
    await no('officer', 'publication.notePage', { checkId, statementId: unknown }, 'publication/not-in-this-check')
    await no('head', 'publication.closeStockCheck', { checkId }, 'publication/pages-left')
    await office.does('officer', 'publication.notePage', { checkId, statementId, finding: { kind: 'wrong', note: '日期有误' } })
    await no('head', 'publication.closeStockCheck', { checkId }, 'publication/findings-open')
    await office.does('officer', 'publication.notePage', { checkId, statementId })
    await office.does('head', 'publication.closeStockCheck', { checkId })
    await no('officer', 'publication.notePage', { checkId, statementId }, 'publication/check-closed')
    const issued = { unitId: unit('housing'), number: '云建发〔2026〕9号', title: '物业管理办法', issuedOn: '2026-03-01' }
    await office.does('writer', 'publication.noteIssued', issued)
    await no('writer', 'publication.noteIssued', { ...issued, issuedOn: '2030-01-01' }, 'publication/issued-known', 'publication/not-issued-yet')
    const lines = await office.does('writer', 'statements.writeLines', { unitId: unit('housing'), question: '能否夜间施工?', answer: '须经许可。', facts: [{ text: '许可', source: '法律' }] })
    expect(lines).toHaveLength(1)
    await no('writer', 'statements.finish', { statementId: idOf((await office.does('writer', 'statements.start', { caseId: await isAccepted(office, await asks(office, '站牌倒了。')), audience: 'asker' }))[0]!.subject), baseVersion: 0, content: { title: '答复', facts: '事实', measures: '措施' } }, 'statements/result-missing')
    const withheld = idOf((await office.does('third', 'review.withhold', { statementId, ground: '16-process', explanation: '尚在讨论之中,不宜公开', reviewOn: '2026-06-01', lifeSafety: false }))[0]!.subject)
    await office.does('third', 'review.lookAgain', { withholdingId: withheld, decision: 'end', explanation: '讨论已经结束,可以公开' })
    await no('third', 'review.lookAgain', { withholdingId: withheld, decision: 'end', explanation: '讨论已经结束,可以公开' }, 'review/withholding-ended')
  })

  it('on the way to other channels', async () => {
    const account = { kind: 'weibo', name: '云溪发布', unitId: unit('press') }
    const channelId = idOf((await office.does('admin', 'channels.register', account))[0]!.subject)
    await no('admin', 'channels.register', account, 'channels/known-already')
    await no('admin', 'channels.register', { kind: 'portal', name: '又一个网站', unitId: crypto.randomUUID(), settings: { nothing: '1' } }, 'channels/made-by-itself', 'channels/unknown-unit', 'channels/unknown-setting')
    await no('officer', 'channels.notePaper', { channelId, paper: 'passport', evidence: '护照' }, 'channels/unknown-paper')
    const statementId = (await isDrafted(office, await isAccepted(office, await asks(office, '桥栏杆松了。')))).statementId
    await no('head', 'channels.send', { releaseId: statementId, channelIds: [channelId] }, 'publication/no-release')
    const drafted = await isDrafted(office, await isAccepted(office, await asks(office, '花坛塌了。')))
    await isCleared(office, drafted)
    await no('head', 'channels.send', { releaseId: drafted.statementId, channelIds: [channelId] }, 'channels/not-public')
    await office.does('head', 'publication.release', { statementId: drafted.statementId })
    const deliveryId = idOf((await office.does('head', 'channels.send', { releaseId: drafted.statementId, channelIds: [channelId] }))[0]!.subject)
    await no('head', 'channels.noteViews', { deliveryId, count: 1, file: { name: '导出', bytes: 'eCx5' } }, 'channels/not-out-there')
    await no('head', 'channels.settle', { deliveryId, found: true, evidence: '看到了这条' }, 'channels/not-unknown')
    await no('head', 'channels.report', { deliveryId, evidence: '已发' }, 'channels/not-a-link')
    await no('head', 'channels.retry', { deliveryId }, 'channels/not-to-be-tried')
    await office.does('head', 'channels.report', { deliveryId, evidence: 'https://weibo.example/2' })
    await no('head', 'channels.report', { deliveryId, evidence: 'https://weibo.example/2' }, 'channels/not-waiting')
    await no('head', 'channels.send', { releaseId: drafted.statementId, channelIds: [channelId] }, 'channels/there-already')
    const { items } = await office.asks<{ items: { id: string; kind: string }[] }>('head', 'channels.deliveriesOf', { releaseId: drafted.statementId })
    await no('head', 'channels.report', { deliveryId: items.find(({ kind }) => kind === 'portal')!.id, evidence: 'https://weibo.example/2' }, 'channels/sends-by-itself')
    await office.does('head', 'channels.retire', { channelId, reason: '平台停止运营' })
    await no('head', 'channels.retire', { channelId, reason: '平台停止运营' }, 'channels/retired')
    await no(CITIZEN, 'channels.subscribe', { channel: 'sms', reader: '不是号码的' }, 'channels/not-an-address', 'channels/no-such-way')
  })
})

it('every listed code is reached here or named in another test', () => {
  const tests = readSources(['tests', 'src'], /\.test\.ts$/).filter(({ path }) => !path.endsWith('contracts/refusals.test.ts')).map(({ text }) => text).join('\n')
  const codes = office.ledger.catalogue.modules.flatMap((module) => Object.keys(module.refusals ?? {}))
  const unreached = codes.filter((code) => !reached.has(code) && !tests.includes(code) && !tests.includes(`'${code.split('/')[1]}'`))
  expect(unreached).toEqual([])
})
