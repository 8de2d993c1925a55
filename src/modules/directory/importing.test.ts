import { describe, expect, it } from 'vitest'
import { importPeopleAndUnits as importInput, type ImportDone, type ImportInput } from './contract.ts'
import { evolveAppointment, evolvePerson, evolveUnit } from './evolve.ts'
import { actorWith, aPerson, aPost, aUnit, codesOf, context, factsOf, kindsOf, NOW, refusalsOf, stated } from './given.ts'
import { cleanList, cleanName, readDate } from './import-cells.ts'
import { importColumns, toImportRows } from './import-columns.ts'
import type { Known } from './import-plan.ts'
import { importPeopleAndUnits } from './importing.ts'
import { refusals } from './refusals.ts'
import { undoImport } from './undo.ts'

const office = aUnit('澄湾区新闻办', 'press_office')
const EMPTY: Known = { units: [office], people: [], appointments: [] }
const input = (...rows: Partial<ImportInput['rows'][number]>[]): ImportInput => importInput.parse({ fileName: '名册.xlsx', rows: rows.map((row, n) => ({ row: n + 5, ...row })) })
const row = { unitName: '区水务局', unitKind: '区级部门', line: '民生', personName: '白 露', role: '新闻助理', officeContact: '26120001' }

/** The directory after `decision`, as the record would keep it. */
function after(known: Known, decision: ReturnType<typeof importPeopleAndUnits>): Known {
  const facts = factsOf(decision).map((fact) => stated(fact))
  const of = (table: string) => Object.values(Object.groupBy(facts.filter((fact) => fact.subject.startsWith(`${table}:`)), (fact) => fact.subject))
  const replay = <S extends { id: string }>(before: readonly S[], table: string, evolve: (state: S | undefined, fact: (typeof facts)[number]) => S): S[] => {
    const states = new Map(before.map((state) => [state.id, state]))
    for (const group of of(table)) for (const fact of group!) {
      const id = fact.subject.split(':')[1]!
      states.set(id, evolve(states.get(id), fact))
    }
    return [...states.values()]
  }
  return { units: replay(known.units, 'directory.unit', evolveUnit), people: replay(known.people, 'directory.person', evolvePerson), appointments: replay(known.appointments, 'directory.appointment', evolveAppointment) }
}

