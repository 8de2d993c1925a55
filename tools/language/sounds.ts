const toneless = (sound: string): string => sound.normalize('NFD').replaceAll(/[\u0300\u0301\u0304\u030c]/g, '').normalize('NFC')
/** Sounds that people of one region or another do not tell apart. */
const near = (sound: string): string => sound.replace(/^zh/, 'z').replace(/^ch/, 'c').replace(/^sh/, 's').replace(/ng$/, 'n').replace(/^l/, 'n').replace(/^h(?=u)/, 'f')

/** The characters of each sound in the table of pinyin-pro (`sound: ['字', …]`), tones aside, of those that are `known`. */
export function charactersBySound(table: string, known: (character: string) => boolean): Map<string, string[]> {
  const bySound = new Map<string, string[]>()
  for (const [, quoted, bare, list = ''] of table.matchAll(/(?:'([^']+)'|([^\s':,{}[\]]+)):\s*\[([^\]]*)\]/g)) {
    for (const sound of (quoted ?? bare ?? '').split(' ')) {
      const characters = [...list.matchAll(/'(.)'/gu)].map(([, character = '']) => character).filter(known)
      bySound.set(toneless(sound), [...new Set([...(bySound.get(toneless(sound)) ?? []), ...characters])])
    }
  }
  return bySound
}

/** One line for the sounds that are nearly the same, the characters of each sound together. */
export function soundLines(bySound: ReadonlyMap<string, readonly string[]>): string[] {
  const groups = new Map<string, string[]>()
  for (const [sound, characters] of bySound) if (characters.length > 0) groups.set(near(sound), [...(groups.get(near(sound)) ?? []), characters.join('')])
  return [...groups.values()].map((group) => group.join(','))
}
