/** A fault put into a clean text: the units from `at` to `at + length` are wrong, and `clean` is the text without it. */
export interface Planted {
  readonly text: string
  readonly clean: string
  readonly at: number
  readonly length: number
}

/** Puts a fault of one kind into a clean paragraph; nothing when the paragraph offers no place for it. */
export type Plant = (paragraph: string) => Planted | undefined

export type Random = () => number
export const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!
export const between = (from: number, to: number, random: Random): number => from + Math.floor(random() * (to - from + 1))

/** A sentence after the paragraph: `right` as it should be, of which `good` became `bad`. */
export function sentence(paragraph: string, right: string, good: string, bad: string): Planted {
  const from = paragraph.length
  const at = right.indexOf(good)
  return { clean: paragraph + right, text: paragraph + right.slice(0, at) + bad + right.slice(at + good.length), at: from + at, length: Math.max(1, bad.length) }
}

/** Other characters of the same sound. */
export type Homophones = (character: string) => readonly string[]

export function homophonesOf(bySound: ReadonlyMap<string, readonly string[]>): Homophones {
  const others = new Map<string, Set<string>>()
  for (const group of bySound.values()) for (const one of group) for (const other of group) if (other !== one) others.set(one, (others.get(one) ?? new Set()).add(other))
  return (character) => [...(others.get(character) ?? [])]
}

/** `words` with one character replaced by another of its sound; nothing when none has another. */
export function slipped(words: string, sounds: Homophones, random: Random): string | undefined {
  const places = [...words].flatMap((one, at) => (sounds(one).length > 0 ? [at] : []))
  if (places.length === 0) return undefined
  const at = pick(places, random)
  return words.slice(0, at) + pick(sounds(words[at]!), random) + words.slice(at + 1)
}
