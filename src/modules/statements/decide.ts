import { accept as stateAll, decideBy, type Decision, type HeldPost, type Id, type Refusal } from '#src/kernel/facts.ts'
import { civilDate } from '#src/kernel/time.ts'
import { subjectOf } from '#src/kernel/subjects.ts'
import type { Context } from '#src/desk/module.ts'
import { evaluateGate } from '#src/rulebook/kinds/gate.ts'
import { gateFor } from '#src/rulebook/lookups.ts'
import type { Case } from '../cases/contract.ts'
import { agreesTo, credited, type Expert } from '../experts/contract.ts'
import type { Consultation } from '../consultations/contract.ts'
import { incompleteClass, incompletePage, invitedBy, prematureOutcome } from './page.ts'
import { RISKY, type Audience, type EditionFinished, type Finish, type Mention, type StatementState } from './contract.ts'

const table = { table: 'statements.statement' }
const personOf = (ctx: Context): Id => (ctx.actor.as === 'post' ? ctx.actor.personId : '')

type Place = { readonly unitId: Id; readonly pressOfficeId: Id }
const postsAt = (ctx: Context, ...units: Id[]): string[] => (ctx.actor.as === 'post' ? ctx.actor.posts.filter((post) => units.includes(post.unitId)).map((post) => post.role) : [])

/** A contractor writes what was assigned, and nothing else: no start, no finish, no approval (XM3-14). */
function byContractorOnly(place: Place, ctx: Context): boolean {
  const roles = postsAt(ctx, place.unitId, place.pressOfficeId)
  return roles.length > 0 && roles.every((role) => role === 'contractor')
}

function notOurs(place: Place, ctx: Context): Refusal[] {
  if (ctx.actor.as !== 'post' || postsAt(ctx, place.unitId, place.pressOfficeId).length > 0) return []
  return [{ code: 'statements/not-your-unit', item: place.unitId, clause: 'GB-05' }]
}

/** Starts the answer of a case: the first subject writes, or the press office for it. */
export function start(one: Case, input: { audience: Audience }, ctx: Context): Decision {
  const refusals: Refusal[] = []
  if (!['accepted', 'answered'].includes(one.state)) refusals.push({ code: 'statements/case-not-accepted', item: one.id, params: { state: one.state } })
  refusals.push(...notOurs(one, ctx))
  if (byContractorOnly(one, ctx)) refusals.push({ code: 'statements/contractor', item: one.id, clause: 'XM3-14' })
  return decideBy(refusals, () => [
    {
      kind: 'statements.started',
      subject: subjectOf(table, ctx.newId()),
      unitId: one.unitId,
      data: { caseId: one.id, pressOfficeId: one.pressOfficeId, audience: input.audience, answers: one.messages, personId: personOf(ctx) },
    },
  ])
}

export interface Draft {
  readonly statement: StatementState
  readonly version: number
  readonly savedBy: string | undefined
}

/** A second person's save on an older version is refused, and their text kept on their screen: nothing is overwritten unseen. */
function overtaken(draft: Draft, baseVersion: number): Refusal[] {
  if (draft.version === baseVersion) return []
  return [{ code: 'statements/draft-overtaken', item: draft.statement.id, params: { version: draft.version, baseVersion, savedBy: draft.savedBy ?? '' } }]
}

/** Autosave. Whoever writes becomes an author, and so can never review this text (RL-9). */
export function saveDraft(draft: Draft, input: { baseVersion: number }, ctx: Context): Decision {
  const { statement } = draft
  const refusals = overtaken(draft, input.baseVersion)
  const personId = personOf(ctx)
  // What is being written belongs to its unit alone; the press office reads it when it is finished.
  if (ctx.actor.as === 'post' && postsAt(ctx, statement.unitId).length === 0) refusals.push({ code: 'statements/not-your-unit', item: statement.unitId })
  if (byContractorOnly({ unitId: statement.unitId, pressOfficeId: statement.unitId }, ctx) && !statement.writers.includes(personId)) refusals.push({ code: 'statements/not-assigned', item: statement.id, clause: 'XM3-14' })
  return decideBy(refusals, () =>
    statement.authorIds.includes(personId) ? [] : [{ kind: 'statements.authored', subject: subjectOf(table, statement.id), unitId: statement.unitId, data: { personId } }],
  )
}

