import { type ListedUnit, LINES } from './problem.ts'

/** Columns of a list of units; their first names are those of the documentation. */
export const unitColumns = {
  name: ['name', '单位名称', '单位', '名称'],
  kind: ['kind', '单位类别', '单位类型', '类别'],
  line: ['line', '条线', '所属条线'],
  field: ['field', '领域', '主题领域', '议题领域'],
  keepWith: ['keep_with', '须同组', '同组单位', '同组'],
  apartFrom: ['apart_from', '不同组', '不得同组', '回避单位'],
  notInMonth: ['not_in_month', '不宜月份', '不能安排的月份', '回避月份'],
} as const
export type UnitColumn = keyof typeof unitColumns

export const neededUnitColumns: readonly UnitColumn[] = ['name', 'kind', 'line']

/** Something wrong in a file, with what to do. */
export interface Fault {
  /** Row as office programs count; absent for what concerns the whole file. */
  readonly row?: number
  readonly zh: string
  readonly en: string
}

/** What offices call kinds and lines, told by the directory; undefined for a word it does not know. */
export interface Vocabulary {
  kindOf(written: string): string | undefined
  lineOf(written: string): string | undefined
}

export interface UnitList {
  readonly units: readonly ListedUnit[]
  /** What was taken as it stands and may be a slip. */
  readonly notices: readonly Omit<Fault, 'row'>[]
}

interface Row {
  readonly row: number
  readonly cells: readonly string[]
}

const MONTH = /^(0?[1-9]|1[0-2])月?$/
const WRITTEN_MONTHS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
/** 十一月 as 11; anything else as it is written. */
const inDigits = (month: string): string => (/^[一二三四五六七八九十]+月?$/.test(month) ? String(WRITTEN_MONTHS.indexOf(month.replace('月', '')) + 1 || month) : month)
const apart = (cell: string, marks: RegExp): string[] => cell.split(marks).map((one) => one.trim()).filter((one) => one !== '')
const several = (cell: string): string[] => apart(cell, /[;；\n]/)
/** Names as they were parted: by semicolons; commas and 、 part too where each part is a name of the list, as a name may hold them itself. */
const namesIn = (cell: string, isListed: (name: string) => boolean): string[] =>
  several(cell).flatMap((one) => {
    const parts = isListed(one) ? [one] : apart(one, /[,，、]/)
    return parts.length > 1 && parts.every(isListed) ? parts : [one]
  })

/** The units of a list (NH-09, NH-15); or every fault of every row at once. */
export function toUnits(rows: readonly Row[], columns: Readonly<Partial<Record<UnitColumn, number>>>, words: Vocabulary): UnitList | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const cell = ({ cells }: Row, column: UnitColumn): string => (columns[column] === undefined ? '' : (cells[columns[column]] ?? '').trim())
  const rowsOf = Map.groupBy(rows, (row) => cell(row, 'name'))
  const strange = new Set<string>()

  const units = rows.map((row): ListedUnit => {
    const wrong = (zh: string, en: string): void => void faults.push({ row: row.row, zh, en })
    const [name, kind, line] = [cell(row, 'name'), cell(row, 'kind'), cell(row, 'line')]
    const others = rowsOf.get(name)!.filter((one) => one !== row).map((one) => one.row)
    if (name === '') wrong('缺少单位名称', 'the name is missing')
    else if (others.length > 0) wrong(`单位“${name}”重名，另见第 ${others.join('、')} 行；请合并或改名`, `the unit ${name} is there again in row ${others.join(', ')}; merge them or rename one`)
    if (kind === '') wrong(`“${name}”缺少单位类别`, `the kind of ${name} is missing`)
    else if (words.kindOf(kind) === undefined) strange.add(kind)
    const known = words.lineOf(line)
    if (known === undefined) wrong(line === '' ? `“${name}”缺少条线，应为${LINES.join('、')}之一` : `没有条线“${line}”，应为${LINES.join('、')}之一`, line === '' ? `the line of ${name} is missing; it is one of ${LINES.join(', ')}` : `there is no line ${line}; it is one of ${LINES.join(', ')}`)
    const partners = (column: 'keepWith' | 'apartFrom', label: string): string[] => {
      const names = namesIn(cell(row, column), (listed) => rowsOf.has(listed))
      for (const partner of names) {
        if (partner === name) wrong(`“${name}”的 ${label} 写了自己`, `${name} names itself in ${label}`)
        else if (!rowsOf.has(partner)) wrong(`“${name}”的 ${label} 写了“${partner}”，名单中没有；请按名单写全称，几个之间用分号`, `${name} names ${partner} in ${label}, who is not in the list; write names as in the list, with semicolons between`)
      }
      return names
    }
    const months = several(cell(row, 'notInMonth').normalize('NFKC').replace(/[、,]/g, ';')).map(inDigits)
    for (const month of months) if (!MONTH.test(month)) wrong(`“${name}”的 not_in_month 写了“${month}”，应为 1 至 12 的月份，几个之间用分号`, `${name} has ${month} in not_in_month; it takes months from 1 to 12, with semicolons between`)
    return {
      name,
      kind: words.kindOf(kind) ?? kind,
      line: known ?? line,
      field: cell(row, 'field') || null,
      keepWith: partners('keepWith', 'keep_with'),
      apartFrom: partners('apartFrom', 'apart_from'),
      notInMonth: [...new Set(months.filter((month) => MONTH.test(month)).map((month) => Number.parseInt(month, 10)))].toSorted((a, b) => a - b),
    }
  })
  if (faults.length > 0) return { faults }
  return { units, notices: [...strange].map((kind) => ({ zh: `单位类别“${kind}”不在登记的类别中，作为单独一类计算`, en: `the kind ${kind} is not a registered one; it is counted as a kind of its own` })) }
}
