import type { RuleFault } from './expression.ts'

export interface Token {
  readonly kind: 'word' | 'list' | 'pattern' | 'near' | 'and' | 'or' | 'not' | '(' | ')' | 'end'
  readonly at: number
  readonly length: number
  /** What is looked for, the name of the list, the pattern, the operator as it was written. */
  readonly text: string
  /** Of NEAR. */
  readonly within: number
}

const OPERATORS: Readonly<Record<string, Token['kind']>> = { AND: 'and', OR: 'or', NOT: 'not' }
const NEAR = /^NEAR\/(\d{1,6})$/
const LOWER = /^(?:and|or|not|near(?:\/\d*)?|And|Or|Not|Near(?:\/\d*)?|NEAR(?:\/.*)?)$/
/** Chinese keyboards give the wide ones. */
const SIGNS: Readonly<Record<string, Token['kind']>> = { '(': '(', '（': '(', ')': ')', '）': ')', '|': 'or', '｜': 'or' }
const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”' }
const BLANK = /\s/
const LIST_SIGN = '@'
const PATTERN_SIGN = '/'
/** `# ` at the beginning of a word: the rest of the line is a remark. A word may begin with # (#话题#). */
const REMARK = /^#(?:\s|$)/

/** The tokens of `text`, ending with `end`; what cannot be read is said in `faults` and left out. */
export function tokensOf(text: string, faults: RuleFault[]): Token[] {
  const tokens: Token[] = []
  const push = (kind: Token['kind'], at: number, length: number, said = '', within = 0): void => void tokens.push({ kind, at, length, text: said, within })
  let at = 0
  while (at < text.length) {
    const sign = text[at]!
    if (BLANK.test(sign)) at += 1
    else if (REMARK.test(text.slice(at, at + 2))) {
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end
    } else if (Object.hasOwn(SIGNS, sign)) {
      push(SIGNS[sign]!, at, 1, sign)
      at += 1
    } else if (Object.hasOwn(QUOTES, sign)) at = quoted(text, at, push, faults)
    else if (sign === PATTERN_SIGN) at = pattern(text, at, push, faults)
    else at = bare(text, at, push, faults)
  }
  push('end', text.length, 0)
  return tokens
}

/** Names of the lists that `text` names. */
export const listsNamedIn = (text: string): string[] => (text.includes(LIST_SIGN) ? tokensOf(text, []).flatMap(({ kind, text: name }) => (kind === 'list' ? [name] : [])) : [])

type Push = (kind: Token['kind'], at: number, length: number, said?: string, within?: number) => void

function quoted(text: string, at: number, push: Push, faults: RuleFault[]): number {
  const closing = QUOTES[text[at]!]!
  const end = text.indexOf(closing, at + 1)
  if (end < 0) {
    faults.push({ at, length: text.length - at, zh: `引号没有闭合，补上 ${closing}`, en: `the quotation mark is not closed; add ${closing}` })
    return text.length
  }
  if (end === at + 1) faults.push({ at, length: 2, zh: '引号里没有字', en: 'nothing stands between the quotation marks' })
  else push('word', at, end + 1 - at, text.slice(at + 1, end))
  return end + 1
}

function pattern(text: string, at: number, push: Push, faults: RuleFault[]): number {
  let end = at + 1
  while (end < text.length && text[end] !== PATTERN_SIGN && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1
  if (text[end] !== PATTERN_SIGN) {
    faults.push({ at, length: text.length - at, zh: '正则表达式没有闭合，补上 /；要查斜线请加引号', en: 'the pattern is not closed; add /. To look for a slash put it in quotation marks' })
    return text.length
  }
  if (end === at + 1) faults.push({ at, length: 2, zh: '正则表达式是空的', en: 'the pattern is empty' })
  else push('pattern', at, end + 1 - at, text.slice(at + 1, end))
  return end + 1
}

function bare(text: string, at: number, push: Push, faults: RuleFault[]): number {
  let end = at
  while (end < text.length && !BLANK.test(text[end]!) && !Object.hasOwn(SIGNS, text[end]!) && !Object.hasOwn(QUOTES, text[end]!)) end += 1
  const word = text.slice(at, end)
  const near = NEAR.exec(word)
  if (Object.hasOwn(OPERATORS, word)) push(OPERATORS[word]!, at, end - at, word)
  else if (near) push('near', at, end - at, word, Number(near[1]))
  else if (LOWER.test(word)) {
    const upper = word.toUpperCase()
    const right = upper.startsWith('NEAR') ? 'NEAR/20' : upper
    faults.push({ at, length: end - at, zh: `“${word}”应写作 ${right}；要查这个词请加引号`, en: `"${word}" is written ${right}; to look for the word put it in quotation marks` })
    // Read on as if it were a word, so that one mistake is named once.
    push('word', at, end - at, word)
  } else if (word.startsWith(LIST_SIGN) && word.length > 1) push('list', at, end - at, word.slice(1))
  else push('word', at, end - at, word)
  return end
}
