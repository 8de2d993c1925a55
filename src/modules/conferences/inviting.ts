import { decideBy, type Decision, type Id, type Refusal } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { Context } from '#src/desk/module.ts'
import type { Rulebook } from '#src/rulebook/engine.ts'
import { mediaKinds, outreachRoles, type Conference, type Invitation, type Invite, type MediaKind, type OutreachRole } from './contract.ts'
import { about, inState } from './prepare.ts'
import { unrehearsed } from './rehearsing.ts'
import { dayOf, mediaNotice, microLimits, type MicroLimits } from './rules.ts'

export interface Inviting {
  readonly one: Conference
  readonly unitNames: ReadonlyMap<Id, string>
  readonly personNames: ReadonlyMap<Id, string>
}

const nameOf = (one: Invite['invitations'][number], names: Inviting): string | undefined => (one.as === 'unit' ? names.unitNames.get(one.unitId) : one.name)

/** Invites media, units and guests. The media learn of a regular conference a day before (GS-43); of an emergency as soon as can be. */
export function invite(given: Inviting, input: Invite, ctx: Context): Decision {
  const { one } = given
  const refusals: Refusal[] = inState(one, 'preparing', 'ready', 'open')
  if (!one.at) refusals.push({ code: 'conferences/not-planned', item: one.id, clause: 'GS-43' })
  const notice = mediaNotice(ctx.rules, dayOf(one, ctx.now))
  const late = one.occasion === 'regular' && one.at !== undefined && ctx.now > notice.until
  if (late && !one.invitations.some((invitation) => !invitation.late)) refusals.push({ code: 'conferences/notice-too-short', item: 'at', clause: 'GS-43', params: { ...notice.words } })
  const known = new Set(one.invitations.map(({ as, name }) => `${as} ${name}`))
  for (const each of input.invitations) {
    const name = nameOf(each, given)
    if (name === undefined) refusals.push({ code: 'conferences/unknown-unit', item: (each as { unitId: Id }).unitId })
    else if (known.has(`${each.as} ${name}`)) refusals.push({ code: 'conferences/already-invited', item: name, params: { name } })
    known.add(`${each.as} ${name}`)
    if (each.as === 'unit' && each.personId && !given.personNames.has(each.personId)) refusals.push({ code: 'conferences/unknown-person', item: each.personId })
  }
  return decideBy(refusals, () => [about(one, 'conferences.invited', { invitations: input.invitations.map((each) => invitation(each, given, late, ctx)) })])
}

function invitation(each: Invite['invitations'][number], given: Inviting, late: boolean, ctx: Context): Invitation {
  const person = each.as === 'unit' && each.personId ? given.personNames.get(each.personId) : undefined
  return {
    id: ctx.newId(), as: each.as, name: nameOf(each, given)!, sentAt: ctx.now, late,
    // Editors and moderators of a forum hold no press card: they come as guests, and they come (NH-12).
    accreditation: each.as === 'unit' ? 'unit' : each.as === 'media' && each.pressCard ? 'press' : 'guest',
    ...(each.as === 'media' && { kind: each.kind }),
    ...(each.as === 'unit' && { unitId: each.unitId }),
    ...(person && { person }),
  }
}

/** Something to think about that stops nobody. */
export interface Warning {
  readonly code: 'media-uncovered' | 'micro-too-large' | 'outreach-role-absent' | 'notice-late' | 'not-rehearsed' | 'film-without-captions'
  readonly clause: string
  readonly zh: string
  readonly en: string
}

const listed = (words: readonly string[]): string => words.join('、')

export function uncovered(one: Conference): MediaKind[] {
  const covered = new Set(one.invitations.map(({ kind }) => kind))
  return (Object.keys(mediaKinds) as MediaKind[]).filter((kind) => !covered.has(kind))
}

/** Films that whoever does not hear cannot follow, by what they show. */
export const uncaptioned = (one: Conference): string[] => (one.media ?? []).flatMap(({ kind, captions, alt }) => (kind === 'video' && !captions ? [alt] : []))

const above = (n: number, most: number | undefined): boolean => most !== undefined && n > most

function microExcess(one: Conference, most: MicroLimits): string[] {
  const minutes = one.at && one.until ? (Date.parse(one.until) - Date.parse(one.at)) / 60_000 : 0
  return [
    ...(above(one.invitations.length, most.people) ? [`参加 ${one.invitations.length} 家，宜不超过 ${most.people}`] : []),
    ...(above(one.sessions.length, most.topics) ? [`题目 ${one.sessions.length} 个，宜不超过 ${most.topics}`] : []),
    ...(above(minutes, most.minutes) ? [`时长 ${minutes} 分钟，宜不超过 ${most.minutes}`] : []),
  ]
}

/** Coverage of the five kinds of media (CX-5), the size of a micro conference (NH-31), the roles at 发言人来了 (WL-31). */
export function warningsOf(one: Conference, rules: Rulebook, now: Instant): Warning[] {
  const warnings: Warning[] = []
  const open = one.occasion === 'live_interview' || one.venue ? [] : uncovered(one)
  if (one.invitations.length > 0 && open.length > 0) {
    warnings.push({ code: 'media-uncovered', clause: 'NH-11', zh: `未覆盖：${listed(open.map((kind) => mediaKinds[kind].zh))}`, en: `not covered: ${open.map((kind) => mediaKinds[kind].en).join(', ')}` })
  }
  const excess = one.occasion === 'micro' ? microExcess(one, microLimits(rules, dayOf(one, now))) : []
  if (excess.length > 0) warnings.push({ code: 'micro-too-large', clause: 'NH-31', zh: `微型发布会宜人少、内容精：${excess.join('；')}`, en: 'a micro conference is small: fewer people, topics or minutes' })
  if (one.venue) {
    const roles = new Set(one.sessions.flatMap((session) => session.roles))
    const absent = (Object.keys(outreachRoles) as OutreachRole[]).filter((role) => !roles.has(role))
    if (absent.length > 0) warnings.push({ code: 'outreach-role-absent', clause: 'WL-31', zh: `缺少：${listed(absent.map((role) => outreachRoles[role].zh))}`, en: `absent: ${absent.map((role) => outreachRoles[role].en).join(', ')}` })
  }
  const late = one.invitations.filter((each) => each.late)
  if (late.length > 0) {
    const { zh, en } = mediaNotice(rules, dayOf(one, now)).words
    warnings.push({ code: 'notice-late', clause: 'GS-43', zh: `${late.length} 份邀请发出时已不足 ${zh}`, en: `${late.length} invitations left less than ${en} before` })
  }
  const tries = ['preparing', 'ready'].includes(one.state) ? unrehearsed(one) : 0
  if (tries > 0) warnings.push({ code: 'not-rehearsed', clause: 'WL-21', zh: `${tries} 个预想提问还没有练好`, en: `${tries} expected questions are not answered well yet` })
  const silent = one.record?.state === 'published' ? [] : uncaptioned(one)
  if (silent.length > 0) warnings.push({ code: 'film-without-captions', clause: 'WL-21', zh: `${silent.length} 个视频没有字幕：${listed(silent)}`, en: `${silent.length} films have no captions: ${silent.join(', ')}` })
  return warnings
}
