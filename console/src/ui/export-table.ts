/** Cells that a spreadsheet would take for a formula are kept as text. */
const asText = (cell: string): string => (/^[=+\-@\t]/.test(cell) ? `'${cell}` : cell)
const quoted = (cell: string): string => `"${asText(cell.trim().replaceAll(/\s+/g, ' ')).replaceAll('"', '""')}"`

/** Rows as a CSV file that Excel and WPS open as Chinese: with a byte order mark. */
export const csvOf = (rows: readonly (readonly string[])[]): string => `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`

/** What comes from a record that is not the live one says so in its first row and its last (RL-17). */
export const withMark = (rows: readonly (readonly string[])[], mark?: string): readonly (readonly string[])[] => (mark ? [[mark], ...rows, [mark]] : rows)

/** What a cell says; buttons that stand in it are no part of that. */
function textOf(cell: HTMLTableCellElement): string {
  let text = cell.innerText
  for (const acts of cell.querySelectorAll<HTMLElement>('[data-acts]')) text = text.replace(acts.innerText, '')
  return text
}

/** Hands the table on screen to the person as a file, as it is: the same columns, the same words. */
export function exportTable(table: HTMLTableElement, name: string, mark?: string): void {
  const rows = withMark(Array.from(table.rows, (row) => Array.from(row.cells, textOf)), mark)
  const address = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${mark ? `${mark.split(' ')[0]}-` : ''}${name}.csv`
  link.click()
  URL.revokeObjectURL(address)
}
