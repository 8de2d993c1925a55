import { describe, expect, it } from 'vitest'
import { ownChannel } from './decide.ts'
import { capabilitiesOn } from './limits.ts'
import { plan, send, type Planning, type Target } from './planning.ts'

const NOW = '2026-10-12T01:00:00.000Z'
let made = 0
const ctx = { now: NOW, newId: () => `new-${(made += 1)}`, actor: { as: 'system', part: 'flow' } as const, rules: undefined as never }
const wechat = { ...ownChannel('w', 'wechat', 'press', NOW), carries: 'chosen' as const }
const target = (used: number, extra: Partial<Target> = {}): Target => ({ channel: wechat, limits: capabilitiesOn('wechat', '2026-10-12'), lacking: [], used, before: [], prepared: { digest: 'd', cut: [] }, ...extra })
const planning = (...targets: Target[]): Planning => ({ releaseId: 'r', no: 1, unitId: 'u', pressOfficeId: 'press', key: (channelId, act) => `${channelId} ${act}`, shelf: { address: '/releases/r/1', digest: 'd' }, targets, missingOwn: [] })
const kinds = (decision: ReturnType<typeof plan>): string[] => ('facts' in decision ? decision.facts : decision.refusals.map(({ code }) => ({ kind: code }))).map(({ kind }) => kind)

describe('four sends a month are a budget', () => {
  const asked = { releaseId: 'r', channelIds: ['w'], emergency: '' }

  it('of which the last is kept for an emergency, with its reason', () => {
    expect(kinds(send(planning(target(2)), asked, ctx))).toEqual(['channels.planned', 'channels.prepared'])
    expect(kinds(send(planning(target(3)), asked, ctx))).toEqual(['channels/last-of-the-budget'])
    expect(kinds(send(planning(target(3)), { ...asked, emergency: '台风红色预警' }, ctx))).toEqual(['channels.planned', 'channels.prepared'])
  })

  it('and what the platform allows is read from dated data, not from the code', () => {
    expect(capabilitiesOn('wechat', '2026-10-12')).toMatchObject({ perMonth: 4, title: 32, from: '2025-07-01' })
    expect(capabilitiesOn('wechat', '2024-01-01').perMonth).toBeUndefined()
  })
})

describe('a channel', () => {
  it('that lacks something waits with what is missing, and nothing is prepared for it', () => {
    const lacking = [{ code: 'paper', what: 'verified', zh: '未认证', en: 'not verified', signer: 'press_office_head', workingDays: 5 }] as const
    const all = { ...target(0, { lacking }), channel: { ...wechat, carries: 'all' as const } }
    const decision = plan(planning(all), { releaseId: 'r', act: 'publish', note: null }, ctx)
    expect(kinds(decision)).toEqual(['channels.planned'])
    expect('facts' in decision && decision.facts[0]!.data).toMatchObject({ missing: ['paper:verified'] })
  })

  it('that nobody chose gets nothing by itself', () => {
    expect(kinds(plan(planning(target(0)), { releaseId: 'r', act: 'publish', note: null }, ctx))).toEqual([])
  })
})
