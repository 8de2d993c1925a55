import { buildAutomaton } from '../automaton/build.ts'
import { Scanner } from '../automaton/scanner.ts'
import type { Check, Finding, Kind, Words } from './finding.ts'
import { type Language, timesSeen } from './language.ts'

/** An entry of a word list: what is not to be written, what is, and why. The office keeps its own lists; each entry has a reason. */
export interface Entry {
  readonly wrong: string
  readonly right?: string | undefined
  readonly why: Words
  readonly kind?: Kind
}

/**
 * Words that are always a slip. We wrote the list ourselves; a pair stands here only when the left
 * side means nothing in any text, so that it can be on for everybody.
 */
const SLIPS = `
按装 安装|布署 部署|暴光 曝光|松驰 松弛|冒然 贸然|迫不急待 迫不及待|一愁莫展 一筹莫展|走头无路 走投无路|谈笑风声 谈笑风生|再接再励 再接再厉|既使 即使|针贬 针砭|
幅射 辐射|防碍 妨碍|渲泄 宣泄|峻工 竣工|编篡 编纂|震憾 震撼|搏弈 博弈|融汇贯通 融会贯通|世外桃园 世外桃源|脉博 脉搏|萎糜 萎靡|精萃 精粹|
甘败下风 甘拜下风|鬼计多端 诡计多端|声名雀起 声名鹊起|气慨 气概|坐阵 坐镇|沉缅 沉湎|欠收 歉收|蛛丝蚂迹 蛛丝马迹|入场卷 入场券|美仑美奂 美轮美奂|蜇居 蛰居|水笼头 水龙头|
杀戳 杀戮|老俩口 老两口|弦律 旋律|默守成规 墨守成规|粗旷 粗犷|食不裹腹 食不果腹|首曲一指 首屈一指|趋之若骛 趋之若鹜|陈词烂调 陈词滥调|穿流不息 川流不息|出奇不意 出其不意|滥芋充数 滥竽充数|
一股作气 一鼓作气|委屈求全 委曲求全|变本加利 变本加厉|不径而走 不胫而走|草管人命 草菅人命|和霭 和蔼|灸手可热 炙手可热|竭泽而鱼 竭泽而渔|烩炙人口 脍炙人口|流览 浏览|秘决 秘诀|磨拳擦掌 摩拳擦掌|
人情事故 人情世故|貌和神离 貌合神离|相形见拙 相形见绌|寻物启示 寻物启事|招聘启示 招聘启事|一诺千斤 一诺千金|一如继往 一如既往|义不容词 义不容辞|因地治宜 因地制宜|真知卓见 真知灼见|自抱自弃 自暴自弃|阻击手 狙击手|
必竞 毕竟|必须品 必需品|不可思异 不可思议|大名顶顶 大名鼎鼎|各行其事 各行其是|关怀倍至 关怀备至|功亏一溃 功亏一篑|好高鹜远 好高骛远|金壁辉煌 金碧辉煌|历兵秣马 厉兵秣马|明辩是非 明辨是非|名符其实 名副其实|
迄今为至 迄今为止|轻歌慢舞 轻歌曼舞|如法泡制 如法炮制|膺品 赝品|永往直前 勇往直前|源远流常 源远流长|张慌失措 张皇失措|振撼 震撼|置若惘闻 置若罔闻|座右名 座右铭|贯彻罗实 贯彻落实|贯彻落时 贯彻落实`

const SLIP_WHY: Words = { zh: '常见错词', en: 'a common slip' }

/** The slips as entries. */
export function commonSlips(): Entry[] {
  return SLIPS.split('|').map((pair) => pair.trim().split(' ')).map(([wrong = '', right]) => ({ wrong, right, why: SLIP_WHY, kind: 'form' }))
}

/** Finds the entries of `lists`. Where two overlap, the longer is told. An entry is not told inside its own right form, nor where two other words meet (`发布 | 署名`). */
export function wordLists(entries: readonly Entry[], language?: Language): Check {
  const { automaton, numbers } = buildAutomaton(entries.map(({ wrong }) => wrong))
  const byNumber: Entry[] = []
  numbers.forEach((number, at) => {
    if (number >= 0) byNumber[number] = entries[at] as Entry
  })
  const scanner = new Scanner(automaton)
  return (paragraph) => {
    const count = scanner.scan(paragraph)
    const found: Finding[] = []
    for (let hit = 0; hit < count; hit += 1) {
      const { wrong, right, why, kind = 'list' } = byNumber[scanner.word[hit] as number] as Entry
      const at = scanner.start[hit] as number
      const end = scanner.end[hit] as number
      if (right !== undefined && standsInRight(paragraph, at, wrong, right)) continue
      if (language && kind === 'form' && isSeam(language, paragraph, at, end)) continue
      found.push({ at, length: end - at, kind, wrong: paragraph.slice(at, end), ...(right !== undefined && { right }), why })
    }
    return found.filter((one) => !found.some((other) => other !== one && other.at <= one.at && other.at + other.length >= one.at + one.length && other.length > one.length))
  }
}

function standsInRight(paragraph: string, at: number, wrong: string, right: string): boolean {
  for (let shift = right.indexOf(wrong); shift >= 0; shift = right.indexOf(wrong, shift + 1)) {
    if (paragraph.startsWith(right, at - shift)) return true
  }
  return false
}

/** A pair of characters that is usual is seen this often. */
const USUAL = 30

function isSeam(language: Language, paragraph: string, at: number, end: number): boolean {
  if (end - at !== 2) return false
  const seen = (from: number, until: number): number => (from < 0 || until > paragraph.length ? 0 : timesSeen(language, paragraph.slice(from, until)))
  return seen(at - 1, end) > 0 || seen(at, end + 1) > 0 || (seen(at - 1, at + 1) >= USUAL && seen(end - 1, end + 1) >= USUAL)
}
