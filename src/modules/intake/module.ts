import { command, type Module } from '#src/desk/module.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { isReplay } from '#src/record/database-kind.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import { awaited, timersAfter } from './keeping.ts'
import { keepingCommands } from './keeping-commands.ts'
import { revealContact } from './contact-queries.ts'
import * as contract from './contract.ts'
import type { Message } from './contract.ts'
import * as decide from './decide.ts'
import { evolve } from './evolve.ts'
import { takeMany } from './many.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'
import { codeOfMessage, register } from './register.ts'
import { messageByKey, openTo, seal, sealable, similarToEach } from './storage.ts'

export const messages: Aggregate<Message> = {
  table: 'intake.message',
  evolve,
  units: (message) => [message.unitId, ...message.handlers],
  matter: (message) => message.caseId ?? message.id,
  awaits: { kinds: ['intake.eraseContact', 'intake.eraseWords'], of: awaited },
}

const receive = command({
  name: 'intake.receive',
  zh: '登记来信',
  input: contract.receive,
  may: 'public',
  async load(work, input) {
    const { tx } = work
    await becomeLedger(tx) // near-duplicates and submission keys are the ledger's alone
    const words = sealable(input)
    const [replayDatabase, pressOfficeId, already, [similar = []]] = await Promise.all([
      isReplay(tx),
      pressOfficeOf(tx),
      input.idempotencyKey ? messageByKey(tx, input.idempotencyKey) : undefined,
      similarToEach(tx, [{ id: undefined, sketch: words.sketch }]),
    ])
    return { pressOfficeId, already, similar, words, replayDatabase }
  },
  decide: (state, input, ctx) => decide.receive({ ...state, wordsDigest: state.words.digest }, input, ctx),
  beside: async (tx, input, facts, { words }) => seal(tx, facts.map((fact) => ({ id: idOf(fact.subject), unitId: fact.unitId, input, words }))),
})

const correctKnownAt = command({
  name: 'intake.correctKnownAt',
  zh: '更正知悉时间',
  input: contract.correctKnownAt,
  may: ['press_officer', 'press_office_head'],
  load: (work, input) => work.need(messages, input.messageId, 'intake/no-message'),
  decide: decide.correctKnownAt,
})

const entrust = command({
  name: 'intake.entrust',
  zh: '交办来信',
  input: contract.entrust,
  may: 'system',
  load: (work, input) => work.need(messages, input.messageId, 'intake/no-message'),
  decide: decide.entrust,
  beside: (tx, input, _facts, message) => openTo(tx, message, input.unitIds),
})

export const intake: Module = {
  name: 'intake',
  aggregates: [messages],
  commands: [receive, register, takeMany, correctKnownAt, entrust, ...keepingCommands(messages)],
  queries: [...queries, codeOfMessage, revealContact],
  refusals,
  facts: contract.facts,
  timers: (fact, state) => timersAfter(fact.kind, fact.subject, state as Message),
  onTimer: { 'intake.eraseContact': 'intake.eraseContact', 'intake.eraseWords': 'intake.eraseWords' },
}
