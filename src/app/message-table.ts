import { createHash } from 'node:crypto'
import { mapColumns } from '#src/adapters/tables/columns.ts'
import { toHalfWidth } from '#src/adapters/tables/half-width.ts'
import { readTable } from '#src/adapters/tables/read-table.ts'
import type { Refusal } from '#src/kernel/facts.ts'
import type { Source } from '#src/modules/intake/contract.ts'
import { MOST_ROWS_AT_ONCE } from '#src/modules/intake/many.ts'
import { messageColumns, readMessages, type TableMessage } from '#src/modules/intake/table-columns.ts'
import { newId } from '#src/record/ids.ts'
import { sha256 } from '#src/record/digest.ts'
import type { Keys } from '#src/record/keys.ts'

export interface MessageTable {
  readonly messages: readonly TableMessage[]
  readonly digest: string
  readonly notices: readonly string[]
}

/** Reads a table of messages (.xlsx, .csv, .jsonl). Throws `TableRefused` for the file; answers all refusals for its rows. */
export async function readMessageTable(bytes: Uint8Array, fileName: string, usual: Source): Promise<MessageTable | { refusals: readonly Refusal[] }> {
  const table = await readTable(bytes, fileName, { aliases: messageColumns, normalise: (cell) => cell })
  const { columns, refusals: missing } = mapColumns(table.header.map(toHalfWidth), messageColumns, ['text'])
  if (missing.length > 0) return { refusals: missing }
  const { messages, refusals } = readMessages(table.rows, columns, usual)
  if (refusals.length > 0) return { refusals }
  return { messages, digest: createHash('sha256').update(bytes).digest('hex'), notices: [] }
}

interface TablePart {
  readonly input: { readonly rows: readonly object[] }
  readonly rows: number
}

/** The inputs of `intake.receiveMany`, part by part, each made when it is its turn. A part that was taken before states nothing again: the key names file and row. */
export function* partsOf({ messages, digest }: MessageTable, keys: Keys): Generator<TablePart> {
  for (let from = 0; from < messages.length; from += MOST_ROWS_AT_ONCE) {
    const rows = messages.slice(from, from + MOST_ROWS_AT_ONCE).map(({ contact, ...message }) => {
      const messageId = newId()
      return {
        ...message,
        messageId,
        queryHash: sha256(keys.queryCodeOf(messageId)),
        idempotencyKey: `table:${digest}:${message.row}`,
        ...(contact && { sealedContact: keys.seal(contact).toString('base64') }),
      }
    })
    yield { input: { rows }, rows: rows.length }
  }
}
