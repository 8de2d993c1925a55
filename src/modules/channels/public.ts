/** What everybody may read of the channels; no reader by type. The portal knows this file and nothing else of the module. */
import type { Id } from '#src/kernel/facts.ts'
import type { ChannelKind } from './kinds.ts'

export { channelKinds, type ChannelKind } from './kinds.ts'

/** How one can be told of new releases, and about what. */
export interface PublicWays {
  readonly ways: readonly ('email' | 'sms')[]
  /** Accounts of the office elsewhere, so that a false one can be told from a true one. */
  readonly accounts: readonly { readonly kind: ChannelKind; readonly name: string; readonly unitId: Id; readonly retired: boolean }[]
  /** Whether feeds are pushed to whoever asks for it. */
  readonly hub: boolean
}
