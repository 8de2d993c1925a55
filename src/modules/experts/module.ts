import { command, type Module, type TimerOrder } from '#src/desk/module.ts'
import type { Fact } from '#src/kernel/facts.ts'
import { addDays, startOfDay } from '#src/kernel/time.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Work } from '#src/record/work.ts'
import { pressOfficeOf } from '../directory/queries.ts'
import * as contract from './contract.ts'
import type { Expert } from './contract.ts'
import * as decide from './decide.ts'
import { queries } from './queries.ts'
import { refusals } from './refusals.ts'
import { expertNamed, experts, forgetContact, keepContact, lockBank } from './storage.ts'

const OFFICE = ['press_office_head', 'press_officer'] as const

const need = (work: Work, input: { expertId: string }): Promise<Expert> => work.need(experts, input.expertId, 'experts/no-expert')

const register = command({
  name: 'experts.register',
  zh: '专家入库',
  input: contract.register,
  may: OFFICE,
  async load(work, input): Promise<decide.Registering> {
    await lockBank(work.tx)
    return { pressOfficeId: await pressOfficeOf(work.tx), same: await expertNamed(work, input.name, input.organisation) }
  },
  decide: decide.register,
  beside: (tx, input, facts) => keepContact(tx, idOf(facts[0]!.subject), facts[0]!.unitId, input.contact),
})

const change = command({
  name: 'experts.change',
  zh: '变更专家信息',
  input: contract.change,
  may: OFFICE,
  load: need,
  decide: decide.change,
  beside: async (tx, input, _facts, expert) => (input.contact === undefined ? undefined : keepContact(tx, expert.id, expert.pressOfficeId, input.contact)),
})

const renewConsent = command({ name: 'experts.renewConsent', zh: '登记重新同意', input: contract.renewConsent, may: OFFICE, load: need, decide: decide.renewConsent })
const withdrawConsent = command({ name: 'experts.withdrawConsent', zh: '登记撤回同意', input: contract.withdrawConsent, may: OFFICE, load: need, decide: decide.withdrawConsent, beside: (tx, input) => forgetContact(tx, input.expertId) })
const leave = command({ name: 'experts.leave', zh: '专家出库', input: contract.leave, may: OFFICE, load: need, decide: decide.leave, beside: (tx, input) => forgetContact(tx, input.expertId) })

const expire = command({
  name: 'experts.expire',
  zh: '同意到期',
  input: contract.expire,
  may: 'system',
  load: (work, input) => work.need(experts, input.id, 'experts/no-expert'),
  decide: decide.expire,
  beside: async (tx, input, facts) => (facts.length > 0 ? forgetContact(tx, input.id) : undefined),
})

const noteUse = command({ name: 'experts.noteUse', zh: '记录邀请专家', input: contract.noteUse, may: 'system', load: (work, input) => work.findAll(experts, input.expertIds), decide: decide.noteUse })

/** A consent ends when its last day is over. */
function timers(fact: Fact, state: unknown): readonly TimerOrder[] {
  if (fact.kind === 'experts.used' || fact.kind === 'experts.changed' || fact.kind === 'experts.consentExpired') return []
  const { consent, state: stands } = state as Expert
  const dueAt = stands === 'listed' && consent.state === 'standing' ? startOfDay(addDays(consent.until, 1)) : null
  return [{ kind: 'experts.consent', subject: fact.subject, dueAt }]
}

export const expertsModule: Module = {
  name: 'experts',
  aggregates: [experts],
  commands: [register, change, renewConsent, withdrawConsent, leave, expire, noteUse],
  queries,
  refusals,
  facts: contract.facts,
  timers,
  onTimer: { 'experts.consent': 'experts.expire' },
}
