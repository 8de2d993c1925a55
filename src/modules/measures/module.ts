import { command, type Module } from '#src/desk/module.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import type { Work } from '#src/record/work.ts'
import { actorOf, pressOfficeOf, unknownUnits } from '../directory/queries.ts'
import * as contract from './contract.ts'
import type { Deputy, OfficeValue, Parent, RuleDocument, Term } from './contract.ts'
import * as decide from './decide.ts'
import { evolveDeputy, evolveDocument, evolveTerm, evolveValue } from './evolve.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'
import { nameDeputy, setValue } from './setting.ts'
import { childrenOf, lockValues, lockWordList, officeValues, standingDeputies, wordList } from './storage.ts'
import { dropTerm, listTerm } from './terms.ts'

export const documents: Aggregate<RuleDocument> = { table: 'measures.document', evolve: evolveDocument, units: (one) => [one.unitId] }
export const values: Aggregate<OfficeValue> = { table: 'measures.value', evolve: evolveValue, units: (one) => [one.pressOfficeId] }
export const deputies: Aggregate<Deputy> = { table: 'measures.deputy', evolve: evolveDeputy, units: (one) => [one.unitId] }
export const terms: Aggregate<Term> = { table: 'measures.term', evolve: evolveTerm, units: (one) => [one.unitId] }

const WRITERS = ['press_officer', 'press_office_head', 'press_assistant', 'spokesperson', 'unit_head', 'first_spokesperson'] as const
const HEADS = ['press_officer', 'press_office_head', 'unit_head', 'first_spokesperson'] as const

const parentsOf = (work: Work, parents: readonly Parent[]): Promise<RuleDocument[]> => work.findAll(documents, parents.flatMap((parent) => ('documentId' in parent ? [parent.documentId] : [])))

const draft = command({
  name: 'measures.draft',
  zh: '起草制度文件',
  input: contract.draft,
  may: WRITERS,
  load: async (work, input) => ({ parents: await parentsOf(work, input.derivesFrom), unknownUnits: await unknownUnits(work.tx, [input.unitId]) }),
  decide: decide.draft,
})

const write = command({
  name: 'measures.write',
  zh: '修改草稿',
  input: contract.write,
  may: WRITERS,
  load: async (work, input) => ({ document: await work.need(documents, input.documentId, 'measures/no-document'), parents: await parentsOf(work, input.derivesFrom ?? []) }),
  decide: decide.write,
})

const takeStep = command({
  name: 'measures.takeStep',
  zh: '记录制定步骤',
  input: contract.takeStep,
  may: HEADS,
  load: async (work, input) => ({ document: await work.need(documents, input.documentId, 'measures/no-document'), children: await work.findAll(documents, await childrenOf(work.tx, input.documentId)) }),
  decide: decide.takeStep,
})

const revise = command({ name: 'measures.revise', zh: '开始修订', input: contract.revise, may: WRITERS, load: (work, input) => work.need(documents, input.documentId, 'measures/no-document'), decide: decide.revise })

const set = command({
  name: 'measures.setValue',
  zh: '本办设定',
  input: contract.setValue,
  may: ['press_office_head'],
  async load(work, input) {
    await lockValues(work.tx)
    return { document: await work.need(documents, input.documentId, 'measures/no-document'), pressOfficeId: await pressOfficeOf(work.tx), values: await officeValues(work.tx) }
  },
  decide: setValue,
})

const depute = command({
  name: 'measures.nameDeputy',
  zh: '指定代理',
  input: contract.nameDeputy,
  may: ['press_office_head', 'unit_head', 'first_spokesperson'],
  load: async ({ tx }, input) => ({ posts: (await actorOf(tx, input.personId))?.posts ?? [], unknownUnits: await unknownUnits(tx, [input.unitId]), standing: await standingDeputies(tx) }),
  decide: nameDeputy,
})

const list = command({
  name: 'measures.listTerm',
  zh: '词表加入',
  input: contract.listTerm,
  may: ['press_officer', 'press_office_head'],
  async load(work) {
    await lockWordList(work.tx)
    return { pressOfficeId: await pressOfficeOf(work.tx), standing: await wordList(work.tx) }
  },
  decide: listTerm,
})

const drop = command({ name: 'measures.dropTerm', zh: '词表移出', input: contract.dropTerm, may: ['press_officer', 'press_office_head'], load: (work, input) => work.need(terms, input.termId, 'measures/no-term'), decide: dropTerm })

export const measures: Module = {
  name: 'measures',
  aggregates: [documents, values, deputies, terms],
  commands: [draft, write, takeStep, revise, set, depute, list, drop],
  queries,
  refusals,
  facts: contract.facts,
}
