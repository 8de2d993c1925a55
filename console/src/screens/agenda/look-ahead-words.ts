import { dictionary } from '../../words/language.tsx'

export const lookAheadWords = dictionary({
  title: ['近期安排', 'What comes'],
  span: (from: string, until: string) => [`${from}至${until}`, `${from} to ${until}`],
  days: ['看多远', 'How far ahead'],
  weeks: (weeks: number) => [`${weeks} 周`, `${weeks} weeks`],
  said: (conferences: number, plans: number, unsettled: number) => [`期内应开发布会 ${conferences} 场，各单位安排 ${plans} 项，其中 ${unsettled} 项尚未确定。`, `${conferences} conferences are owed and ${plans} entries are planned; ${unsettled} are not settled yet.`],
  conferences: ['发布会', 'Conferences'],
  plans: ['各单位安排', 'What units plan'],
  noConference: ['期内没有应开的发布会。', 'No conference is owed in this time.'],
  noPlan: ['期内没有列入日程的安排。', 'Nothing is planned in this time.'],
  open: ['近期安排', 'What comes'],
})
