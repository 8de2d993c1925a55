import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '#src/desk/module.ts'
import type { Id } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import type { Tx } from '#src/record/transaction.ts'
import { DEFAULT_NUMBER_FORM, type ReleaseNumber } from './contract.ts'
import { written } from './numbering.ts'

/** Whoever gives a number waits here for the one before, so that two releases at one moment take two numbers that follow each other. */
const NUMBER_LOCK = 4_815_163

/**
 * The next number of the year in which it goes out (Shanghai). It is taken by the transaction that states it and by nothing else:
 * one that fails takes none, and the lock is held until the commit, so there are neither gaps nor doubles.
 */
export async function nextNumber(tx: Tx, pressOfficeId: Id, form: string): Promise<ReleaseNumber> {
  const year = Number(civilDate(tx.now).slice(0, 4))
  tx.send(sql`select pg_advisory_xact_lock(${NUMBER_LOCK})`)
  const found = await sql<{ last: number | null }>`select max(number_seq) as last from publication.release where press_office_id = ${pressOfficeId} and number_year = ${year}`.execute(tx.db)
  const seq = (found.rows[0]?.last ?? 0) + 1
  return { year, seq, text: written(form, year, seq) }
}

/** How numbers are written from now on, and the last one given that the asker may see. */
export const numberForm = query({
  name: 'publication.numberForm',
  zh: '编号格式',
  input: z.object({}),
  may: 'signedIn',
  async ask(tx): Promise<{ form: string; last: string | null }> {
    const found = await sql<{ form: string | null; last: string | null }>`
      select (select doc->>'form' from publication.numbering limit 1) as form, (select number from publication.release where number is not null order by number_year desc, number_seq desc limit 1) as last`.execute(tx.db)
    return { form: found.rows[0]?.form ?? DEFAULT_NUMBER_FORM, last: found.rows[0]?.last ?? null }
  },
})
