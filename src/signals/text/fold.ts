import { TRADITIONAL } from './traditional.ts'

/**
 * Folding: what is written differently and read the same becomes the same. Full and half width, letter case and traditional
 * characters by one table, unit by unit, so that nothing moves. Beside it stand the units that may be dropped:
 * - INVISIBLE (zero width, variation selectors, soft hyphens): dropped everywhere;
 * - ORNAMENT (`*`, `_`, `~`, stars, boxes, arrows, pictures …): dropped between two Han characters, as in 加*装*电*梯;
 * - SPACER (space, full stop, hyphen, slash, middle dot …): dropped between two Han characters of which one stands alone, as in 加 装 电 梯.
 *   重庆 大学 keeps its space, for both words have a neighbour: people use spaces as commas.
 * A line break is never dropped.
 */
export const LETTER = 0
export const INVISIBLE = 1
export const ORNAMENT = 2
export const SPACER = 3

const UNITS = 0x10000
const SPACERS = ' \t.-/|+=#@&$%·・•‧∙⋅—–…'
const ORNAMENTS = '*_~^`\\'
/** First halves of pictures of the Emoji planes, and the second half of any pair, which is met only after such a first. */
const isPicture = (unit: number): boolean => (unit >= 0xd83c && unit <= 0xd83e) || unit >= 0xdc00
/** What stands for bytes that could not be read: a letter was there. */
const UNREADABLE = 0xfffd
const INVISIBLE_UNIT = /^[\p{Cf}\p{Mn}\u115f\u1160\u3164\uffa0]$/u
const ORNAMENT_UNIT = /^[\p{So}\p{Sk}\p{Sm}]$/u

export interface FoldTable {
  /** Unit for unit. */
  readonly to: Uint16Array
  /** LETTER, INVISIBLE, ORNAMENT or SPACER of each unit. */
  readonly kind: Uint8Array
}

let made: FoldTable | undefined

/** The table, made when it is first asked for. */
export function foldTable(): FoldTable {
  return (made ??= makeTable())
}

function makeTable(): FoldTable {
  const to = new Uint16Array(UNITS)
  const kind = new Uint8Array(UNITS)
  const simplified = new Map<string, string>()
  const pairs = TRADITIONAL.replaceAll('\n', '')
  for (let at = 0; at < pairs.length; at += 2) simplified.set(pairs[at]!, pairs[at + 1]!)
  for (let unit = 0; unit < UNITS; unit += 1) {
    const own = String.fromCharCode(unit)
    to[unit] = unit
    if (unit >= 0xd800 && unit <= 0xdfff) kind[unit] = isPicture(unit) ? ORNAMENT : LETTER
    else if (unit >= 0x3400 && unit <= 0x9fff) to[unit] = (simplified.get(own) ?? own).charCodeAt(0)
    else if (unit !== UNREADABLE) {
      // Most Han characters are their own normal form; the others are looked up.
      const wide = single(own.normalize('NFKC'), own)
      const lower = single(wide.toLowerCase(), wide)
      to[unit] = (simplified.get(lower) ?? lower).charCodeAt(0)
      kind[unit] = kindOf(own, lower)
    }
  }
  return { to, kind }
}

const single = (text: string, otherwise: string): string => (text.length === 1 ? text : otherwise)

function kindOf(own: string, folded: string): number {
  if (INVISIBLE_UNIT.test(own)) return INVISIBLE
  if (SPACERS.includes(folded)) return SPACER
  return ORNAMENTS.includes(folded) || ORNAMENT_UNIT.test(own) ? ORNAMENT : LETTER
}

/** Han characters of the first plane. */
export const isHan = (unit: number): boolean => (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || unit === 0x3007 || (unit >= 0xf900 && unit <= 0xfaff)

/**
 * How many units from `at` on are dropped, where a unit stands that may be. `before` is the last unit that was kept, −1 at the start.
 * The answer looks only at the text around, so every part of the engine comes to the same one.
 */
export function droppedAt(text: string, at: number, before: number): number {
  const { kind } = foldTable()
  const han = before >= 0 && isHan(before)
  let end = at
  let invisible = 0
  let spaced = false
  // Without a Han character before it only the invisible part matters; so no run is read twice.
  for (; end < text.length; end += 1) {
    const one = kind[text.charCodeAt(end)]
    if (one === INVISIBLE && invisible === end - at) invisible += 1
    else if (one === LETTER || !han) break
    else if (one === SPACER) spaced = true
  }
  const between = han && end < text.length && isHan(text.charCodeAt(end))
  return between && (!spaced || standsAlone(text, at, -1) || standsAlone(text, end - 1, 1)) ? end - at : invisible
}

/** Whether the letter beside `at` (towards `step`) has no Han character on its other side. */
function standsAlone(text: string, at: number, step: 1 | -1): boolean {
  const { kind } = foldTable()
  let letter = at + step
  // Invisible units may stand between.
  while (letter >= 0 && letter < text.length && kind[text.charCodeAt(letter)] === INVISIBLE) letter += step
  const beyond = letter + step
  return beyond < 0 || beyond >= text.length || !isHan(text.charCodeAt(beyond))
}

/** `text` as the engine reads it. Two texts that fold to the same are the same to every rule. */
export function fold(text: string): string {
  const { to, kind } = foldTable()
  if (isFolded(text, to, kind)) return text
  const units = new Uint16Array(text.length)
  let kept = 0
  let before = -1
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (kind[unit] !== LETTER) {
      const dropped = droppedAt(text, at, before)
      if (dropped > 0) {
        at += dropped - 1
        continue
      }
    }
    units[kept] = to[unit]!
    before = unit
    kept += 1
  }
  return stringOf(units, kept)
}

function isFolded(text: string, to: Uint16Array, kind: Uint8Array): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (to[unit] !== unit || kind[unit] !== LETTER) return false
  }
  return true
}

/** A word of a rule as the engine looks for it: folded, without symbols at its edges that stand beside a Han character, for in a text these may be dropped. `#话题#` is 话题, `C++` stays. */
export function foldWord(word: string): string {
  const { kind } = foldTable()
  const folded = fold(word)
  const symbol = (at: number): boolean => kind[folded.charCodeAt(at)] !== LETTER
  let from = 0
  let to = folded.length
  while (from < to && symbol(from)) from += 1
  while (to > from && symbol(to - 1)) to -= 1
  if (from === to) return folded
  return folded.slice(isHan(folded.charCodeAt(from)) ? from : 0, isHan(folded.charCodeAt(to - 1)) ? to : folded.length)
}

function stringOf(units: Uint16Array, length: number): string {
  let text = ''
  // In pieces, because arguments of a call are limited.
  for (let at = 0; at < length; at += 8_192) text += String.fromCharCode(...units.subarray(at, Math.min(length, at + 8_192)))
  return text
}
