import { TableRefused } from './table-refused.ts'

/** How much of a file is read at most. */
export interface Limits {
  readonly fileBytes: number
  /** All opened parts of a zipped file together, unpacked. */
  readonly unpackedBytes: number
  readonly rows: number
  readonly columns: number
  readonly cells: number
  readonly cellCharacters: number
  /** Rows looked at for the header. */
  readonly headerRows: number
}

/** 120,000 rows, so that 100,000 with room pass, at some fifteen columns; the unpacked size is what such a table of messages needs. */
export const LIMITS: Limits = {
  fileBytes: 50_000_000,
  unpackedBytes: 300_000_000,
  rows: 120_000,
  columns: 256,
  cells: 2_000_000,
  cellCharacters: 110_000,
  headerRows: 20,
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`

export interface Row {
  /** Its number in the file as office programs show it. */
  readonly row: number
  readonly cells: readonly string[]
}

/** Counts what is read; throws `TableRefused` as soon as it is too much, and at the end for cells that are too long. */
export class Meter {
  readonly #limits: Limits
  readonly #long: { row: number; column: number; size: number }[] = []
  #rows = 0
  #cells = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  row(row: number, width: number): void {
    if (width > this.#limits.columns) throw new TableRefused({ code: 'tables/too-wide', item: `${row}`, params: { row, most: this.#limits.columns } })
    // The header and titles above it are not counted as rows of content.
    if ((this.#rows += 1) > this.#limits.rows + this.#limits.headerRows) throw new TableRefused({ code: 'tables/too-many-rows', params: { most: this.#limits.rows } })
    this.cells(width)
  }

  cells(count: number): void {
    if ((this.#cells += count) > this.#limits.cells) throw new TableRefused({ code: 'tables/too-many-cells', params: { most: this.#limits.cells } })
  }

  cell(row: number, column: number, text: string): string {
    if (text.length <= this.#limits.cellCharacters) return text
    if (this.#long.length < 100) this.#long.push({ row, column, size: text.length })
    return ''
  }

  finish(): void {
    if (this.#long.length === 0) return
    throw new TableRefused(...this.#long.map((one) => ({ code: 'tables/cell-too-long', item: `${one.row}:${one.column}`, params: { ...one, most: this.#limits.cellCharacters } })))
  }
}
