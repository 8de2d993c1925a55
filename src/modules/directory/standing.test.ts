import { describe, expect, it } from 'vitest'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { pressDuties, type Appointment, type PressDuty, type RoleCode, type Unit } from './contract.ts'
import { aPerson, aPost, aUnit, NOW } from './given.ts'
import { standingOf } from './standing.ts'

const rules = loadRulebook()
const [first, speaker, helper] = [aPerson('局长'), aPerson('发言人'), aPerson('助理')]
const bare = aUnit('澄湾区住建局')
const everyDuty = Object.fromEntries(Object.keys(pressDuties).map((duty) => [duty, helper.id])) as Record<PressDuty, string>
const complete: Unit = { ...bare, pressBody: { concurrent: true, hostSection: '办公室' }, duties: everyDuty }
const post = (person: typeof first, role: RoleCode, more: Partial<Appointment> = {}): Appointment => aPost(person, complete, role, more)
const full = [post(first, 'first_spokesperson'), post(speaker, 'spokesperson', { hasSelection: true }), post(speaker, 'online_spokesperson'), post(helper, 'press_assistant')]
const lacks = (unit: Unit, posts: readonly Appointment[]): string[] => standingOf(rules, unit, posts, NOW).lacks.map((lack) => `${lack.clause} ${lack.severity} ${lack.what}`)
const without = (role: RoleCode): Appointment[] => full.filter((one) => one.role !== role)

describe('how a unit stands', () => {
  it('[GS-10] [GS-22] [GS-24] [GS-25] [GB-26] [WL-35] names everything that a bare unit lacks', () => {
    const found = lacks(bare, [])
    expect(found).toEqual(expect.arrayContaining([
      'GS-10 incomplete responsible-person', 'GS-10 incomplete deputy', 'GS-22 incomplete press-body', 'GS-24 incomplete spokesperson',
      'GS-25 warning press-assistant', 'GB-26 incomplete online-spokesperson', 'WL-35 incomplete first-spokesperson',
    ]))
    expect(standingOf(rules, bare, [], NOW).state).toBe('incomplete')
  })

  it('is complete with body, people and tasks', () => {
    expect(lacks(complete, full)).toEqual([])
    expect(standingOf(rules, complete, full, NOW).state).toBe('complete')
  })

  it('[GS-22] takes a section that does other work besides as press body', () => {
    expect(lacks({ ...complete, pressBody: { concurrent: true, hostSection: '宣传科' } }, full)).toEqual([])
    expect(lacks({ ...complete, pressBody: null }, full)).toEqual(['GS-22 incomplete press-body'])
  })

  it('[GB-26] misses the online spokesperson', () => {
    expect(lacks(complete, without('online_spokesperson'))).toEqual(['GB-26 incomplete online-spokesperson'])
  })

  it('[GS-10] [GS-25] takes a second spokesperson as deputy and warns that there is no assistant', () => {
    const two = [...without('press_assistant'), post(helper, 'spokesperson', { hasSelection: true })]
    expect(lacks(complete, two)).toEqual(['GS-25 warning press-assistant'])
    expect(standingOf(rules, complete, two, NOW).state).toBe('warning')
  })

  it('[GS-10] does not take one person twice as named person and deputy', () => {
    const one = [...without('press_assistant'), post(speaker, 'press_assistant')]
    expect(lacks({ ...complete, duties: Object.fromEntries(Object.keys(pressDuties).map((duty) => [duty, speaker.id])) }, one)).toEqual(['GS-10 incomplete deputy'])
  })

  it('[GS-27] names a task whose owner has left the unit', () => {
    const gone = { ...complete, duties: { ...everyDuty, release: aPerson('离任').id } }
    expect(lacks(gone, full)).toEqual(['GS-27 incomplete duty-release'])
  })

  it('[GS-26] warns of a spokesperson without the five statements', () => {
    expect(lacks(complete, full.map((one) => ({ ...one, hasSelection: false })))).toEqual(['GS-26 warning selection'])
  })

  it('[GS-45] warns of a department without line and a town without territory', () => {
    expect(lacks({ ...complete, line: null }, full)).toEqual(['GS-45 warning line-or-territory'])
    expect(lacks({ ...complete, kind: 'town', line: null, territory: null }, full)).toEqual(['GS-45 warning line-or-territory'])
    expect(lacks({ ...complete, kind: 'town', line: null, territory: '青石镇' }, full)).toEqual([])
  })

  it('counts posts held now, neither past nor future, and asks nothing of news organisations', () => {
    const past = full.map((one) => (one.role === 'press_assistant' ? { ...one, to: NOW } : one))
    expect(lacks(complete, past)).toContain('GS-25 warning press-assistant')
    expect(lacks({ ...bare, kind: 'news_org' }, [])).toEqual([])
  })
})
