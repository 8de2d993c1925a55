/** One page of a long list; `after` asks for the next. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly after?: string
}
export interface Paging {
  readonly limit?: number
  readonly after?: string
}
