import { foldWord } from '../text/fold.ts'
import { type Expression, joined, type RuleFault, wordsOf } from './expression.ts'
import { type Token, tokensOf } from './tokens.ts'

/** What an expression may refer to. */
export interface Known {
  /** The words of a named list (`@名单`), or why there is none of that name. */
  readonly list?: (name: string) => readonly string[] | { readonly zh: string; readonly en: string }
  /** Why a regular expression cannot be used; undefined when it can. Without it none can. */
  readonly pattern?: (pattern: string) => { readonly zh: string; readonly en: string } | undefined
  /** Nothing is folded. */
  readonly plain?: boolean
}

export type Parsed = { readonly expression: Expression } | { readonly faults: readonly RuleFault[] }

/** Deeper brackets are a mistake of a program, not of a person. */
const DEEPEST = 64

/**
 * Reads a rule: words, `"words with blanks"`, `@list`, `/pattern/`; NOT binds tightest, then NEAR/n, then AND (or nothing), then OR (or |);
 * brackets; `# ` begins a remark. All that is wrong is said at once, each at its place.
 *
 * @example parseRule('(老旧小区|加装电梯) AND (噪音 NEAR/20 夜间) NOT 广告')
 */
export function parseRule(text: string, known: Known = {}): Parsed {
  const faults: RuleFault[] = []
  const parser = new Parser(tokensOf(text, faults), known, faults)
  const expression = parser.whole()
  return expression && faults.length === 0 ? { expression } : { faults: faults.toSorted((a, b) => a.at - b.at) }
}

class Parser {
  readonly #tokens: readonly Token[]
  readonly #known: Known
  readonly #faults: RuleFault[]
  #next = 0
  #depth = 0
  #gaveUp = false

  constructor(tokens: readonly Token[], known: Known, faults: RuleFault[]) {
    this.#tokens = tokens
    this.#known = known
    this.#faults = faults
  }

  whole(): Expression | undefined {
    if (this.#tokens.length === 1) {
      return this.#faults.length > 0 ? undefined : this.#fault(this.#token, '规则是空的，写上要查的词', 'the rule is empty; write the words to look for')
    }
    const expression = this.#or()
    while (this.#token.kind !== 'end') {
      // Only a closing bracket ends an expression early.
      this.#fault(this.#token, '多了一个右括号', 'one closing bracket too many')
      this.#next += 1
      this.#or()
    }
    return expression
  }

  get #token(): Token {
    return this.#tokens[this.#next]!
  }

  #fault({ at, length }: Pick<Token, 'at' | 'length'>, zh: string, en: string): undefined {
    this.#faults.push({ at, length: Math.max(1, length), zh, en })
    return undefined
  }

  #or(): Expression | undefined {
    const parts = [this.#and()]
    while (this.#token.kind === 'or') {
      this.#next += 1
      parts.push(this.#and())
    }
    return whole(parts, 'any')
  }

  #and(): Expression | undefined {
    const parts = [this.#near()]
    for (;;) {
      const { kind } = this.#token
      if (kind === 'and') this.#next += 1
      else if (kind === 'end' || kind === 'or' || kind === ')') return whole(parts, 'all')
      parts.push(this.#near())
    }
  }

  #near(): Expression | undefined {
    const began = this.#token
    let left = this.#not()
    for (let chained = false; this.#token.kind === 'near'; chained = true) {
      const sign = this.#token
      this.#next += 1
      const after = this.#token
      const right = this.#not()
      if (chained) {
        this.#fault(sign, 'NEAR 不能连写，请写成 甲 NEAR/20 乙 AND 乙 NEAR/20 丙', 'NEAR cannot be chained; write A NEAR/20 B AND B NEAR/20 C')
        continue
      }
      const a = left && this.#side(left, began, sign)
      const b = right && this.#side(right, after, this.#token)
      left = a && b ? { kind: 'near', a, b, within: sign.within } : undefined
    }
    return left
  }

  /** NEAR looks at places, and only words have one. */
  #side(expression: Expression, from: Token, to: Token): string[] | undefined {
    const words = wordsOf(expression)
    return words ?? this.#fault({ at: from.at, length: to.at - from.at }, 'NEAR 两边只能是词，或括号里用 | 并列的词', 'beside NEAR may stand a word, or words with | between them in brackets')
  }

  #not(): Expression | undefined {
    let turned = false
    for (; this.#token.kind === 'not'; this.#next += 1) turned = !turned
    const inner = this.#primary()
    return inner && turned ? { kind: 'not', of: inner } : inner
  }

  #primary(): Expression | undefined {
    const token = this.#token
    if (token.kind === '(') return this.#brackets(token)
    if (token.kind === 'word' || token.kind === 'list' || token.kind === 'pattern') {
      this.#next += 1
      if (token.kind === 'list') return this.#list(token)
      if (token.kind === 'pattern') return this.#pattern(token)
      if (!this.#known.plain && foldWord(token.text) === '') return this.#fault(token, '这个词里没有看得见的字', 'nothing of this word can be seen')
      return { kind: 'word', word: token.text }
    }
    const before = this.#tokens[this.#next - 1]
    const where = before === undefined || before.kind === '(' ? ['开头', 'at the beginning'] : [`“${before.text}”后面`, `after ${before.text}`]
    this.#fault(token.kind === 'end' && before ? before : token, `${where[0]}缺少要查的词`, `a word is missing ${where[1]}`)
    return undefined
  }

  #brackets(opening: Token): Expression | undefined {
    this.#next += 1
    this.#depth += 1
    if (this.#depth > DEEPEST) {
      this.#fault(opening, `括号套得太深，最多 ${DEEPEST} 层`, `brackets are nested too deeply, ${DEEPEST} levels at most`)
      this.#gaveUp = true
      this.#next = this.#tokens.length - 1
      return undefined
    }
    const inner = this.#or()
    this.#depth -= 1
    if (this.#token.kind === ')') this.#next += 1
    else if (!this.#gaveUp) this.#fault(opening, '左括号没有闭合', 'this bracket is not closed')
    return inner
  }

  #list(token: Token): Expression | undefined {
    const found = this.#known.list?.(token.text) ?? { zh: `没有名为“${token.text}”的词表`, en: `there is no list named "${token.text}"` }
    if ('zh' in found) return this.#fault(token, found.zh, found.en)
    const words = found.filter((word) => this.#known.plain === true ? word !== '' : foldWord(word) !== '')
    if (words.length === 0) return this.#fault(token, `词表“${token.text}”是空的`, `the list "${token.text}" is empty`)
    return joined('any', words.map((word) => ({ kind: 'word', word })))
  }

  #pattern(token: Token): Expression | undefined {
    if (!this.#known.pattern) return this.#fault(token, '这里不能用正则表达式', 'patterns cannot be used here')
    const wrong = this.#known.pattern(token.text)
    return wrong ? this.#fault(token, wrong.zh, wrong.en) : { kind: 'pattern', pattern: token.text }
  }
}

const whole = (parts: readonly (Expression | undefined)[], kind: 'all' | 'any'): Expression | undefined => {
  const there = parts.filter((part) => part !== undefined)
  return there.length === parts.length ? joined(kind, there) : undefined
}
