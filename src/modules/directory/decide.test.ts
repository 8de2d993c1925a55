import { describe, expect, it } from 'vitest'
import * as appointing from './appointing.ts'
import { changePerson as changePersonInput, registerPerson as registerPersonInput, roles, selectionCriteria, unitKinds, type Appoint, type Appointment, type RoleCode, type Unit } from './contract.ts'
import * as decide from './decide.ts'
import { evolveAppointment, evolveUnit } from './evolve.ts'
import { actorWith, aPerson, aPost, aUnit, codesOf, context, factsOf, kindsOf, NOW, refusalsOf, stated } from './given.ts'
import { refusals } from './refusals.ts'
import { conflictsWith } from './roles.ts'

const NOBODY: decide.Others = { sameName: undefined, pressOffice: undefined, sameTerritory: undefined, parent: undefined }
const unitInput = { name: '澄湾区水务局', kind: 'department' as const, line: 'livelihood' as const, territory: null, parentId: null, fields: [], pressBody: null }
const statements = Object.fromEntries(Object.keys(selectionCriteria).map((code) => [code, '表现稳妥,经考察合适'])) as NonNullable<Appoint['selection']>

const terms = (role: RoleCode, more: Partial<Appoint> = {}): Omit<Appoint, 'personId' | 'unitId'> => ({ role, to: null, filingNo: null, contractRef: null, nominatedBy: null, ...more })

function appointing1(unit: Unit, atUnit: readonly Appointment[], role: RoleCode, more: Partial<Appoint> = {}, actor = context()) {
  const person = aPerson('新任')
  return appointing.appoint({ unit, person, atUnit, ofPerson: [] }, { personId: person.id, unitId: unit.id, ...terms(role, more) }, actor)
}

describe('units', () => {
  it('[NH-09] knows the five kinds of unit that full coverage counts, and two that it does not', () => {
    const covered = Object.values(unitKinds).filter((kind) => kind.covered).map((kind) => kind.zh)
    expect(covered).toEqual(['区级部门', '镇', '街道', '园区', '市直驻区单位'])
    expect([unitKinds.news_org.covered, unitKinds.press_office.covered]).toEqual([false, false])
  })

  it('[GS-10] states each required post of a new unit as empty', () => {
    const facts = factsOf(decide.registerUnit(NOBODY, unitInput, context()))
    expect(facts[0]!.kind).toBe('directory.unitRegistered')
    expect(facts.slice(1).map((fact) => [fact.kind, (fact.data as { role: string }).role])).toEqual(
      ['first_spokesperson', 'spokesperson', 'press_assistant', 'online_spokesperson'].map((role) => ['directory.postEmptied', role]))
  })

  it('[GS-45] gives a town its territory, and refuses a second main unit there', () => {
    const town = decide.describe({ ...unitInput, name: '青石镇', kind: 'town', line: null }, NOW)
    expect([town.territory, town.isMainTerritorial]).toEqual(['青石镇', true])
    const again = decide.registerUnit({ ...NOBODY, sameTerritory: aUnit('青石镇人民政府', 'town') }, { ...unitInput, kind: 'town', territory: '青石镇' }, context())
    expect(codesOf(again)).toEqual(['directory/territory-taken'])
  })

  it('[WL-12] refuses a second press office, with every other reason at once', () => {
    const office = aUnit('澄湾区新闻办', 'press_office')
    const decision = decide.registerUnit({ ...NOBODY, sameName: office, pressOffice: office }, { ...unitInput, kind: 'press_office', parentId: office.id }, context())
    expect(codesOf(decision)).toEqual(['directory/unit-exists', 'directory/no-unit', 'directory/press-office-exists'])
  })

  it('refuses a unit that would stand below itself, and states only what changed', () => {
    const [bureau, section] = [aUnit('甲局'), aUnit('乙站')]
    const circle = decide.changeUnit({ unit: bureau, others: { ...NOBODY, parent: section }, above: [section.id, bureau.id] }, { unitId: bureau.id, parentId: section.id }, context())
    expect(codesOf(circle)).toEqual(['directory/parent-circle'])
    const changed = factsOf(decide.changeUnit({ unit: bureau, others: NOBODY, above: [] }, { unitId: bureau.id, name: '甲局', line: 'economy' }, context()))
    expect(changed.map((fact) => fact.data)).toEqual([{ is: { line: 'economy' }, was: { line: 'livelihood' } }])
  })

  it('closes only when nobody holds a post and nothing hangs below, naming each', () => {
    const [unit, successor, below] = [aUnit('旧局'), aUnit('新局'), aUnit('下属站')]
    const held = { ...aPost(aPerson('何立'), unit, 'editor'), personName: '何立' }
    const over = { ...aPost(aPerson('旧人'), unit, 'editor', { to: NOW }), personName: '旧人' }
    const input = { unitId: unit.id, successorId: successor.id, reason: '机构改革' }
    expect(refusalsOf(decide.closeUnit({ unit, successor, atUnit: [held, over], children: [below] }, input, context())).map((one) => [one.code, one.item])).toEqual(
      [['directory/post-held', held.id], ['directory/unit-below', below.id]])
    expect(kindsOf(decide.closeUnit({ unit, successor, atUnit: [over], children: [] }, input, context()))).toEqual(['directory.unitClosed'])
    expect(codesOf(decide.closeUnit({ unit, successor: unit, atUnit: [], children: [] }, { ...input, successorId: unit.id }, context()))).toEqual(['directory/no-successor'])
  })
})

