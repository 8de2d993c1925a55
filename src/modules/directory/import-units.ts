import { describe } from './decide.ts'
import type { ImportColumn, ImportRow, Line, Unit, UnitKind } from './contract.ts'
import { cleanList, cleanName } from './import-cells.ts'
import type { Plan } from './import-plan.ts'
import { codeOf, lines, unitKinds } from './unit-kinds.ts'

/** Finds the unit of every row, and registers the ones that are not there yet. */
export function planUnits(plan: Plan): void {
  const groups = Map.groupBy(plan.input.rows, (row) => cleanName(row.unitName))
  for (const [name, rows] of groups) {
    if (name === '') {
      for (const row of rows) plan.fault(row, 'unitName', 'directory/import-unit-empty')
      continue
    }
    if (name.length > 60) plan.fault(rows[0]!, 'unitName', 'directory/import-too-long', { params: { most: 60 } })
    const kind = agreed(plan, rows, 'unitKind', (cell) => codeOf<UnitKind>(unitKinds, cell))
    const line = agreed(plan, rows, 'line', (cell) => codeOf<Line>(lines, cell.replace(/(?<=.)线$/, '')))
    const found = plan.unitNamed(name)
    if (found) checkAgainst(plan, rows, found, { kind, line })
    else addUnit(plan, name, rows, kind ?? plan.input.defaults.unitKind, line ?? plan.input.defaults.line ?? null)
  }
  // Parents last: a unit may be named as parent before its own row.
  for (const [name, rows] of groups) linkParent(plan, name, rows)
}

/** The one value that all rows of a unit give in `column`; faults for values that are unknown or disagree. */
function agreed<V extends string>(plan: Plan, rows: readonly ImportRow[], column: ImportColumn, read: (cell: string) => V | undefined): V | undefined {
  let value: V | undefined
  for (const row of rows) {
    const cell = cleanName(row[column])
    if (cell === '') continue
    const here = read(cell)
    if (here === undefined) plan.fault(row, column, 'directory/import-unknown-value')
    else if (value !== undefined && here !== value) plan.fault(row, column, 'directory/import-disagrees')
    value ??= here
  }
  return value
}

function checkAgainst(plan: Plan, rows: readonly ImportRow[], unit: Unit, given: { kind: UnitKind | undefined; line: Line | undefined }): void {
  const first = (column: ImportColumn): ImportRow => rows.find((row) => row[column].trim() !== '') ?? rows[0]!
  if (given.kind && given.kind !== unit.kind) plan.fault(first('unitKind'), 'unitKind', 'directory/import-differs', { params: { registered: unitKinds[unit.kind].zh } })
  if (given.line && given.line !== unit.line) plan.fault(first('line'), 'line', 'directory/import-differs', { params: { registered: unit.line ? lines[unit.line].zh : '（空）' } })
}

function addUnit(plan: Plan, name: string, rows: readonly ImportRow[], kind: UnitKind | undefined, line: Line | null): void {
  if (!kind) {
    if (rows.every((row) => row.unitKind.trim() === '')) plan.fault(rows[0]!, 'unitName', 'directory/import-new-unit-needs-kind')
    return
  }
  const filled = (column: ImportColumn): string | undefined => rows.map((row) => cleanName(row[column])).find(Boolean)
  const isPressOffice = kind === 'press_office'
  if (isPressOffice && plan.pressOfficeId()) {
    plan.faultBecause(rows[0]!, 'unitKind', { code: 'directory/press-office-exists', clause: 'WL-12', params: { unit: plan.unit(plan.pressOfficeId()!).name } })
    return
  }
  const description = describe({ name, shortName: filled('shortName'), kind, line, territory: filled('territory') ?? null, parentId: null, fields: cleanList(filled('fields') ?? ''), otherNames: cleanList(filled('otherNames') ?? ''), pressBody: null }, plan.ctx.now)
  const rival = plan.units().find((unit) => unit.isMainTerritorial && unit.territory === description.territory)
  const isMainTerritorial = description.isMainTerritorial && !rival
  plan.addUnit({ id: plan.ctx.newId(), state: 'active', ...description, isMainTerritorial, duties: {}, emptyPosts: [], activeTo: null, successorId: null })
}

function linkParent(plan: Plan, name: string, rows: readonly ImportRow[]): void {
  const at = plan.newUnits.findIndex((unit) => unit.name === name)
  for (const row of rows) {
    const parentName = cleanName(row.parentName)
    if (parentName === '') continue
    const parent = plan.unitNamed(parentName)
    if (!parent || parent.name === name) plan.fault(row, 'parentName', 'directory/import-no-parent')
    else if (at >= 0) plan.newUnits[at] = { ...plan.newUnits[at]!, parentId: parent.id }
  }
}
