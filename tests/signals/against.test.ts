import { describe, expect, it } from 'vitest'
import { compare, readEarlier } from '../../bench/signals/against.ts'

describe('bench -- signals --against', () => {
  const earlier = readEarlier('some words\n{"bench":"signals","figure":"scan-1k","value":200,"unit":"MB/s","peer":"x","ratio":0.25}\n{"bench":"signals","figure":"rules-10k","peer":"y","skipped":true,"why":"not here"}\n{"bench":"signals","figure":"false pairs","value":0,"unit":"1"}\n')

  it('tells each figure as a share of what it was, and its ratio to the peer', () => {
    expect(compare([{ figure: 'scan-1k', value: 300, unit: 'MB/s', peer: 'x', ratio: 0.5 }], earlier)).toEqual([
      { figure: 'scan-1k against earlier', value: 1.5, unit: 'of the earlier value' },
      { figure: 'scan-1k ratio against earlier', value: 2, unit: 'of the earlier ratio' },
    ])
  })

  it('tells nothing of what is new, was skipped, or was nothing', () => {
    expect(compare([{ figure: 'rules-10k', value: 1, unit: '1/s' }, { figure: 'false pairs', value: 1, unit: '1' }, { figure: 'scan-1k', peer: 'x', skipped: true, why: '' }, { figure: 'new', value: 1, unit: '1' }], earlier)).toEqual([])
  })
})