describe('a table of units and people', () => {
  it('takes over new units, people and several posts in one cell, and the office as it was', () => {
    const decision = importPeopleAndUnits(EMPTY, input(row, { ...row, personName: '江雨', role: '新闻发言人、网络发言人', officeContact: '26120002', from: '2025年11月3日', filingNo: '3号' }), context())
    const known = after(EMPTY, decision)
    expect(known.units.map((unit) => [unit.name, unit.kind, unit.line])).toEqual([['澄湾区新闻办', 'press_office', null], ['区水务局', 'department', 'livelihood']])
    expect(known.people.map((person) => [person.name, person.officeContact])).toEqual([['白露', '26120001'], ['江雨', '26120002']])
    expect(known.appointments.map((one) => [one.role, one.from, one.filingNo])).toEqual([
      ['press_assistant', NOW, null],
      // 3 November 2025, 00:00 in Shanghai.
      ['spokesperson', '2025-11-02T16:00:00.000Z', '3号'],
      ['online_spokesperson', '2025-11-02T16:00:00.000Z', '3号'],
    ])
    expect(Object.keys(factsOf(decision)[0]!.data as object)).not.toContain('state')
    const imported = factsOf(decision).filter((fact) => fact.kind === 'directory.imported')
    expect(imported).toHaveLength(1)
    expect(imported[0]!.unitId).toBe(office.id)
    expect((imported[0]!.data as ImportDone).appointmentIds).toHaveLength(3)
  })

  it('states nothing when the same table comes again, and takes over a changed contact alone', () => {
    const known = after(EMPTY, importPeopleAndUnits(EMPTY, input(row), context()))
    expect(factsOf(importPeopleAndUnits(known, input(row), context()))).toEqual([])
    const changed = factsOf(importPeopleAndUnits(known, input({ ...row, officeContact: '26129999' }), context()))
    expect(changed.map((fact) => fact.kind)).toEqual(['directory.personChanged', 'directory.imported'])
    expect((changed[1]!.data as ImportDone).contacts.map(({ was, is }) => [was, is])).toEqual([['26120001', '26129999']])
  })

  it('names every fault by row and column at once, and takes over nothing', () => {
    const decision = importPeopleAndUnits(EMPTY, input(
      { ...row, unitName: '' },
      { ...row, unitName: '区教育局', unitKind: '' },
      { ...row, role: '吉祥物' },
      { ...row, personName: '甲', from: '上个月', to: '2026-13-01' },
      { ...row, personName: '', role: '编辑', officeContact: '' },
      { ...row, personName: '乙', role: '', line: '军工' },
      { ...row, personName: '丙', officeContact: '11010519491231002X' },
      { ...row, personName: '丁', role: '审计员' },
      { ...row, parentName: '不存在的局' },
    ), context())
    expect(refusalsOf(decision).map((one) => [one.params!['row'], one.params!['column'], one.code.split('/')[1]])).toEqual([
      [5, '单位名称', 'import-unit-empty'],
      [6, '单位名称', 'import-new-unit-needs-kind'],
      [7, '岗位', 'import-unknown-value'],
      [8, '任职时间', 'import-no-date'],
      [8, '任期至', 'import-no-date'],
      [9, '姓名', 'import-person-empty'],
      [10, '条线', 'import-unknown-value'],
      [10, '岗位', 'import-role-empty'],
      [11, '办公电话', 'import-refused'],
      [12, '岗位', 'import-refused'],
      [13, '上级单位', 'import-no-parent'],
    ])
    for (const { code } of refusalsOf(decision)) expect(refusals).toHaveProperty([code])
  })

  it('names rows of one unit that disagree, and cells that are too long, with the limit', () => {
    const decision = importPeopleAndUnits(EMPTY, input(
      { ...row, personName: '甲', officeContact: '1' },
      { ...row, personName: '乙', officeContact: '2', unitKind: '镇' },
      { ...row, personName: '丙'.repeat(31), officeContact: '3' },
      { ...row, personName: '丁', officeContact: '8'.repeat(61) },
      { ...row, unitName: '局'.repeat(61), personName: '戊', officeContact: '5' },
    ), context())
    expect(refusalsOf(decision).map((one) => [one.params!['row'], one.params!['column'], one.code.split('/')[1], one.params!['most']])).toEqual([
      [6, '单位类别', 'import-disagrees', undefined],
      [7, '姓名', 'import-too-long', 30],
      [8, '办公电话', 'import-too-long', 60],
      [9, '单位名称', 'import-too-long', 60],
    ])
  })

  it('[WL-35] does not change the head of a unit by a table', () => {
    const water = aUnit('区水务局')
    const head = aPerson('白露', '26120001')
    const known = { units: [office, water], people: [head], appointments: [aPost(head, water, 'first_spokesperson')] }
    const refused = refusalsOf(importPeopleAndUnits(known, input({ ...row, personName: '江雨', officeContact: '26120002', role: '第一新闻发言人' }), context()))
    expect(refused.map((one) => [one.params!['row'], one.code, one.clause])).toContainEqual([5, 'directory/import-head-in-post', 'WL-35'])
    expect(refused[0]!.params!['unit']).toBe('区水务局')
  })

  it('[GS-24] refuses the third spokesperson of a unit at its row', () => {
    const three = ['甲', '乙', '丙'].map((personName) => ({ ...row, personName, role: '新闻发言人', officeContact: '' }))
    const [third, ...more] = refusalsOf(importPeopleAndUnits(EMPTY, input(...three), context()))
    expect(more).toEqual([])
    expect([third!.params!['row'], third!.params!['because'], third!.clause]).toEqual([7, 'directory/too-many-spokespersons', 'GS-24'])
    expect(third!.params!['reason']).toBe('区水务局已有 2 名新闻发言人')
  })

  it('[XM3-14] refuses a contractor without contract, and a contractor who approves', () => {
    const rows = [{ ...row, personName: '外包甲', role: '外包人员' }, { ...row, personName: '外包乙', officeContact: '', role: '外包人员、一审', contractNo: 'HT-1', dataAgreementNo: 'SJ-1' }]
    expect(refusalsOf(importPeopleAndUnits(EMPTY, input(...rows), context())).map((one) => [one.params!['row'], one.params!['because']])).toEqual([[5, 'directory/contract-missing'], [6, 'directory/never-approves']])
  })

  it('does not give back a post that was taken away, unless the row says a later beginning', () => {
    const water = aUnit('区水务局')
    const person = aPerson('白露', '26120001')
    const ended = aPost(person, water, 'press_assistant', { state: 'ended', to: '2026-02-01T00:00:00.000Z' })
    const known = { units: [office, water], people: [person], appointments: [ended] }
    expect(codesOf(importPeopleAndUnits(known, input(row), context()))).toEqual(['directory/import-post-ended'])
    expect(kindsOf(importPeopleAndUnits(known, input({ ...row, from: '2026-02-15' }), context()))).toContain('directory.appointed')
  })

  it('tells apart who has one name, and says so where it cannot', () => {
    const [water, edu] = [aUnit('区水务局'), aUnit('区教育局')]
    const [first, second] = [aPerson('王伟', '1'), aPerson('王伟', '2')]
    const known = { units: [office, water, edu], people: [first, second], appointments: [aPost(first, water, 'editor'), aPost(second, water, 'reviewer_1')] }
    expect(codesOf(importPeopleAndUnits(known, input({ ...row, personName: '王伟' }), context()))).toEqual(['directory/import-namesakes'])
    const elsewhere = after(known, importPeopleAndUnits(known, input({ ...row, unitName: '区教育局', personName: '王伟', officeContact: '2' }), context()))
    expect(elsewhere.appointments.at(-1)!.personId).toBe(second.id)
    const twice = input({ ...row, personName: '赵敏', officeContact: '1' }, { ...row, personName: '赵敏', role: '编辑', officeContact: '2' })
    expect(codesOf(importPeopleAndUnits({ ...EMPTY, units: [office, water] }, twice, context()))).toEqual(['directory/import-two-contacts'])
  })

  it('refuses to register a unit otherwise than it is, and needs a press office', () => {
    const known = { ...EMPTY, units: [office, aUnit('区水务局')] }
    expect(codesOf(importPeopleAndUnits(known, input({ ...row, unitKind: '镇' }), context()))).toEqual(['directory/import-differs'])
    expect(codesOf(importPeopleAndUnits({ ...EMPTY, units: [] }, input(row), context()))).toEqual(['directory/no-press-office'])
    expect(kindsOf(importPeopleAndUnits({ ...EMPTY, units: [] }, input({ unitName: '澄湾区新闻办', unitKind: '新闻办' }), context()))).toContain('directory.imported')
  })

  it('lets nobody import a post for themself', () => {
    const water = aUnit('区水务局')
    const me = aPerson('白露', '26120001')
    const known = { units: [office, water], people: [me], appointments: [aPost(me, water, 'editor')] }
    const [refused] = refusalsOf(importPeopleAndUnits(known, input(row), context(actorWith('press_office_head', office.id, me.id))))
    expect(refused!.params!['because']).toBe('directory/own-appointment')
  })

  it('reads 2,000 rows in one act', () => {
    const rows = Array.from({ length: 2_000 }, (_, n) => ({ ...row, unitName: `单位${n % 100}`, personName: `人员${n}`, officeContact: String(26_000_000 + n), role: n % 2 === 0 ? '编辑' : '联络员' }))
    expect(kindsOf(importPeopleAndUnits(EMPTY, input(...rows), context())).filter((kind) => kind === 'directory.appointed')).toHaveLength(2_000)
  })
})

