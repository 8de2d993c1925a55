import type { Id } from '#src/kernel/facts.ts'
import type { TimelineEntry } from '../../api/questions.ts'
import type { RiverFact } from '../../words/facts.ts'
import type { Language, Names } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import * as terms from '../../words/terms.ts'
import { comma, semicolon } from '../../words/language.tsx'

/** What a sentence needs to name things. */
export interface Naming {
  readonly language: Language
  unit(id: Id | undefined): string
  person(id: Id | undefined): string
  items(codes: readonly string[]): string
}

type Data = Readonly<Record<string, unknown>>
type Detail = (data: Data, name: Naming) => string | undefined

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : [])
const of = (names: Names<string>, code: unknown, name: Naming): string => names[text(code)]?.[name.language === 'zh' ? 0 : 1] ?? text(code)
const units = (value: unknown, name: Naming): string => list(value).map((id) => name.unit(id)).filter(Boolean).join(comma())
const join = (...parts: (string | undefined | false)[]): string => parts.filter(Boolean).join(semicolon())
const pick = (name: Naming, zh: string, en: string): string => (name.language === 'zh' ? zh : en)
const moment = (value: unknown, name: Naming): string => (text(value) ? momentWords(text(value), name.language) : '')
const verdicts: Names<string> = { pass: ['通过', 'passed'], sendBack: ['退回', 'sent back'] }
const substances: Names<string> = { full: ['有实质内容的回应', 'an answer of substance'], holding: ['阶段性回应', 'a holding answer'] }

/** What a fact says beside its name. A fact without an entry says no more than its name. */
const details: Partial<Record<RiverFact, Detail>> = {
  'intake.received': (data, name) => join(of(terms.sourceNames, data['source'], name), `${pick(name, '知悉', 'known')} ${moment(data['knownAt'], name)}`),
  'intake.knownAtCorrected': (data, name) => join(moment(data['knownAt'], name), text(data['reason'])),
  'intake.entrusted': (data, name) => units(data['unitIds'], name),
  'intake.settled': (data, name) => of(terms.messageStates, data['state'], name),
  'triage.studied': (data, name) => join(list(data['classes']).map((one) => of(terms.classNames, one, name)).join(comma()), of(terms.stanceNames, data['stance'], name), text(data['recommendation'])),
  'triage.accepted': (data, name) => join(name.unit(text(data['unitId'])), units(data['coUnitIds'], name) && `${pick(name, '协办', 'with')} ${units(data['coUnitIds'], name)}`, text(data['reason'])),
  'triage.merged': (data) => text(data['reason']),
  'triage.handedOver': (data, name) => join(of(terms.channelNames, data['channel'], name), text(data['reason'])),
  'triage.declined': (data, name) => join(of(terms.declineReasons, data['reason'], name), text(data['note'])),
  'triage.returned': (data) => text(data['reason']),
  'triage.referralProposed': (data) => join(text(data['authority']), text(data['statute'])),
  'triage.referralDecided': (data) => text(data['note']),
  'cases.assigned': (data, name) => join(name.unit(text(data['unitId'])), text(data['reason'])),
  'cases.returned': (data, name) => join(text(data['reason']), text(data['proposedUnitId']) && `${pick(name, '建议', 'proposes')} ${name.unit(text(data['proposedUnitId']))}`),
  'cases.ownersSet': (data, name) => join(name.unit(text(data['territorialUnitId'])), name.unit(text(data['lineUnitId'])), units(data['coUnitIds'], name)),
  'cases.pauseApplied': (data, name) => join(of(terms.groundNames, data['ground'], name), text(data['explanation'])),
  'cases.extensionApplied': (data, name) => join(of(terms.groundNames, data['ground'], name), moment(data['until'], name), text(data['explanation'])),
  'cases.paused': (data, name) => join(of(terms.groundNames, data['ground'], name), text(data['note'])),
  'cases.extended': (data, name) => join(moment(data['until'], name), text(data['note'])),
  'cases.applicationRejected': (data) => text(data['note']),
  'cases.nextUpdatePromised': (data, name) => join(moment(data['dueAt'], name), text(data['what'])),
  'cases.dispositionSet': (data, name) => join(of(terms.dispositionNames, data['disposition'], name), text(data['reason'])),
  'cases.answered': (data, name) => of(substances, data['substance'], name),
  'cases.closed': (data) => text(data['note']),
  'cases.reopened': (data) => text(data['reason']),
  'statements.started': (data, name) => of(terms.audienceNames, data['audience'], name),
  'statements.correctionStarted': (data) => text(data['note']),
  'statements.editionFinished': (data, name) => join(`${pick(name, '第', 'edition')} ${String(data['no'])} ${pick(name, '版', '')}`.trim(), text(data['title'])),
  'review.signed': (data, name) => join(`${name.items(list(data['items']))} ${of(verdicts, data['verdict'], name)}`, text(data['note'])),
  'review.sentBack': (data) => text(data['note']),
  'review.confirmationRequested': (data) => text(data['name']),
  'review.linkSent': (data) => text(data['name']),
  'review.confirmationAnswered': (data, name) => join(text(data['name']), of(terms.confirmationAnswers, data['answer'], name), text(data['note'])),
  'review.withheld': (data, name) => join(of(terms.withholdingGrounds, data['ground'], name), text(data['explanation'])),
  'publication.scheduled': (data, name) => moment(data['at'], name),
  'publication.released': (data) => text(data['address']),
  'publication.replied': (data, name) => of(substances, data['substance'], name),
  'publication.corrected': (data) => join(text(data['address']), text(data['note'])),
  'publication.correctionAsked': (data) => text(data['note']),
  'publication.withdrawn': (data, name) => join(of(terms.withdrawalReasons, data['reason'], name), text(data['note'])),
  'publication.erased': (data, name) => of(terms.erasureCategories, data['category'], name),
  'duties.opened': (data, name) => join(titleOf(data, name), moment(data['dueAt'], name) && `${pick(name, '到期', 'due')} ${moment(data['dueAt'], name)}`),
  'duties.breached': (data, name) => moment(data['at'], name),
  'duties.moved': (data, name) => moment(data['dueAt'], name),
  'duties.waived': (data) => text(data['because']),
  'statements.editionSentBack': (data, name) => `${pick(name, '第', 'edition')} ${String(data['no'])} ${pick(name, '版', '')}`.trim(),
  'statements.editionCleared': (data, name) => `${pick(name, '第', 'edition')} ${String(data['no'])} ${pick(name, '版', '')}`.trim(),
}

function titleOf(data: Data, name: Naming): string {
  const title = data['title'] as { zh?: string; en?: string } | undefined
  return title?.[name.language] ?? ''
}

/** What a fact of the river says, beyond its name; empty when its name says all. */
export function detailOf(entry: TimelineEntry, name: Naming): string {
  return details[entry.kind as RiverFact]?.(entry.data, name) ?? ''
}

/** Units and persons that the sentence of a fact names. */
export function personsIn(entry: TimelineEntry): readonly (Id | undefined)[] {
  return [entry.actor.as === 'post' ? entry.actor.personId : undefined]
}

