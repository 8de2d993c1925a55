import { sql } from 'kysely'
import { z } from 'zod'
import { command, type Apart } from '#src/desk/module.ts'
import { accept } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import { addDays, civilDate, plus, startOfDay } from '#src/kernel/time.ts'
import type { Grouped, Material } from '#src/signals/matters/regroup.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import * as contract from './contract.ts'
import * as decide from './decide.ts'
import { WATCH } from './rule-commands.ts'
import { expirePosts, holdsPosts, inOwnProcess, keepGroups, materialOf, matters, moveMembers, orderTimers, splitMembers, standing, wordingsIn } from './storage.ts'

/** Whether something needs an answer is for those who may also accept a letter. */
const DESK = ['press_officer', 'press_office_head', 'duty_officer'] as const

const acceptOne = command({
  name: 'signals.acceptMatter',
  zh: '热点转办',
  input: contract.acceptMatter,
  may: DESK,
  load: async (work, { matterId }) => standing(work, matterId, await pressOfficeOf(work.tx)),
  decide: decide.acceptMatter,
})

const setAside = command({
  name: 'signals.setAsideMatter',
  zh: '热点暂不处理',
  input: contract.setAsideMatter,
  may: DESK,
  load: async (work, { matterId }) => standing(work, matterId, await pressOfficeOf(work.tx)),
  decide: decide.setAsideMatter,
})

const merge = command({
  name: 'signals.mergeMatters',
  zh: '合并热点',
  input: contract.mergeMatters,
  may: WATCH,
  async load(work, { matterId, intoId }) {
    const office = await pressOfficeOf(work.tx)
    return { one: await standing(work, matterId, office), into: await standing(work, intoId, office) }
  },
  decide: decide.mergeMatters,
  beside: (tx, { matterId, intoId }) => moveMembers(tx, matterId, intoId),
})

const split = command({
  name: 'signals.splitMatter',
  zh: '拆分热点',
  input: contract.splitMatter,
  may: WATCH,
  load: async (work, { matterId }) => ({ standing: await standing(work, matterId, await pressOfficeOf(work.tx)), held: await wordingsIn(work.tx, matterId) }),
  decide: decide.splitMatter,
  beside: (tx, { title, wordings }, facts) => splitMembers(tx, idOf(facts[0]!.subject), title, wordings),
})

const noteClosed = command({ name: 'signals.noteClosed', zh: '记录热点办结', input: contract.noteClosed, may: 'system', load: (work, { messageIds }) => work.search(matters, 'message_id', messageIds, sql`true`).then((all) => all.filter(({ messageId }) => messageId !== undefined && messageIds.includes(messageId))), decide: decide.noteClosed })
const noteAnswered = command({ name: 'signals.noteAnswered', zh: '记录热点已回应', input: contract.noteAnswered, may: 'system', load: (work, { messageIds }) => work.search(matters, 'message_id', messageIds, sql`true`).then((all) => all.filter(({ messageId }) => messageId !== undefined && messageIds.includes(messageId))), decide: decide.noteAnswered })

/** Grouping is no decision, so it states nothing; what it found stands beside the record and may be made anew. */
export const groupApart: Apart<Material, Grouped> = { prepare: (tx) => materialOf(tx), work: inOwnProcess }

const group = command({
  name: 'signals.group',
  zh: '归集热点',
  input: z.object({ result: z.custom<Grouped>((given) => typeof given === 'object') }),
  may: 'system',
  load: () => Promise.resolve(undefined),
  decide: () => accept(),
  beside: (tx, { result }) => keepGroups(tx, result),
})

/** Each night what is past its term goes, part by part; the next night is asked for while anything is kept. */
const expire = command({
  name: 'signals.expire',
  zh: '清除到期帖文',
  input: z.object({ id: z.string() }),
  may: 'system',
  load: () => Promise.resolve(undefined),
  decide: () => accept(),
  async beside(tx) {
    if (await expirePosts(tx)) await orderTimers(tx, [{ kind: 'signals.expire', subject: 'signals.night:more', dueAt: plus(tx.now, 1) }])
    else if (await holdsPosts(tx)) {
      const night = plus(startOfDay(addDays(civilDate(tx.now), 1)), 3 * 3_600_000)
      await orderTimers(tx, [{ kind: 'signals.expire', subject: `signals.night:${night}`, dueAt: night }])
    }
  },
})

export const matterCommands = [acceptOne, setAside, merge, split, noteClosed, noteAnswered, group, expire]
