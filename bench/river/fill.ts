import pg from 'pg'
import { quoted, type CaseCopy, type CaseTemplate } from './template.ts'

/** Cases a transaction: each fact reads the end of its chain, and a chain that one transaction turned often is slow to read. */
const BATCH = 10
const SAID_EVERY = 10_000

/**
 * Fills a database that holds `stored` cases up to `cases` of whole ones. Facts go through `record.state_facts`, which links each into the chain of its unit
 * as it does for every command, so the filled record verifies.
 */
export async function fill(config: pg.ClientConfig, templates: readonly CaseTemplate[], stored: number, cases: number, say: (line: string) => void): Promise<void> {
  let next = stored - (stored % BATCH)
  const work = async (): Promise<void> => {
    const client = new pg.Client(config)
    await client.connect()
    await client.query('set synchronous_commit = off')
    try {
      while (next < cases) {
        const from = next
        next += BATCH
        const template = templates[(from / BATCH) % templates.length]!
        await put(client, template.at, Array.from({ length: Math.min(BATCH, cases - from) }, (_, n) => template.copy(from + n)))
        if (from % SAID_EVERY === 0) say(`${from}/${cases}`)
      }
    } finally {
      await client.end()
    }
  }
  await Promise.all([work(), work()])
}

async function put(client: pg.ClientBase, at: string, copies: readonly CaseCopy[]): Promise<void> {
  await client.query('begin')
  await client.query(`select set_config('huiying.dial', $1, true)`, [at])
  for (const table of Object.keys(copies[0]!.states)) {
    await client.query(`insert into ${quoted(table)} (id, version, unit_ids, doc) select id, version, unit_ids, doc from jsonb_to_recordset($1::jsonb) as r(id uuid, version int, unit_ids uuid[], doc jsonb)`, [JSON.stringify(copies.flatMap((copy) => copy.states[table]!))])
  }
  for (const table of Object.keys(copies[0]!.sides)) {
    const columns = await columnsOf(client, table)
    await client.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [JSON.stringify(copies.flatMap((copy) => copy.sides[table]!))])
  }
  await client.query('select record.state_facts($1::jsonb)', [JSON.stringify(copies.flatMap((copy) => copy.facts))])
  await client.query('commit')
}

const known = new Map<string, string>()

/** The columns of a table that can be written: generated ones follow from the others. */
async function columnsOf(client: pg.ClientBase, table: string): Promise<string> {
  const found = known.get(table) ?? (await client.query<{ names: string }>(`
    select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [table])).rows[0]!.names
  known.set(table, found)
  return found
}
