import type { Id } from './facts.ts'

/** A fact's subject is `schema.table:id`. */
export const subjectOf = (aggregate: { readonly table: string }, id: Id): string => `${aggregate.table}:${id}`
export const idOf = (subject: string): Id => subject.slice(subject.indexOf(':') + 1)
export const tableOf = (subject: string): string => subject.slice(0, subject.indexOf(':'))
