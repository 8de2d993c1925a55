import { command, type Module } from '#src/desk/module.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { accept } from '#src/kernel/facts.ts'
import { isReplay } from '#src/record/database-kind.ts'
import { Refused, type Work } from '#src/record/work.ts'
import { cases } from '../cases/module.ts'
import { consultations } from '../consultations/module.ts'
import { namedUnits } from '../directory/names.ts'
import { actorOf, pressOfficeOf, unknownUnits } from '../directory/queries.ts'
import { expertsOf } from '../experts/queries.ts'
import { id } from '#src/desk/shapes.ts'
import * as contract from './contract.ts'
import type { EditionFinished, StatementState } from './contract.ts'
import * as decide from './decide.ts'
import { evolve } from './evolve.ts'
import { add, addFile } from './files.ts'
import { approve, approveLines, evolveLines, linesFacts, write, writeLines, type Lines } from './lines.ts'
import { mentionsIn } from './mentions.ts'
import { startOwn, startTheirOwn } from './own.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'
import { submitReport as submitReportNow, submitTranscript as submitTranscriptNow } from './report.ts'
import { digestOf, draftOf, hasFile, isNumberTaken, keepEdition, keepFile, missingFiles, saveDraft as storeDraft, showEditionTo } from './storage.ts'
import { z } from 'zod'

export const statements: Aggregate<StatementState> = {
  table: 'statements.statement',
  evolve,
  units: (one) => [...new Set([one.unitId, one.pressOfficeId])],
  matter: (one) => one.caseId,
}
export const lines: Aggregate<Lines> = { table: 'statements.lines', evolve: evolveLines, units: (one) => [one.unitId] }

export { digestOfReport, digestOfTranscript, keepReport, keepTranscript } from './storage.ts'

const WRITERS = ['press_assistant', 'editor', 'online_spokesperson', 'spokesperson', 'press_officer'] as const

async function draftState(work: Work, statementId: string): Promise<decide.Draft> {
  const statement = await work.need(statements, statementId, 'statements/no-statement')
  const draft = await draftOf(work.tx, statementId)
  return { statement, version: draft?.version ?? 0, savedBy: draft?.savedBy }
}

const start = command({
  name: 'statements.start',
  zh: '起草回应稿',
  input: contract.start,
  may: WRITERS,
  load: (work, input) => work.need(cases, input.caseId, 'cases/no-case'),
  decide: decide.start,
})

const saveDraft = command({
  name: 'statements.saveDraft',
  zh: '保存草稿',
  input: contract.saveDraft,
  may: [...WRITERS, 'contractor'],
  load: (work, input) => draftState(work, input.statementId),
  decide: decide.saveDraft,
  atDesk: (tx, input, _facts, draft) => storeDraft(tx, draft.statement, input.baseVersion, input.content, input.riskNote),
})

const startOwnText = command({
  name: 'statements.startOwn',
  zh: '主动发布',
  input: startOwn,
  may: WRITERS,
  async load(work, input) {
    if ((await unknownUnits(work.tx, [input.unitId])).length > 0) throw new Refused([{ code: 'directory/no-unit', item: input.unitId }])
    return { pressOfficeId: await pressOfficeOf(work.tx) }
  },
  decide: startTheirOwn,
})

const addAFile = command({
  name: 'statements.addFile',
  zh: '上传文件',
  input: addFile,
  may: WRITERS,
  async load(work, input) {
    return { statement: await work.need(statements, input.statementId, 'statements/no-statement'), has: await hasFile(work.tx, input.statementId, input.digest) }
  },
  decide: add,
  atDesk: async (tx, input, facts, { statement }) => void (facts.length > 0 && (await keepFile(tx, statement, input))),
})

const assignWriter = command({
  name: 'statements.assignWriter',
  zh: '指派外包起草',
  input: contract.assignWriter,
  may: WRITERS,
  async load(work, input) {
    return { statement: await work.need(statements, input.statementId, 'statements/no-statement'), posts: (await actorOf(work.tx, input.personId))?.posts ?? [] }
  },
  decide: decide.assignWriter,
})

