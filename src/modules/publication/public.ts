/**
 * What everybody may read of publication. No personal data by type: titles and words that passed the gate, times, units, clocks.
 * The portal and the feeds know this file and nothing else of the module.
 */
import type { Id } from '#src/kernel/facts.ts'
import type { CivilDate, Instant } from '#src/kernel/time.ts'
import type { PagePart, ShownMedia } from '../statements/contract.ts'
import type { SiteField } from './site-fields.ts'

export { contentClasses, type ContentClass, type ShownMedia } from '../statements/contract.ts'
export { fates, fatesInEnglish, type Invitation } from '../consultations/contract.ts'
export { pageKinds, pageKindsInEnglish, verdicts, verdictsInEnglish, type Block, type PageKind, type PagePart } from '../statements/contract.ts'
export { LONGEST_QUESTION } from '../intake/contract.ts'
export { declineReasons, otherChannels } from '../triage/contract.ts'
export { dispositions, extensionGrounds, pauseGrounds } from '../cases/contract.ts'
export { erasureCategories } from './contract.ts'
export { emptyFields } from './site.ts'
export { siteFields, type SiteField } from './site-fields.ts'

/** Cleared words, exactly as three persons signed them. */
export interface PublicContent {
  readonly title: string
  readonly question: string
  readonly facts: string
  readonly measures: string
  readonly result: string
  readonly resultExpectedOn?: CivilDate
  readonly holding: boolean
  readonly nextUpdateAt?: Instant
  readonly contentClass: string
  readonly spokesperson: string
  /** Pictures and films of the occasion whose record this is. */
  readonly media?: readonly ShownMedia[]
  readonly problems?: string
  readonly noProblems?: string
  readonly authorisation?: { readonly by: string; readonly record: string; readonly on: CivilDate }
  readonly page?: PagePart
  /** What an expert says in the expert's own name; not what the office says (GB-38). */
  readonly expert?: { readonly name: string; readonly field: string; readonly opinion: string; readonly signedOn: CivilDate }
}

export type ShelfState = 'out' | 'superseded' | 'withdrawn' | 'erased'

/** A clock as the public sees it. */
export interface PublicClock {
  readonly title: { readonly zh: string; readonly en: string }
  readonly ruleId: string | null
  /** Register id of the clause that sets the time, `GB-14`. */
  readonly clause: string | null
  readonly startedAt: Instant
  readonly dueAt: Instant
  readonly state: 'open' | 'paused' | 'fulfilled' | 'fulfilledLate' | 'waived'
  readonly provisional: boolean
  readonly breachedAt: Instant | null
  readonly dischargedAt: Instant | null
  readonly pauseGround?: string | null
  /** What the clause says, in our wording; absent when the rule is not in this rulebook any more. */
  readonly says?: { readonly zh: string; readonly en: string }
}

/** A file that an edition on the shelf names. */
export interface PublicFile {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
  /** Only withdrawn editions name it still. */
  readonly withdrawn: boolean
}

/** What the holder of a preview link reads; the copy names its reader. */
export interface ShownPreview {
  readonly name: string
  readonly outlet: string
  readonly mark: string
  readonly until: Instant
  /** When the text is to be released, if that is set. */
  readonly embargo: Instant | null
  readonly unitName: string
  readonly content: PublicContent
}

/** One edition on the public shelf; content is null once erased. */
export interface PublicEdition {
  readonly releaseId: Id
  readonly no: number
  readonly state: ShelfState
  readonly unitId: Id
  readonly unitName: string
  /** `回应〔2026〕1号`; null for what went out before releases had numbers. */
  readonly number: string | null
  readonly title: string | null
  readonly content: PublicContent | null
  /** The cleared words as one canonical JSON text; `digest` is its SHA-256 in hex. */
  readonly words: string | null
  readonly digest: string
  /** Why this edition was made, or why it was taken back. */
  readonly note: string | null
  readonly releasedAt: Instant
  readonly takenBackAt: Instant | null
  /** Earliest moment at which the government knew of a question that it answers. */
  readonly knownAt: Instant | null
  /** How many questions it answers. */
  readonly answers: number
}

