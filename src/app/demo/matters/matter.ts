import type { Source } from '#src/modules/intake/contract.ts'
import type { ContentClass } from '#src/modules/statements/contract.ts'
import type { Class, Stance } from '#src/modules/triage/contract.ts'

/** One text of the office: question in its own wording, then facts, measures and result (GB-18). */
export interface Wording {
  readonly title: string
  readonly question?: string
  readonly facts: string
  readonly measures?: string
  readonly result?: string
  /** A result still to come, so many days after the text is finished. */
  readonly resultInDays?: number
  /** A holding answer: the next word comes within so many hours. */
  readonly nextWordInHours?: number
  readonly contentClass?: ContentClass
}

export interface Letter {
  readonly title: string
  readonly text: string
  readonly contact?: string
}

/** What somebody wrote to the district and what its units make of it. When and how it goes on stands in the timeline. */
export interface Matter {
  readonly key: string
  /** First subject. */
  readonly unit: string
  readonly co?: readonly string[]
  /** Owner by territory. */
  readonly territory?: string
  readonly source?: Source
  readonly letter: Letter
  /** Later letters about the same thing, in other words. */
  readonly alike?: readonly Letter[]
  readonly classes?: readonly Class[]
  readonly stance?: Stance
  readonly recommendation?: string
  readonly answer?: Wording
  /** Said before `answer`, or instead of it. */
  readonly holding?: Wording
  /** Said after `answer`: a correction, the second edition after a review, the result, the answer after re-handling. */
  readonly later?: Wording
  /** Why: of a return, a pause, a correction, a withdrawal, whatever the course of this matter asks for. */
  readonly why?: string
  /** Misreading, harm and fallback (WL-19) where the usual ones do not fit. */
  readonly risk?: readonly [string, string, string]
}
