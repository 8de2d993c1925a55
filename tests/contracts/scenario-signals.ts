import { randomUUID } from 'node:crypto'
import type { Actor, Fact, Id } from '#src/kernel/facts.ts'
import type { Cast } from '#src/app/cast.ts'
import { idOf } from '#src/kernel/subjects.ts'

interface Stage {
  readonly cast: Cast
  act(who: string | Actor, command: string, input: object): Promise<readonly Fact[]>
}

const MACHINE: Actor = { as: 'system', part: 'operator' }
const first = (facts: readonly Fact[]): Id => idOf(facts[0]!.subject)
const groups = (...found: readonly (readonly [matter: Id, wordings: readonly number[]])[]) => ({ result: { groups: found.map(([matter, wordings], at) => ({ matter, title: `热点 ${at + 1}`, wordings, absorbed: [] })), answers: [] } })

/** Sources, rules and lists, and the ends that a matter can come to. */
export async function watchesTheNet({ act, cast }: Stage): Promise<void> {
  const sourceId = first(await act('admin', 'signals.addSource', { name: '云溪论坛', kind: 'push', outlet: 'forum' }))
  await act('admin', 'signals.changeSource', { sourceId, everyMinutes: 60 })
  await act('admin', 'signals.switchSource', { sourceId, enabled: true, reason: '论坛已同意' })
  await act('admin', 'signals.renewKey', { sourceId, reason: '原密钥外泄' })
  await act('admin', 'signals.switchSource', { sourceId, enabled: false, reason: '论坛改版' })
  await act('admin', 'signals.removeSource', { sourceId, reason: '论坛关闭' })
  await act('officer', 'signals.addRules', { rules: [{ line: 1, name: '积水', expression: '积水 NOT 演习' }, { line: 2, name: '停水', expression: '停水|水压' }] })
  await act('officer', 'signals.setList', { name: '重点小区', words: ['云岭花园', '东湖苑'], places: true, reason: '按巡查名单' })
  const rule = { name: '夜间施工', expression: '@重点小区 AND (施工 NEAR/20 夜里|半夜)', comment: '', proposes: 'vital_interest' }
  const ruleId = first(await act('officer', 'signals.addRule', rule))
  await act('officer', 'signals.changeRule', { ...rule, ruleId, expression: '@重点小区 AND 施工', reason: '放宽范围' })
  await act('officer', 'signals.withdrawRule', { ruleId, reason: '工地已完工' })

  const [matterId, second, third] = [randomUUID(), randomUUID(), randomUUID()]
  await act(MACHINE, 'signals.group', groups([matterId, [1, 2, 3]], [second, [4]], [third, [5]]))
  await act('officer', 'signals.splitMatter', { matterId, wordings: [3], title: '另一处工地扬尘', reason: '不是一回事' })
  await act('officer', 'signals.mergeMatters', { matterId: second, intoId: matterId, reason: '同一工地' })
  await act('officer', 'signals.setAsideMatter', { matterId: third, reason: '外地的事' })
  const accepted = await act('officer', 'signals.acceptMatter', { matterId, title: '云岭花园夜间施工', text: '多个平台反映云岭花园旁工地夜间施工扰民。' })
  const { messageId } = accepted.find(({ kind }) => kind === 'signals.matterAccepted')!.data as { messageId: Id }
  await act(MACHINE, 'signals.noteAnswered', { messageIds: [messageId], releaseId: randomUUID() })
  const unitId = cast.unit('housing')
  await act('officer', 'signals.nameCollector', { personId: cast.person('officer'), days: ['2026-03-18', '2026-03-19'] })
  await act(MACHINE, 'signals.checkDay', { id: cast.unit('press'), dueAt: '2026-03-20T09:00:00+08:00' })
  await act('officer', 'signals.issueBulletin', { unitIds: [unitId] })
  const noticeId = first(await act('officer', 'signals.issueNotice', { title: '柳荫路夜间施工情况', text: '多个平台反映柳荫路工地夜间施工，请当日核实。', unitIds: [unitId], roles: ['unit_head'], matterId: third }))
  await act('third', 'signals.noteNoticeRead', { noticeId })
  const reportId = first(await act('officer', 'signals.reportUpward', { title: '柳荫路路面塌陷', text: '柳荫路工地旁路面塌陷，暂无人员受伤，已封路。', stage: 'first', addressees: ['市委宣传部'], means: 'telephone' }))
  await act('officer', 'signals.noteReceipt', { reportId, addressee: '市委宣传部', receiptNo: '第 41 号' })
  const forecastId = first(await act('officer', 'signals.openForecast', { title: '东湖路停车收费调整', unitId }))
  await act('officer', 'signals.writeForecast', { forecastId, reaction: '沿街商户担心客流减少', publicOpinion: '可能与去年调价比较，质疑用途', risk: '首周可能集中投诉，需现场引导', level: 'medium', matterIds: [third] })
  await act('officer', 'signals.compareForecast', { forecastId, outcome: '首周投诉十二件，均已答复', borneOut: 'partly' })
  await act(MACHINE, 'signals.noteClosed', { messageIds: [messageId] })
  await act(MACHINE, 'signals.expire', { id: 'night' })
}
