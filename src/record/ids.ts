import { randomFillSync } from 'node:crypto'
import type { Id } from '#src/kernel/facts.ts'

/** Chance for 256 ids at a time: asking the system for each costs more than all the rest of an id. */
const chance = Buffer.alloc(4096)
let used = chance.length

/** A new id: UUID version 7, time first, so that indexes grow at one end. */
export function newId(): Id {
  if (used === chance.length) {
    randomFillSync(chance)
    used = 0
  }
  const bytes = chance.subarray(used, (used += 16))
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
