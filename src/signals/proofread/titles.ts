import { type Finding, matches } from './finding.ts'

/** Heads whose title does not fit their office: a county has no mayor, a court no procurator. */

/** Titles of heads. */
const HEADS = ['省长', '市长', '县长', '区长', '旗长', '镇长', '乡长', '州长', '主席', '院长', '检察长', '局长', '厅长', '部长', '主任'] as const
type Head = (typeof HEADS)[number]

interface Rule {
  readonly head: Head
  /** What stands right before the title. */
  readonly office: RegExp
  /** Titles that its head does not bear; all others where nothing is said. */
  readonly never?: readonly Head[]
}

const LOCAL: readonly Head[] = ['省长', '市长', '县长', '镇长', '乡长', '州长']
/** The first that fits holds: with its full name a government has one head; in short, the words may be of other names. */
const RULES: readonly Rule[] = [
  { head: '省长', office: /省人民政府$/ },
  { head: '市长', office: /市人民政府$/ },
  { head: '县长', office: /县人民政府$/ },
  { head: '主席', office: /自治区人民政府$/ },
  { head: '区长', office: /区人民政府$/ },
  { head: '旗长', office: /旗人民政府$/ },
  { head: '州长', office: /州人民政府$/ },
  { head: '镇长', office: /镇人民政府$/ },
  { head: '乡长', office: /乡人民政府$/ },
  { head: '省长', office: /省$/, never: ['市长', '县长', '区长', '镇长', '乡长', '州长', '部长', '局长'] },
  { head: '市长', office: /(?<!县级|地级|直辖|省|城|全|本|该|各|门|超|股|集|都|夜|菜)市$/, never: LOCAL },
  { head: '县长', office: /(?<![各本该全两跨外])县$/, never: ['省长', '市长', '区长', '镇长', '乡长', '州长'] },
  { head: '主席', office: /自治区$/, never: LOCAL },
  { head: '镇长', office: /(?<![集城村各本该])镇$/, never: ['省长', '市长', '县长', '区长', '乡长', '州长'] },
  { head: '乡长', office: /(?<![城各本该家故])乡$/, never: ['省长', '市长', '县长', '区长', '镇长', '州长'] },
  { head: '院长', office: /人民法院$/ },
  { head: '检察长', office: /人民检察院$/ },
  { head: '主任', office: /委员会$/, never: HEADS.filter((head) => head !== '主席') },
  { head: '局长', office: /(?:财政|公安|民政|司法|教育|水利|商务|审计|统计|信访|卫生健康|生态环境|自然资源|农业农村|交通运输|应急管理|市场监督管理|医疗保障|人力资源和?社会保障|住房和?城乡建设|文化和?旅游|退役军人事务|林业和?草原|工业和信息化|科学技术|城市管理|行政审批|机关事务管理)局$/ },
  { head: '厅长', office: /(?:财政|公安|民政|司法|教育|水利|商务|审计|统计|生态环境|自然资源|农业农村|交通运输|应急管理|人力资源和?社会保障|住房和?城乡建设|文化和?旅游|工业和信息化|科学技术)厅$/ },
  { head: '部长', office: /(?:财政|公安|民政|教育|水利|商务|外交|国防|自然资源|生态环境|农业农村|交通运输|应急管理|宣传|组织|统战)部$/ },
]
const HEAD = /副?(省长|市长|县长|区长|旗长|镇长|乡长|州长|主席|院长|检察长|局长|厅长|部长|主任)(?![助室会督科])/g
/** What may stand between the office and its head. */
const BETWEEN = /党组书记[、,，]$/
const LOOK_BACK = 20

/** 付 for 副, where nothing is paid. */
const PAID = /(?<![支交应给垫预托偿缴拨兑对未已实])付(?=(?:省|市|县|区|镇|乡|州|部|局|厅|处|科|所|院|校|站|队|检察|秘书)长|主任|主席|书记|组长|总理|委员长|会长)/g

export function titles(paragraph: string): Finding[] {
  if (!/[长任席记理]/.test(paragraph)) return []
  const found: Finding[] = []
  for (const { index } of matches(PAID, paragraph)) found.push({ at: index, length: 1, kind: 'title', wrong: '付', right: '副', why: { zh: '副职称「副」', en: 'a deputy is written 副' } })
  for (const match of matches(HEAD, paragraph)) {
    const wrong = match[1] as Head
    const before = paragraph.slice(Math.max(0, match.index - LOOK_BACK), match.index).replace(BETWEEN, '')
    const rule = RULES.find(({ office }) => office.test(before))
    if (!rule || rule.head === wrong || !(rule.never ?? HEADS).includes(wrong)) continue
    const at = match.index + match[0].length - wrong.length
    found.push({ at, length: wrong.length, kind: 'title', wrong, right: rule.head, why: { zh: `「${rule.office.exec(before)![0]}」的负责人称${rule.head}`, en: `the head of this office is called ${rule.head}` } })
  }
  return found
}