/** Gives the draft to a contractor of its unit, whose contract and data agreement stand at the appointment (XM3-14). */
export function assignWriter({ statement, posts }: { statement: StatementState; posts: readonly HeldPost[] }, input: { personId: Id }, ctx: Context): Decision {
  const refusals = notOurs(statement, ctx)
  if (!posts.some((post) => post.role === 'contractor' && post.unitId === statement.unitId)) refusals.push({ code: 'statements/no-contractor', item: 'personId', clause: 'XM3-14' })
  if (refusals.length === 0 && statement.writers.includes(input.personId)) return stateAll()
  return decideBy(refusals, () => [{ kind: 'statements.writerAssigned', subject: subjectOf(table, statement.id), unitId: statement.unitId, data: { personId: input.personId } }])
}

/** The refusal that tells of a missing part. */
const PARTS: Readonly<Record<string, { code: string; item: string }>> = {
  facts: { code: 'statements/part-missing', item: 'content.facts' },
  measures: { code: 'statements/part-missing', item: 'content.measures' },
  'result-or-date': { code: 'statements/result-missing', item: 'content.result' },
}

/** What an answer must hold (GB-18): facts, measures, result; a missing result is a dated promise, a holding answer names its next word. */
function incomplete({ content }: Finish, statement: StatementState, one: Case | undefined, ctx: Context): Refusal[] {
  const refusals: Refusal[] = incompleteClass(content)
  if (!one) return [...refusals, ...incompletePage(content)]
  if (content.substanceNotJudged) return content.facts ? [] : [{ code: 'statements/part-missing', item: 'content.facts', clause: 'GB-18' }]
  if (content.holding) {
    if (!content.facts) refusals.push({ code: 'statements/part-missing', item: 'content.facts', clause: 'GB-18' })
    if (!content.nextUpdateAt) refusals.push({ code: 'statements/holding-without-next-word', item: 'content.nextUpdateAt', clause: 'CX-21' })
    if (one.holdingUsed && !statement.corrects) refusals.push({ code: 'statements/holding-used', item: 'content.holding', clause: 'CX-21' })
    return refusals
  }
  const items = { facts: content.facts, measures: content.measures, 'result-or-date': content.result || content.resultExpectedOn }
  const unmet = evaluateGate(gateFor(ctx.rules, 'answer', ctx.now), [], { authorIds: [], digest: '', items })
  for (const { item, zh, en, clause } of unmet) refusals.push({ ...(PARTS[item] ?? { code: 'statements/part-missing', item }), clause, params: { zh, en } })
  if (content.resultExpectedOn && content.resultExpectedOn <= civilDate(ctx.now)) refusals.push({ code: 'statements/time-in-the-past', item: 'content.resultExpectedOn', clause: 'GB-18' })
  return refusals
}

/** By what an official document is known: who issued it, under which number. */
export const documentKeyOf = ({ page }: Finish['content']): string | undefined => page?.document && `${page.document.issuer} ${page.document.number}`

/** An interpretation is signed by an expert of the field, under a consent that holds, and says whose opinion it is (GB-38, WL-17). */
function expertFaults({ content }: Finish, expert: Expert | undefined, ctx: Context): Refusal[] {
  const said = content.expert
  if (!said) return []
  if (!expert) return [{ code: 'statements/no-expert', item: 'content.expert.expertId', clause: 'GB-39' }]
  const today = civilDate(ctx.now)
  const ofField = expert.fields.includes(said.field)
  const items = { expert: said.name === credited(expert) ? said.name : undefined, field: ofField ? said.field : undefined, 'marked-as-opinion': said.opinion }
  const missing = evaluateGate(gateFor(ctx.rules, 'expert-interpretation', ctx.now), [], { authorIds: [], digest: '', items })
  const refusals: Refusal[] = missing.map(({ item, zh, en, clause }) => ({ code: 'statements/expert-unsigned', item: `content.expert.${item}`, clause, params: { zh, en } }))
  if (!agreesTo(expert, 'interpret', today)) refusals.push({ code: 'statements/expert-not-agreed', item: 'content.expert.expertId', clause: 'GB-39', params: { name: expert.name } })
  if (said.signedOn > today) refusals.push({ code: 'statements/signed-in-the-future', item: 'content.expert.signedOn', clause: 'GB-38', params: { on: said.signedOn } })
  return refusals
}

export interface Finishing {
  readonly draft: Draft
  /** The case that it answers; none for what a unit says of its own accord. */
  readonly one: Case | undefined
  /** Another text already bears this number of the same issuer. */
  readonly numberTaken: boolean
  /** Files that its blocks name and nobody uploaded. */
  readonly filesMissing: readonly string[]
  /** The consultation whose outcome it would be. */
  readonly concluded: Consultation | undefined
  readonly digest: string
  readonly mentions: readonly Mention[]
  /** The expert of the bank whom the text names. */
  readonly expert: Expert | undefined
  /** Whether a clock must see a time that has not come yet. */
  readonly replayDatabase: boolean
}

