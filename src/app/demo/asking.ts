import type { Id } from '#src/kernel/facts.ts'
import { addDays, civilDate, plus, startOfDay, type Instant } from '#src/kernel/time.ts'
import { madeBy } from '../cast.ts'
import { explainingSteps, publishes, type OwnPage } from './own-pages.ts'
import { CITIZEN, type Stage, type Step } from './stage.ts'

const HOUR_MS = 3_600_000

const OPINIONS = [
  '建议每栋楼的公共收益单独记账，张贴在门厅，看得见才放心。',
  '停车位租金归谁，办法里没有写清楚。',
  '业主大会参加的人少，能不能用手机投票？投票结果也要公示。',
  '电梯广告收入用来抵维修费，赞成。',
  '老小区没有物业，公共收益由谁管，请补一条。',
  '公示一年一次太少，建议每季度一次。',
]
const SIGN_UPS = [['甲', '常在学校门口接送孩子，希望早晚高峰能免费停二十分钟。'], ['乙', '在路边开小店，停车收费影响进货。'], ['丙', '住在老街，夜里没有地方停。'], ['丁', '开网约车，建议统一电子支付。'], ['戊', '骑车的人，希望先保证人行道不被占。']] as const
/** Which option each answer ticks; the second question takes several. */
const ANSWERS: readonly (readonly (readonly number[])[])[] = [[[0], [0, 1]], [[1], [1]], [[1], [0, 2]], [[2], [2]], [[0], [1, 2]], [[1], [0]], [[1], [1]], [[0], [0]], [[3], [2, 3]], [[1], [0, 1]], [[2], [1]]]

/** What the public is asked: a consultation whose outcome is still owed, a survey that runs, a hearing whose participants were drawn (XM4-13). */
export function askingSteps(stage: Stage, end: Instant): Step[] {
  const today = civilDate(end)
  const day = (inDays: number): string => addDays(today, inDays)
  const at = (daysAgo: number, hour: number): Instant => plus(startOfDay(day(-daysAgo)), hour * HOUR_MS)
  const step = (daysAgo: number, hour: number, act: () => Promise<unknown>): Step => ({ at: at(daysAgo, hour), act: async () => void (await act()) })
  const ids = { consultation: '', survey: '', hearing: '' }
  const asks = (daysAgo: number, key: keyof typeof ids, notice: Omit<OwnPage, 'kind'>): Step => step(daysAgo, 10, async () => void (ids[key] = await publishes(stage, { ...notice, kind: key })))
  return [
    asks(30, 'consultation', {
      unit: 'housing', title: '《小区公共收益管理办法（草案）》公开征求意见', facts: '草案规定公共收益的范围、记账、公示和使用，请对各条提出意见。收到的意见逐类答复采纳情况和理由。',
      page: { invites: { closesOn: day(-9), outcomeOn: day(4) }, blocks: [{ kind: 'text', heading: '草案要点', text: '一、公共收益属于全体业主。二、按楼记账，每半年公示一次。三、使用须经业主大会同意。四、公示期不少于十五日。' }] },
    }),
    ...OPINIONS.map((text, n) => step(28 - n * 3, 15 + n / 10, () => stage.does(CITIZEN, 'consultations.speak', { consultationId: ids.consultation, text }))),
    asks(16, 'hearing', {
      unit: 'traffic', title: '老街片区停车收费听证会公告', facts: '拟对老街片区路内停车位实行收费，收费标准和时段在听证会上说明。听证代表从报名人中抽选产生。',
      page: { invites: { closesOn: day(-5), outcomeOn: day(21), hearing: { at: plus(startOfDay(day(6)), 14 * HOUR_MS), place: '区交通运输局二楼听证室', seats: 3, who: '在老街片区居住、经营或经常停车的人' } } },
    }),
    ...SIGN_UPS.map(([name, text], n) => step(15 - n * 2, 11 + n / 10, () => stage.does(CITIZEN, 'consultations.speak', { consultationId: ids.hearing, text, name: `${name}某`, contact: `报名时留的电话 ${n + 1}` }))),
    step(4, 10, () => stage.does('traffic.writer', 'consultations.draw', { consultationId: ids.hearing })),
    asks(7, 'survey', {
      unit: 'water', title: '家里的水好不好用', facts: '两道题，不记名，约一分钟。结果用来安排明年的管网改造次序。',
      page: { invites: { closesOn: day(9), outcomeOn: day(30), questions: [{ text: '高峰时水压够不够', options: ['够', '有时不够', '经常不够', '说不准'], several: false }, { text: '希望先做什么', options: ['换老管道', '加压', '停水提前通知', '水质公示'], several: true }] } },
    }),
    ...ANSWERS.map((answers, n) => step(6 - Math.floor(n / 2), 18 + n / 20, () => stage.does(CITIZEN, 'consultations.answer', { consultationId: ids.survey, answers, address: `192.0.2.${n + 1}` }))),
  ]
}

