import { type Finding, matches } from './finding.ts'
import type { Language } from './language.ts'
import { isSlip } from './slip.ts'

/**
 * Departments by what they are called since the reform of 2018, without what they end in. A name that differs from one of these by one slip of
 * the pen is told; whoever leaves 和 out uses the short name, which is right as well.
 */
const STEMS = `发展和改革 科学技术 工业和信息化 民族宗教事务 国家安全 人力资源和社会保障 自然资源 生态环境 住房和城乡建设 交通运输 农业农村 文化和旅游 卫生健康 退役军人事务 应急管理 市场监督管理 国有资产监督管理 金融监督管理
证券监督管理 药品监督管理 广播电视 医疗保障 城市管理 行政审批 林业和草原 粮食和物资储备 机关事务管理 知识产权 乡村振兴 政务服务 疾病预防控制 移民管理 出入境边防检查 消防救援 地方金融管理 大数据管理 城市管理和综合执法 综合行政执法`.split(/\s+/)
const ENDINGS = /(?:委员会|总局|[局厅署]|部(?!门)|委(?!托|派|员))/g
/** Between the words of a name only 和 stands. */
const AND = /[与及跟同、]/
const SHORT_STEMS = '财政 公安 民政 司法 教育 水利 商务 审计 统计 信访 体育 林业 税务 气象 档案 海关 烟草 邮政 通信 地震'.split(' ')
/** All names, for the language table. */
export const departmentNames = (): string[] => [...STEMS, ...SHORT_STEMS].flatMap((stem) => ['局', '厅', '部', '委员会', '主管部门'].map((ending) => stem + ending))
/** Words beside names, which are no part of one. */
const BESIDE = /[等或、的各]/
/** A stem of so few characters is told only where the wrong one sounds like the right one; others may be the names of other bodies. */
const SHORT = 4
const LONGEST = Math.max(...STEMS.map(({ length }) => length)) + 1

export function departments(language?: Language): (paragraph: string) => Finding[] {
  const sounds = (a: string, b: string): boolean => language?.alike.get(a.charCodeAt(0))?.includes(b.charCodeAt(0)) ?? false
  const slipOf = (stem: string, tail: string): boolean => {
    if (!isSlip(tail, stem) || BESIDE.test(tail)) return false
    const at = [...stem].findIndex((one, place) => one !== tail[place])
    // What comes first belongs to the name of the place as often as not.
    if (at === 0 && tail.length !== stem.length) return false
    if (stem[at] === '和') return tail.length === stem.length && AND.test(tail[at] as string)
    return stem.length > SHORT || (tail.length === stem.length && sounds(tail[at] as string, stem[at] as string))
  }
  return (paragraph) => {
    const found: Finding[] = []
    for (const { index, 0: ending } of matches(ENDINGS, paragraph)) {
      const before = paragraph.slice(Math.max(0, index - LONGEST), index)
      if (STEMS.some((stem) => before.endsWith(stem))) continue
      for (const stem of STEMS) {
        const length = [stem.length, stem.length - 1, stem.length + 1].find((one) => one <= before.length && slipOf(stem, before.slice(-one)))
        if (length === undefined) continue
        const at = index - length
        const wrong = paragraph.slice(at, index)
        found.push({ at, length, kind: 'title', wrong, right: stem, why: { zh: `单位名称为「${stem}${ending}」`, en: `the name of the unit is ${stem}${ending}` } })
        break
      }
    }
    return found
  }
}
