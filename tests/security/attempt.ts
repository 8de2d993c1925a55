import type pg from 'pg'
import type { AppRole } from './catalogue.ts'

/** Who stands before the database: a role, and for a desk the person, the units and whether it sees the whole jurisdiction. */
export interface Standing {
  readonly role: AppRole
  readonly person?: string
  readonly units?: readonly string[]
  readonly whole?: boolean
}

/** Refused by grant, row security, trigger or gate; anything else that fails is a mistake of the test. */
const DENIED = new Set(['42501'])

export type Outcome = 'denied' | { readonly rows: number; readonly first: Record<string, unknown> | undefined }

/** Does `statement` over a connection of the application's role, after `record.enter`, and undoes it. */
export async function attempt(client: pg.Client, { role, person, units = [], whole = false }: Standing, statement: string): Promise<Outcome> {
  await client.query('begin')
  try {
    if (role !== 'huiying_app') await client.query('select record.enter($1, $2, $3::uuid[], $4, null)', [role, person ?? null, units, whole])
    const done = await client.query<Record<string, unknown>>(statement)
    return { rows: done.rowCount ?? 0, first: done.rows?.[0] }
  } catch (error) {
    if (DENIED.has((error as { code?: string }).code ?? '')) return 'denied'
    throw error
  } finally {
    await client.query('rollback')
  }
}
