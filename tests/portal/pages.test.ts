import { beforeAll, describe, expect, it } from 'vitest'
import { useOffice } from '../setup/office.ts'
import { ANSWER, asks, isAccepted, isCleared, isDrafted, isPublished } from '../stories/steps.ts'
import { htmlFaults, PAGES, useSite } from './site.ts'

const office = useOffice('2026-09-30T18:00:00+08:00')
const site = useSite(office, { organiser: '云溪区人民政府办公室', icp: '测ICP备00000000号' })

describe('pages of an empty office', () => {
  for (const path of [...PAGES, '/nothing-here']) {
    it(`[NH-01] ${path} is valid HTML with nothing in it, in both languages`, async () => {
      for (const lang of ['zh', 'en']) {
        const page = await site.get(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
        expect(page.status, page.body).toBe(path === '/nothing-here' ? 404 : 200)
        expect(await htmlFaults(page.body)).toEqual([])
        expect(page.body).not.toMatch(/<script|javascript:| on[a-z]+=/i)
      }
      expect(site.faults).toEqual([])
    })
  }
})

describe('pages of a working office', () => {
  let releaseId = ''
  beforeAll(async () => {
    const messageId = await asks(office)
    const caseId = await isAccepted(office, messageId)
    await office.turnTo('2026-10-02T17:59:00+08:00')
    const drafted = await isDrafted(office, caseId, { ...ANSWER, spokesperson: '林溪' })
    await isCleared(office, drafted)
    await isPublished(office, drafted.statementId)
    releaseId = drafted.statementId
    await asks(office, '小区水压太低,三楼以上早晚没有水。')
  })
  it('[NH-01] are valid HTML', async () => {
    for (const path of [...PAGES, `/releases/${releaseId}`, `/releases/${releaseId}/1`]) {
      const page = await site.get(path)
      expect([path, page.status, await htmlFaults(page.body)]).toEqual([path, 200, []])
    }
    expect(site.faults).toEqual([])
  })
})
