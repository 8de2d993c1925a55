import type { Refusal, RefusalWording } from '#src/kernel/facts.ts'

/** A file that is not read: every reason found, each with a wording below. */
export class TableRefused extends Error {
  readonly reasons: readonly Refusal[]
  constructor(...reasons: readonly Refusal[]) {
    super(reasons.map((reason) => reason.code).join(', '))
    this.reasons = reasons
  }
}

const no = (zh: string, en: string, remedyZh: string, remedyEn: string): RefusalWording => ({ kind: 'invalid', zh, en, remedy: { zh: remedyZh, en: remedyEn } })

/** Every "no" of reading a table file. */
export const tableRefusals: Readonly<Record<string, RefusalWording>> = {
  'tables/empty-file': no('文件是空的', 'The file is empty', '核对后重新选择文件', 'Check and choose the file again'),
  'tables/too-big': no('文件有 {size}，超过 {most}', 'The file has {size}, more than {most}', '分成几个文件', 'Split it into several files'),
  'tables/unpacks-too-big': no('文件解开后超过 {most}，不予打开', 'Unpacked, the file exceeds {most}; it is not opened', '分成几个文件；如非本人制作，请勿使用此文件', 'Split it into several files; do not use it if you did not make it'),
  'tables/old-excel': no('这是旧版 .xls 或加了密码的文件', 'This is an old .xls file, or one with a password', '去掉密码，另存为 .xlsx', 'Remove the password and save as .xlsx'),
  'tables/not-a-table': no('这是{what}，不是表格', 'This is {whatEn}, not a table', '另存为 .xlsx 或 .csv', 'Save it as .xlsx or .csv'),
  'tables/not-what-it-says': no('文件名是 {extension}，内容却是 {what}', 'The name says {extension}, the content is {what}', '把扩展名改为与内容一致后再传', 'Give it the extension of its content'),
  'tables/encrypted': no('文件加了密码', 'The file has a password', '去掉密码再传', 'Remove the password'),
  'tables/damaged': no('文件已损坏（{where}），读不下去', 'The file is damaged ({where}) and cannot be read on', '在办公软件中打开并另存一份再传', 'Open it in an office program and save a copy'),
  'tables/unknown-encoding': no('文字编码认不出来（不是 UTF-8，也不是 GB18030）', 'The text encoding is neither UTF-8 nor GB18030', '另存为“CSV UTF-8”', 'Save as "CSV UTF-8"'),
  'tables/bad-line': no('第 {row} 行不是一个 JSON 对象', 'Line {row} is no JSON object', '改正这一行', 'Correct this line'),
  'tables/cell-too-long': no('第 {row} 行第 {column} 列有 {size} 个字，超过 {most}', 'Row {row}, column {column} holds {size} characters, more than {most}', '缩短这一格', 'Shorten this cell'),
  'tables/too-many-rows': no('超过 {most} 行', 'More than {most} rows', '分成几个文件', 'Split it into several files'),
  'tables/too-wide': no('第 {row} 行超过 {most} 列', 'Row {row} has more than {most} columns', '删去多余的列', 'Remove columns that are not needed'),
  'tables/too-many-cells': no('单元格超过 {most} 个', 'More than {most} cells', '分成几个文件', 'Split it into several files'),
  'tables/no-sheet': no('没有可见的工作表', 'There is no visible sheet', '取消隐藏要导入的工作表', 'Unhide the sheet that is meant'),
  'tables/no-header': no('前 {most} 行里找不到表头；要有这些列中的一列：{needed}', 'No header in the first {most} rows; one of these columns is needed: {needed}', '核对表头名称', 'Check the names of the columns'),
  'tables/no-rows': no('表头下面没有内容', 'There is nothing below the header', '核对是否选对文件或工作表', 'Check that this is the right file or sheet'),
  'tables/column-missing': no('缺少列“{column}”', 'The column "{column}" is missing', '补上这一列；也可写作：{also}', 'Add the column; it may also be called: {also}'),
  'tables/column-twice': no('列“{column}”出现了两次', 'The column "{column}" stands there twice', '删去其中一列或改名', 'Remove or rename one of them'),
}
