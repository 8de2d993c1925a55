import { type Finding, matches, plain } from './finding.ts'

/**
 * Data of a person that has no place in a public text. Only what a check digit or a fixed form
 * confirms is reported: a number that is merely long is none of it.
 */

const NUMBER = /(?<!\d|\d[.-])\d(?:[ -]?\d){10,18}[xX]?(?!\d|\.\d)/g
/** With the number of the country or without. */
const PHONE = /^(?:(?:00)?86)?1[3-9]\d{9}$/
const PLATE = /(?<![a-z0-9])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-hj-np-z][·•‧∙・.\s-]?(?=[a-hj-np-z\d]*\d)(?:[a-hj-np-z\d]{5,6}|[a-hj-np-z\d]{4}[挂学警港澳])(?![a-z0-9])/g

/** Cards begin with the number of their network. */
const CARD = /^(?:62|4|5[1-5]|2[2-7]|3[4-7]|35|60|9[4-9])\d+$/

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECK = '10x98765432'

function isIdNumber(digits: string): boolean {
  if (!/^[1-9]\d{16}[\dx]$/.test(digits)) return false
  const month = Number(digits.slice(10, 12))
  const day = Number(digits.slice(12, 14))
  if (month < 1 || month > 12 || day < 1 || day > 31) return false
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return ID_CHECK[sum % 11] === digits[17]
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = digits.length - 1, twice = false; at >= 0; at -= 1, twice = !twice) {
    const digit = Number(digits[at]) * (twice ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

const WHY = {
  phone: { zh: '手机号码属个人信息，公开前应删去或遮盖', en: 'a mobile number is personal data: take it out or cover it before publishing' },
  id: { zh: '身份证号码（校验位相符）属敏感个人信息，不得公开', en: 'an identity number (its check digit fits) is sensitive personal data and may not be published' },
  card: { zh: '银行卡号（校验位相符）属敏感个人信息，不得公开', en: 'a bank card number (its check digit fits) is sensitive personal data and may not be published' },
  plate: { zh: '车牌号码可指向个人，公开前应遮盖', en: 'a number plate points to a person: cover it before publishing' },
}

function kindOf(number: string): keyof typeof WHY | undefined {
  const digits = number.replace(/[ -]/g, '')
  if (PHONE.test(digits)) return 'phone'
  if (isIdNumber(digits)) return 'id'
  return digits.length >= 15 && CARD.test(digits) && passesLuhn(digits) ? 'card' : undefined
}

/** Covers all but the first and last few signs, so that a reader still knows which number it was. */
const covered = (text: string): string => (text.length > 8 ? `${text.slice(0, 3)}${'*'.repeat(text.length - 5)}${text.slice(-2)}` : `${text.slice(0, 2)}${'*'.repeat(text.length - 2)}`)

export function personalData(paragraph: string): Finding[] {
  if (!/[0-9０-９]/.test(paragraph)) return []
  const text = plain(paragraph)
  const found: Finding[] = []
  const add = (at: number, length: number, why: keyof typeof WHY): void => {
    const wrong = paragraph.slice(at, at + length)
    found.push({ at, length, kind: 'personal', wrong, right: covered(wrong), why: WHY[why] })
  }
  for (const match of matches(NUMBER, text)) {
    const why = kindOf(match[0])
    if (why) add(match.index, match[0].length, why)
  }
  for (const match of matches(PLATE, text)) add(match.index, match[0].length, 'plate')
  return found
}
