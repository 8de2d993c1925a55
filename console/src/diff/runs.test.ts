import { describe, expect, it } from 'vitest'
import { runsBetween } from './runs.ts'

const before = (runs: ReturnType<typeof runsBetween>): string => runs.filter((run) => run.kind !== 'new').map((run) => run.text).join('')
const after = (runs: ReturnType<typeof runsBetween>): string => runs.filter((run) => run.kind !== 'gone').map((run) => run.text).join('')

describe('the difference between two editions', () => {
  it('[GB-34] marks whole Chinese words, not single characters', () => {
    expect(runsBetween('已责令停止夜间施工。', '已责令停止白天施工。')).toEqual([
      { kind: 'same', text: '已责令停止' },
      { kind: 'gone', text: '夜间' },
      { kind: 'new', text: '白天' },
      { kind: 'same', text: '施工。' },
    ])
  })

  it('[GB-34] shows an insertion and a removal as what they are', () => {
    expect(runsBetween('我局每晚巡查。', '我局将每晚巡查。')).toEqual([{ kind: 'same', text: '我局' }, { kind: 'new', text: '将' }, { kind: 'same', text: '每晚巡查。' }])
    expect(runsBetween('甲乙', '')).toEqual([{ kind: 'gone', text: '甲乙' }])
    expect(runsBetween('', '')).toEqual([])
  })

  it('[GB-34] loses no character of either text', () => {
    const one = '经核查，该工地 10 月 1 日 22 时至 23 时浇筑混凝土，未办理夜间施工许可。\n已立案🏗️。'
    const two = '经核查，该工地 10 月 1 日 21 时至 23 时连续浇筑混凝土，没有夜间施工许可。\n\n现已立案🏗️,将公布结果。'
    const runs = runsBetween(one, two)
    expect(before(runs)).toBe(one)
    expect(after(runs)).toBe(two)
  })

  it('[GB-34] answers at once for texts with nothing in common, however long', () => {
    const runs = runsBetween('甲乙。'.repeat(4000), 'abc def '.repeat(4000))
    expect(before(runs)).toBe('甲乙。'.repeat(4000))
    expect(after(runs)).toBe('abc def '.repeat(4000))
    expect(runs).toHaveLength(2)
  })
})
