import { describe, expect, it } from 'vitest'
import type { Duty } from '#src/modules/duties/contract.ts'
import { useOffice } from '../setup/office.ts'
import { asks, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'

const office = useOffice('2026-09-30T18:00:00+08:00')

describe('a question is answered in 48 hours', () => {
  it('[GB-14] the clock starts when it was known, runs through the holiday, and stops at publication', async () => {
    const messageId = await asks(office)
    const opened = await office.asks<{ items: Duty[] }>('officer', 'duties.ofMatter', { matters: [messageId] })
    const response = opened.items.find((duty) => duty.duty === 'response')!
    expect(response.dueAt).toBe('2026-10-02T10:00:00.000Z')
    expect(response.provisional).toBe(false)

    const caseId = await isAccepted(office, messageId)
    await office.turnTo('2026-10-02T17:59:00+08:00')
    const drafted = await isDrafted(office, caseId)
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)

    const kept = await office.asks<Duty & { why: unknown[] }>('officer', 'duties.duty', { dutyId: response.id })
    expect(kept.state).toBe('fulfilled')
    expect(kept.dischargedBy?.kind).toBe('publication.released')
    expect(kept.dischargedAt).toBe('2026-10-02T09:59:00.000Z')
  })
})
