import { type Finding, matches } from './finding.ts'

/** Heads whose title does not fit their office: a county has no mayor, a court no procurator. */

const RULES: readonly { readonly head: string; readonly pattern: RegExp }[] = [
  { head: '省长', pattern: /(?:省(?:人民政府)?)(?:党组书记[、,，])?(副)?(市长|县长|区长|镇长|乡长|州长|部长|局长)(?![助室])/g },
  { head: '市长', pattern: /(?:(?<!县级|地级|直辖|省|城|全|本|该|各|门|超|股|集|都|夜|菜)市(?:人民政府)?)(?:党组书记[、,，])?(副)?(省长|县长|镇长|乡长|州长)(?![助室])/g },
  { head: '县长', pattern: /(?:(?<![各本该全两跨外])县(?:人民政府)?)(?:党组书记[、,，])?(副)?(省长|市长|区长|镇长|乡长|州长)(?![助室])/g },
  { head: '主席', pattern: /(?:自治区(?:人民政府)?)(?:党组书记[、,，])?(副)?(省长|市长|县长|镇长|乡长|州长)(?![助室])/g },
  { head: '区长', pattern: /(?:(?<!自治|[社小校景园战军辖地郊山厂片牧林禁限])区(?:人民政府))(?:党组书记[、,，])?(副)?(省长|市长|县长|镇长|乡长|州长)(?![助室])/g },
  { head: '镇长', pattern: /(?:(?<![集城村各本该])镇(?:人民政府)?)(?:党组书记[、,，])?(副)?(省长|市长|县长|区长|乡长|州长)(?![助室])/g },
  { head: '乡长', pattern: /(?:(?<![城各本该家故])乡(?:人民政府)?)(?:党组书记[、,，])?(副)?(省长|市长|县长|区长|镇长|州长)(?![助室])/g },
  { head: '院长', pattern: /(?:人民法院)(?:党组书记[、,，])?(副)?(检察长|局长|厅长|部长|主任)(?![助室])/g },
  { head: '检察长', pattern: /(?:人民检察院)(?:党组书记[、,，])?(副)?(院长|局长|厅长|部长|主任)(?![助室])/g },
  { head: '主任', pattern: /(?:委员会)(?:党组书记[、,，])?(副)?(局长|厅长|部长|院长|市长|县长)(?![助室])/g },
  { head: '局长', pattern: /(?:(?:财政|公安|民政|司法|教育|水利|商务|审计|统计|卫生健康|生态环境|自然资源|农业农村|交通运输|应急管理|市场监督管理|医疗保障|人力资源和?社会保障|住房和城乡建设|文化和旅游|退役军人事务)局)(?:党组书记[、,，])?(副)?(部长|厅长|院长|县长|市长|区长)(?![助室])/g },
  { head: '厅长', pattern: /(?:(?:财政|公安|民政|司法|教育|水利|商务|审计|统计|生态环境|自然资源|农业农村|交通运输|应急管理|人力资源和?社会保障|住房和城乡建设|文化和旅游)厅)(?:党组书记[、,，])?(副)?(部长|局长|院长|省长|市长)(?![助室])/g },
  { head: '部长', pattern: /(?:(?:财政|公安|民政|教育|水利|商务|外交|国防|自然资源|生态环境|农业农村|交通运输|应急管理|宣传|组织|统战)部)(?:党组书记[、,，])?(副)?(局长|厅长|院长|省长|市长|县长)(?![助室])/g },
]

export function titles(paragraph: string): Finding[] {
  if (!/[长任席]/.test(paragraph)) return []
  const found: Finding[] = []
  for (const { head, pattern } of RULES) {
    for (const match of matches(pattern, paragraph)) {
      const wrong = match[2] as string
      const at = match.index + match[0].length - wrong.length
      found.push({ at, length: wrong.length, kind: 'title', wrong, right: head, why: { zh: `「${paragraph.slice(match.index, at)}」的负责人称${head}`, en: `the head of this office is called ${head}` } })
    }
  }
  return found
}
