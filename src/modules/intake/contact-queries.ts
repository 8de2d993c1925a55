import { sql } from 'kysely'
import { query } from '#src/desk/module.ts'
import { unseal } from '#src/record/keys.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { revealRefusals } from './contact.ts'
import * as contract from './contract.ts'
import type { Message } from './contract.ts'

/** The contact of one message, in clear. That it was looked at, by whom and what for, is written before it is read. */
export const revealContact = query({
  name: 'intake.revealContact',
  zh: '查看联系方式',
  input: contract.revealContact,
  may: ['online_spokesperson', 'privacy_officer'],
  async ask(tx, { messageId, purpose }) {
    const found = await sql<{ doc: Message }>`select doc from intake.message where id = ${messageId}`.execute(tx.db)
    const message = found.rows[0]?.doc
    if (!message) throw new Refused([{ code: 'intake/no-message', item: messageId }])
    const refusals = revealRefusals(message, tx.actor)
    if (refusals.length > 0) throw new Refused(refusals)
    await sql`insert into record.contact_reveal (contact_id, person_id, purpose) values (${messageId}, record.me(), ${purpose})`.execute(tx.db)
    // The desk of the handling unit may read the row itself; the privacy officer belongs to no handling unit and reads as the ledger.
    if (tx.actor.as === 'post' && tx.actor.posts.some((post) => post.role === 'privacy_officer')) await becomeLedger(tx)
    const sealed = await sql<{ cipher: Buffer }>`select cipher from record.sealed_contact where id = ${messageId} and cipher is not null`.execute(tx.db)
    if (!sealed.rows[0]) throw new Refused([{ code: 'intake/no-contact', item: messageId }])
    return { contact: unseal(sealed.rows[0].cipher) }
  },
})
