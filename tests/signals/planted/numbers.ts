import { between, pick, type Plant, type Random, sentence } from './fault.ts'

const digits = (count: number, random: Random): string => Array.from({ length: count }, () => between(0, 9, random)).join('')
const wide = (text: string): string => text.replace(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
const grouped = (text: string, sizes: readonly number[], by: string): string => {
  const parts: string[] = []
  let at = 0
  for (const size of sizes) parts.push(text.slice(at, (at += size)))
  return [...parts, ...(at < text.length ? [text.slice(at)] : [])].join(by)
}

function phone(random: Random): string {
  const number = `1${pick(['38', '59', '77', '86', '33', '91', '50'], random)}${digits(8, random)}`
  return pick([number, grouped(number, [3, 4, 4], ' '), grouped(number, [3, 4, 4], '-'), `+86 ${number}`, `+86${number}`, `86-${number}`, wide(number)], random)
}

function identity(random: Random): string {
  const body = `${pick(['450802', '110105', '320106', '440305', '610113'], random)}${between(1950, 2008, random)}${String(between(1, 12, random)).padStart(2, '0')}${String(between(1, 28, random)).padStart(2, '0')}${digits(3, random)}`
  const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce((added, weight, at) => added + weight * Number(body[at]), 0)
  const number = body + '10X98765432'[sum % 11]!
  return pick([number, number.toLowerCase(), grouped(number, [6, 8, 4], ' '), wide(number)], random)
}

function card(random: Random): string {
  const body = pick(['621700', '622848', '622202', '601382', '625965'], random) + digits(pick([9, 12], random), random)
  let sum = 0
  for (let at = body.length - 1, twice = true; at >= 0; at -= 1, twice = !twice) {
    const value = Number(body[at]) * (twice ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  const number = body + String((10 - (sum % 10)) % 10)
  return pick([number, grouped(number, [4, 4, 4, 4], ' '), grouped(number, [4, 4, 4, 4], '-')], random)
}

function plate(random: Random): string {
  const place = pick([...'京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'], random) + pick([...'ABCDEFGHJK'], random)
  const number = pick([`${digits(5, random)}`, `${pick([...'ABCDEFGHJKLMNPQRSTUVWXYZ'], random)}${digits(4, random)}`, `D${digits(5, random)}`, `${digits(2, random)}${pick([...'ABCDEFGH'], random)}${digits(2, random)}`], random)
  return pick([place + number, `${place}·${number}`, `${place} ${number}`, `${place}-${number}`], random)
}

const SAID = [['联系电话：', phone, '。'], ['手机', phone, '，请回电。'], ['身份证号', identity, '的申请人已到场。'], ['（证件号码：', identity, '）'], ['请汇至账户', card, '。'], ['卡号：', card, '，'], ['车辆', plate, '停在门口。'], ['一辆号牌为', plate, '的汽车驶离。']] as const

export const personalFaults = (random: Random): Plant => (paragraph) => {
  const [before, make, after] = pick(SAID, random)
  const number = make(random)
  return sentence(paragraph, `${before}见附件${after}`, '见附件', number)
}

/** A total that is not the sum of its parts, and shares that make more than a hundred, as reports write them. */
export const sumFaults = (random: Random): Plant => (paragraph) => {
  const parts = Array.from({ length: between(2, 4, random) }, () => between(3, 900, random))
  const total = parts.reduce((sum, one) => sum + one, 0)
  const wrong = Math.max(1, total + pick([-1, 1], random) * between(1, 40, random))
  const [unit, names] = pick([['件', ['咨询', '投诉', '建议', '求助']], ['人', ['教师', '学生', '家长', '职工']], ['万元', ['中央资金', '省级资金', '市级资金', '自筹资金']], ['户', ['一组', '二组', '三组', '四组']], ['亩', ['水稻', '玉米', '甘蔗', '花生']], ['公里', ['省道', '县道', '乡道', '村道']]] as const, random)
  const list = parts.map((one, at) => `${names[at]!}${one}${unit}`)
  const tenths = (value: number): string => (value / 10).toFixed(1)
  const ways: readonly ((sum: number) => string)[] = [
    (sum) => `全年共受理${sum}${unit}，其中${list.join('、')}。`,
    (sum) => `全市总计${sum}${unit}，其中：${list.join('，')}。`,
    (sum) => `合计${sum}${unit}（${list.join('、')}）。`,
    (sum) => `${list.join('、')}，合计${sum}${unit}。`,
    (sum) => `${list.join('，')}，共计${sum}${unit}。`,
    (sum) => `累计完成${tenths(sum)}${unit}，其中${parts.map((one, at) => `${names[at]!}${tenths(one)}${unit}`).join('、')}。`,
    (sum) => `今年安排${sum}${unit}，其中，${list.join('；')}。`,
    (sum) => `${names.slice(0, parts.length).join('、')}分别为${parts.map((one) => `${one}${unit}`).join('、')}，共${sum}${unit}。`,
  ]
  if (random() < 0.12) {
    const [a, b] = [between(20, 50, random), between(20, 30, random)]
    return sentence(paragraph, `满意、基本满意、不满意分别占${a}%、${b}%、${100 - a - b}%。`, `${100 - a - b}%`, `${100 - a - b + between(2, 20, random)}%`)
  }
  const say = pick(ways, random)
  return sentence(paragraph, say(total), say(total), say(wrong))
}
