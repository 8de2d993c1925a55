import type { RefusalWording } from '#src/kernel/facts.ts'

const CELL = { zh: '第 {row} 行“{column}”', en: 'Row {row}, "{column}"' }
const fault = (zh: string, en: string, remedyZh: string, remedyEn: string): RefusalWording => ({
  kind: 'invalid', zh: `${CELL.zh}：${zh}`, en: `${CELL.en}: ${en}`, remedy: { zh: remedyZh, en: remedyEn },
})

/** Faults of a table of units and people, each with its row and column. Nothing of the table is taken over while there is one. */
export const importRefusals: Readonly<Record<string, RefusalWording>> = {
  'directory/import-unit-empty': fault('没有写单位', 'no unit', '补上单位名称；合并单元格存成 .csv 会丢失，请改传 .xlsx', 'Enter the unit; merged cells are lost in .csv, upload .xlsx instead'),
  'directory/import-too-long': fault('超过 {most} 个字', 'longer than {most} characters', '缩短，或核对是否填错列', 'Shorten it, or check whether it stands in the wrong column'),
  'directory/import-unknown-value': fault('不认识“{value}”', '"{value}" is not known', '改用目录中的名称', 'Use a name from the list'),
  'directory/import-disagrees': fault('“{value}”与同一单位前面的行不一致', '"{value}" differs from earlier rows of the same unit', '同一单位各行写法保持一致', 'Let all rows of one unit say the same'),
  'directory/import-differs': fault('“{value}”与登记的“{registered}”不一致', '"{value}" differs from what is registered: "{registered}"', '改表，或先变更单位信息', 'Correct the table, or change the unit first'),
  'directory/import-new-unit-needs-kind': fault('没有单位“{value}”；新单位要写类别', 'there is no unit "{value}"; a new one needs its kind', '核对名称；确是新单位的，补上“单位类别”或选定默认类别', 'Check the name; for a new unit add its kind or choose a default'),
  'directory/import-no-parent': fault('没有上级单位“{value}”', 'there is no parent unit "{value}"', '核对名称，或在表中加上该单位', 'Check the name, or add that unit to the table'),
  'directory/import-person-empty': fault('没有写姓名', 'no name', '补上姓名', 'Enter the name'),
  'directory/import-role-empty': fault('没有写岗位', 'no role', '补上岗位，如“新闻发言人”', 'Enter the role'),
  'directory/import-no-date': fault('“{value}”不是日期', '"{value}" is no date', '写成 2026-03-01', 'Write it as 2026-03-01'),
  'directory/import-namesakes': fault('{unit}有两位“{value}”，分不清是谁', '{unit} has two people named "{value}"', '在姓名后加注以示区别，如“王伟（办公室）”', 'Add a mark to the name to tell them apart'),
  'directory/import-two-contacts': fault('同一人有两个办公电话', 'one person with two office contacts', '只留一个；若是两人，在姓名后加注以示区别', 'Keep one; if these are two people, add a mark to the name'),
  'directory/import-post-ended': fault('{person}的“{role}”已于 {day} 结束', '"{role}" of {person} ended on {day}', '不再任职的，删去此行；重新任职的，写明新的任职时间', 'Remove the row, or enter a later beginning if the person was appointed again'),
  'directory/import-head-in-post': fault('{unit}已有第一新闻发言人', '{unit} has a first spokesperson already', '更换主要负责人请在“任职”中办理', 'A change of head is made as an appointment, not by a table'),
  'directory/import-refused': fault('{reason}', '{reasonEn}', '改正这一格后重新导入', 'Correct this cell and import again'),
  'directory/no-import': {
    kind: 'notFound', zh: '没有这次导入', en: 'There is no such import',
    remedy: { zh: '在导入记录中查找', en: 'Look it up in the list of imports' },
  },
  'directory/import-undone': {
    kind: 'conflict', zh: '这次导入已经撤销', en: 'This import has been undone already',
    remedy: { zh: '无需再撤销', en: 'Nothing needs to be done' },
  },
  'directory/import-used': {
    kind: 'rule', zh: '导入的“{name}”此后已有 {times} 次办理，不能整批撤销', en: '"{name}" from this import has been used {times} time(s) since; it cannot be undone as a whole',
    remedy: { zh: '逐项更正：结束任职、变更人员或撤并单位', en: 'Correct single entries: end appointments, change people, close units' },
  },
}
