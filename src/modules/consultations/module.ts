import { command, type Module } from '#src/desk/module.ts'
import { newSalt } from '#src/record/digest.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import type { Work } from '#src/record/work.ts'
import { idOf, tableOf } from '#src/kernel/subjects.ts'
import type { Id } from '#src/kernel/facts.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import * as contract from './contract.ts'
import type { Consultation, Opinion } from './contract.ts'
import * as decide from './decide.ts'
import { evolve, evolveOpinion } from './evolve.ts'
import { publicQueries } from './public-queries.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'
import { forgetOpinions, forgetWho, hasAnswered, keepAnswer, keepOpinion, lotOrder, receivedBy, sealable } from './storage.ts'
import { awaited, timersAfter } from './timers.ts'

export const consultations: Aggregate<Consultation> = {
  table: 'consultations.consultation',
  evolve,
  units: (one) => [...new Set([one.unitId, one.pressOfficeId])],
  matter: (one) => one.id,
  awaits: { kinds: ['consultations.close', 'consultations.erase'], of: awaited },
}
export const opinions: Aggregate<Opinion> = { table: 'consultations.opinion', evolve: evolveOpinion, units: (one) => [...new Set([one.unitId, one.pressOfficeId])], matter: (one) => one.consultationId }

const HOLDERS = ['press_assistant', 'online_spokesperson', 'spokesperson', 'unit_head', 'first_spokesperson', 'press_officer', 'press_office_head'] as const

const need = (work: Work, { consultationId }: { consultationId: Id }): Promise<Consultation> => work.need(consultations, consultationId, 'consultations/no-consultation')
const find = (work: Work, { consultationId }: { consultationId: Id }): Promise<Consultation | undefined> => work.find(consultations, consultationId)

const open = command({ name: 'consultations.open', zh: '开始征集', input: contract.open, may: 'system', load: async ({ tx }) => ({ pressOfficeId: await pressOfficeOf(tx) }), decide: decide.open })
const amend = command({ name: 'consultations.amend', zh: '征集延期', input: contract.amend, may: 'system', load: find, decide: decide.amend })
const cancel = command({ name: 'consultations.cancel', zh: '取消征集', input: contract.cancel, may: 'system', load: find, decide: decide.cancel })

const close = command({
  name: 'consultations.close',
  zh: '征集截止',
  input: contract.due,
  may: 'system',
  async load(work, input) {
    const one = await work.find(consultations, input.id)
    return { one, received: one ? await receivedBy(work.tx, one) : 0 }
  },
  decide: decide.close,
})

const speak = command({
  name: 'consultations.speak',
  zh: '提意见或报名',
  input: contract.speak,
  may: 'public',
  async load(work, input) {
    const words = sealable(input.text)
    return { one: await need(work, input), words, wordsDigest: words.digest }
  },
  decide: (state, input, ctx) => decide.speak(state, input, ctx),
  beside: (tx, input, facts, { one, words }) => keepOpinion(tx, idOf(facts[0]!.subject), one, input, words),
})

const answer = command({
  name: 'consultations.answer',
  zh: '答问卷',
  input: contract.answer,
  may: 'public',
  load: async (work, input) => ({ one: await need(work, input), hasAnswered: await hasAnswered(work.tx, input.consultationId, input.address) }),
  decide: decide.answer,
  beside: (tx, { consultationId, address, answers }, _, { one }) => keepAnswer(tx, consultationId, address, answers.slice(0, one.questions.length)),
})

const draw = command({
  name: 'consultations.draw',
  zh: '抽选听证代表',
  input: contract.draw,
  may: HOLDERS,
  async load(work, input) {
    const seed = newSalt()
    return { one: await need(work, input), seed, order: await lotOrder(work.tx, input.consultationId, seed) }
  },
  decide: (state, input, ctx) => decide.draw(state, input, ctx),
})

const conclude = command({
  name: 'consultations.conclude',
  zh: '公布征集结果',
  input: contract.conclude,
  may: 'system',
  load: find,
  decide: decide.conclude,
  beside: async (tx, { consultationId }, facts) => void (facts.length > 0 && (await forgetWho(tx, consultationId))),
})

const erase = command({
  name: 'consultations.erase',
  zh: '到期清除意见原文',
  input: contract.due,
  may: 'system',
  load: (work, input) => work.find(consultations, input.id),
  decide: decide.erase,
  beside: async (tx, input, facts) => void (facts.length > 0 && (await forgetOpinions(tx, input.id))),
})

export const consultationsModule: Module = {
  name: 'consultations',
  aggregates: [consultations, opinions],
  commands: [open, amend, cancel, close, speak, answer, draw, conclude, erase],
  queries: [...queries, ...publicQueries],
  refusals,
  facts: contract.facts,
  timers: (fact, state) => (tableOf(fact.subject) === consultations.table ? timersAfter(fact, state as Consultation) : []),
  onTimer: { 'consultations.close': 'consultations.close', 'consultations.erase': 'consultations.erase' },
}
