import type { Actor, Fact, Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Cast } from '#src/app/cast.ts'

interface Stage {
  readonly cast: Cast
  act(who: string | Actor, command: string, input: object): Promise<readonly Fact[]>
  turnTo(instant: string): Promise<void>
}

const MEASURED = { times: 1, answered: 1, medianSeconds: 600, longestSeconds: 600 }
const RESULTS = { parts: { conference: MEASURED, media_reception: MEASURED, signal_monitoring: MEASURED }, firstWordSeconds: 3000, duties: { kept: 1, missed: 0, open: 0 }, facts: 40 }
const MACHINE: Actor = { as: 'system', part: 'operator' }
const first = (facts: readonly Fact[]): Id => idOf(facts[0]!.subject)

/** Experts, courses, a drill, meetings and papers: all that concerns those who speak. */
export async function concernsPeople({ cast, act, turnTo }: Stage): Promise<void> {
  const consent = { uses: ['interpret', 'teach'], givenOn: '2026-03-01', until: '2026-03-31', evidence: '同意书' }
  const entry = { title: '教授', organisation: '云溪大学', fields: ['噪声防治'], engagement: 'contacted', from: '2026-01-01', conflicts: '无', contact: '8801', consent }
  const expertId = first(await act('officer', 'experts.register', { name: '闻一川', ...entry }))
  await act('officer', 'experts.change', { expertId, title: '研究员' })
  await act('officer', 'experts.withdrawConsent', { expertId, reason: '本人来函' })
  await act('officer', 'experts.renewConsent', { expertId, consent: { ...consent, until: '2026-12-31' } })
  const leaving = first(await act('officer', 'experts.register', { name: '方知微', ...entry }))
  await act('officer', 'experts.leave', { expertId: leaving, reason: '聘期结束' })
  await act('officer', 'experts.register', { name: '谷雨生', ...entry })

  const ownKindId = first(await act('head', 'training.addKind', { name: '出镜训练' }))
  const course = { title: '发言人培训班', kind: 'other', ownKindId, aims: ['service'], on: '2026-03-17', place: '党校', hours: 6, lecturers: [{ expertId }] }
  const courseId = first(await act('head', 'training.planCourse', course))
  await act('head', 'training.holdCourse', { courseId, attendees: [{ personId: cast.person('third') }], evidence: '签到表' })
  await act('head', 'training.cancelCourse', { courseId: first(await act('head', 'training.planCourse', course)), reason: '并入下一期' })

  const drill = { title: '燃气泄漏发布演练', scenario: '老旧小区发生燃气泄漏，网上出现不实传言。', parts: ['conference', 'signal_monitoring'], on: '2026-03-17', participantIds: [cast.person('officer')], injects: [{ afterMinutes: 0, source: 'online_post', title: '爆炸传言', text: '有帖文称小区发生爆炸。' }] }
  const drillId = first(await act('head', 'training.planDrill', drill))
  await act('head', 'training.cancelDrill', { drillId: first(await act('head', 'training.planDrill', drill)), reason: '与会议冲突' })
  await act('head', 'training.startDrill', { drillId })
  await act('head', 'training.endDrill', { drillId })
  await act(MACHINE, 'training.noteMeasured', { drillId, results: RESULTS })
  const score = { points: 4, note: '首发及时' }
  await act('head', 'training.scoreDrill', { drillId, scores: { response: score, communication: score, coordination: score } })
  await act('head', 'training.setImprovement', { drillId, what: '值班电话无人接听', unitId: cast.unit('housing'), ownerId: cast.person('third'), dueAt: '2026-04-01T18:00:00+08:00' })
  await act('third', 'training.finishImprovement', { drillId, no: 1, result: '已改为双人值守' })

  const meeting = { unitId: cast.unit('water'), title: '防汛专题会', at: '2026-03-17T09:00:00+08:00', notInvitedReason: '发言人正在选任' }
  const meetingId = first(await act('waterWriter', 'briefings.callMeeting', meeting))
  await act('waterWriter', 'briefings.cancelMeeting', { meetingId: first(await act('waterWriter', 'briefings.callMeeting', meeting)), reason: '改为书面通报' })
  await turnTo('2026-03-17T18:00:00+08:00')
  await act('waterWriter', 'briefings.recordMeeting', { meetingId, evidence: '会议签到表' })
  const appointmentId = first(await act('head', 'directory.appoint', { personId: cast.person('third'), unitId: cast.unit('housing'), role: 'first_spokesperson' }))
  await act('head', 'directory.fileAppointment', { appointmentId, filingNo: '云新备 3 号', filedOn: '2026-03-16', filedWith: '市新闻办' })
  const paperId = first(await act('writer', 'briefings.circulate', { unitId: cast.unit('housing'), title: '城市更新意见', unclassified: true }))
  await act('third', 'briefings.noteRead', { paperId })
}
