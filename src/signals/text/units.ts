/** Writes the units of `text` into `into`, which has room for them, from `at` on. */
export type CopyUnits = (text: string, into: Uint16Array, at: number) => void

/** Works everywhere. */
export const copyUnits: CopyUnits = (text, into, at) => {
  for (let from = 0; from < text.length; from += 1) into[at + from] = text.charCodeAt(from)
}
