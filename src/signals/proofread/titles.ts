import { type Finding, matches } from './finding.ts'

/** Heads whose title does not fit their office: a county has no mayor, a court no procurator. */

const HEADS = ['省长', '市长', '县长', '区长', '旗长', '镇长', '乡长', '州长', '主席', '院长', '检察长', '局长', '厅长', '部长', '主任'] as const
type Head = (typeof HEADS)[number]

interface Rule {
  readonly head: Head
  readonly pattern: RegExp
}

/** An office whose head is called `head`; `never` are titles that its head does not bear, all others where nothing is said. */
const rule = (head: Head, office: string, never: readonly Head[] = HEADS): Rule => ({
  head,
  pattern: new RegExp(`(?:${office})(?:党组书记[、,，])?(副)?(${never.filter((one) => one !== head).join('|')})(?![助室会督科])`, 'g'),
})

const LOCAL: readonly Head[] = ['省长', '市长', '县长', '镇长', '乡长', '州长']
const BUREAUS = '财政|公安|民政|司法|教育|水利|商务|审计|统计|卫生健康|生态环境|自然资源|农业农村|交通运输|应急管理|市场监督管理|医疗保障|人力资源和?社会保障|住房和?城乡建设|文化和?旅游|退役军人事务|信访|林业和?草原|工业和信息化|科学技术|城市管理|行政审批|机关事务管理'
const RULES: readonly Rule[] = [
  // With its full name, a government has one head.
  rule('省长', '省人民政府'),
  rule('市长', '市人民政府'),
  rule('县长', '县人民政府'),
  rule('主席', '自治区人民政府'),
  rule('区长', '(?<!自治)区人民政府'),
  rule('旗长', '旗人民政府'),
  rule('州长', '州人民政府'),
  rule('镇长', '镇人民政府'),
  rule('乡长', '乡人民政府'),
  // In short, the words may be of other names.
  rule('省长', '省', ['市长', '县长', '区长', '镇长', '乡长', '州长', '部长', '局长']),
  rule('市长', '(?<!县级|地级|直辖|省|城|全|本|该|各|门|超|股|集|都|夜|菜)市', LOCAL),
  rule('县长', '(?<![各本该全两跨外])县', ['省长', '市长', '区长', '镇长', '乡长', '州长']),
  rule('主席', '自治区', LOCAL),
  rule('镇长', '(?<![集城村各本该])镇', ['省长', '市长', '县长', '区长', '乡长', '州长']),
  rule('乡长', '(?<![城各本该家故])乡', ['省长', '市长', '县长', '区长', '镇长', '州长']),
  rule('院长', '人民法院'),
  rule('检察长', '人民检察院'),
  rule('主任', '委员会', HEADS.filter((head) => head !== '主席')),
  rule('局长', `(?:${BUREAUS})局`),
  rule('厅长', `(?:${BUREAUS})厅`),
  rule('部长', '(?:财政|公安|民政|教育|水利|商务|外交|国防|自然资源|生态环境|农业农村|交通运输|应急管理|宣传|组织|统战)部'),
]

/** 付 for 副, where nothing is paid. */
const PAID = /(?<![支交应给垫预托偿缴拨兑对未已实])付(?=(?:省|市|县|区|镇|乡|州|部|局|厅|处|科|所|院|校|站|队|检察|秘书)长|主任|主席|书记|组长|总理|委员长|会长)/g

export function titles(paragraph: string): Finding[] {
  if (!/[长任席记理]/.test(paragraph)) return []
  const found: Finding[] = []
  for (const { index } of matches(PAID, paragraph)) found.push({ at: index, length: 1, kind: 'title', wrong: '付', right: '副', why: { zh: '副职称「副」', en: 'a deputy is written 副' } })
  for (const { head, pattern } of RULES) {
    for (const match of matches(pattern, paragraph)) {
      const wrong = match[2] as string
      const at = match.index + match[0].length - wrong.length
      found.push({ at, length: wrong.length, kind: 'title', wrong, right: head, why: { zh: `「${paragraph.slice(match.index, at)}」的负责人称${head}`, en: `the head of this office is called ${head}` } })
    }
  }
  return found
}
