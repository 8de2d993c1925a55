/** Repeatable chance. */
export function dice(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761) >>> 0
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) % below
  }
}

const LETTERS = ['甲乙丙丁', 'ab', '加裝装電电梯', 'aAＡb', '😀𠮷字é', '老旧小区噪音漏水广告', '加装電* \u200b-★']
/** Words longer than 16 units, repeating themselves or not. */
const long = (roll: (below: number) => number, letters: string): string => word(roll, letters, 1 + roll(3)).repeat(9 + roll(9))

export const word = (roll: (below: number) => number, letters: string, most: number): string => {
  const characters = Array.from(letters)
  return Array.from({ length: 1 + roll(most) }, () => characters[roll(characters.length)]!).join('')
}

/** Quoted where a bare word would end or mean something else. */
const one = (roll: (below: number) => number, letters: string): string => {
  const made = roll(14) === 0 ? long(roll, letters) : word(roll, letters, [1, 2, 3, 5][roll(4)]!)
  return `"${made.includes('\u200b') ? `加${made}` : made}"`
}
const group = (roll: (below: number) => number, letters: string): string => (roll(2) === 0 ? one(roll, letters) : `(${Array.from({ length: 1 + roll(4) }, () => one(roll, letters)).join(['|', ' OR ', '｜'][roll(3)]!)})`)

/** A rule as somebody may write it. */
export function randomRule(roll: (below: number) => number, letters: string, depth = 0): string {
  const parts = Array.from({ length: 1 + roll(3) }, () => {
    const kind = roll(8)
    if (kind === 0) return `${group(roll, letters)} NEAR/${roll(9)} ${group(roll, letters)}`
    if (kind === 1 && depth < 3) return `(${randomRule(roll, letters, depth + 1)})`
    if (kind === 2) return `NOT ${group(roll, letters)}`
    if (kind === 3 && depth < 3) return `NOT (${randomRule(roll, letters, depth + 1)})`
    return group(roll, letters)
  })
  return parts.join([' AND ', ' OR ', ' ', '|'][roll(4)]!)
}

export interface RandomSet {
  readonly rules: readonly string[]
  readonly texts: readonly string[]
  readonly plain: boolean
}

/** A few rules and texts over the same few letters, so that there are hits. */
export function randomSet(seed: number): RandomSet {
  const roll = dice(seed)
  const letters = LETTERS[roll(LETTERS.length)]!
  const rules = Array.from({ length: 1 + roll(8) }, () => randomRule(roll, letters))
  const texts = Array.from({ length: 6 }, (_, at) => (at === 0 && roll(4) === 0 ? '' : Array.from({ length: 1 + roll(4) }, () => (roll(9) === 0 ? long(roll, letters) : word(roll, letters, 24))).join(['，', '\n', ''][roll(3)]!)))
  return { rules, texts, plain: roll(2) === 0 }
}
