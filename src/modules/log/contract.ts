/**
 * log 公开日志: one sequence of everything that was said in public, corrected and taken back, which anybody can check.
 * leaf 条目: one such act: salted hash of the text and metadata. index 序号: its place, from 0, without gaps.
 * checkpoint 检查点: size and root of the tree of all leaves, signed. signer 签名进程: the only process that has the keys.
 * witness 见证方: another office that signs under our checkpoints once it saw that they only grow. watched log 被见证日志: one for which we do that.
 */
import { z } from 'zod'
import { id, text } from '#src/desk/shapes.ts'
import type { Id } from '#src/kernel/facts.ts'
import type { Instant } from '#src/kernel/time.ts'
import { leafKinds, type LeafKind } from '#src/publiclog/leaf.ts'

export const append = z.object({
  documentId: id,
  kind: z.enum(leafKinds),
  /** The newest edition when absent. */
  no: z.number().int().positive().optional(),
  number: z.string().optional(),
  /** Code of the reason why it is taken back. */
  reason: z.string().optional(),
})
export type Append = z.output<typeof append>

/** A leaf as it stands in the record. */
export interface LoggedLeaf {
  readonly id: Id
  readonly index: number
  readonly documentId: Id
  readonly no: number
  readonly unitId: Id
  readonly kind: LeafKind
  /** The bytes that are hashed into the tree. */
  readonly entry: string
  readonly at: Instant
}

export const peerKinds = { witness: '见证方', watched: '被见证的日志' } as const
export type PeerKind = keyof typeof peerKinds

/** A witness needs the address where it is asked; a watched log is known by its key alone. */
export const namePeer = z.object({ kind: z.enum(['witness', 'watched']), key: text(400, 10), address: z.url({ protocol: /^https?$/ }).max(300).optional() })
export const dropPeer = z.object({ peerId: id })
export type NamePeer = z.output<typeof namePeer>

export interface Peer {
  readonly id: Id
  readonly kind: PeerKind
  /** As its key names it. */
  readonly name: string
  readonly key: string
  readonly address?: string
  readonly unitId: Id
  readonly since: Instant
  readonly droppedAt?: Instant
}

export const facts = {
  'log.leafAppended': '已记入公开日志',
  'log.peerNamed': '已登记见证关系',
  'log.peerDropped': '已撤销见证关系',
} as const
