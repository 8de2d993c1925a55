import { timingSafeEqual } from 'node:crypto'
import type { Actor, Id } from '#src/kernel/facts.ts'
import type { Source } from '#src/modules/signals/contract.ts'
import type { Keys } from '#src/record/keys.ts'
import { afterReading, type SourceState } from '#src/signals/sources/health.ts'
import type { PostsDoor } from '#src/surfaces/http/deps.ts'
import type { Site } from '../site.ts'
import { keepReading, takeAll } from './read-sources.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }
const KEY = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.(.+)$/

/** Where others push posts with a key. A key is made from the installation's keys, the source and a number; a new number closes the old one. */
export function makePostsDoor(served: () => Site, keys: Keys): PostsDoor {
  const keyOf = (sourceId: Id, no: number): string => `${sourceId}.${keys.passwordFor(`posts ${sourceId} ${no}`)}`
  const opens = (given: string, right: string): boolean => timingSafeEqual(keys.digest('posts', given), keys.digest('posts', right))
  return {
    keyOf,
    async push(key, posts) {
      const sourceId = KEY.exec(key)?.[1]
      if (sourceId === undefined) return undefined
      const site = served()
      const asked = await site.desk.ask<{ items: readonly { source: Source; state: SourceState }[]; now: string }>(OPERATOR, 'signals.toRead', { sourceId })
      if ('refusals' in asked) return undefined
      const { items: [one], now } = asked.value
      if (!one || one.source.kind !== 'push' || !opens(key, keyOf(sourceId, one.source.keyNo))) return undefined
      const taken = await takeAll({ db: site.ledger.db }, one.source, posts.map(({ id, title = '', text = '', time }) => ({ key: String(id), title, text, ...(time !== undefined && { time }) })))
      const count = taken.fresh + taken.changed
      await keepReading(site.ledger.db, sourceId, afterReading(one.state, now, one.source.everyMinutes, { ids: ['some'], fresh: count > 0 ? ['some'] : [] }))
      return taken
    },
  }
}
