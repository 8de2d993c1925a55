import { command } from '#src/desk/module.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import { unknownUnits } from '../directory/queries.ts'
import { unitNameOf } from '../directory/names.ts'
import * as contract from './contract.ts'
import { OFFICE, UNIT } from './posts.ts'
import * as decide from './questions.ts'
import { askedOf, conferenceOf, eraseWords, lastNo, othersOpenOn, questions, questionsOfMessages, sealable, sealQuestion } from './storage.ts'

const askFromFloor = command({
  name: 'conferences.askFromFloor',
  zh: '记录现场提问',
  input: contract.askFromFloor,
  may: OFFICE,
  async load(work, input) {
    const one = await conferenceOf(work, input)
    return { one, questions: await lastNo(work.tx, 'conferences.question', one.id), othersOpen: await othersOpenOn(work.tx, one) }
  },
  decide: decide.askFromFloor,
})

const submit = command({
  name: 'conferences.submitQuestion',
  zh: '网上提问',
  input: contract.submitQuestion,
  may: 'public',
  async load(work, input) {
    await becomeLedger(work.tx)
    const one = await conferenceOf(work, input)
    return { one, words: sealable(input.text), already: (await work.find(questions, input.questionId)) !== undefined, questions: await lastNo(work.tx, 'conferences.question', one.id) }
  },
  decide: ({ words, ...state }, input, ctx) => decide.submit({ ...state, wordsDigest: words.digest }, input, ctx),
  beside: async (tx, input, facts, { words }) => sealQuestion(tx, { id: input.questionId, unitId: facts[0]!.unitId }, input.text, words),
})

const openFollowUp = command({
  name: 'conferences.openFollowUp',
  zh: '转会后办理',
  input: contract.followUp,
  may: OFFICE,
  async load(work, input) {
    const known = (await unknownUnits(work.tx, [input.unitId])).length === 0
    return { ...(await askedOf(work, input.questionId)), unitName: known ? await unitNameOf(work.tx, input.unitId) : undefined }
  },
  decide: decide.openFollowUp,
})

const merge = command({
  name: 'conferences.mergeQuestion',
  zh: '并入相同提问',
  input: contract.mergeQuestion,
  may: OFFICE,
  load: async (work, input) => ({ ...(await askedOf(work, input.questionId)), into: await work.find(questions, input.intoId) }),
  decide: decide.merge,
})

const erase = command({
  name: 'conferences.eraseQuestion',
  zh: '依申请清除提问原文',
  input: contract.eraseQuestion,
  may: ['privacy_officer'],
  load: (work, input) => work.need(questions, input.questionId, 'conferences/no-question'),
  decide: decide.erase,
  beside: (tx, input) => eraseWords(tx, input.questionId),
})

const eraseInTime = command({
  name: 'conferences.eraseWords',
  zh: '到期清除提问原文',
  input: contract.termOver,
  may: 'system',
  load: (work, input) => work.find(questions, input.id),
  decide: decide.eraseInTime,
  async beside(tx, input, facts) {
    if (facts.some((fact) => fact.kind === 'conferences.wordsErased')) await eraseWords(tx, input.id)
  },
})

/** Every question from being asked to its public fate. */
export const questionCommands = [
  askFromFloor, submit, openFollowUp, merge, erase, eraseInTime,
  command({ name: 'conferences.wordQuestion', zh: '改写提问', input: contract.wordQuestion, may: OFFICE, load: (work, input) => askedOf(work, input.questionId), decide: decide.word }),
  command({ name: 'conferences.answerOnSite', zh: '现场答复', input: contract.answerOnSite, may: OFFICE, load: (work, input) => askedOf(work, input.questionId), decide: decide.answerOnSite }),
  command({ name: 'conferences.declineQuestion', zh: '不予答复', input: contract.declineQuestion, may: OFFICE, load: (work, input) => askedOf(work, input.questionId), decide: decide.decline }),
  command({ name: 'conferences.answerFollowUp', zh: '会后答复', input: contract.answerFollowUp, may: [...OFFICE, ...UNIT], load: (work, input) => work.need(questions, input.questionId, 'conferences/no-question'), decide: decide.answerFollowUp }),
  command({ name: 'conferences.resolveFollowUp', zh: '登记问题解决', input: contract.resolveFollowUp, may: [...OFFICE, ...UNIT], load: (work, input) => work.need(questions, input.questionId, 'conferences/no-question'), decide: decide.resolve }),
  command({ name: 'conferences.noteReleased', zh: '记录会后答复已发布', input: contract.noteReleased, may: 'system', load: (work, input) => questionsOfMessages(work, input.answers), decide: decide.noteReleased }),
]
