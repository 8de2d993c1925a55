import { sql } from 'kysely'
import { command, type Module } from '#src/desk/module.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Instant } from '#src/kernel/time.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import { contactCommands, revealContact } from './contact-commands.ts'
import * as contract from './contract.ts'
import type { Message } from './contract.ts'
import * as decide from './decide.ts'
import { evolve } from './evolve.ts'
import { takeMany } from './many.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'
import { codeOfMessage, register } from './register.ts'
import { messageByKey, openTo, seal, sealable, similarTo } from './storage.ts'

export const messages: Aggregate<Message> = {
  table: 'intake.message',
  evolve,
  units: (message) => [message.unitId, ...message.handlers],
  matter: (message) => message.caseId ?? message.id,
}

const receive = command({
  name: 'intake.receive',
  zh: '登记来信',
  input: contract.receive,
  may: 'public',
  async load(work, input) {
    const { tx } = work
    await becomeLedger(tx) // near-duplicates and submission keys are the ledger's alone
    const [database, pressOfficeId, already, similar] = await Promise.all([
      sql<{ kind: string }>`select kind from record.database`.execute(tx.db),
      pressOfficeOf(tx),
      input.idempotencyKey ? messageByKey(tx, input.idempotencyKey) : undefined,
      similarTo(tx, input.text),
    ])
    return { pressOfficeId, already, similar, words: sealable(input), replayDatabase: database.rows[0]?.kind === 'replay' }
  },
  decide: (state, input, ctx) => decide.receive({ ...state, wordsDigest: state.words.digest }, input, ctx),
  beside: (tx, input, facts, state) => seal(tx, { id: idOf(facts[0]!.subject), unitId: facts[0]!.unitId }, input, state.words),
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

const settle = command({
  name: 'intake.settle',
  zh: '来信办理状态变更',
  input: contract.settle,
  may: 'system',
  load: (work, input) => work.need(messages, input.messageId, 'intake/no-message'),
  decide: decide.settle,
})

export const intake: Module = {
  name: 'intake',
  aggregates: [messages],
  commands: [receive, register, takeMany, correctKnownAt, entrust, settle, ...contactCommands(messages)],
  queries: [...queries, codeOfMessage, revealContact],
  refusals,
  facts: contract.facts,
  timers(fact) {
    const timer = (dueAt: Instant | null) => [{ kind: 'intake.eraseContact', subject: fact.subject, dueAt }]
    if (fact.kind === 'intake.contactLimited') return timer((fact.data as { until: Instant }).until)
    return fact.kind === 'intake.contactKept' || fact.kind === 'intake.contactErased' ? timer(null) : []
  },
  onTimer: { 'intake.eraseContact': 'intake.eraseContact' },
}
