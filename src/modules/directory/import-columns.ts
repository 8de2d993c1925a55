import type { ImportColumn, ImportRow } from './contract.ts'

/** What offices call the columns of their lists, the usual name first. */
export const importColumns: Readonly<Record<ImportColumn, readonly string[]>> = {
  unitName: ['单位名称', '单位', '单位全称', '部门', '部门名称', '所在单位', '工作单位', '责任单位'],
  shortName: ['单位简称', '简称'],
  otherNames: ['其他名称', '其他简称', '别称', '又称', '曾用名', '俗称'],
  unitKind: ['单位类别', '单位性质', '单位类型', '类别'],
  line: ['条线', '所属条线', '战线', '口'],
  territory: ['属地', '辖区', '所辖区域'],
  fields: ['职责关键词', '职责', '主要职责', '业务范围'],
  parentName: ['上级单位', '主管单位', '主管部门'],
  personName: ['姓名', '人员姓名', '人员', '发言人姓名'],
  role: ['岗位', '角色', '新闻发布岗位', '发布岗位', '担任角色', '人员类别', '职责岗位'],
  officeContact: ['办公电话', '联系电话', '联系方式', '电话', '固定电话', '单位电话'],
  from: ['任职时间', '任职日期', '任职起始', '起始时间', '开始时间'],
  to: ['任期至', '截止时间', '结束时间', '离任时间', '任职终止'],
  filingNo: ['备案号', '备案编号', '备案文号'],
  contractNo: ['合同编号', '合同号', '服务合同编号'],
  dataAgreementNo: ['数据处理协议编号', '数据协议编号', '数据安全协议编号'],
}

/** Columns without which there is nothing to import. */
export const neededImportColumns: readonly ImportColumn[] = ['unitName']

/** Rows for the import, from a table whose columns were found: `columns` says at which place of a row each one stands. Rows without anything in them are left out. */
export function toImportRows(rows: readonly { readonly row: number; readonly cells: readonly string[] }[], columns: Readonly<Partial<Record<ImportColumn, number>>>): ImportRow[] {
  const names = Object.keys(importColumns) as ImportColumn[]
  return rows.flatMap(({ row, cells }) => {
    const values = Object.fromEntries(names.map((name) => [name, columns[name] === undefined ? '' : (cells[columns[name]] ?? '')])) as Record<ImportColumn, string>
    return Object.values(values).every((value) => value.trim() === '') ? [] : [{ row, ...values }]
  })
}
