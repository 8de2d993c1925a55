import { dictionary } from '../../words/language.tsx'

export const recordWords = dictionary({
  title: ['办理记录', 'Record'],
  of: (what: string) => [`办理记录：${what}`, `Record: ${what}`],
  back: ['回应案', 'the case'],
  intro: ['每一步由谁、何时、因何而做。记录只增不改，任何改动都能被核对出来。', 'Every step: who, when, because of what. The record is only ever added to, and any tampering shows.'],
  empty: ['还没有记录。', 'Nothing is on record yet.'],
  because: (what: string) => [`因：${what}`, `because: ${what}`],
  system: ['系统按规则', 'the system, by rule'],
  clockwork: ['时钟', 'the clock'],
  publisher: ['发布器', 'the publisher'],
  citizen: ['来信人', 'the asker'],
  withDuties: ['显示时限变动', 'Show the clocks'],
})
