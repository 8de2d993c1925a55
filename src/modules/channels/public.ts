/** What everybody may read of the channels; no reader by type. The portal knows this file and nothing else of the module. */
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import type { ChannelKind } from './kinds.ts'

export { channelKinds, type ChannelKind } from './kinds.ts'

/** What stands on other platforms under our name. */
export interface PublicPosts {
  readonly posts: readonly { readonly releaseId: Id; readonly title: string; readonly kind: ChannelKind; readonly account: string; readonly url: string; readonly at: Instant }[]
}

/** How one can be told of new releases, and about what. */
export interface PublicWays {
  readonly ways: readonly ('email' | 'sms')[]
  /** Accounts of the office elsewhere, so that a false one can be told from a true one. */
  readonly accounts: readonly { readonly kind: ChannelKind; readonly name: string; readonly unitId: Id; readonly retired: boolean }[]
  /** The hub that pushes the feeds to whoever asks it; null where the office has none. */
  readonly hub: string | null
}
