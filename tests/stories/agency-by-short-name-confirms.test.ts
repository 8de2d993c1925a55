import { describe, expect, it } from 'vitest'
import { importColumns, toImportRows } from '#src/modules/directory/import-columns.ts'
import type { Unit } from '#src/modules/directory/contract.ts'
import type { Duty } from '#src/modules/duties/contract.ts'
import type { Review } from '#src/modules/review/contract.ts'
import { useOffice } from '../setup/office.ts'
import { ANSWER, asks, codesOf, isAccepted, isDrafted, isPublished, THREE_ACTS, type Drafted } from './steps.ts'

const office = useOffice('2026-10-12T09:00:00+08:00')
let matters = 0

async function drafted(facts: string, audience = 'public'): Promise<Drafted> {
  matters += 1
  return isDrafted(office, await isAccepted(office, await asks(office, `第 ${matters} 件：工地夜里还在放水，请管一管。`)), { ...ANSWER, facts }, audience)
}
const askedOf = async ({ reviewId }: Drafted) => (await office.asks<Review>('officer', 'review.review', { reviewId })).confirmations.map((one) => one.name)
const stillMissing = async ({ statementId }: Drafted) => (await office.isRefused('head', 'publication.release', { statementId })).map((one) => [one.item, one.params!['reason'], one.clause])
const water = () => office.cast.unit('water')

describe('an agency is found by whatever it is called', () => {
  it('[GB-35] by its usual short forms without anybody having entered them, and the release waits for its answer', async () => {
    for (const name of ['区水务局', '澄湾水务局', '水务局']) expect(await askedOf(await drafted(`经核查，${name}同日关闭了施工用水。`)), name).toEqual(['澄湾区水务局'])
    const text = await drafted('经核查，区水务局同日关闭了施工用水。')
    for (const [who, items] of THREE_ACTS) await office.does(who, 'review.sign', { reviewId: text.reviewId, digest: text.digest, items: [...items], verdict: 'pass' })
    expect(await stillMissing(text)).toEqual([['confirmation:澄湾区水务局', 'no-answer', 'GB-35']])
    await office.pass(4)
    const { items } = await office.asks<{ items: Duty[] }>('waterHead', 'duties.mine', { unitId: water() })
    expect(items.filter((duty) => duty.about === `${text.reviewId}:澄湾区水务局`)).toMatchObject([{ duty: 'confirmation', state: 'open', called: [{ at: office.now(), to: 'press_office_head' }] }])
    await office.pass(30 * 24)
    expect(await stillMissing(text)).toEqual([['confirmation:澄湾区水务局', 'no-answer', 'GB-35']])
    await office.does('waterHead', 'review.answerConfirmation', { reviewId: text.reviewId, name: '澄湾区水务局', answer: 'confirm' })
    await isPublished(office, text.statementId)
  })

  it('[GB-35] by other names that the office gave at the unit, from the moment they were given', async () => {
    expect(await askedOf(await drafted('供水热线办同日到场。'))).toEqual([])
    expect(codesOf(await office.isRefused('officer', 'directory.changeUnit', { unitId: water(), otherNames: ['水'] }))).toEqual(['input/invalid'])
    await office.does('officer', 'directory.changeUnit', { unitId: water(), otherNames: ['供水热线办', '节水办'] })
    expect((await office.asks<Unit>('writer', 'directory.unit', { unitId: water() })).otherNames).toEqual(['供水热线办', '节水办'])
    expect(await askedOf(await drafted('供水热线办同日到场。'))).toEqual(['澄湾区水务局'])
    expect(await askedOf(await drafted('节水办同日到场。', 'asker'))).toEqual(['澄湾区水务局'])
  })

  it('[GB-35] by names that came with the table of units', async () => {
    const header = ['单位名称', '其他名称', '单位类别', '条线']
    const columns = Object.fromEntries(Object.entries(importColumns).flatMap(([column, names]) => (header.some((one) => names.includes(one)) ? [[column, header.findIndex((one) => names.includes(one))]] : [])))
    const rows = toImportRows([{ row: 2, cells: ['澄湾区园林绿化中心', '区园林中心、绿化队', '部门', '民生'] }], columns)
    await office.does('officer', 'directory.importPeopleAndUnits', { fileName: '单位.xlsx', rows })
    expect(await askedOf(await drafted('绿化队同日补种了行道树，园林中心每周巡查。'))).toEqual(['澄湾区园林绿化中心'])
  })

  it('[GB-35] the writer’s own unit, an office of another level and a name inside a longer name do not count', async () => {
    await office.does('officer', 'directory.registerUnit', { name: '澄湾区水务局水政监察大队', kind: 'department', line: 'livelihood' })
    expect(await askedOf(await drafted('住房和城乡建设局已责令停工，市水务局、省水务局未参与。'))).toEqual([])
    expect(await askedOf(await drafted('区水务局水政监察大队同日到场。'))).toEqual(['澄湾区水务局水政监察大队'])
  })
})