/** Finishes an edition and hands it to review. From here on its words never change; a change is the next edition. */
export function finish({ draft, one, digest, mentions, expert, numberTaken, filesMissing, concluded }: Finishing, input: Finish, ctx: Context): Decision {
  const { statement } = draft
  const { content, riskNote } = input
  const refusals = [...overtaken(draft, input.baseVersion), ...incomplete(input, statement, one, ctx), ...expertFaults(input, expert, ctx), ...notOurs(statement, ctx), ...prematureOutcome(statement.id, content.page, concluded, ctx.now)]
  if (byContractorOnly(statement, ctx)) refusals.push({ code: 'statements/contractor', item: statement.id, clause: 'XM3-14' })
  for (const file of filesMissing) refusals.push({ code: 'statements/file-missing', item: file.slice(0, 12), clause: 'GB-19' })
  if (numberTaken) refusals.push({ code: 'statements/number-taken', item: 'content.page.document.number', clause: 'GS-20' })
  if (content.nextUpdateAt && content.nextUpdateAt <= ctx.now) refusals.push({ code: 'statements/time-in-the-past', item: 'content.nextUpdateAt' })
  if (content.nextUpdateAt && content.holding && Date.parse(content.nextUpdateAt) - Date.parse(ctx.now) > 48 * 3_600_000) {
    refusals.push({ code: 'statements/next-word-too-late', item: 'content.nextUpdateAt', clause: 'CX-21' })
  }
  const risky = statement.audience === 'public' && RISKY.includes(content.contentClass) && !content.substanceNotJudged
  const riskNoted = Boolean(riskNote.misreading && riskNote.harm && riskNote.fallback)
  if (risky && !riskNoted) refusals.push({ code: 'statements/risk-note-missing', item: 'riskNote', clause: 'WL-19' })
  if (statement.editions.some((edition) => edition.state === 'inReview')) refusals.push({ code: 'statements/in-review', item: statement.id })
  if (statement.editions.some((edition) => edition.state === 'cleared') && !statement.corrects) refusals.push({ code: 'statements/already-cleared', item: statement.id, clause: 'RL-5' })
  const invites = invitedBy(content)
  return decideBy(refusals, () => {
    const data: EditionFinished = {
      statementId: statement.id,
      caseId: statement.caseId,
      audience: statement.audience,
      unitId: statement.unitId,
      pressOfficeId: statement.pressOfficeId,
      no: statement.editions.length + 1,
      digest,
      title: content.title,
      authorIds: [...new Set([...statement.authorIds, ...(personOf(ctx) ? [personOf(ctx)] : [])])],
      mentions,
      holding: content.holding,
      contentClass: content.contentClass,
      riskNoted,
      ...(content.page?.interprets?.releaseId && { interprets: content.page.interprets.releaseId }),
      ...(invites && { invites }),
      ...(content.page?.concludes && { concludes: content.page.concludes.releaseId }),
      ...(documentKeyOf(content) && { documentKey: documentKeyOf(content)! }),
      ...(content.resultExpectedOn && { resultExpectedOn: content.resultExpectedOn }),
      ...(content.nextUpdateAt && { nextUpdateAt: content.nextUpdateAt }),
      ...(content.expert && { expertId: content.expert.expertId }),
      ...(statement.corrects && { corrects: statement.corrects }),
    }
    return [{ kind: 'statements.editionFinished', subject: subjectOf(table, statement.id), unitId: statement.unitId, data }]
  })
}

/** Return water: an error was found in what is published, so the next edition is written; the old one stays readable (RL-5). */
export function startCorrection(statement: StatementState, input: { releaseId: Id; note: string }): Decision {
  const { releaseId, note } = input
  return stateAll({ kind: 'statements.correctionStarted', subject: subjectOf(table, statement.id), unitId: statement.unitId, data: { releaseId, note } })
}

export function noteOutcome(statement: StatementState, input: { no: number; outcome: 'sentBack' | 'cleared' }): Decision {
  const kind = input.outcome === 'cleared' ? 'statements.editionCleared' : 'statements.editionSentBack'
  return stateAll({ kind, subject: subjectOf(table, statement.id), unitId: statement.unitId, data: { no: input.no } })
}
