import type { Unit } from './contract.ts'

/** Shorter than this is a word of every text, not a name. */
const SHORTEST_GIVEN = 2
const SHORTEST_MADE = 3
// Two signs at least before the level, so that 城市管理局 and 市场监管局 keep their first word.
const PLACE = /^\p{Script=Han}{2,6}?([省市区县旗])(?=\p{Script=Han})/u
const BELOW = /^\p{Script=Han}{2,6}?([区县旗])(?=\p{Script=Han})/u
/** What remains of many names and names none of them. */
const NO_NAME = new Set(['人民政府', '管委会', '管理委员会', '办公室', '管理局', '办事处', '分局', '新闻办公室', '新闻办'])
const ENDINGS: readonly (readonly [string, string])[] = [['人民政府', '政府'], ['街道办事处', '街道办'], ['管理委员会', '管委会']]

/** Without its place, and with the level or the place alone before it: 澄湾区水务局 is 水务局, 区水务局 and 澄湾水务局; 泊宁市澄湾区水务局 too. */
function withoutPlace(name: string): string[] {
  const found = PLACE.exec(name)
  if (!found) return []
  const rest = name.slice(found[0].length)
  const below = '省市'.includes(found[1]!) && BELOW.test(rest) ? withoutPlace(rest) : []
  return NO_NAME.has(rest) ? below : [rest, `${found[1]}${rest}`, `${found[0].slice(0, -1)}${rest}`, ...below]
}

/** Names that are made by the usual shortening and may be another office's as well; a given 区住建局 is 住建局 too. */
export function madeNames({ name, shortName, otherNames = [] }: Pick<Unit, 'name' | 'shortName' | 'otherNames'>): string[] {
  const endings = ENDINGS.flatMap(([long, short]) => (name.endsWith(long) ? [name.slice(0, -long.length) + short] : []))
  const bare = [shortName, ...otherNames].flatMap((given) => (/^[区县旗]/.test(given) ? [given.slice(1)] : []))
  return [...new Set([...[name, ...endings].flatMap(withoutPlace), ...endings, ...bare])].filter((made) => [...made].length >= SHORTEST_MADE && !NO_NAME.has(made))
}

/** Names that the office gave: the full one, the short one, others. A place is not the office that answers for it: 砚桥镇 is no name of its government. */
export const givenNames = ({ name, shortName, otherNames = [], territory }: Pick<Unit, 'name' | 'shortName' | 'otherNames' | 'territory'>): string[] =>
  [...new Set([name, shortName, ...otherNames])].filter((given) => [...given].length >= SHORTEST_GIVEN && given !== territory)
