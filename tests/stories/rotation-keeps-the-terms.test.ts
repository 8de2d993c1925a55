import { beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#src/kernel/facts.ts'
import { useOffice } from '../setup/office.ts'
import { GROUPS, keyOf, LEADERS, MANY_UNITS, rotaOf } from './agenda-steps.ts'

const office = useOffice('2026-01-04T09:00:00+08:00', { units: MANY_UNITS, people: LEADERS })
const unit = (group: string, line: string): Id => office.cast.unit(keyOf(group, line))
interface RotaAnswer { terms: { keep: Id[][]; apart: Id[][]; notIn: { unitId: Id; months: number[] }[] }; start: string; termsFrom: number | null; findings: { code: string; severity: string; zh: string }[] }
const rota = (year: number): Promise<RotaAnswer> => office.asks('head', 'agenda.rota', { year })
/** Two units of one line in each other's place. */
const swapped = (groups: ReturnType<typeof rotaOf>, a: Id, b: Id) => groups.map((one) => ({ ...one, unitIds: one.unitIds.map((id) => (id === a ? b : id === b ? a : id)) }))
/** The same groups, a year that begins with another of them. */
const beginningWith = (letter: string) => rotaOf(office).map((one) => {
  const first = ((one.group.charCodeAt(0) - letter.charCodeAt(0) + 6) % 6) + 1
  return { ...one, months: [first, first + 6] }
})

beforeAll(async () => {
  await office.does('head', 'agenda.openYear', { year: 2026 })
})

describe('轮动约定', () => {
  it('[NH-13] who goes together, who does not, who cannot speak when: set once, all faults at once, held for the years after', async () => {
    const faulty = { year: 2026, keep: [[unit('A', 'economy'), unit('A', 'economy')], [unit('A', 'society'), unit('B', 'society')]], apart: [[unit('B', 'society'), unit('A', 'society')]], notIn: [{ unitId: '0198c000-0000-7000-8000-00000000dead', months: [1] }] }
    expect((await office.isRefused('head', 'agenda.setRotaTerms', faulty)).map(({ code }) => code).toSorted()).toEqual(['agenda/pair-of-one', 'agenda/pair-torn', 'agenda/takes-no-turn'])
    expect((await office.isRefused('officer', 'agenda.setRotaTerms', { year: 2026 }))[0]).toMatchObject({ code: 'desk/role-missing' })
    await office.does('head', 'agenda.setRotaTerms', { year: 2026, keep: [[unit('A', 'economy'), unit('A', 'society')]], apart: [[unit('A', 'economy'), unit('B', 'economy')]], notIn: [{ unitId: unit('C', 'livelihood'), months: [8, 2, 8] }] })
    expect(await rota(2026)).toMatchObject({ termsFrom: 2026, start: 'A', terms: { notIn: [{ months: [2, 8] }] } })
    expect(await rota(2027)).toMatchObject({ termsFrom: 2026, terms: { keep: [[unit('A', 'economy'), unit('A', 'society')]] } })
    expect((await rota(2025)).termsFrom).toBeNull()
  })

  it('[NH-13] a swap by hand that breaks them is named with its units, and not adopted', async () => {
    const check = async (groups: object): Promise<string[]> => (await office.asks<RotaAnswer>('head', 'agenda.checkRota', { year: 2026, groups })).findings.filter(({ severity }) => severity === 'fault').map(({ code }) => code)
    expect(await check(rotaOf(office))).toEqual([])
    expect(await check(swapped(rotaOf(office), unit('A', 'society'), unit('B', 'society')))).toEqual(['not-together'])
    expect(await check(swapped(rotaOf(office), unit('C', 'livelihood'), unit('B', 'livelihood')))).toEqual(['month-not-possible'])
    const both = swapped(swapped(rotaOf(office), unit('A', 'economy'), unit('C', 'economy')), unit('B', 'economy'), unit('A', 'economy'))
    expect((await check(both)).toSorted()).toEqual(['not-together'])
    const moved = rotaOf(office).map((one) => (one.group === 'A' ? { ...one, unitIds: [...one.unitIds, unit('B', 'economy')] } : one.group === 'B' ? { ...one, unitIds: one.unitIds.filter((id) => id !== unit('B', 'economy')) } : one))
    expect(await check(moved)).toContain('not-apart')
    const refused = await office.isRefused('head', 'agenda.adoptRota', { year: 2026, groups: swapped(rotaOf(office), unit('A', 'society'), unit('B', 'society')) })
    expect(refused).toMatchObject([{ code: 'agenda/rota-faulty', clause: 'NH-13', params: { zh: expect.stringContaining('须同组') as string } }])
    await office.does('head', 'agenda.adoptRota', { year: 2026, groups: rotaOf(office) })
  })

  it('[NH-13] the group that begins can be set, and the round goes on over the year’s end', async () => {
    expect((await rota(2027)).start).toBe('A')
    await office.does('head', 'agenda.setRotaTerms', { year: 2026, startGroup: 'C' })
    expect((await rota(2026)).findings.map(({ code, severity }) => `${code} ${severity}`)).toContain('round-broken warning')
    await office.does('head', 'agenda.adoptRota', { year: 2026, groups: beginningWith('C'), reason: '第一年由 C 组开始' })
    expect((await rota(2026)).findings.map(({ code }) => code)).not.toContain('round-broken')
    const december = beginningWith('C').find(({ months }) => months.includes(12))!.group
    const next = GROUPS[(GROUPS.indexOf(december as (typeof GROUPS)[number]) + 1) % GROUPS.length]
    expect((await rota(2027)).start).toBe(next)
    expect((await rota(2028)).start).toBe('A')
  })
})
