import { expect, test } from 'vitest'
import { namedTwice, ruleLinesOf } from './rule-lines.ts'

test('a line holds a name, a tab and a rule; remarks, empty lines and the marks of other systems are passed over, and lines keep their numbers', () => {
  expect(ruleLinesOf('\uFEFF# 说明\r\n\r\n噪音\t噪音 OR 扰民\r\n没有制表符\n')).toEqual([{ line: 3, name: '噪音', expression: '噪音 OR 扰民' }, { line: 4, name: '', expression: '没有制表符' }])
})

test('a name with two rules is found however far apart they stand; the same rule twice is none', () => {
  const far = Array.from({ length: 1_200 }, (_, n) => `规则${n}\t词${n}`)
  expect(namedTwice(ruleLinesOf(far.join('\n')))).toEqual([])
  const found = namedTwice(ruleLinesOf([...far, '规则3\t另一个词', '规则4\t词4'].join('\n')))
  expect(found.map(({ code, message }) => [code, message.zh])).toEqual([['signals/rule-line-twice', '第 1201 行：第 4 行已有名为“规则3”的另一条规则']])
})
