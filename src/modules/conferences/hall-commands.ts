import { command } from '#src/desk/module.ts'
import { keys } from '#src/record/keys.ts'
import { becomeLedger } from '#src/record/transaction.ts'
import { Refused } from '#src/record/work.ts'
import { sql } from 'kysely'
import { unknownUnits } from '../directory/queries.ts'
import { personNamesOf } from '../directory/names.ts'
import * as contract from './contract.ts'
import * as holding from './holding.ts'
import { HEAD, OFFICE, UNIT } from './posts.ts'
import { conferenceOf, conferences, lastNo, lineAt, lines, unsettledIn } from './storage.ts'
import * as transcript from './transcript.ts'

const start = command({
  name: 'conferences.start',
  zh: '发布会开始',
  input: contract.start,
  may: OFFICE,
  async load(work, input) {
    const names = await personNamesOf(work.tx, input.presentIds)
    return { one: await conferenceOf(work, input), unknown: input.presentIds.filter((id) => !names.has(id)) }
  },
  decide: holding.start,
})

const signIn = command({ name: 'conferences.signIn', zh: '签到', input: contract.signIn, may: OFFICE, load: conferenceOf, decide: (one, input, ctx) => holding.signIn(one, input, 'list', ctx.now) })

/** Whoever holds the secret link of an invitation signs in with it; the code says which invitation, and nothing is searched by name. */
const signInByCode = command({
  name: 'conferences.signInByCode',
  zh: '凭签到码签到',
  input: contract.signInByCode,
  may: 'public',
  async load(work, { code }) {
    await becomeLedger(work.tx)
    const invitationId = keys().messageIdOf(code)
    const found = invitationId && (await sql<{ id: string }>`select id from conferences.conference where doc->'invitations' @> ${JSON.stringify([{ id: invitationId }])}::jsonb`.execute(work.tx.db)).rows[0]
    if (!invitationId || !found) throw new Refused([{ code: 'conferences/no-invitation', item: 'code' }])
    return { invitationId, one: await work.need(conferences, found.id, 'conferences/no-conference') }
  },
  decide: ({ one, invitationId }, { name, substituteFor }, ctx) => holding.signIn(one, { invitationId, name, substituteFor }, 'code', ctx.now),
})

const close = command({
  name: 'conferences.close',
  zh: '发布会结束',
  input: contract.close,
  may: OFFICE,
  load: async (work, input) => ({ one: await conferenceOf(work, input), questions: await lastNo(work.tx, 'conferences.question', input.conferenceId) }),
  decide: holding.close,
})

const setAction = command({
  name: 'conferences.setAction',
  zh: '交办事项',
  input: contract.setAction,
  may: OFFICE,
  load: async (work, input) => ({ one: await conferenceOf(work, input), known: (await unknownUnits(work.tx, [input.unitId])).length === 0 }),
  decide: holding.setAction,
})

const evaluate = command({
  name: 'conferences.evaluate',
  zh: '评估发布会',
  input: contract.evaluate,
  may: OFFICE,
  load: async (work, input) => ({ one: await conferenceOf(work, input), unsettled: await unsettledIn(work.tx, input.conferenceId) }),
  decide: holding.evaluate,
})

const writeLine = command({
  name: 'conferences.writeLine',
  zh: '记录实录',
  input: contract.writeLine,
  may: [...OFFICE, 'duty_officer'],
  load: async (work, input) => ({ one: await conferenceOf(work, input), lines: await lastNo(work.tx, 'conferences.line', input.conferenceId), ...(input.corrects !== undefined && { correctedAt: await lineAt(work.tx, input.conferenceId, input.corrects) }) }),
  decide: transcript.writeLine,
})

const letGo = command({
  name: 'conferences.letGo',
  zh: '放行实录',
  input: contract.letGo,
  may: OFFICE,
  async load(work, input) {
    const line = await work.need(lines, input.lineId, 'conferences/no-line')
    return { line, one: await conferenceOf(work, line) }
  },
  decide: transcript.letGo,
})

/** What happens in the hall and after it. */
export const hallCommands = [
  start, signIn, signInByCode, close, setAction, evaluate, writeLine, letGo,
  command({ name: 'conferences.finishAction', zh: '报告事项办结', input: contract.finishAction, may: [...OFFICE, ...UNIT], load: conferenceOf, decide: holding.finishAction }),
  command({ name: 'conferences.noteOpinion', zh: '记录意见建议', input: contract.noteOpinion, may: OFFICE, load: conferenceOf, decide: holding.noteOpinion }),
  command({ name: 'conferences.openStage', zh: '设定访谈环节', input: contract.openStage, may: [...OFFICE, ...HEAD], load: conferenceOf, decide: holding.openStage }),
]
