import { describe, expect, it } from 'vitest'
import { idOf } from '#src/kernel/subjects.ts'
import { useOffice } from '../setup/office.ts'
import { asks, isAccepted, isCleared, isDrafted, isPublished } from '../stories/steps.ts'

const office = useOffice('2026-03-02T09:00:00+08:00')

describe('what is withheld', () => {
  it('[RL-12] cannot go out while the decision stands, and can once somebody looked again and ended it', async () => {
    const drafted = await isDrafted(office, await isAccepted(office, await asks(office)))
    const { statementId } = drafted
    const withholdingId = idOf((await office.does('third', 'review.withhold', { statementId, ground: '15-third-party', explanation: '涉及第三方商业秘密,本人不同意', reviewOn: '2026-06-01', lifeSafety: false }))[0]!.subject)
    await isCleared(office, drafted)
    expect((await office.isRefused('head', 'publication.release', { statementId })).map(({ code }) => code)).toEqual(['publication/withheld'])
    await office.does('third', 'review.lookAgain', { withholdingId, decision: 'end', explanation: '第三方已经书面同意公开' })
    await isPublished(office, statementId)
    const shelf = await office.asks<{ state: string }>('head', 'publication.release', { statementId })
    expect(shelf.state).toBe('released')
  })
})
