import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { plus } from '#src/kernel/time.ts'
import { makeKeys, useKeys } from '#src/record/keys.ts'
import { htmlFaults, useSite } from '../portal/site.ts'
import { CITIZEN, useOffice } from '../setup/office.ts'
import { ANSWER, asks, codesOf, isAccepted, isCleared, isDrafted, isPublished } from './steps.ts'

// The pages ask by the database's own time, so the office lives in the present.
const NOW = new Date().toISOString()
const office = useOffice(NOW)
const site = useSite(office)
const DAY = 24 * 3_600_000
const UNTIL = plus(NOW, 2 * DAY)
let statementId: string

const granted = async (name: string, outlet = '云溪日报'): Promise<{ previewId: string; path: string }> => {
  const facts = await office.does('head', 'publication.grantPreview', { statementId, name, outlet, until: UNTIL })
  const previewId = facts[0]!.subject.split(':')[1]!
  return { previewId, path: (await office.asks<{ path: string }>('head', 'publication.previewLink', { previewId })).path }
}

beforeAll(async () => {
  useKeys(makeKeys(randomBytes(32)))
  const drafted = await isDrafted(office, await isAccepted(office, await asks(office)))
  statementId = drafted.statementId
  expect(codesOf(await office.isRefused('head', 'publication.grantPreview', { statementId, name: '邵敏', until: UNTIL }))).toEqual(['publication/no-release'])
  await isCleared(office, drafted)
})

describe('a journalist reads before the release', () => {
  it('each by a link of their own; the copy names its reader above, below and across the text, and no other page knows of it', async () => {
    const one = await granted('邵敏')
    const other = await granted('韩川', '澄湾晚报')
    const [first, second] = [await site.get(one.path), await site.get(other.path)]
    for (const [page, reader] of [[first, '云溪日报 邵敏'], [second, '澄湾晚报 韩川']] as const) {
      expect([page.status, await htmlFaults(page.body), page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([200, [], 'no-store', 'no-referrer'])
      expect(page.body).toContain(ANSWER.facts)
      expect(page.body.split(reader).length - 1).toBe(3)
    }
    const copies = [first, second].map((page) => /编号 <span class="code">([^<]+)</.exec(page.body)![1])
    expect(new Set(copies).size).toBe(2)
    expect(second.body).not.toContain('邵敏')
    expect((await site.get('/releases')).body).not.toContain(ANSWER.title)
    const listed = await office.asks<{ name: string; mark: string; openedAt?: string }[]>('head', 'publication.previews', { statementId })
    expect(listed.map(({ name, mark, openedAt }) => [name, mark, Boolean(openedAt)])).toEqual([['韩川', copies[1], true], ['邵敏', copies[0], true]])
    expect(JSON.stringify(listed)).not.toContain('linkHash')
  })

  it('refuses one without an end in sight, a second for the same person, and everybody who may not', async () => {
    expect(codesOf(await office.isRefused('head', 'publication.grantPreview', { statementId, name: '邵敏', outlet: '云溪日报', until: UNTIL }))).toEqual(['publication/preview-stands'])
    expect(codesOf(await office.isRefused('head', 'publication.grantPreview', { statementId, name: '路人', until: plus(NOW, 30 * DAY) }))).toEqual(['publication/preview-too-long'])
    expect(codesOf(await office.isRefused('head', 'publication.grantPreview', { statementId, name: '路人', until: plus(NOW, -DAY) }))).toEqual(['publication/time-in-the-past'])
    expect(codesOf(await office.isRefused('writer', 'publication.grantPreview', { statementId, name: '路人', until: UNTIL }))).toEqual(['desk/role-missing'])
  })

  it('a link that was taken back, that ran out or whose text is out looks like one that never was', async () => {
    const { previewId, path } = await granted('梁秋')
    expect((await site.get(path)).status).toBe(200)
    await office.does('head', 'publication.revokePreview', { previewId, reason: '改期' })
    const never = path.replace(/.{6}$/, 'ZZZZZZ')
    const same = async (gone: string): Promise<void> => {
      const [a, b] = [await site.get(gone), await site.get(never)]
      expect([a.status, a.body.replaceAll(gone, '#')]).toEqual([b.status, b.body.replaceAll(never, '#')])
      expect(a.status).toBe(404)
    }
    await same(path)
    expect(codesOf(await office.isRefused('head', 'publication.revokePreview', { previewId, reason: '再次' }))).toEqual(['publication/preview-ended'])
    expect(codesOf(await office.isRefused(CITIZEN, 'publication.openPreview', { token: path.split('/').at(-1)! }))).toEqual(['publication/no-preview'])
    const out = await granted('白芷')
    await isPublished(office, statementId)
    await same(out.path)
    expect((await site.get(`/releases/${statementId}`)).status).toBe(200)
  })
})
