import { command, type Module } from '#src/desk/module.ts'
import type { Aggregate } from '#src/record/aggregate.ts'
import { messages } from '../intake/module.ts'
import { unknownUnits } from '../directory/queries.ts'
import * as contract from './contract.ts'
import type { Item } from './contract.ts'
import * as decide from './decide.ts'
import { evolve } from './evolve.ts'
import { caseIsOpen, responseStands } from './ports.ts'
import { queries } from './queries.ts'
import { approveReferral, proposeReferral } from './refer.ts'
import { refusals } from './refusals.ts'
import { routers, train, trainApart } from './training-commands.ts'
import { trainingTimers } from './training.ts'

export const items: Aggregate<Item> = {
  table: 'triage.item',
  evolve,
  units: (item) => [item.unitId, ...(item.assignedUnitId ? [item.assignedUnitId] : [])],
  matter: (item) => item.caseId ?? item.id,
}

const DESK = ['press_officer', 'press_office_head', 'duty_officer'] as const
const STUDY = [...DESK, 'assessor'] as const

const place = command({ name: 'triage.place', zh: '进入研判台', input: contract.place, may: 'system', load: (work, input) => work.find(items, input.messageId), decide: decide.place })

const study = command({
  name: 'triage.study',
  zh: '填写研判意见',
  input: contract.study,
  may: STUDY,
  load: (work, input) => work.need(items, input.messageId, 'triage/no-item'),
  decide: decide.study,
})

const accept = command({
  name: 'triage.accept',
  zh: '受理并确定第一责任主体',
  input: contract.accept,
  may: DESK,
  async load(work, input) {
    const item = await work.need(items, input.messageId, 'triage/no-item')
    const message = await work.need(messages, input.messageId, 'triage/no-item')
    const named = [input.unitId, ...input.coUnitIds, input.territorialUnitId, input.lineUnitId, input.policyUnitId].filter((unit) => unit !== undefined)
    return { item, unknownUnits: await unknownUnits(work.tx, named), knownAt: message.knownAt }
  },
  decide: decide.accept,
})

const merge = command({
  name: 'triage.merge',
  zh: '并入已有回应案',
  input: contract.merge,
  may: DESK,
  load: async (work, input) => ({ item: await work.need(items, input.messageId, 'triage/no-item'), caseOpen: await caseIsOpen(work.tx, input.caseId) }),
  decide: decide.merge,
})

const handOver = command({ name: 'triage.handOver', zh: '转其他渠道', input: contract.handOver, may: DESK, load: (work, input) => work.need(items, input.messageId, 'triage/no-item'), decide: decide.handOver })

const decline = command({ name: 'triage.decline', zh: '不予回应', input: contract.decline, may: DESK, load: (work, input) => work.need(items, input.messageId, 'triage/no-item'), decide: decide.decline })

const takeBack = command({
  name: 'triage.takeBack',
  zh: '单位退回研判',
  input: contract.takeBack.extend({ unitId: contract.place.shape.unitId }),
  may: 'system',
  load: (work, input) => work.need(items, input.messageId, 'triage/no-item'),
  decide: (item, { messageId: _, ...input }) => decide.takeBack(item, input),
})

const propose = command({
  name: 'triage.proposeReferral',
  zh: '提出移交',
  input: contract.proposeReferral,
  may: DESK,
  load: async (work, input) => ({ item: await work.need(items, input.messageId, 'triage/no-item'), responseStands: input.responseReleaseId !== undefined && (await responseStands(work.tx, input.responseReleaseId)) }),
  decide: proposeReferral,
})

const approve = command({
  name: 'triage.approveReferral',
  zh: '审批移交',
  input: contract.approveReferral,
  may: ['press_office_head', 'first_spokesperson', 'unit_head'],
  async load(work, input) {
    const item = await work.need(items, input.messageId, 'triage/no-item')
    const releaseId = item.referral?.responseReleaseId
    return { item, responseStands: releaseId !== undefined && (await responseStands(work.tx, releaseId)) }
  },
  decide: approveReferral,
})

export const triage: Module = {
  name: 'triage',
  aggregates: [items, routers],
  commands: [place, study, accept, merge, handOver, decline, takeBack, propose, approve, train],
  queries,
  refusals,
  facts: contract.facts,
  timers: (fact) => (fact.kind === 'triage.accepted' ? trainingTimers(fact) : []),
  onTimer: { 'triage.train': 'triage.train' },
  apart: { 'triage.train': trainApart },
}
