import { sha256 } from '#src/record/digest.ts'
import { newId } from '#src/record/ids.ts'
import { queryCodeOf, seal } from '#src/record/keys.ts'
import type { AcceptInput, StudyInput } from '#src/modules/triage/contract.ts'
import type { Letter } from '../matters/matter.ts'
import type { Act, Run } from '../run.ts'
import { CITIZEN } from '../stage.ts'
import { unitNamed } from '../units.ts'

async function receive({ stage, matter }: Run, { title, text, contact }: Letter): Promise<string> {
  const messageId = newId()
  const source = matter.source ?? 'public_form'
  await stage.does(CITIZEN, 'intake.receive', {
    source, title, text, messageId,
    ...(contact && { sealedContact: seal(contact).toString('base64') }),
    ...(source === 'public_form' && { queryHash: sha256(queryCodeOf(messageId)) }),
  })
  return messageId
}

export const arrives: Act = async (run) => {
  run.messageId = await receive(run, run.matter.letter)
}

/** The next letter about the same thing. */
export const alikeArrives: Act = async (run) => {
  run.alikeIds.push(await receive(run, run.matter.alike![run.alikeIds.length]!))
}

function view({ matter }: Run, more: Partial<StudyInput> = {}): object {
  const { classes = ['vital_interest'], stance = 'help', recommendation } = matter
  return { classes, stance, recommendation: recommendation ?? `请${unitNamed(matter.unit).shortName}核查后按时限答复`, ...more }
}

export const study: Act = (run) => run.does(run.desk, 'triage.study', { messageId: run.messageId, ...view(run) })

const IMPORTANT = { important: true, participants: ['新闻办值班组', '涉事单位新闻助理'], risk: '涉及人员较多，传播较快' }
/** What matters is studied by two persons (GS-68). */
export const studyImportant: Act = (run) => run.does(run.desk, 'triage.study', { messageId: run.messageId, ...view(run, IMPORTANT) })
export const studyAgain: Act = (run) => run.does('press.chief', 'triage.study', { messageId: run.messageId, ...view(run, IMPORTANT) })
export const studyAlike: Act = (run) => run.does('press.chief', 'triage.study', { messageId: run.alikeIds.at(-1)!, ...view(run) })

type Proposed = Pick<AcceptInput, 'proposals' | 'modelVersion'>

/** A person looks at what is proposed, and decides. */
export const assignTo = (unit?: string): Act => async (run) => {
  const { stage, matter, messageId } = run
  const first = unit ?? matter.unit
  const proposed = await stage.desk.ask<Proposed>(await stage.actor('press.officer'), 'triage.proposals', { messageId }, stage.now)
  return stage.does('press.officer', 'triage.accept', {
    messageId,
    ...('value' in proposed && { modelVersion: proposed.value.modelVersion, proposals: proposed.value.proposals.map(({ unitId, share, reasons }) => ({ unitId, share, reasons })) }),
    unitId: stage.unit(first),
    coUnitIds: (matter.co ?? []).filter((one) => one !== first).map((one) => stage.unit(one)),
    ...(matter.territory && { territorialUnitId: stage.unit(matter.territory) }),
  })
}
export const assign = assignTo()

export const accept: Act = (run) => run.does(run.of('writer'), 'cases.accept', { caseId: run.caseId })

/** A unit that was asked first gives it back and names the right one (GB-26). */
export const giveBackFrom = (unit: string, proposes = true): Act => (run) =>
  run.does(run.of('writer', unit), 'cases.giveBack', { caseId: run.caseId, reason: run.matter.why!, ...(proposes && { proposedUnitId: run.stage.unit(run.matter.unit) }) })

export const mergeAlike: Act = (run) => run.does(run.desk, 'triage.merge', { messageId: run.alikeIds.at(-1)!, caseId: run.caseId, reason: '与已立案来信反映同一事项，合并办理，一并答复' })

export const handOver = (channel: string, receipt: string): Act => (run) => run.does(run.desk, 'triage.handOver', { messageId: run.messageId, channel, reason: run.matter.why!, receipt })
export const decline = (reason: string): Act => (run) => run.does(run.desk, 'triage.decline', { messageId: run.messageId, reason, note: run.matter.why! })

/** Beside the published answer, on evidence of content alone (GB-11, RL-3). */
export const proposeReferral: Act = (run) =>
  run.does('press.officer', 'triage.proposeReferral', {
    messageId: run.messageId,
    threshold: '所述检测数据系伪造，短时间内在多个群组转发，已引起抢购饮用水，影响供水秩序',
    statute: '《中华人民共和国治安管理处罚法》关于散布谣言扰乱公共秩序的规定',
    evidence: [{ address: '网络帖文存档（编号 2-17）', capturedAt: run.stage.now, sha256: sha256(run.matter.letter.text) }],
    authority: '属地公安机关',
    responseReleaseId: run.statementId,
  })
export const approveReferral: Act = (run) => run.does('press.head', 'triage.approveReferral', { messageId: run.messageId, decision: 'approve', note: '回应已发布，材料只涉及所述内容，同意移交' })
