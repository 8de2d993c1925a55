import type { Id } from '#src/kernel/facts.ts'
import { addDays, civilDate, plus, startOfDay, type Instant } from '#src/kernel/time.ts'
import { madeBy } from '../cast.ts'
import { people, pressPeople } from './people.ts'
import type { Stage, Step } from './stage.ts'

const HOUR_MS = 3_600_000
const CONSENT = { uses: ['interpret', 'teach'], evidence: '专家本人签字的同意书' } as const
const experts = [
  { name: '闻一川', title: '教授', organisation: '云溪大学建筑学院', fields: ['建筑施工', '房屋安全'], engagement: 'appointed', conflicts: '曾任本区工程评标专家，评标项目不作解读', days: 300 },
  { name: '方知微', title: '主任医师', organisation: '市疾病预防控制中心', fields: ['传染病防控', '饮用水卫生'], engagement: 'contacted', conflicts: '无', days: 200 },
  { name: '谷雨生', title: '高级工程师', organisation: '省城市供水协会', fields: ['供水管网', '水价'], engagement: 'contacted', conflicts: '所在协会会员含区水务公司', days: 20 },
  { name: '乐知返', title: '副教授', organisation: '云溪大学新闻学院', fields: ['新闻传播', '舆情研究'], engagement: 'appointed', conflicts: '无', days: 300 },
] as const
const speakers = [...pressPeople, ...people].filter((one) => one.roles.some((role) => role === 'spokesperson'))

/** What concerns those who speak: filings, experts, courses, a drill to play, meetings and papers (GS-24, GB-39, NH-24 … 28, GS-33). */
export function speakerSteps(stage: Stage, end: Instant): Step[] {
  const at = (daysAgo: number, hour: number): Instant => plus(startOfDay(addDays(civilDate(end), -daysAgo)), hour * HOUR_MS)
  const day = (daysAgo: number): string => addDays(civilDate(end), -daysAgo)
  const step = (daysAgo: number, hour: number, act: () => Promise<unknown>): Step => ({ at: at(daysAgo, hour), act: async () => void (await act()) })
  const expertIds: Id[] = []
  let [courseId, meetingId]: Id[] = ['', '']
  const course = { kind: 'spokesperson', aims: ['initiative', 'responsibility', 'service'], place: '云溪大学继续教育学院', partner: '云溪大学' }
  return [
    ...speakers.slice(0, Math.ceil(speakers.length / 2)).map(({ unit, post }, n) => step(60 - (n % 5), 10 + n / 60, () => files(stage, unit, post, n, day(60 - (n % 5))))),
    ...experts.map(({ days, ...entry }, n) => step(55, 9 + n / 10, async () => {
      const consent = { ...CONSENT, uses: [...CONSENT.uses], givenOn: day(56), until: addDays(day(55), days) }
      expertIds[n] = madeBy(await stage.does('press.officer', 'experts.register', { ...entry, fields: [...entry.fields], from: day(56), contact: `单位电话 ${8800 + n}`, consent }), 'experts.registered')
    })),
    step(50, 9, async () => void (courseId = madeBy(await stage.does('press.head', 'training.planCourse', { ...course, title: '新闻发言人培训班', term: 3, on: day(44), until: day(43), hours: 12, lecturers: [{ expertId: expertIds[3] }, { name: '省报副总编辑' }] }), 'training.coursePlanned'))),
    step(43, 18, () => stage.does('press.head', 'training.holdCourse', { courseId, evidence: '两天签到表和结业名单', attendees: speakers.slice(0, 8).map(({ unit, post }, n) => ({ personId: stage.person(`${unit}.${post}`), certificateNo: `云大培 ${31 + n}` })) })),
    step(8, 9, () => stage.does('press.head', 'training.planCourse', { ...course, kind: 'platform', title: '政务新媒体平台操作培训', aims: ['service'], place: '区新闻办三楼', partner: '市网络传播中心', on: addDays(civilDate(end), 12), hours: 4, lecturers: [{ name: '市网络传播中心业务骨干' }] })),
    step(5, 9, () => stage.does('press.head', 'training.planDrill', drill(stage, addDays(civilDate(end), 3)))),
    step(30, 9, async () => void (meetingId = madeBy(await stage.does('housing.writer', 'briefings.callMeeting', { unitId: stage.unit('housing'), title: '城市更新工作专题会', at: at(28, 9), place: '区政府第二会议室' }), 'briefings.meetingCalled'))),
    step(28, 12, () => stage.does('housing.writer', 'briefings.recordMeeting', { meetingId, attendedIds: [stage.person('housing.deputy')], evidence: '会议签到表' })),
    step(1, 15, () => stage.does('water.writer', 'briefings.callMeeting', { unitId: stage.unit('water'), title: '冬季供水保障调度会', at: plus(end, 2 * 86_400_000), place: '区水务局会议室' })),
    step(4, 10, () => stage.does('housing.writer', 'briefings.circulate', { unitId: stage.unit('housing'), title: '关于进一步规范夜间施工管理的通知', number: `澄府办发〔${civilDate(end).slice(0, 4)}〕12 号`, unclassified: true })),
  ]
}

async function files(stage: Stage, unit: string, post: string, n: number, filedOn: string): Promise<void> {
  const roll = await stage.desk.ask<{ items: { appointmentId: Id; personId: Id; role: string }[] }>(await stage.actor('press.head'), 'directory.speakers', { unitId: stage.unit(unit) }, stage.now)
  const own = 'value' in roll ? roll.value.items.find((one) => one.role === 'spokesperson' && one.personId === stage.person(`${unit}.${post}`)) : undefined
  if (own) await stage.does('press.officer', 'directory.fileAppointment', { appointmentId: own.appointmentId, filingNo: `澄新备 ${n + 1} 号`, filedOn, filedWith: '市政府新闻办公室', publicContact: `办公室内线 ${6100 + n}` })
}

const drill = (stage: Stage, on: string): object => ({
  title: '老旧小区燃气泄漏发布演练',
  scenario: '晚高峰，东湖小区 3 号楼燃气泄漏，疏散 120 人，两人轻微不适送医。网上有人称“发生爆炸、多人死亡”。检验发现、研判、首发、接待记者和开发布会的全过程。',
  parts: ['conference', 'media_reception', 'signal_monitoring'],
  on,
  participantIds: ['press.head', 'press.officer', 'press.duty', 'housing.writer', 'housing.chief', 'housing.deputy', 'housing.head'].map((key) => stage.person(key)),
  injects: [
    { afterMinutes: 0, source: 'frontline', title: '小区燃气泄漏', text: '东湖小区 3 号楼有居民闻到燃气味，消防和燃气公司正在赶往现场，社区已开始疏散。' },
    { afterMinutes: 8, source: 'online_post', title: '“爆炸”传言', text: '有帖文称东湖小区发生爆炸、多人死亡，附图为外地旧照片，转发很快。' },
    { afterMinutes: 20, source: 'media_report', title: '记者来电', text: '市电视台记者来电，询问有无伤亡、原因和何时恢复供气。' },
    { afterMinutes: 45, source: 'hotline', title: '何时回家', text: '多名居民打来电话，问什么时候可以回家、今晚住哪里。' },
  ],
})
