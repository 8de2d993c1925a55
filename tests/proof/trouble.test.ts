import { expect, it } from 'vitest'
import { away } from '../../proof/away.ts'
import { disk } from '../../proof/disk.ts'

it('the database is gone for three seconds (ten by npm run proof -- away): each answer is a 503 with a remedy, it comes back by itself, nothing is lost', async () => {
  const result = await away(3000)
  expect(result).toMatchObject({ awaySeconds: 3, lost: 0, unclear: 0, acknowledged: 21, recordHolds: true })
  expect(result.refusedWhileAway).toBeGreaterThan(3)
}, 120_000)

it('a full disk is refused clearly, loses nothing that was acknowledged, and is recovered from without a hand', async (context) => {
  const result = await disk(5)
  if ('skipped' in result) {
    console.warn(`SKIPPED, full disk: ${result.skipped}`)
    return context.skip(result.skipped)
  }
  expect(result).toMatchObject({ lost: 0, unclear: 0, refusedWhileFull: 5, recordHolds: true })
}, 240_000)