/** A release with all its editions, first to last, and the clock that it stopped. */
export interface PublicRelease {
  readonly editions: readonly PublicEdition[]
  readonly clock: PublicClock | null
  /** Of a policy document: its interpretations (WL-01). */
  readonly explainedBy?: readonly ListedRelease[]
  /** Of an interpretation: its document on this site. */
  readonly explains?: ListedRelease
}

/** A line of a list: the present edition of a release. */
export interface ListedRelease {
  readonly releaseId: Id
  readonly no: number
  readonly state: ShelfState
  readonly unitId: Id
  readonly unitName: string
  readonly number: string | null
  readonly title: string
  readonly contentClass: string
  /** First edition's time; `releasedAt` is this edition's. */
  readonly firstReleasedAt: Instant
  readonly releasedAt: Instant
  readonly answers: number
}

export interface Page<T> {
  readonly items: readonly T[]
  readonly after?: string
  /** Of a search, on its first page: how many there are; 1,001 stands for more than 1,000. */
  readonly total?: number
}

/** A published answer with the question in the office's wording. */
export interface AnsweredQuestion extends ListedRelease {
  readonly content: PublicContent
  readonly knownAt: Instant | null
  readonly clock: PublicClock | null
}

/** By what the list of releases can be narrowed. */
export interface ShelfIndex {
  readonly units: readonly { readonly id: Id; readonly name: string; readonly releases: number }[]
  /** `2026-10` in Asia/Shanghai, newest first. */
  readonly months: readonly { readonly month: string; readonly releases: number }[]
}

/** Changes with every change of the shelf; with the database's time, and what the site says of itself. */
export interface ShelfTurn {
  readonly turn: number
  readonly now: Instant
  readonly site: PublicSite | null
}

/** Footer, names and links of the site; an empty text is not shown. */
export interface PublicSite extends Readonly<Record<SiteField, string>> {
  readonly links: readonly { readonly group: string; readonly name: string; readonly url: string }[]
}

/** Where one release stands and when it changed, for the site map. */
export interface PublicAddress {
  readonly releaseId: Id
  readonly changedAt: Instant
}

export interface PublicAnswer {
  readonly releaseId: Id
  readonly no: number
  readonly state: ShelfState
  readonly audience: 'public' | 'asker'
  readonly unit: string
  readonly content: PublicContent | null
  readonly note: string | null
  readonly releasedAt: Instant
  readonly takenBackAt: Instant | null
}

/** Where a question stands; `returned` means that the right unit is being looked for again. */
export type QuestionState = 'received' | 'assigned' | 'accepted' | 'answered' | 'closed' | 'handedOver' | 'declined'

/** What the holder of a query code sees. The asker's own words and contact are not part of it. */
export interface FollowedQuestion {
  readonly state: QuestionState
  readonly unit: string | null
  readonly source: string
  readonly knownAt: Instant
  readonly registeredAt: Instant
  readonly declined: string | null
  readonly handedOver: { readonly channel: string; readonly receipt: string } | null
  readonly progress: {
    readonly assignedAt: Instant | null
    readonly acceptedAt: Instant | null
    readonly answeredAt: Instant | null
    readonly closedAt: Instant | null
    readonly nextUpdateAt: Instant | null
    readonly reopenedTimes: number
    readonly disposition: string | null
    readonly reviewOn: CivilDate | null
    readonly pauses: readonly { readonly ground: string; readonly from: Instant; readonly until: Instant | null }[]
    readonly extensions: readonly { readonly ground: string; readonly until: Instant }[]
  }
  /** The clock that counts now, else the one that counted last; there is one from the first moment. */
  readonly clock: PublicClock
  readonly otherClocks: readonly PublicClock[]
  readonly answers: readonly PublicAnswer[]
  /** What the asker said of the answer, once. */
  readonly rating: { readonly rating: string; readonly rehandled: boolean } | null
}
