import type { Instant } from '#src/kernel/time.ts'
import type { Content } from '../statements/contract.ts'

/** What the holder of a one-time link is asked to confirm: one edition, word for word (GB-35). */
export interface AskedByLink {
  readonly agency: string
  readonly unitName: string
  readonly title: string
  readonly content: Content
  readonly digest: string
  readonly askedAt: Instant
}
