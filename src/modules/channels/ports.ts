import type { CivilDate } from '#src/kernel/time.ts'
import type { ChannelKind, Purpose } from './kinds.ts'
import type { Capabilities } from './limits.ts'

export { channelKinds, kindCodes, type ChannelKind } from './kinds.ts'
export { capabilitiesOn } from './limits.ts'

/**
 * What an adapter must do, and all that it can do. None of its verbs speaks of anything but what we ourselves put out under `key` or `ref`:
 * there is no way to touch what others wrote (RL-4; a test reads this interface).
 */
export interface Adapter {
  readonly kind: ChannelKind
  /** What the platform takes on that day: dated data. */
  capabilities(day: CivilDate): Capabilities
  /** Whether it could publish now, as far as can be found out without publishing anything. */
  preflight(access: Access, signal: AbortSignal): Promise<Preflight>
  /** The words as they go to this platform. Pure. */
  prepare(content: Said, limits: Capabilities, settings: Settings): Prepared
  /** Puts it out once under `key`. */
  deliver(prepared: Prepared, key: string, access: Access, signal: AbortSignal): Promise<Outcome>
  /** Looks for what was put out under `key` or `ref`. */
  observe(sent: Sent, access: Access, signal: AbortSignal): Promise<Seen>
  /** Puts the correction beside, or in the place of, what we said. */
  correct(prepared: Prepared, sent: Sent, key: string, access: Access, signal: AbortSignal): Promise<Outcome>
  /** Takes back what we ourselves put out, and says so where it cannot be taken back. */
  withdrawOwn(prepared: Prepared, sent: Sent, key: string, access: Access, signal: AbortSignal): Promise<Outcome>
}

export type Settings = Readonly<Record<string, string>>

export interface Access {
  readonly settings: Settings
  readonly secrets: Settings
  /** Whom it goes to, where it goes to many: each is sent apart, and none is told of another. */
  readonly readers?: readonly Reader[]
}

/** One of those who asked for it. */
export interface Reader {
  readonly id: string
  readonly to: string
  /** Where one click ends it. */
  readonly leave: string
  readonly key: string
}

/** What was said, as it stands on the public shelf. */
export interface Said {
  readonly title: string
  readonly number: string | null
  readonly unitName: string
  readonly text: string
  /** Full address of this edition on the site. */
  readonly address: string
  readonly purpose: Purpose
  /** What changed or why it was taken back. */
  readonly note: string | null
  readonly act: 'publish' | 'correct' | 'withdraw'
}

/** The words for one platform. `digest` names them; `cut` says what had to be shortened. */
export interface Prepared {
  readonly title: string
  readonly text: string
  readonly summary: string
  readonly address: string
  readonly cut: readonly string[]
}

export interface Sent {
  readonly key: string
  readonly ref?: string | undefined
  readonly address: string
}

export interface Trouble {
  readonly code: string
  readonly text: string
}

/**
 * What came of it. `later`: certain that nothing arrived, so it may be tried again. `rejected`: certain that it is not out.
 * `unknown`: neither is certain.
 */
export type Outcome =
  | { readonly is: 'accepted' | 'live'; readonly ref: string; readonly url?: string }
  | ({ readonly is: 'rejected' | 'later' | 'unknown' } & Trouble)
  | { readonly is: 'mailed'; readonly letters: readonly { readonly id: string; readonly is: 'sent' | 'refused' | 'unknown' }[] }

/** What a look found. `absent`: it is not there now, which proves nothing while it may be on its way. */
export type Seen =
  | { readonly is: 'live'; readonly ref?: string; readonly url?: string; readonly drift?: boolean }
  | { readonly is: 'running' | 'absent' }
  | ({ readonly is: 'gone' | 'rejected' | 'later' } & Trouble)

export type Preflight = { readonly ok: true } | ({ readonly ok: false } & Trouble)

export type Adapters = ReadonlyMap<ChannelKind, Adapter>
