import type { z } from 'zod'
import type { Refusal } from '#src/kernel/facts.ts'
import { fieldWords } from './field-words.ts'

type Place = readonly PropertyKey[]

const isNo = (segment: PropertyKey | undefined): segment is number => typeof segment === 'number'

/** Words of the segment at `n`, undefined when the field has none. */
function wordsAt(place: Place, n: number): readonly [string, string] | undefined {
  const parent = place.slice(0, n).findLast((segment) => !isNo(segment))
  return fieldWords[`${String(parent)}.${String(place[n])}`] ?? fieldWords[String(place[n])]
}

/** Where in a form a fault is, `改进事项第 2 项的事项` and `Improvements, item 2, What`; undefined when a field on the way has no words. */
export function placeWords(place: Place): readonly [string, string] | undefined {
  let zh = ''
  const en: string[] = []
  for (const [n, segment] of place.entries()) {
    if (isNo(segment)) {
      zh += `第 ${segment + 1} 项`
      en.push(`item ${segment + 1}`)
      continue
    }
    const words = wordsAt(place, n)
    if (!words) return undefined
    zh += zh === '' ? words[0] : `的${words[0]}`
    en.push(words[1])
  }
  return en.length === 0 ? undefined : [zh, en.join(', ')]
}

/** `message` is `中文 / English`; each half is told which field it is about. */
function named(message: string, place: Place): string {
  const words = placeWords(place)
  const [zh, en, ...more] = message.split(' / ')
  if (!words || en === undefined || more.length > 0) return message
  return `${words[0]}：${zh} / ${words[1]}: ${en}`
}

/** One refusal for each fault of an input, named by its place and in the words of the form. */
export const inputRefusals = (error: z.ZodError): Refusal[] =>
  error.issues.map((issue) => ({ code: 'input/invalid', item: issue.path.join('.'), params: { message: named(issue.message, issue.path) } }))
