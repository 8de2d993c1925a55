import { beforeAll, describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { idOf } from '#src/kernel/subjects.ts'
import type { StoredDraft } from '#src/modules/statements/storage.ts'
import { refusals } from '#src/modules/statements/refusals.ts'
import { asks, isAccepted } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00', { people: [{ key: 'second-writer', name: '季同稿', posts: [{ role: 'press_assistant', unit: 'housing' }] }] })
let caseId: string
let statementId: string
const save = (who: string, baseVersion: number, facts: string) => office.desk.do(office.cast.actor(who), 'statements.saveDraft', { statementId, baseVersion, content: { facts } }, office.now())
const draft = async () => (await office.asks<{ draft: StoredDraft }>('writer', 'statements.statement', { statementId })).draft

describe('two editors on one draft', () => {
  beforeAll(async () => {
    caseId = await isAccepted(office, await asks(office))
    statementId = idOf((await office.does('writer', 'statements.start', { caseId, audience: 'public' }))[0]!.subject)
  })

  it('the second save on an old version is a conflict that says whose version stands; the text that stands is the first, and the second can be saved after it', async () => {
    expect(await save('writer', 0, '甲写的事实')).toHaveProperty('facts')
    const refused = await save('second-writer', 0, '乙写的事实')
    expect(refused).toMatchObject({ refusals: [{ code: 'statements/draft-overtaken', params: { version: 1, baseVersion: 0, savedBy: office.cast.person('writer') } }] })
    expect(refusals['statements/draft-overtaken']!.kind).toBe('conflict')
    expect(await draft()).toMatchObject({ version: 1, content: { facts: '甲写的事实' } })
    expect(await save('second-writer', 1, '甲写的事实;乙写的事实')).toHaveProperty('facts')
    expect(await draft()).toMatchObject({ version: 2, content: { facts: '甲写的事实;乙写的事实' } })
  })

  it('at the very same moment, twenty times: one save stands each time, the other is told, none is lost unseen', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { version } = await draft()
      const outcomes = await Promise.all([save('writer', version, `甲 ${round}`), save('second-writer', version, `乙 ${round}`)])
      const [won] = outcomes.flatMap((outcome, at) => ('facts' in outcome ? [at] : []))
      expect(outcomes.filter((outcome) => 'facts' in outcome)).toHaveLength(1)
      expect(await draft()).toMatchObject({ version: version + 1, content: { facts: `${won === 0 ? '甲' : '乙'} ${round}` } })
    }
  })

  it('[RL-9] both are authors from their first save on', async () => {
    const { authorIds } = await office.asks<{ authorIds: string[] }>('writer', 'statements.statement', { statementId })
    expect(authorIds.toSorted()).toEqual([office.cast.person('writer'), office.cast.person('second-writer')].toSorted())
  })

  it('whoever does not belong to the unit is told so, not thrown out by the database', async () => {
    expect(await save('officer', 0, '新闻办改写')).toMatchObject({ refusals: [{ code: 'statements/not-your-unit' }] })
  })
})