describe('people', () => {
  it('[RL-14] keeps name, post and office contact and nothing more', () => {
    expect(registerPersonInput.safeParse({ name: '何立', officeContact: '26125001', birthday: '1980-01-01' }).success).toBe(false)
    expect(changePersonInput.safeParse({ personId: aPerson('x').id, homeAddress: '某处' }).success).toBe(false)
    const refused = decide.registerPerson(aUnit('办', 'press_office').id, { name: '何立', officeContact: '11010519491231002X' }, context())
    expect(refusalsOf(refused)).toEqual([{ code: 'directory/identity-number', item: 'officeContact', clause: 'RL-14' }])
  })

  it('[RL-14] drops the contact of who leaves, and lets nobody leave who holds a post', () => {
    const [person, unit] = [aPerson('何立', '26125001'), aUnit('甲局')]
    const post = { ...aPost(person, unit, 'editor'), unitName: unit.name }
    const state = { pressOfficeId: unit.id, person, appointments: [post] }
    expect(codesOf(decide.changePerson(state, { personId: person.id, left: true }, context()))).toEqual(['directory/holds-post'])
    const [left] = factsOf(decide.changePerson({ ...state, appointments: [] }, { personId: person.id, left: true }, context()))
    expect(left!.data).toEqual({ is: { state: 'left', officeContact: null }, was: { state: 'active', officeContact: '26125001' } })
  })
})

