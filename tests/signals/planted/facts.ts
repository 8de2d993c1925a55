import type { Division } from '#src/signals/places/divisions.ts'
import type { Law } from '#src/signals/proofread/laws.ts'
import { between, type Homophones, pick, type Plant, type Random, sentence, slipped } from './fault.ts'

const NO_PLACE = /^(?:市辖区|县|城区|郊区|矿区)$|直辖|开发区|园区|管理区|保税区|产业区|示范区|管委会/
const TOLD = ['开展专项巡查。', '召开现场会。', '居民反映的问题已经办结。']

/** A county of another city, a city of another province, a town of another county whose name nobody else bears. */
export function placeFaults(places: readonly Division[], random: Random): Plant {
  const names = new Map<string, number>()
  for (const { name } of places) names.set(name, (names.get(name) ?? 0) + 1)
  const good = places.filter(({ name }) => !NO_PLACE.test(name) && name.length > 2 && names.get(name) === 1)
  const of = (digits: number): Division[] => good.filter(({ code }) => code.length === digits)
  const ranks = [[of(2), of(4)], [of(4), of(6)], [of(6), of(9).filter(({ name }) => /[镇乡]$|街道/.test(name))]] as const
  return (paragraph) => {
    const [outers, inners] = pick(ranks, random)
    const inner = pick(inners, random)
    const right = outers.find(({ code }) => inner.code.startsWith(code))
    const wrong = pick(outers, random)
    if (!right || !wrong || wrong === right) return undefined
    return sentence(paragraph, `${pick(['', '近日，', '经查，'], random)}${right.name}${inner.name}${pick(TOLD, random)}`, right.name + inner.name, wrong.name + inner.name)
  }
}

/** A title with a slip, an article after the last, or a version that is no longer in force. */
export function lawFaults(laws: readonly Law[], sounds: Homophones, random: Random): Plant {
  const counted = laws.filter(({ title, articles }) => articles > 3 && title.length > 5)
  const several = counted.filter(({ versions }) => versions.length > 1 && new Set(versions.map((day) => day.slice(0, 4))).size > 1)
  const before = ['根据', '依照', '违反'] as const
  const after = '的规定处理。'
  return (paragraph) => {
    const way = random()
    const law = pick(counted, random)
    if (way < 0.34) {
      const right = `《${law.title}》第${between(1, law.articles, random)}条`
      return sentence(paragraph, `${pick(before, random)}${right}${after}`, right, `《${law.title}》第${law.articles + between(1, 60, random)}条`)
    }
    if (way < 0.67 || several.length === 0) {
      const wrong = slipped(law.title, sounds, random)
      return wrong === undefined ? undefined : sentence(paragraph, `${pick(before, random)}《${law.title}》${after}`, law.title, wrong)
    }
    const old = pick(several, random)
    const year = old.versions[0]!.slice(0, 4)
    const now = old.versions.at(-1)!.slice(0, 4)
    return sentence(paragraph, `${pick(before, random)}《${old.title}》（${now}年修订）${after}`, `${now}年修订`, `${year}年修订`)
  }
}

const DAYS = '日一二三四五六'
const chinese = (number: number): string => (number < 10 ? '〇一二三四五六七八九'[number]! : number < 20 ? `十${number % 10 ? '一二三四五六七八九'[(number % 10) - 1] : ''}` : `${'一二三四五六七八九'[Math.floor(number / 10) - 1]}十${number % 10 ? '一二三四五六七八九'[(number % 10) - 1] : ''}`)

/** A weekday that is not that day's, or a day that does not exist, as people write dates. */
export const dateFaults = (random: Random): Plant => (paragraph) => {
  const [year, month, day] = [between(2015, 2030, random), between(1, 12, random), between(1, 28, random)]
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  const [right, wrong] = [DAYS[weekday]!, DAYS[(weekday + between(1, 6, random)) % 7]!]
  const week = pick(['星期', '周'], random)
  const two = (number: number): string => String(number).padStart(2, '0')
  const digits = [...String(year)].map((one) => '〇一二三四五六七八九'[Number(one)]).join('')
  const form = random()
  const dated = (one: string): string => pick([`${year}年${month}月${day}日（${week}${one}）`, `${year}年${month}月${day}日${week}${one}`, `${year}年${month}月${day}日，${week}${one}，`, `${week}${one}（${year}年${month}月${day}日）`, `${digits}年${chinese(month)}月${chinese(day)}日（${week}${one}）`, `${year}-${two(month)}-${two(day)}（${week}${one}）`, `${year}/${month}/${day} ${week}${one}`, `${year}.${month}.${day}（${week}${one}）`], () => form)
  if (random() < 0.7) return sentence(paragraph, `定于${dated(right)}召开会议。`, dated(right), dated(wrong))
  const never = pick([`${year}年2月30日`, `${year}年4月31日`, `${year}年${between(13, 19, random)}月${day}日`, `${pick([2019, 2021, 2022, 2023, 2025, 2026], random)}年2月29日`, `${pick([6, 9, 11], random)}月31日`, `${year}-02-30`], random)
  return sentence(paragraph, `截至${year}年${month}月${day}日已经办结。`, `${year}年${month}月${day}日`, never)
}
