import { sql } from 'kysely'
import { command, query } from '#src/desk/module.ts'
import type { Fact } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { unseal } from '#src/record/keys.ts'
import { becomeLedger, type Tx } from '#src/record/transaction.ts'
import { Refused, type Work } from '#src/record/work.ts'
import * as decide from './contact.ts'
import * as contract from './contract.ts'
import type { Message } from './contract.ts'
import { eraseSealed } from './storage.ts'

const erase = async (tx: Tx, _: unknown, facts: readonly Fact[]): Promise<void> => {
  for (const fact of facts) await eraseSealed(tx, idOf(fact.subject), fact.kind === 'intake.wordsErased' ? 'words' : 'contact')
}

/** What happens to the contact of a message, from the end of its matter to its erasing (RL-2). */
export function contactCommands(messages: Aggregate<Message>) {
  const byId = (work: Work, input: { messageId: string }): Promise<Message> => work.need(messages, input.messageId, 'intake/no-message')
  return [
    command({ name: 'intake.limitContact', zh: '确定联系方式保存期限', input: contract.limitContact, may: 'system', load: byId, decide: decide.limit }),
    command({ name: 'intake.keepContact', zh: '联系方式继续保存', input: contract.keepContact, may: 'system', load: byId, decide: decide.keep }),
    command({ name: 'intake.eraseContact', zh: '到期清除联系方式', input: contract.contactDue, may: 'system', load: (work, input) => work.find(messages, input.id), decide: decide.eraseInTime, beside: erase }),
    command({ name: 'intake.eraseNow', zh: '依申请清除', input: contract.eraseNow, may: ['privacy_officer'], load: byId, decide: decide.eraseOnRequest, beside: erase }),
  ]
}

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
    const refusals = decide.revealRefusals(message, tx.actor)
    if (refusals.length > 0) throw new Refused(refusals)
    await sql`insert into record.contact_reveal (contact_id, person_id, purpose) values (${messageId}, record.me(), ${purpose})`.execute(tx.db)
    // The desk of the handling unit may read the row itself; the privacy officer belongs to no handling unit and reads as the ledger.
    if (tx.actor.as === 'post' && tx.actor.posts.some((post) => post.role === 'privacy_officer')) await becomeLedger(tx)
    const sealed = await sql<{ cipher: Buffer }>`select cipher from record.sealed_contact where id = ${messageId} and cipher is not null`.execute(tx.db)
    if (!sealed.rows[0]) throw new Refused([{ code: 'intake/no-contact', item: messageId }])
    return { contact: unseal(sealed.rows[0].cipher) }
  },
})
