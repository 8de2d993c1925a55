import { foldTable } from '../text/fold.ts'

/**
 * What two posts are compared by: the words that were said, without what a medium wraps round them.
 * A repost carries the chain of those who passed it on (`转发了//@某:好//@某:原文`); the chain is
 * peeled off before anything is hashed, so that a repost and its original are the same words.
 * Letters, digits and Han characters count, in one case and one width; everything else does not.
 */

/** Words of fewer letters are too few to be nearly like others: they are equal or not. */
export const SHORT = 8

/** The letters of one post; `units` is a buffer that the next reading overwrites, `length` of it hold. */
export interface Core {
  readonly units: Uint16Array
  length: number
}

/** What is read of one post. Longer ones are compared by this much of them. */
export const READ_UNITS = 20_000

const COUNTS = /[\p{L}\p{N}\p{Cs}]/u
let made: Uint16Array | undefined

/** For every UTF-16 unit the letter it counts as, or 0 when it does not count. */
function letters(): Uint16Array {
  return (made ??= foldTable().to.map((letter, unit) => (COUNTS.test(String.fromCharCode(unit)) ? letter : 0)))
}

/** The letter a UTF-16 unit counts as; 0 when it does not count. */
export const letterOf = (unit: number): number => letters()[unit] as number

export const makeCore = (): Core => ({ units: new Uint16Array(READ_UNITS), length: 0 })

/** Reads the letters of `text` from `from` to `until` into `core`. */
function readLetters(text: string, from: number, until: number, core: Core): void {
  const end = Math.min(until, text.length)
  const table = letters()
  let length = 0
  for (let at = from; at < end && length < READ_UNITS; at++) {
    const letter = table[text.charCodeAt(at)] as number
    core.units[length] = letter
    // A branch that guesses wrong costs more than a needless write.
    length += letter === 0 ? 0 : 1
  }
  core.length = length
}

const MARKS = /(?:\.{3}|…+)?\s*(?:展开全文|查看全文|阅读全文|全文|网页链接|查看图片)\s*[cC]?\s*$/
const ADDRESS = /https?:\/\/[\w./?=&%#~:+-]+/g
/** `转发`, `轻松转发` and what a client writes when nobody wrote anything. */
const OPENING = /^\s*(?:(?:轻松|快速)?转发(?:微博|了)?|转自?|repost|rt)\s*(?:[:：]|(?=\/\/|@|\s|【))\s*/i
/** What such an opening begins with, so that most posts are not asked. */
const OPENS = new Set(Array.from('\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff轻快转rR', (one) => one.charCodeAt(0)))
const LINK = /\/\/\s*@/
const NAME = /^[^:：\s/]{1,40}[:：]/

/** Reads what `text` says into `core`: the innermost words of a chain of reposts that are long enough, else the longest. */
export function readCore(text: string, core: Core): void {
  let words = text
  if (words.includes('http')) words = words.replace(ADDRESS, '')
  const last = words.charCodeAt(words.length - 1)
  if (last === 0x6587 || last === 0x63a5 || last === 0x7247 || last === 0x63 || last === 0x43) words = words.replace(MARKS, '')
  if (OPENS.has(words.charCodeAt(0))) words = words.replace(OPENING, '')
  if (words.includes('//')) {
    const pieces = words.split(LINK)
    if (pieces.length > 1) {
      readInnermost(pieces, core)
      return
    }
  }
  readLetters(words, 0, words.length, core)
}

function readInnermost(pieces: readonly string[], core: Core): void {
  let longest = ''
  for (let at = pieces.length - 1; at >= 0; at--) {
    const said = at === 0 ? (pieces[0] as string) : (pieces[at] as string).replace(NAME, '')
    readLetters(said.replace(OPENING, ''), 0, said.length, core)
    if (core.length >= SHORT) return
    if (said.length > longest.length) longest = said
  }
  readLetters(longest, 0, longest.length, core)
}
