import { z } from 'zod'
import { id, text } from '#src/desk/shapes.ts'
import { accept, decideBy, type Decision } from '#src/kernel/facts.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { StatementState } from './contract.ts'

/** A file for one text. Its bytes come as they were uploaded; the record keeps their digest, name and kind. */
export const addFile = z.object({
  statementId: id,
  digest: z.string().regex(/^[0-9a-f]{64}$/, '摘要是 64 位十六进制 / the digest has 64 hexadecimal signs'),
  name: text(120),
  type: text(100),
  size: z.number().int().min(1).max(50_000_000),
  scanned: z.boolean(),
  /** Base64. */
  bytes: z.string().min(1).max(70_000_000),
})
export type AddFile = z.output<typeof addFile>

const table = { table: 'statements.statement' }

export function add({ statement, has }: { statement: StatementState; has: boolean }, input: AddFile): Decision {
  if (has) return accept()
  const { digest, name, type, size, scanned } = input
  const refusals = statement.editions.some((edition) => edition.state === 'inReview') ? [{ code: 'statements/in-review', item: statement.id }] : []
  return decideBy(refusals, () => [{ kind: 'statements.fileAdded', subject: subjectOf(table, statement.id), unitId: statement.unitId, data: { digest, name, type, size, scanned } }])
}
