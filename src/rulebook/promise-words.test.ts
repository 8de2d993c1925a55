import { expect, test } from 'vitest'
import { promiseWords } from './promise-words.ts'
import { loadRulebook } from './read-instruments.ts'

const { rules } = loadRulebook()
const said = (id: string): string | undefined => {
  const rule = rules.find((one) => one.id === id)!
  return promiseWords(rule, rule.values[0]!)?.zh
}

test('what a promise sets reads as a sentence, with 未设定 where the office has to say', () => {
  expect(said('nanhu-2011/1/regular-conference')).toBe('每月 10 日，遇休息日顺延')
  expect(said('nanhu-2011/1/two-sessions')).toBe('每年至少 2 次，计发布场次，只计例行、专题、微型，不满一年按整月折算')
  expect(said('nanhu-2011/1/six-groups')).toBe('6 个片组，各轮 2 次，每组须有党政、经济、社会、民生')
  expect(said('nanhu-2011/3/leader-interviews')).toBe('间隔天数未设定，遇休息日顺延')
  expect(said('nanhu-2011/3/question-cut-off')).toBe('24 小时')
  expect(said('nanhu-2011/3/micro-topics')).toBe('至多 2')
  expect(said('wulong-2021/proactive/towns')).toBe('每年次数未设定，计发布场次、已发布的稿件，不满一年按整月折算')
  expect(said('wulong-2021/leaders/municipal')).toBe('每年至少 1 次，计参加的发布活动，由市级组织')
  expect(said('gansu-opinions/2.2/training-hours')).toBe('每年至少 16 小时')
})

test('every rule of these kinds has its words in both languages, the others have none', () => {
  for (const rule of rules) {
    for (const value of rule.values) {
      const words = promiseWords(rule, value)
      if (['cadence', 'quota', 'rotation', 'limit', 'retention'].includes(rule.kind)) expect(`${words?.zh} | ${words?.en}`, rule.id).toMatch(/\d|未设定/)
      else expect(words).toBeUndefined()
    }
  }
})
