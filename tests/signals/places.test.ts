import { describe, expect, it } from 'vitest'
import { Gazetteer } from '#src/signals/places/gazetteer.ts'
import { parseRule } from '#src/signals/rules/parse.ts'
import { places } from '#src/surfaces/cli/signals/places.ts'

const small = new Gazetteer('91,甲省\n9101,乙市\n910101,市辖区\n910102,丙区\n910102001,城关镇\n910102002,东乡\n9102,丁市\n910201,戊县\n910201001,城关镇\n910201002,丙区街道')

describe('places', () => {
  it('are named with all below them, provinces and cities also as they are spoken of', () => {
    expect(small.list('甲省')).toEqual(['甲省', '乙市', '丙区', '城关镇', '东乡', '丁市', '戊县', '丙区街道'])
    expect(places('地区:贵港市')).toEqual(expect.arrayContaining(['贵港市', '贵港', '港北区', '桂平市']))
    expect(places('place:450800')).toEqual({ zh: '没有名为“450800”的地区', en: expect.any(String) })
    expect(places('place:4508')).toContain('平南县')
  })

  it('that share a name with others are left out, and asked for where one is meant', () => {
    expect(small.names(small.find('乙市')[0]!)).toEqual({ names: ['乙市', '丙区', '东乡'], shared: ['城关镇'] })
    expect(small.list('城关镇')).toMatchObject({ zh: expect.stringMatching(/有 2 处，请写明是哪一处.*甲省\/乙市\/丙区\/城关镇、甲省\/丁市\/戊县\/城关镇/) })
    expect(small.list('戊县/城关镇')).toEqual(['城关镇'])
    expect(places('地区:城关镇')).toMatchObject({ zh: expect.stringContaining('有 88 处') })
  })

  it('are lists in rules, and an unknown one is pointed at', () => {
    expect(parseRule('@地区:贵港市 AND 噪音', { list: places })).toMatchObject({ expression: { kind: 'all' } })
    expect(parseRule('噪音 AND @地区:不存在县', { list: places })).toMatchObject({ faults: [{ at: 7, zh: '没有名为“不存在县”的地区' }] })
  })
})
