import { foldTable } from '../text/fold.ts'

/** What a check looks for. */
export const kinds = {
  title: { zh: '单位、职务名称', en: 'title of a unit or post' },
  form: { zh: '错词', en: 'wrong form' },
  character: { zh: '疑似错字', en: 'character that looks wrong' },
  place: { zh: '地名不相属', en: 'places that do not belong together' },
  personal: { zh: '个人信息', en: 'personal data' },
  weekday: { zh: '日期与星期', en: 'date and weekday' },
  law: { zh: '法规引用', en: 'law citation' },
  sum: { zh: '数字加总', en: 'sum' },
  list: { zh: '词表', en: 'word list' },
  jargon: { zh: '行话', en: 'jargon' },
  sentence: { zh: '长句', en: 'long sentence' },
} as const
export type Kind = keyof typeof kinds

export interface Words {
  readonly zh: string
  readonly en: string
}

/** One thing that looks wrong: `length` UTF-16 units from `at`. `right` is absent when nobody can say what is right. */
export interface Finding {
  readonly at: number
  readonly length: number
  readonly kind: Kind
  readonly wrong: string
  readonly right?: string
  readonly why: Words
}

/** A check of one paragraph. */
export type Check = (paragraph: string) => Finding[]

/** `text` with every unit in its plain form, none moved, so that places found in it are places of `text`. */
export function plain(text: string): string {
  const { to } = foldTable()
  let folded = ''
  for (let at = 0; at < text.length; at += 1) folded += String.fromCharCode(to[text.charCodeAt(at)] as number)
  return folded
}

/** Finds every match of `pattern` (global) in `text`. */
export function* matches(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    yield match
    if (match[0] === '') pattern.lastIndex += 1
  }
}

const DIGITS = '〇一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }

/** Value of a whole number in Chinese (`二百三十四`, `二〇二六`) or Arabic digits; NaN when it is none. */
export function numberOf(written: string): number {
  const text = written.replaceAll('零', '〇').replaceAll('两', '二')
  if (/^[\d,]+$/.test(text)) return Number(text.replaceAll(',', ''))
  if ([...text].every((one) => DIGITS.includes(one))) return Number([...text].map((one) => DIGITS.indexOf(one)).join(''))
  let sum = 0
  let digit = -1
  for (const one of text) {
    const unit = UNITS[one]
    if (unit === 10_000) {
      sum = (sum + Math.max(0, digit)) * unit
      digit = -1
    } else if (unit) {
      sum += (digit < 0 ? 1 : digit) * unit
      digit = -1
    } else if (DIGITS.includes(one)) digit = DIGITS.indexOf(one)
    else return NaN
  }
  return sum + Math.max(0, digit)
}
