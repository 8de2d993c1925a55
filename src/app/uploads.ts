import { mapColumns } from '#src/adapters/tables/columns.ts'
import { toHalfWidth } from '#src/adapters/tables/half-width.ts'
import { readTable } from '#src/adapters/tables/read-table.ts'
import { tableRefusals, TableRefused } from '#src/adapters/tables/table-refused.ts'
import { importColumns, neededImportColumns, toImportRows } from '#src/modules/directory/import-columns.ts'
import { sources, type Source } from '#src/modules/intake/contract.ts'
import { keys } from '#src/record/keys.ts'
import { partsOf, readMessageTable, type MessageTable } from './message-table.ts'
import type { Upload, UploadKind } from '#src/surfaces/http/deps.ts'

type Read = Awaited<ReturnType<UploadKind['read']>>

async function reading(read: () => Promise<Read>): Promise<Read> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof TableRefused) return { refusals: error.reasons }
    throw error
  }
}

/** Units and people, as offices keep them. The fields `unitKind` and `line` say what new units are when the table does not. */
async function readDirectory({ bytes, fileName, fields }: Upload): Promise<Read> {
  const table = await readTable(bytes, fileName, { aliases: importColumns, normalise: toHalfWidth })
  const { columns, refusals } = mapColumns(table.header, importColumns, neededImportColumns)
  if (refusals.length > 0) return { refusals }
  const { unitKind, line } = fields
  return { value: { fileName, rows: toImportRows(table.rows, columns), defaults: { ...(unitKind && { unitKind }), ...(line && { line }) } } }
}

const isSource = (code: string): code is Source => code in sources

/** Messages from a hotline list or another platform's export; the field `source` says where rows come from that do not say it. */
async function readMessageParts({ bytes, fileName, fields }: Upload): Promise<Read> {
  const usual = fields['source'] ?? 'hotline'
  if (!isSource(usual)) return { refusals: [{ code: 'input/invalid', item: 'source', params: { message: `没有来源“${usual}” / there is no source "${usual}"` } }] }
  const table = await readMessageTable(bytes, fileName, usual)
  return 'refusals' in table ? table : { value: table }
}

/** Files that may be uploaded, by kind. */
export const uploads: Readonly<Record<string, UploadKind>> = {
  messages: {
    command: 'intake.receiveMany',
    refusals: tableRefusals,
    parts: (value) => partsOf(value as MessageTable, keys()),
    read: (upload) => reading(() => readMessageParts(upload)),
  },
  directory: { command: 'directory.importPeopleAndUnits', refusals: tableRefusals, read: (upload) => reading(() => readDirectory(upload)) },
}
