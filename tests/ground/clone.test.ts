import pg from 'pg'
import { expect, it } from 'vitest'
import { freshDatabase } from '../setup/clone.ts'

it('gives each test a migrated database of its own', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()])
  const clients = [one, two].map((database) => new pg.Client(database.config()))
  try {
    for (const client of clients) {
      await client.connect()
      await client.query('create table mine (word text)') // would exist in the second, were it the same
      expect((await client.query("select kind from record.database")).rows).toEqual([{ kind: 'test' }])
    }
  } finally {
    for (const client of clients) await client.end()
    await Promise.all([one.drop(), two.drop()])
  }
})
