import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Entry } from '#src/signals/proofread/forms.ts'
import { FileRefused } from './posts.ts'

/** Headings of the word list as the console exports it, in either language, and as its fields are called. */
const COLUMNS = { wrong: ['不宜写法', 'not written', 'wrong'], right: ['应当写法', 'written', 'right'], reason: ['理由', 'reason'] } as const
const NOTHING = '—'

/** The office's own word list: the table that the console exports (.csv). Lines without a heading are passed over, what comes from another record than the live one begins with such a line. */
export async function readWordList(path: string): Promise<Entry[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new FileRefused(`${path} 读不到，请检查路径 / cannot be read, check the path (${error.code})`)
  })
  const records = recordsOf(path, text)
  const heads = records.findIndex((cells) => columnOf(cells, 'wrong') >= 0)
  const [wrong, right, reason] = (['wrong', 'right', 'reason'] as const).map((name) => columnOf(records[heads] ?? [], name)) as [number, number, number]
  if (heads < 0 || reason < 0) throw new FileRefused(`${path} 第一行须有“不宜写法”“应当写法”“理由”三列，如“词表”页导出的表格 / the first line needs the columns wrong, right, reason, as in the table that the page “Word list” exports`)
  return records.slice(heads + 1).flatMap((cells): Entry[] => {
    const [bad = '', good = NOTHING, why = ''] = [wrong, right, reason].map((column) => cells[column]?.trim())
    return bad.length < 2 ? [] : [{ wrong: bad, ...(good !== NOTHING && good !== '' && { right: good }), why: { zh: why, en: why }, kind: 'list' }]
  })
}

function recordsOf(path: string, text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true })
  } catch {
    throw new FileRefused(`${path} 不是 CSV 表格 / is no CSV table`)
  }
}

const columnOf = (cells: readonly string[], name: keyof typeof COLUMNS): number => cells.findIndex((cell) => (COLUMNS[name] as readonly string[]).includes(cell.trim().toLowerCase()))
