import { type Finding, matches, numberOf, plain } from './finding.ts'

/** Dates that do not exist, and weekdays that are not those of their date. */

const N = '[\\d〇零一二三四五六七八九十]'
const AFTER = new RegExp(`(?:(${N}{4})年)?(${N}{1,3})月(${N}{1,3})[日号](?:\\s|,|，)*[(（]?\\s*(?:即|为|是)?\\s*((?:星期|周|礼拜)([一二三四五六日天]))(?![一二三四五六日天到至])`, 'g')
const BEFORE = new RegExp(`((?:星期|周|礼拜)([一二三四五六日天]))\\s*[(（,，]\\s*(?:(${N}{4})年)?(${N}{1,3})月(${N}{1,3})[日号]`, 'g')
const ALONE = new RegExp(`(?:(${N}{4})年)?(${N}{1,3})月(${N}{1,3})(?:日|号(?![楼线院店门]))`, 'g')
/** `2026-10-02`, `2026/10/2`, `2026.10.2`, with a weekday or without. */
const FIGURES = /(?<![\d./-])((?:19|20|21)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![\d./-])(?:[\s,，]*[(（]?\s*((?:星期|周|礼拜)([一二三四五六日天]))(?![一二三四五六日天到至]))?/g
const YEAR = /(\d{4}|[二一][〇零一二三四五六七八九]{3})年/g
const DAYS = '日一二三四五六'

interface Civil {
  readonly year: number
  readonly month: number
  readonly day: number
}

const daysIn = ({ year, month }: Civil): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
const exists = (date: Civil): boolean => date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysIn(date)
/** A leap year stands for a year that is not told. */
const ANY_YEAR = 2024

function weekdayFinding(paragraph: string, at: number, written: string, name: string, date: Civil): Finding | undefined {
  const right = DAYS[new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()] as string
  if (name.replace('天', '日') === right) return undefined
  const wrong = paragraph.slice(at, at + written.length)
  return {
    at,
    length: written.length,
    kind: 'weekday',
    wrong,
    right: wrong.slice(0, -1) + right,
    why: { zh: `${date.year}年${date.month}月${date.day}日是星期${right}`, en: `${date.year}-${date.month}-${date.day} is a ${new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(date.year, date.month - 1, date.day))}` },
  }
}

export function weekdays(paragraph: string): Finding[] {
  if (!/[月/.-]/.test(paragraph)) return []
  const text = plain(paragraph)
  const found: Finding[] = []
  const yearBefore = (at: number): number => {
    let year = NaN
    for (const match of matches(YEAR, text.slice(0, at))) year = numberOf(match[1] as string)
    return year
  }
  const civil = (year: string | undefined, month: string | undefined, day: string | undefined, at: number): Civil => ({ year: year ? numberOf(year) : yearBefore(at), month: numberOf(month ?? ''), day: numberOf(day ?? '') })
  const judge = (match: RegExpExecArray, date: Civil, written: string, name: string): void => {
    if (!(date.year >= 1900 && date.year <= 2200) || !exists(date)) return
    const finding = weekdayFinding(paragraph, match.index + match[0].lastIndexOf(written), written, name, date)
    if (finding) found.push(finding)
  }
  for (const match of matches(AFTER, text)) judge(match, civil(match[1], match[2], match[3], match.index), match[4] as string, match[5] as string)
  for (const match of matches(BEFORE, text)) judge(match, civil(match[3], match[4], match[5], match.index), match[1] as string, match[2] as string)
  const never = (at: number, length: number, { month, ...rest }: Civil): void => {
    const days = month >= 1 && month <= 12 ? `${month}月只有${daysIn({ month, ...rest })}天` : `一年只有十二个月`
    found.push({ at, length, kind: 'weekday', wrong: paragraph.slice(at, at + length), why: { zh: `没有这一天：${days}`, en: 'there is no such day' } })
  }
  for (const match of matches(ALONE, text)) {
    const date = civil(match[1], match[2], match[3], match.index)
    const known = Number.isNaN(date.year) ? { ...date, year: ANY_YEAR } : date
    if (!Number.isNaN(date.month) && !Number.isNaN(date.day) && !exists(known)) never(match.index, match[0].length, known)
  }
  for (const match of matches(FIGURES, text)) {
    const date = civil(match[1], match[3], match[4], match.index)
    if (match[5]) judge(match, date, match[5], match[6] as string)
    // Other numbers look like this as well: only a day that a month has not quite is taken for one.
    if (date.month >= 1 && date.month <= 12 && date.day <= 31 && !exists(date)) never(match.index, match[0].length, date)
  }
  return found
}
