import { describe, expect, it } from 'vitest'
import { givenNames, madeNames } from '../directory/called.ts'
import { content } from './contract.ts'
import { mentionsIn } from './mentions.ts'

const unit = (id: string, name: string, shortName = name, otherNames: string[] = [], territory: string | null = null) => {
  const one = { name, shortName, otherNames, territory }
  return { id, name, given: givenNames(one), made: madeNames(one) }
}
const housing = unit('housing', '澄湾区住房和城乡建设局', '区住建局', ['住建部门'])
const water = unit('water', '澄湾区水务局')
const team = unit('team', '澄湾区水务局水政监察大队')
const market = unit('market', '澄湾区市场监督管理局', '区市场监管局')
const town = unit('town', '砚桥镇人民政府', '砚桥镇', [], '砚桥镇')
const UNITS = [housing, water, team, market, town]
const found = (facts: string, own = 'other', units = UNITS, named: string[] = []) => mentionsIn(content.parse({ title: '回应', facts }), units, own, named).map((one) => one.unitId ?? one.name)

describe('[GB-35] agencies in a text', () => {
  it.each([
    ['澄湾区住房和城乡建设局已核查。', 'housing'], ['经区住建局核查。', 'housing'], ['住建局同日到场。', 'housing'], ['区住房和城乡建设局到场。', 'housing'],
    ['请住建部门处理。', 'housing'], ['澄湾水务局已供水。', 'water'], ['区水务局已供水。', 'water'], ['水务局已供水。', 'water'], ['市场监管局已立案。', 'market'], ['砚桥镇政府已协调。', 'town'],
  ])('are found by every name in use: %s', (text, unitId) => {
    expect(found(text)).toEqual([unitId])
  })

  it('the longest name wins; a name inside another unit’s name does not count', () => {
    expect(found('澄湾区水务局水政监察大队已立案。')).toEqual(['team'])
    expect(found('水务局水政监察大队已立案，水务局配合。')).toEqual(['water', 'team'])
  })

  it('the own unit does not count, by whatever name', () => {
    for (const text of ['区住建局已核查。', '住建局已核查。', '我局住建部门已核查。']) expect(found(text, 'housing')).toEqual([])
    expect(found('水务局水政监察大队已立案。', 'team')).toEqual([])
  })

  it('an office of another level and a place are not ours', () => {
    expect(found('泊宁市水务局和省住建局已答复。')).toEqual([])
    expect(found('砚桥镇的道路已修复。')).toEqual([])
    expect(found('农贸市场每日消杀，供水正常。')).toEqual([])
  })

  it('what could be two other units means both; where one of them is the writer’s, it means that one', () => {
    const two = [unit('a', '澄湾区水务局'), unit('b', '东澄区水务局')]
    expect(found('水务局已供水。', 'other', two)).toEqual(['a', 'b'])
    expect(found('水务局已供水。', 'a', two)).toEqual([])
  })

  it('whom the writer names is asked: inside by any name, outside by its own, and an outside name covers ours', () => {
    expect(found('已供水。', 'other', UNITS, ['区水务局', '省水文站'])).toEqual(['water', '省水文站'])
    expect(found('临江水务局已供水。', 'other', UNITS, ['临江水务局'])).toEqual(['临江水务局'])
  })
})