describe('posts', () => {
  const unit = aUnit('澄湾区住建局', 'department', { emptyPosts: ['first_spokesperson', 'spokesperson', 'press_assistant', 'online_spokesperson'] })

  it('[GS-24] takes one or two spokespersons and refuses the third', () => {
    const [a, b] = [aPost(aPerson('甲'), unit, 'spokesperson'), aPost(aPerson('乙'), unit, 'spokesperson')]
    expect(kindsOf(appointing1(unit, [], 'spokesperson', { selection: statements }))).toEqual(['directory.appointed', 'directory.selectionStated', 'directory.postFilled'])
    expect(kindsOf(appointing1(unit, [a], 'spokesperson', { selection: statements }))).toContain('directory.appointed')
    const third = refusalsOf(appointing1(unit, [a, b], 'spokesperson', { selection: statements }))
    expect(third.map((one) => [one.code, one.clause])).toEqual([['directory/too-many-spokespersons', 'GS-24']])
  })

  it('[GS-24] counts who is in post at one moment: one may follow another, and other spokespersons are other posts', () => {
    const a = aPost(aPerson('甲'), unit, 'spokesperson')
    const b = aPost(aPerson('乙'), unit, 'spokesperson', { to: '2026-05-01T00:00:00.000Z' })
    const online = [1, 2, 3].map((n) => aPost(aPerson(`网${n}`), unit, 'online_spokesperson'))
    expect(kindsOf(appointing1(unit, [a, b, ...online], 'spokesperson', { selection: statements, from: '2026-05-01T00:00:00.000Z' }))).toContain('directory.appointed')
    expect(codesOf(appointing1(unit, [a, b], 'spokesperson', { selection: statements, from: '2026-04-30T00:00:00.000Z' }))).toEqual(['directory/too-many-spokespersons'])
  })

  it('[GS-26] asks for five statements in words, not scores, and names each that is missing', () => {
    expect(codesOf(appointing1(unit, [], 'spokesperson'))).toEqual(Array.from({ length: 5 }, () => 'directory/statement-missing'))
    const scored = refusalsOf(appointing1(unit, [], 'spokesperson', { selection: { ...statements, policy: '95', business: '90分', expression: '优' } }))
    expect(scored.map((one) => one.item)).toEqual(['selection.policy', 'selection.business', 'selection.expression'])
    expect(factsOf(appointing1(unit, [], 'press_assistant')).map((fact) => fact.kind)).toEqual(['directory.appointed', 'directory.postFilled'])
  })

  it('[WL-35] lets a new head take over as first spokesperson and keeps the old term', () => {
    const old = aPost(aPerson('老局长'), unit, 'first_spokesperson', { from: '2024-01-01T00:00:00.000Z' })
    const facts = factsOf(appointing1({ ...unit, emptyPosts: [] }, [old], 'first_spokesperson', { from: '2026-03-09T00:00:00.000Z' }))
    expect(facts.map((fact) => fact.kind)).toEqual(['directory.appointmentEnded', 'directory.appointed', 'directory.postEmptied', 'directory.postEmptied', 'directory.postEmptied'])
    expect(evolveAppointment(old, stated(facts[0]!)).to).toBe('2026-03-09T00:00:00.000Z')
    expect(codesOf(appointing1(unit, [old], 'first_spokesperson', { from: '2023-01-01T00:00:00.000Z' }))).toEqual(['directory/succeeds-too-early'])
  })

  it('[XM3-14] asks of a contractor a contract and a data agreement, and gives no post that approves', () => {
    expect(codesOf(appointing1(unit, [], 'contractor'))).toEqual(['directory/contract-missing'])
    const contractRef = { contractNo: 'HT-7', dataAgreementNo: 'SJ-7' }
    expect(kindsOf(appointing1(unit, [], 'contractor', { contractRef }))).toEqual(['directory.appointed'])
    const person = aPerson('外包编辑')
    const contractor = aPost(person, unit, 'contractor', { contractRef })
    for (const role of ['reviewer_1', 'check_secrecy', 'spokesperson', 'unit_head'] as const) {
      const decision = appointing.appoint({ unit, person, atUnit: [contractor], ofPerson: [contractor] }, { personId: person.id, unitId: unit.id, ...terms(role, { selection: statements }) }, context())
      expect(refusalsOf(decision).map((one) => [one.code, one.clause])).toEqual([['directory/never-approves', 'XM3-14']])
    }
  })

  it('lets one person hold several posts, but administrators and contractors never one that approves (register 3.1)', () => {
    const approving = Object.entries(roles).flatMap(([code, role]) => (role.approves ? [code as RoleCode] : []))
    expect(approving).toContain('reviewer_3')
    for (const role of approving) {
      expect(conflictsWith(role, ['editor', 'reviewer_1', 'unit_head'])).toEqual([])
      expect(conflictsWith(role, ['sysadmin'])).toEqual(['sysadmin'])
      expect(conflictsWith('contractor', [role])).toEqual([role])
    }
    expect(conflictsWith('editor', ['sysadmin', 'contractor'])).toEqual([])
  })

  it('keeps posts that see the whole jurisdiction at the press office, given by its head or the administrator', () => {
    const office = aUnit('新闻办', 'press_office')
    expect(codesOf(appointing1(unit, [], 'auditor'))).toEqual(['directory/role-of-press-office'])
    expect(codesOf(appointing1(office, [], 'press_officer', {}, context(actorWith('press_officer', office.id))))).toEqual(['directory/reserved-role'])
    expect(kindsOf(appointing1(office, [], 'press_officer', {}, context(actorWith('press_office_head', office.id))))).toContain('directory.appointed')
  })

  it('lets heads appoint in their own unit only, and nobody themself', () => {
    const other = aUnit('别的局')
    expect(kindsOf(appointing1(unit, [], 'editor', {}, context(actorWith('unit_head', unit.id))))).toContain('directory.appointed')
    expect(codesOf(appointing1(unit, [], 'editor', {}, context(actorWith('unit_head', other.id))))).toEqual(['directory/not-your-unit'])
    const person = aPerson('自己')
    const self = appointing.appoint({ unit, person, atUnit: [], ofPerson: [] }, { personId: person.id, unitId: unit.id, ...terms('editor') }, context(actorWith('press_office_head', unit.id, person.id)))
    expect(codesOf(self)).toEqual(['directory/own-appointment'])
  })

  it('[GS-10] states the post as empty once its last holder is gone, and frees the tasks of who left', () => {
    const [a, b] = [aPerson('甲'), aPerson('乙')]
    const full = { ...unit, emptyPosts: [] as RoleCode[], duties: { release: a.id } }
    const posts = [aPost(a, full, 'spokesperson'), aPost(b, full, 'press_assistant'), aPost(b, full, 'online_spokesperson'), aPost(b, full, 'first_spokesperson')]
    const ending = appointing.endAppointment({ appointment: posts[0]!, unit: full, atUnit: posts }, { appointmentId: posts[0]!.id, reason: '调离' }, context())
    const facts = factsOf(ending)
    expect(facts.map((fact) => fact.kind)).toEqual(['directory.appointmentEnded', 'directory.postEmptied', 'directory.dutyAssigned'])
    expect(facts[1]!.data).toEqual({ unitId: full.id, role: 'spokesperson' })
    const after = facts.reduce((state, fact) => evolveUnit(state, stated(fact)), full as Unit)
    expect([after.emptyPosts, after.duties]).toEqual([['spokesperson'], {}])
    expect(evolveAppointment(posts[0], stated(facts[0]!)).state).toBe('ended')
    expect(codesOf(appointing.endAppointment({ appointment: { ...posts[0]!, to: NOW }, unit: full, atUnit: posts }, { appointmentId: posts[0]!.id, reason: '重复' }, context()))).toEqual(['directory/already-ended'])
  })

  it('[GS-27] gives each of the eight tasks one owner, a person of that unit', () => {
    const [a, b, stranger] = [aPerson('甲'), aPerson('乙'), aPerson('外人')]
    const atUnit = [aPost(a, unit, 'spokesperson'), aPost(b, unit, 'press_assistant')]
    const give = (to: Unit, personId: string | null) => decide.assignDuty({ unit: to, atUnit }, { unitId: unit.id, duty: 'release', personId }, context())
    const owned = evolveUnit(unit, stated(factsOf(give(unit, a.id))[0]!))
    const passed = evolveUnit(owned, stated(factsOf(give(owned, b.id))[0]!))
    expect([owned.duties, passed.duties]).toEqual([{ release: a.id }, { release: b.id }])
    expect(factsOf(give(passed, b.id))).toEqual([])
    expect(codesOf(give(unit, stranger.id))).toEqual(['directory/not-in-unit'])
  })

  it('wakes at the beginning and at the end of a term, and not after', () => {
    const term = aPost(aPerson('甲'), unit, 'editor', { from: '2026-04-01T00:00:00.000Z', to: '2026-06-01T00:00:00.000Z' })
    expect([NOW, '2026-04-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z'].map((at) => appointing.nextTurn(term, at))).toEqual([term.from, term.to, null])
    expect(appointing.nextTurn({ ...term, state: 'ended' }, NOW)).toBeNull()
  })

  it('has a wording with a remedy in both languages for every refusal', () => {
    for (const [code, wording] of Object.entries(refusals)) {
      expect(code).toMatch(/^directory\/[a-z-]+$/)
      for (const text of [wording.zh, wording.en, wording.remedy.zh, wording.remedy.en]) expect(text.length, code).toBeGreaterThan(3)
    }
  })
})
