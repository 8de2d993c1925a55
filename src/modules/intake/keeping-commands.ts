import { command } from '#src/desk/module.ts'
import type { Fact } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import type { Tx } from '#src/record/transaction.ts'
import type { Work } from '#src/record/work.ts'
import * as contract from './contract.ts'
import type { Message } from './contract.ts'
import * as decide from './keeping.ts'
import { eraseSealed } from './storage.ts'

const erase = async (tx: Tx, _: unknown, facts: readonly Fact[]): Promise<void> => {
  for (const fact of facts) await eraseSealed(tx, idOf(fact.subject), fact.kind === 'intake.wordsErased' ? 'words' : 'contact')
}
const KEEPERS = ['privacy_officer', 'press_office_head'] as const

/** What happens to the words and the contact of a message, from the end of its matter to their erasing (RL-2). */
export function keepingCommands(messages: Aggregate<Message>) {
  const byId = (work: Work, input: { messageId: string }): Promise<Message> => work.need(messages, input.messageId, 'intake/no-message')
  const preload = async (work: Work, inputs: readonly { id: string }[]): Promise<void> => void (await work.findAll(messages, inputs.map((input) => input.id)))
  const due = { input: contract.termOver, may: 'system', preload, load: (work: Work, input: { id: string }) => work.find(messages, input.id), beside: erase } as const
  return [
    command({ name: 'intake.settle', zh: '来信办理状态变更', input: contract.settle, may: 'system', load: byId, decide: decide.settle }),
    command({ name: 'intake.reopen', zh: '重新办理，原文继续保存', input: contract.reopen, may: 'system', load: byId, decide: decide.reopen }),
    command({ ...due, name: 'intake.eraseContact', zh: '到期清除联系方式', decide: decide.eraseContact }),
    command({ ...due, name: 'intake.eraseWords', zh: '到期清除来信原文', decide: decide.eraseWords }),
    command({ name: 'intake.eraseNow', zh: '依申请清除', input: contract.eraseNow, may: ['privacy_officer'], load: byId, decide: decide.eraseOnRequest, beside: erase }),
    command({ name: 'intake.holdWords', zh: '原文作为证据留存', input: contract.holdWords, may: KEEPERS, load: byId, decide: decide.hold }),
    command({ name: 'intake.holdForReferral', zh: '移交证据留存', input: contract.holdForReferral, may: 'system', load: byId, decide: decide.holdForReferral }),
    command({ name: 'intake.releaseWords', zh: '解除原文留存', input: contract.releaseWords, may: KEEPERS, load: byId, decide: decide.release }),
  ]
}
