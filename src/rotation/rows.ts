/** A linear model as the solver takes it: whole-numbered columns with bounds and cost, rows of a sparse matrix with bounds. */
export interface LinearModel {
  readonly cost: readonly number[]
  readonly lower: readonly number[]
  readonly upper: readonly number[]
  readonly rowLower: readonly number[]
  readonly rowUpper: readonly number[]
  readonly starts: readonly number[]
  readonly indices: readonly number[]
  readonly values: readonly number[]
}

export type Term = readonly [column: number, factor: number]

/** Collects columns and rows. */
export class Rows {
  readonly cost: number[] = []
  readonly lower: number[] = []
  readonly upper: number[] = []
  readonly rowLower: number[] = []
  readonly rowUpper: number[] = []
  readonly starts: number[] = [0]
  readonly indices: number[] = []
  readonly values: number[] = []

  /** A new column; answers its number. */
  column(lower: number, upper: number, cost = 0): number {
    this.lower.push(lower)
    this.upper.push(upper)
    return this.cost.push(cost) - 1
  }

  row(lower: number, upper: number, terms: readonly Term[]): void {
    for (const [column, factor] of terms) {
      if (factor === 0) continue
      this.indices.push(column)
      this.values.push(factor)
    }
    this.rowLower.push(lower)
    this.rowUpper.push(upper)
    this.starts.push(this.indices.length)
  }
}
