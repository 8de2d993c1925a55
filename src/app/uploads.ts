import { mapColumns } from '#src/adapters/tables/columns.ts'
import { toHalfWidth } from '#src/adapters/tables/half-width.ts'
import { readTable } from '#src/adapters/tables/read-table.ts'
import { tableRefusals, TableRefused } from '#src/adapters/tables/table-refused.ts'
import { mostBytes } from '#src/modules/conferences/media-types.ts'
import { importColumns, neededImportColumns, toImportRows } from '#src/modules/directory/import-columns.ts'
import { sources, type Source } from '#src/modules/intake/contract.ts'
import { keys } from '#src/record/keys.ts'
import { readNotice } from '#src/rulebook/calendar.ts'
import { Unanswerable } from '#src/rulebook/unanswerable.ts'
import { fileUpload } from './file-upload.ts'
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

const noticeRefusals = {
  'duties/notice-unreadable': { kind: 'invalid', zh: '{zh}', en: '{en}', remedy: { zh: '文件须为 JSON:year 年份、papers 通知地址、days 逐日列出 name、date、isOffDay', en: 'The file must be JSON: year, papers (address of the notice), days with name, date and isOffDay' } },
} as const

/** A notice of holidays, as lists of the State Council's notices are kept: `{year, papers, days}` (CV-2). */
function readHolidays({ bytes }: Upload): Promise<Read> {
  try {
    return Promise.resolve({ value: readNotice(JSON.parse(bytes.toString('utf8'))) })
  } catch (error) {
    if (error instanceof Unanswerable) return Promise.resolve({ refusals: [{ code: 'duties/notice-unreadable', item: 'file', params: { ...error.words } }] })
    if (error instanceof SyntaxError) return Promise.resolve({ refusals: [{ code: 'duties/notice-unreadable', item: 'file', params: { zh: '文件不是 JSON', en: 'The file is no JSON' } }] })
    throw error
  }
}

/** Files that may be uploaded, by kind. */
export const uploads: Readonly<Record<string, UploadKind>> = {
  file: fileUpload,
  messages: {
    command: 'intake.receiveMany',
    refusals: tableRefusals,
    parts: (value) => ({ of: (value as MessageTable).messages.length, each: () => partsOf(value as MessageTable, keys()) }),
    read: (upload) => reading(() => readMessageParts(upload)),
  },
  'conference-media': {
    command: 'conferences.addMedia',
    // One byte more than the largest film, so that the module itself says that it is too large.
    mostBytes: mostBytes.video + 1,
    refusals: {},
    read: ({ fileName, bytes, fields: { conferenceId, alt } }) => Promise.resolve({ value: { conferenceId, alt, fileName, bytes } }),
  },
  'conference-captions': {
    command: 'conferences.addCaptions',
    refusals: {},
    read: ({ fileName, bytes, fields: { conferenceId, mediaId } }) => Promise.resolve({ value: { conferenceId, mediaId, fileName, bytes } }),
  },
  notice: { command: 'duties.adoptNotice', refusals: noticeRefusals, read: readHolidays },
  directory: { command: 'directory.importPeopleAndUnits', refusals: tableRefusals, read: (upload) => reading(() => readDirectory(upload)) },
}
