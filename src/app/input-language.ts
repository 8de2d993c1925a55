import { z } from 'zod'
import { fieldWords } from '#src/desk/field-words.ts'

type Issue = Parameters<NonNullable<ReturnType<typeof z.locales.en>['localeError']>>[0]
type Both = readonly [zh: string, en: string]

const MISSING: Both = ['没有填写，请补上', 'is missing; fill it in']

const types: Readonly<Record<string, Both>> = {
  string: ['要写成文字', 'must be text'],
  number: ['要填数字', 'must be a number'],
  int: ['要填整数', 'must be a whole number'],
  boolean: ['只能填“是”或“否”', 'must be true or false'],
  array: ['要逐项列出', 'must be a list'],
  object: ['要按栏目分开填写', 'must be an object with its fields'],
  record: ['要按栏目分开填写', 'must be an object with its fields'],
}

const formats: Readonly<Record<string, Both>> = {
  uuid: ['编号不对，请从列表中选，不要手写', 'is no identifier; choose from the list'],
  date: ['日期不对，请写成年-月-日，如 2026-10-02', 'is no date; write it like 2026-10-02'],
  url: ['网址不对，请从 https:// 写起', 'is no address; begin with https://'],
}

/** How much of what, by what is counted. */
const measures: Readonly<Record<string, (n: number | bigint) => Both>> = {
  string: (n) => [`${n} 个字`, `${n} characters`],
  array: (n) => [`${n} 项`, `${n} items`],
}

function sized(issue: Extract<Issue, { code: 'too_big' | 'too_small' }>): Both {
  const limit = issue.code === 'too_big' ? issue.maximum : issue.minimum
  const [zh, en] = measures[issue.origin]?.(limit) ?? [String(limit), String(limit)]
  if (issue.exact) return [`要正好 ${zh}`, `must be exactly ${en}`]
  const most = issue.code === 'too_big'
  if (measures[issue.origin]) return most ? [`最多 ${zh}，请删减`, `at most ${en}; shorten it`] : [`至少 ${zh}，请补充`, `at least ${en}; add to it`]
  if (issue.inclusive === false) return most ? [`要小于 ${zh}`, `must be less than ${en}`] : [`要大于 ${zh}`, `must be more than ${en}`]
  return most ? [`不能大于 ${zh}`, `at most ${en}`] : [`不能小于 ${zh}`, `at least ${en}`]
}

function unasked(keys: readonly string[]): Both {
  const named = (n: 0 | 1): string[] => keys.map((key) => fieldWords[key]?.[n] ?? key)
  return [`这里没有“${named(0).join('”“')}”这一栏，请去掉`, `has no field called ${named(1).join(', ')}; leave it out`]
}

function say(issue: Issue): Both {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? MISSING : (types[issue.expected] ?? ['填法不对，请核对后重填', 'is of the wrong kind; check it'])
    case 'invalid_value':
      return issue.input === undefined || issue.input === null ? MISSING : ['不在可选的范围内，请从列表中选', `is none of the choices: ${issue.values.map(String).join(', ')}`]
    case 'invalid_format':
      return formats[issue.format] ?? ['写法不对，请核对后重填', 'is not written as it must be; check it']
    case 'too_big':
    case 'too_small':
      return sized(issue)
    case 'not_multiple_of':
      return [`要是 ${issue.divisor} 的倍数`, `must be a multiple of ${issue.divisor}`]
    case 'unrecognized_keys':
      return unasked(issue.keys)
    case 'invalid_union':
      return issue.input === undefined || issue.input === null ? MISSING : ['不合任何一种填法，请核对后重填', 'fits none of the ways to fill it in; check it']
    default:
      return ['填法不对，请核对后重填', 'is not as it must be; check it']
  }
}

// ` / ` parts the two languages, so neither half may hold it.
const half = (text: string): string => text.replaceAll(' / ', '/')

/** Faults of input in the words of this office instead of the library's, Chinese first, as all texts do: `中文 / English`. */
export function speakBothLanguages(): void {
  z.config({ localeError: (issue: Issue) => say(issue).map(half).join(' / ') })
}