const finish = command({
  name: 'statements.finish',
  zh: '定稿送审',
  input: contract.finish,
  may: WRITERS,
  async load(work, input) {
    const [draft, units, replayDatabase] = await Promise.all([
      draftState(work, input.statementId),
      namedUnits(work.tx),
      isReplay(work.tx),
    ])
    return {
      draft,
      one: draft.statement.own ? undefined : await work.need(cases, draft.statement.caseId, 'cases/no-case'),
      filesMissing: await missingFiles(work.tx, input.statementId, (input.content.page?.blocks ?? []).flatMap((block) => ('file' in block ? [block.file] : []))),
      concluded: input.content.page?.concludes && (await work.find(consultations, input.content.page.concludes.releaseId)),
      numberTaken: await isNumberTaken(work.tx, input.statementId, decide.documentKeyOf(input.content)),
      digest: digestOf(input.content),
      expert: input.content.expert && (await expertsOf(work.tx, [input.content.expert.expertId]))[0],
      mentions: mentionsIn(input.content, units, draft.statement.unitId, input.mentions),
      replayDatabase,
    }
  },
  decide: decide.finish,
  atDesk: (tx, input, facts, { draft }) => keepEdition(tx, draft.statement, facts[0]!.data as EditionFinished, input.content, input.riskNote),
})

const noteOutcome = command({
  name: 'statements.noteOutcome',
  zh: '记录审核结果',
  input: z.object({ statementId: id, no: z.number().int(), outcome: z.enum(['sentBack', 'cleared']) }),
  may: 'system',
  load: (work, input) => work.need(statements, input.statementId, 'statements/no-statement'),
  decide: decide.noteOutcome,
})

const show = command({
  name: 'statements.show',
  zh: '请会签单位阅稿',
  input: contract.show,
  may: 'system',
  load: (work, input) => work.need(statements, input.statementId, 'statements/no-statement'),
  decide: () => accept(),
  beside: (tx, input) => showEditionTo(tx, input.statementId, input.no, input.unitId),
})

const submitReport = command({
  name: 'statements.submitReport',
  zh: '第三方评估报告送审',
  input: contract.submitReport,
  may: 'system',
  load: (work, input) => work.find(statements, input.reportId),
  decide: submitReportNow,
})

const submitTranscript = command({
  name: 'statements.submitTranscript',
  zh: '发布会实录送审',
  input: contract.submitTranscript,
  may: 'system',
  load: (work, input) => work.find(statements, input.transcriptId),
  decide: submitTranscriptNow,
})

const startCorrection = command({
  name: 'statements.startCorrection',
  zh: '起草更正',
  input: contract.startCorrection,
  may: 'system',
  load: (work, input) => work.need(statements, input.statementId, 'statements/no-statement'),
  decide: decide.startCorrection,
})

const writeTheLines = command({
  name: 'statements.writeLines',
  zh: '写口径',
  input: writeLines,
  may: WRITERS,
  load: (work, input) => (input.linesId ? work.find(lines, input.linesId) : Promise.resolve(undefined)),
  decide: write,
})

const approveTheLines = command({
  name: 'statements.approveLines',
  zh: '审定口径',
  input: approveLines,
  may: ['spokesperson', 'first_spokesperson', 'unit_head', 'press_office_head'],
  load: (work, input) => work.need(lines, input.linesId, 'statements/no-lines'),
  decide: (state, _, ctx) => approve(state, ctx),
})

export const statementsModule: Module = {
  name: 'statements',
  aggregates: [statements, lines],
  commands: [start, startOwnText, addAFile, saveDraft, assignWriter, finish, show, submitReport, submitTranscript, noteOutcome, startCorrection, writeTheLines, approveTheLines],
  queries,
  refusals,
  facts: { ...contract.facts, ...linesFacts },
}