/** Where else releases go, what was issued, and a round over what stands in public. */
export function reachSteps(stage: Stage, end: Instant): Step[] {
  const today = civilDate(end)
  const year = today.slice(0, 4)
  const at = (daysAgo: number, hour: number): Instant => plus(startOfDay(addDays(today, -daysAgo)), hour * HOUR_MS)
  const step = (daysAgo: number, hour: number, act: () => Promise<unknown>): Step => ({ at: at(daysAgo, hour), act: async () => void (await act()) })
  const channels = new Map<string, Id>()
  const registers = (kind: string, name: string): Step => step(40, 9, async () => void channels.set(kind, madeBy(await stage.does('press.sysadmin', 'channels.register', { kind, name, unitId: stage.unit('press') }), 'channels.registered')))
  const [number, other] = [`澄交发〔${year}〕31号`, `澄水发〔${year}〕18号`]
  let documentId: Id = ''
  return [
    registers('weibo', '澄湾发布'), registers('loudspeaker', '社区电子屏和广播'), registers('filing', '市级信息报送系统'),
    step(40, 9.2, () => stage.does('press.officer', 'channels.notePaper', { channelId: channels.get('weibo'), paper: 'operator', evidence: '新媒体值班表' })),
    step(26, 9.5, async () => void (documentId = await publishes(stage, {
      unit: 'traffic', kind: 'document', title: '澄湾区路内停车管理办法', facts: '第一条 路内停车位由区交通运输局统一设置、编号、公示。\n第二条 收费标准按规定程序制定，经听证后公布。\n第三条 早晚接送时段学校周边设限时停车位。',
      page: { document: { number, issuer: '澄湾区交通运输局', addressee: '各镇人民政府、街道办事处', issuedOn: addDays(today, -37), signedBy: '澄湾区交通运输局' } },
    }))),
    ...explainingSteps(stage, step, { unit: 'traffic', documentId: () => documentId, seenOn: addDays(today, -13) }),
    step(26, 10, () => stage.does('press.officer', 'channels.send', { releaseId: documentId, channelIds: ['weibo', 'filing'].map((kind) => channels.get(kind)!) })),
    step(26, 10.4, () => reports(stage, documentId, channels.get('weibo')!, { evidence: 'https://weibo.example.cn/chengwan/31' })),
    step(26, 15, () => reports(stage, documentId, channels.get('filing')!, { evidence: `市报 ${year}-0417`, link: 'https://report.example.gov.cn/0417' })),
    step(20, 11, () => stage.does('water.writer', 'publication.noteIssued', { unitId: stage.unit('water'), number: other, title: '澄湾区二次供水设施管理细则', issuedOn: addDays(today, -24) })),
    step(2, 9, async () => {
      const checkId = madeBy(await stage.does('press.officer', 'publication.planStockCheck', { reason: '季度例行排查', from: addDays(today, -60) }), 'publication.stockCheckPlanned')
      const seen = await stage.desk.ask<{ items: { releaseId: Id }[] }>(await stage.actor('press.officer'), 'publication.stockPages', { checkId, show: 'waiting', limit: 12 }, stage.now)
      for (const [n, { releaseId }] of ('value' in seen ? seen.value.items : []).entries()) await stage.does('press.officer', 'publication.notePage', { checkId, statementId: releaseId, ...(n === 4 && { finding: { kind: 'outdated', note: '文中的办理窗口上月已搬迁' } }) })
    }),
  ]
}

async function reports(stage: Stage, releaseId: Id, channelId: Id, evidence: object): Promise<void> {
  const found = await stage.desk.ask<{ items: { id: Id; channelId: Id }[] }>(await stage.actor('press.officer'), 'channels.deliveriesOf', { releaseId }, stage.now)
  const one = 'value' in found ? found.value.items.find((delivery) => delivery.channelId === channelId) : undefined
  if (one) await stage.does('press.officer', 'channels.report', { deliveryId: one.id, ...evidence })
}
