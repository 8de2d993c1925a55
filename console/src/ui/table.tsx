import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { common } from '../words/common.ts'
import { useWords } from '../words/language.tsx'
import { Button } from './button.tsx'
import { exportTable } from './export-table.ts'
import { useRecordMark } from './record-mark.tsx'
import { onKeys } from './keys.ts'

export interface Column<T> {
  readonly key: string
  readonly title: ReactNode
  /** Leaves this column out on a narrow screen. */
  readonly wideOnly?: boolean
  /** Takes what is left over and cuts long text at its end. */
  readonly grows?: boolean
  draw(row: T): ReactNode
}

interface TableProps<T> {
  readonly label: string
  readonly rows: readonly T[]
  readonly columns: readonly Column<T>[]
  keyOf(row: T): string
  /** Address of a row; `j` and `k` walk, Enter opens. */
  linkOf?(row: T): string
  /** Offers the rows as a table even where they lead nowhere. */
  readonly exports?: boolean
  /** The list of which the rows are a part: handed out as a file it is whole. */
  readonly paged?: Rest
  /** Wider than a screen may be, with nothing in it to step to: the frame itself takes the keyboard, to be scrolled by it. */
  readonly wide?: boolean
}

/** What of a list is not on screen yet. */
interface Rest {
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly error: unknown
  loadMore(): void
}

/** A dense list: one line a row, the first column leads to it. */
export function Table<T>({ label, rows, columns, keyOf, linkOf, exports, paged, wide }: TableProps<T>) {
  const navigate = useNavigate()
  const say = useWords(common)
  const at = useRef(-1)
  const table = useRef<HTMLTableElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const walks = linkOf !== undefined
  const mark = useRecordMark()
  const [handing, setHanding] = useState(false)
  useEffect(() => {
    if (!handing) return
    if (paged?.hasMore && !paged.error) return void (paged.isLoadingMore || paged.loadMore())
    setHanding(false)
    if (table.current && !paged?.hasMore) exportTable(table.current, label, mark)
  }, [handing, paged, label, mark])
  useEffect(() => {
    if (!walks) return undefined
    const step = (by: number) => () => {
      const all = body.current?.rows
      if (!all || all.length === 0) return
      at.current = Math.max(0, Math.min(all.length - 1, at.current + by))
      const row = all[at.current]!
      row.scrollIntoView({ block: 'nearest' })
      row.querySelector('a')?.focus()
    }
    return onKeys({ j: step(1), k: step(-1) })
  }, [walks])
  return (
    <div className="table-whole">
      <div className="table-frame" {...(wide && { tabIndex: 0, role: 'region', 'aria-label': label })}>
        <table ref={table} className="table" aria-label={label}>
          <thead><tr>{columns.map((column) => (column.title === '' ? <td key={column.key} className={classOf(column)} /> : <th key={column.key} scope="col" className={classOf(column)}>{column.title}</th>))}</tr></thead>
          <tbody ref={body}>
            {rows.map((row) => {
              const link = linkOf?.(row)
              return (
                <tr key={keyOf(row)} className={link ? 'table-opens' : ''} {...(link && { onClick: (event) => !(event.target as HTMLElement).closest('a, button, input, [role=dialog], .ant-popover') && !getSelection()?.toString() && void navigate(link) })}>
                  {columns.map((column, place) => (
                    <td key={column.key} className={classOf(column)}>{place === 0 && link ? <Link to={link}>{column.draw(row)}</Link> : column.draw(row)}</td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {(walks || exports) && <div className="table-export"><Button kind="quiet" small busy={handing} onPress={() => setHanding(true)}>{say.exportTable}</Button></div>}
    </div>
  )
}

const classOf = (column: Column<never>): string => [column.wideOnly && 'wide-only', column.grows && 'table-grows'].filter(Boolean).join(' ')
