import type { Id } from '#src/kernel/facts.ts'
import type { Refused } from '../../api/client.ts'
import { useWhole } from '../../api/hooks.ts'
import type { CaseRow, DeskItem, ReviewRow } from '../../api/questions.ts'
import { useMay, useMyUnits, useSession } from '../../api/session.tsx'
import { useWords } from '../../words/language.tsx'
import { useItemNames } from '../review/item-names.ts'
import { todayWords } from './words.ts'

/** One thing that waits for me: what, which act, where. */
export interface Waiting {
  readonly key: string
  readonly matter: Id
  readonly title: string
  readonly act: string
  readonly to: string
}

export interface InboxList {
  readonly waiting: readonly Waiting[]
  readonly isPending: boolean
  readonly error: Refused | null
}

const told = (row: { readonly title: string | null; readonly excerpt: string }): string => row.title ?? row.excerpt.slice(0, 40)

/** All that waits for the person who is signed in, from the desks of all stages, each read to its end. */
export function useInbox(): InboxList {
  const say = useWords(todayWords)
  const nameItems = useItemNames()
  const may = useMay()
  const mine = useMyUnits()
  const { person, posts } = useSession()
  const officeWide = posts.some((post) => post.wholeJurisdiction)
  const decides = officeWide && may('cases.decideApplication')
  const desk = useWhole('triage.desk', may('triage.study') ? [{}] : [])
  const cases = useWhole('cases.cases', [...[...mine].map((unitId) => ({ open: true, unitId })), ...(decides ? [{ open: true, applied: true }] : [])])
  const reviews = useWhole('review.desk', [{}])
  const ready = useWhole('publication.releases', [{ state: 'ready' }])
  const notices = useWhole('signals.notices', [{ unread: true }])
  const inReview = new Set([...reviews.items, ...ready.items].map((one) => one.caseId))

  const study = (item: DeskItem): Waiting | undefined => {
    const byMe = item.studies.some((one) => one.personId === person.id)
    const enough = item.studies.length >= (item.important ? 2 : 1)
    if (byMe && !enough) return undefined
    const act = enough ? (may('triage.accept') ? say.toAssign : undefined) : item.studies.length > 0 ? say.toSecondStudy : say.toStudy
    return act ? { key: `triage ${item.id}`, matter: item.id, title: told(item), act, to: `/triage/${item.id}` } : undefined
  }
  const caseAct = (one: CaseRow): string | undefined => {
    const own = mine.has(one.unitId)
    if (one.application && may('cases.decideApplication') && one.application.by !== person.id && (own || officeWide)) return say.toDecide
    if (!own) return undefined
    if (one.state === 'assigned' && may('cases.accept')) return say.toAccept
    if (one.state === 'accepted' && may('statements.start') && !inReview.has(one.id)) return say.toWrite
    return one.state === 'answered' && may('cases.close') && !one.nextUpdateAt && !inReview.has(one.id) ? say.toClose : undefined
  }
  const work = (one: CaseRow): Waiting | undefined => {
    const act = caseAct(one)
    return act ? { key: `case ${one.id}`, matter: one.id, title: told(one), act, to: `/cases/${one.id}` } : undefined
  }
  const sign = (one: ReviewRow): Waiting | undefined => {
    const asked = one.confirmations.some((each) => each.unitId !== undefined && mine.has(each.unitId) && each.answer === undefined)
    const items = one.signable?.items ?? []
    const act = items.length > 0 ? say.toSign(nameItems(one.signable!.together.slice(0, 1))) : asked ? say.toConfirm : undefined
    return act ? { key: `review ${one.id}`, matter: one.caseId, title: one.title, act, to: `/review/${one.id}` } : undefined
  }
  const publish = may('publication.release') ? ready.items.map((one): Waiting => ({ key: `release ${one.id}`, matter: one.caseId, title: one.editions.at(-1)?.title ?? '', act: say.toPublish, to: `/publication/${one.id}` })) : []
  const toRead = notices.items.map((one): Waiting => ({ key: `notice ${one.id}`, matter: one.id, title: one.title, act: say.toRead, to: '/signals/notices' }))
  const each = new Map(cases.items.map((one) => [one.id, one]))
  const waiting = [...toRead, ...desk.items.map(study), ...[...each.values()].map(work), ...reviews.items.map(sign), ...publish].filter((one) => one !== undefined)
  const lists = [notices, desk, cases, reviews, ready]
  return { waiting, isPending: lists.some((list) => list.isPending), error: lists.find((list) => list.error)?.error ?? null }
}
