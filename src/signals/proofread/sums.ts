import { type Finding, matches, numberOf, plain } from './finding.ts'

/** Totals that are not the sum of their parts, and shares that make more than a hundred. */

const NUMBER = '(\\d[\\d,]*(?:\\.\\d+)?|[一二三四五六七八九十百千零〇两]{2,})'
const UNIT = '((?:万|亿|千)?(?:余|多)?(?:人次|平方米|平方公里|公里|亩|公顷|吨|千克|公斤|米|元|件|个|人|户|家|起|宗|次|条|项|份|篇|场|例|名|辆|台|座|处|套|所|只|头|棵|株|批|期|页|天|%)?)'
const QUANTITY = new RegExp(`${NUMBER}\\s*${UNIT}`, 'g')
const TOTAL_FIRST = /(?:总计|共计|合计|总共|总数|共有?|累计|总额)[^,，。;；:：、\d]{0,16}$/
const PARTS_FOLLOW = /^\s*[,，;；:：(（]\s*(?:其中|分别(?:为|是)?|包括|含|即)?/
const TOTAL_LAST = /(?:总计|共计|合计|总共|共)[^,，。;；:：、\d]{0,10}$/

interface Quantity {
  readonly value: number
  readonly unit: string
  readonly at: number
  readonly end: number
}

function quantitiesOf(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of matches(QUANTITY, text)) {
    const written = match[1] as string
    const value = written.includes('.') ? Number(written.replaceAll(',', '')) : numberOf(written)
    const unit = match[2] as string
    // About so many add up to about so many.
    if (!Number.isNaN(value) && unit !== '' && !/[余多]/.test(unit)) found.push({ value, unit, at: match.index, end: match.index + match[0].length })
  }
  return found
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6

/** The sentence parts of a paragraph: sums do not run over a full stop. */
function* sentencesOf(text: string): Generator<{ readonly at: number; readonly words: string }> {
  let at = 0
  for (const match of matches(/[。！？!?\n]/g, text)) {
    yield { at, words: text.slice(at, match.index) }
    at = match.index + 1
  }
  yield { at, words: text.slice(at) }
}

export function sums(paragraph: string): Finding[] {
  if (!/[\d０-９一二三四五六七八九十]/.test(paragraph)) return []
  const text = plain(paragraph)
  const found: Finding[] = []
  for (const { at, words } of sentencesOf(text)) {
    const all = quantitiesOf(words)
    if (all.length < 3) continue
    for (const finding of [totalThenParts(words, all), partsThenTotal(words, all), shares(words, all)]) {
      if (finding) found.push({ ...finding, at: finding.at + at, wrong: paragraph.slice(finding.at + at, finding.at + at + finding.length) })
    }
  }
  return found
}

const told = (parts: readonly Quantity[], total: Quantity, sum: number): Pick<Finding, 'why'> => {
  const added = parts.map(({ value }) => value).join('+')
  return { why: { zh: `分项 ${added}=${sum}，与合计 ${total.value} 不符；如只列部分，请写明`, en: `the parts ${added}=${sum} are not ${total.value}; if only some are listed, say so` } }
}

function findingAt(total: Quantity, words: string, parts: readonly Quantity[], sum: number): Finding {
  const wrong = words.slice(total.at, total.end)
  return { at: total.at, length: wrong.length, kind: 'sum', wrong, right: wrong.replace(/^[\d,.]+|^[一二三四五六七八九十百千零〇两]+/, String(sum)), ...told(parts, total, sum) }
}

function totalThenParts(words: string, all: readonly Quantity[]): Finding | undefined {
  for (const [place, total] of all.entries()) {
    const before = words.slice(0, total.at)
    const after = words.slice(total.end)
    const listed = /^[^,，;；:：。\d]{0,14}[,，;；:：(（]\s*(?:其中|分别|包括|含|即)/.test(after)
    if (!listed && !(TOTAL_FIRST.test(before) && PARTS_FOLLOW.test(after))) continue
    const parts = all.slice(place + 1).filter(({ unit }) => unit === total.unit)
    // Another unit between tells of something else, e.g. of what it cost.
    if (parts.length < 2 || parts.length < all.length - place - 1) continue
    const sum = round(parts.reduce((added, { value }) => added + value, 0))
    if (sum === total.value) return undefined
    // A part of a part, or one group counted twice by two marks, is common where the words say 其中.
    if (/其中.*其中|[男女]性?|同比|增长|下降|比上年|另有|还有|以上|等/.test(after) && sum !== total.value) return undefined
    return findingAt(total, words, parts, sum)
  }
  return undefined
}

function partsThenTotal(words: string, all: readonly Quantity[]): Finding | undefined {
  for (const [place, total] of all.entries()) {
    if (place < 2 || !TOTAL_LAST.test(words.slice(0, total.at))) continue
    const parts: Quantity[] = []
    for (let at = place - 1; at >= 0 && (all[at] as Quantity).unit === total.unit; at -= 1) parts.unshift(all[at] as Quantity)
    if (parts.length < 2 || parts.length < place) continue
    const sum = round(parts.reduce((added, { value }) => added + value, 0))
    // The first may be the total of the rest, said twice.
    if (sum === total.value || parts[0]?.value === total.value) return undefined
    return findingAt(total, words, parts, sum)
  }
  return undefined
}

function shares(words: string, all: readonly Quantity[]): Finding | undefined {
  const parts = all.filter(({ unit }) => unit === '%')
  if (parts.length < 2 || parts.length !== all.length || !/分别占|各占|占比分别|比例分别|占.*占/.test(words) || /增长|下降|提高|同比|达到|完成/.test(words)) return undefined
  const sum = round(parts.reduce((added, { value }) => added + value, 0))
  const last = parts.at(-1) as Quantity
  if (sum <= 100.5 && !(/其余|剩余|其他/.test(words) && sum < 99.5)) return undefined
  return { at: last.at, length: last.end - last.at, kind: 'sum', wrong: '', why: { zh: `各项比例相加为 ${sum}%`, en: `the shares make ${sum} per cent` } }
}
