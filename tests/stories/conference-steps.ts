import type { Id } from '#src/kernel/facts.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { Office } from '../setup/office.ts'

/** Steps of stories about conferences; each is what a person does in the console. */

const CHECKS = ['political', 'policy', 'legal', 'wording', 'secrecy'].map((check) => ({ check, verdict: 'pass' as const }))

/** A topic that a unit proposed and the press office reviewed. */
export async function isReviewed(office: Office, unit: string, title: string): Promise<Id> {
  const who = unit === 'housing' ? 'writer' : 'waterWriter'
  const topicId = idOf((await office.does(who, 'agenda.proposeTopic', { unitId: office.cast.unit(unit), origin: 'unit', title, category: 'hot_issue', interest: '群众多次询问，应当说清楚进展和下一步安排。' }))[0]!.subject)
  await office.does('head', 'agenda.reviewTopic', { topicId, checks: CHECKS })
  return topicId
}

const ITEMS = ['lines', 'materials', 'equipment', 'filing', 'accessibility', 'transcript', 'evaluation']
export const MEDIA = [
  { as: 'media', name: '澄湾日报', kind: 'newspaper', pressCard: '记者证在案' },
  { as: 'media', name: '澄湾电视台', kind: 'broadcast', pressCard: '记者证在案' },
  { as: 'media', name: '澄湾新闻网', kind: 'web', pressCard: '记者证在案' },
  { as: 'media', name: '微澄湾', kind: 'microblog', pressCard: null },
  { as: 'media', name: '澄湾论坛', kind: 'forum', pressCard: null },
]

/** All that is stated by hand, the media invited, and the conference ready. */
export async function prepares(office: Office, conferenceId: Id): Promise<void> {
  for (const item of ITEMS) await office.does('officer', 'conferences.checkItem', { conferenceId, item, note: '已落实到人' })
  await office.does('officer', 'conferences.invite', { conferenceId, invitations: MEDIA })
  await office.does('officer', 'conferences.ready', { conferenceId })
}

/** A conference that is ready: one session of the housing unit, without a topic, at the time given. Answers its id. */
export async function isReady(office: Office, input: { readonly occasion?: string; readonly at: string; readonly until: string; readonly place: string; readonly [key: string]: unknown }): Promise<Id> {
  const { at, until, place, ...open } = input
  const conferenceId = idOf((await office.does('officer', 'conferences.open', { occasion: 'emergency', title: '情况通报会', ...open }))[0]!.subject)
  await office.does('officer', 'conferences.plan', { conferenceId, at, until, place, hostId: office.cast.person('officer2') })
  await office.does('officer', 'conferences.addSession', { conferenceId, unitId: office.cast.unit('housing'), title: '处置情况', speakerIds: [office.cast.person('third'), office.cast.person('writer')] })
  for (const item of ITEMS) await office.does('officer', 'conferences.checkItem', { conferenceId, item, note: '已落实到人' })
  await office.does('officer', 'conferences.invite', { conferenceId, invitations: [...MEDIA, { as: 'unit', unitId: office.cast.unit('water'), personId: office.cast.person('waterHead') }] })
  await office.does('officer', 'conferences.ready', { conferenceId })
  return conferenceId
}
