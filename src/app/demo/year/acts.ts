import { addDays, civilDate, plus, type Instant } from '#src/kernel/time.ts'
import { madeBy } from '../../cast.ts'
import { people } from '../people.ts'
import type { Stage, Step } from '../stage.ts'
import { on, workday } from './dates.ts'

const HOUR_MS = 3_600_000
const AWAY = { occasion: 'thematic', form: 'press_conference', organiserLevel: 'municipal' } as const

/** What no conference of this office was, and what shows it (CV-7): activities of the city, answers in another form, a training. */
export function actSteps(stage: Stage, end: Instant): Step[] {
  const spokespersons = people.filter(({ roles }) => roles.includes('spokesperson')).slice(0, 14)
  const records = (daysAgo: number, who: string, unit: string, posts: readonly string[], note: string, more: object): Step => {
    const day = workday(stage.ledger.rules, addDays(civilDate(end), -daysAgo), -1)
    const input = () => ({ on: day, unitId: stage.unit(unit), personIds: posts.map((post) => stage.person(post)), evidence: { url: 'https://news.example.org/chengwan', note }, ...more })
    return { at: on(day, 17), act: async () => void (await stage.does(who, 'agenda.recordAct', input())) }
  }
  return [
    records(62, 'press.officer', 'press', ['press.mayor', 'press.voice'], '市政府新闻办民生实事专场发布会，郁怀川介绍澄湾区进展，有签到表和直播回放', AWAY),
    records(48, 'press.officer', 'press', ['press.mayor'], '做客市广播电台热线节目，答复供水和出行问题', { ...AWAY, kind: 'response', form: 'qa_session', organiserLevel: 'district' }),
    records(33, 'press.officer', 'press', ['press.vice'], '全市城市更新集体采访，介绍老旧小区改造，有采访提纲和报道链接', { ...AWAY, form: 'group_interview' }),
    records(26, 'press.chief', 'press', spokespersons.map(({ unit, post }) => `${unit}.${post}`), '新闻发言人年度集中培训，两天，含模拟发布，有签到表', { ...AWAY, kind: 'training', form: 'introduction_meeting', organiserLevel: 'district', hours: 16 }),
    records(11, 'water.writer', 'water', ['water.head'], '接受市电视台专访，介绍供水应急预案', { ...AWAY, form: 'exclusive_interview' }),
  ]
}

/** What units plan in the weeks to come; one was changed since the press office looked. */
export function eventSteps(stage: Stage, end: Instant): Step[] {
  const day = (days: number): string => workday(stage.ledger.rules, addDays(civilDate(end), days))
  let market = ''
  const words = (hour: number) => ({ title: '惠民菜篮子开市', from: on(day(9), hour), until: on(day(9), hour + 2), room: '中心农贸市场', personIds: [stage.person('commerce.head')], note: '请媒体到场' })
  const plans = (hoursAgo: number, unit: string, days: number, from: number, until: number, room: string, title: string, more: object): Step => ({
    at: plus(end, -hoursAgo * HOUR_MS),
    act: async () =>
      void (await stage.does(`${unit}.writer`, 'agenda.planEvent', { unitId: stage.unit(unit), title, from: on(day(days), from), until: on(day(days), until), room, personIds: [stage.person(`${unit}.head`)], ...more })),
  })
  return [
    plans(140, 'edu', 4, 9, 11, '区实验小学', '中小学校车安全演练', { kind: 'activity', state: 'confirmed' }),
    plans(118, 'housing', 6, 15, 17, '住建局一楼会议室', '物业服务评价办法征求意见会', { kind: 'policy' }),
    {
      at: plus(end, -90 * HOUR_MS),
      act: async () => void (market = madeBy(await stage.does('commerce.writer', 'agenda.planEvent', { unitId: stage.unit('commerce'), kind: 'activity', ...words(9) }), 'agenda.eventPlanned')),
    },
    { at: plus(end, -70 * HOUR_MS), act: async () => void (await stage.does('press.officer', 'agenda.seeEvents', { eventIds: [market] })) },
    { at: plus(end, -27 * HOUR_MS), act: async () => void (await stage.does('commerce.writer', 'agenda.changeEvent', { eventId: market, ...words(14), state: 'confirmed' })) },
    plans(45, 'traffic', 13, 9, 12, '区政府三号会议室', '公交票价听证会', { kind: 'decision', coUnitIds: [] }),
  ]
}