describe('cells', () => {
  it('reads dates as offices write them and refuses what is none', () => {
    expect(['2026-03-01', '2026/3/1', '2026.3.1', '2026年3月1日', '2026年3月', '20260301', '2026-03-01 09:30'].map(readDate)).toEqual(Array.from({ length: 7 }, () => '2026-03-01'))
    expect(['01/05/2026', '2026-02-30', '三月', '2026'].map(readDate)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('drops the spaces that align names and keeps those between Latin words', () => {
    expect([cleanName('张 三 '), cleanName('区 水务局'), cleanName('John Smith')]).toEqual(['张三', '区水务局', 'John Smith'])
    expect(cleanList('新闻发言人、网络发言人;编辑')).toEqual(['新闻发言人', '网络发言人', '编辑'])
  })

  it('leaves out rows that hold nothing in known columns', () => {
    const rows = toImportRows([{ row: 5, cells: ['1', '区水务局'] }, { row: 6, cells: ['注', ' '] }], { unitName: 1 })
    expect(rows.map((one) => [one.row, one.unitName, one.personName])).toEqual([[5, '区水务局', '']])
    expect(Object.keys(importColumns)).toHaveLength(16)
  })
})

describe('undoing', () => {
  const person = aPerson('白露', '26129999')
  const done = { id: 'i', state: 'done' as const, at: NOW, pressOfficeId: office.id, fileName: 'a.xlsx', rows: 1, unitIds: ['u'], personIds: ['p'], appointmentIds: [], contacts: [{ personId: person.id, was: '26120001', is: '26129999' }] }
  const state = { done, uses: [], people: [person], appointments: [], units: [] }
  const undo = { importId: 'i', reason: '选错文件' }

  it('takes back all that an import made', () => {
    const facts = factsOf(undoImport(state, undo, context()))
    expect(facts.map((fact) => fact.kind)).toEqual(['directory.personChanged', 'directory.personWithdrawn', 'directory.unitWithdrawn', 'directory.importUndone'])
    expect(facts[0]!.data).toEqual({ is: { officeContact: '26120001' }, was: { officeContact: '26129999' } })
  })

  it('takes back nothing when something was used since, and names each', () => {
    const uses = [{ what: 'unit' as const, id: 'u', name: '区水务局', times: 3 }]
    const decision = undoImport({ ...state, uses, people: [{ ...person, officeContact: '1' }] }, undo, context())
    expect(refusalsOf(decision).map((one) => [one.code, one.params!['name']])).toEqual([['directory/import-used', '区水务局'], ['directory/import-used', '白露']])
    expect(codesOf(undoImport({ ...state, done: { ...done, state: 'undone' } }, undo, context()))).toEqual(['directory/import-undone'])
  })
})
