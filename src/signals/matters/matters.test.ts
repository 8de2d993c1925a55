import { describe, expect, it } from 'vitest'
import { Answers, isAnswer } from './answers.ts'
import { burstOf, curveOf } from './burst.ts'
import { group } from './linkage.ts'
import { type Matter, Matters, mattersOf, type Post } from './matters.ts'

const DAY = 86_400_000
/** Titles alone have few grams, and two of them are soon a tenth of all. */
const TITLES = { alike: 0.15 }
const said: Record<string, string[]> = {
  mixer: ['云岭花园旁边建搅拌站，粉尘很大', '投诉云岭花园附近搅拌站夜里施工扰民', '云岭花园小区搅拌站噪音和粉尘污染严重', '搅拌站离云岭花园只有两百米，孩子咳嗽', '云岭花园搅拌站什么时候拆'],
  school: ['城南小学学位不够，今年怎么报名', '请问城南小学学位什么时候公布', '城南小学学区划分不合理，学位紧张', '城南小学扩建后学位有多少'],
  bus: ['12路公交车半小时才来一趟', '建议12路公交车增加早班', '12路公交车经常不停站'],
  rest: ['公积金贷款额度怎么算', '老年证在哪里办理', '希望增加图书馆开放时间', '河边路灯坏了很久', '医保卡丢了如何补办', '小广告贴满楼道', '市场缺斤少两无人管', '招聘考试成绩何时出来', '户口迁移需要哪些材料', '暖气片不热请检查'],
}
const posts: Post[] = Object.entries(said).flatMap(([name, titles], kind) => titles.map((title, at) => ({ id: `${name}-${at}`, title, text: '', time: (at * 7 + kind) * DAY })))

describe('matters', () => {
  it('puts posts about one thing together, largest first, and leaves alone what nothing is like', () => {
    const found = mattersOf(posts, TITLES)
    expect(found.slice(0, 3).map(({ members }) => members.toSorted())).toEqual([said.mixer, said.school, said.bus].map((titles, at) => (titles as string[]).map((_, i) => `${['mixer', 'school', 'bus'][at]}-${i}`)))
    expect(found.flatMap(({ members }) => members).filter((id) => String(id).startsWith('rest'))).toEqual([])
  })

  it('says when a matter was first seen and calls it by the post that stands for it best', () => {
    const [first] = mattersOf(posts, TITLES)
    expect(first).toMatchObject({ firstSeen: 0, lastSeen: 28 * DAY })
    expect(said.mixer).toContain(first?.title)
  })

  it('counts a repeat as a member, not as another wording', () => {
    const again = { id: 'again', title: said.bus?.[0], text: '' }
    const bus = mattersOf([...posts.map(({ time: _, ...post }) => post), again], TITLES).find(({ members }) => members.includes('again'))
    expect(bus?.members).toContain('bus-0')
    expect(bus?.members.length).toBe((bus?.wordings ?? 0) + 1)
  })

  it('finds the same when the posts come in several blocks', () => {
    const sizes = (block: number) => mattersOf(posts, { ...TITLES, block }).slice(0, 2).map(({ members }) => members.length)
    expect(sizes(11)).toEqual(sizes(1000))
  })

  it('keeps every post exactly once', () => {
    const done: Matter[] = []
    const stream = new Matters({ ...TITLES, block: 9, done: (matter) => void done.push(matter) })
    for (const post of [...posts, ...posts.map((one) => ({ ...one, id: `${one.id}-again` }))]) stream.add(post)
    stream.finish()
    const ids = done.flatMap(({ members }) => members)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(posts.length * 2)
  })
})

describe('grouping', () => {
  const item = (...ids: number[]) => ({ size: 1, weights: { ids: Uint32Array.from(ids), values: new Float32Array(ids.length).fill(1 / Math.sqrt(ids.length)) } })
  const items = [item(1, 2), item(1, 2, 3), item(8, 9), item(8, 9, 7)]

  it('goes by the average, and leaves groups alone that have too little in common', () => {
    expect(group(items, 0.5).map((one) => one.toSorted())).toEqual([[0, 1], [2, 3]])
  })

  it('keeps together what a person put together', () => {
    expect(group(items, 0.5, { together: [[0, 2]] }).map((one) => one.toSorted())).toContainEqual(expect.arrayContaining([0, 2]))
  })

  it('never puts together what a person took apart', () => {
    for (const found of group(items, 0, { apart: [[0, 1]] })) expect(found).not.toEqual(expect.arrayContaining([0, 1]))
  })
})

describe('bursts', () => {
  it('sees a jump and is not woken by what always comes', () => {
    expect(burstOf({ before: [2, 1, 3, 2, 2, 1, 2], now: 12 }, 0.001)).toMatchObject({ burst: true })
    expect(burstOf({ before: [12, 9, 11, 14, 10, 12, 9], now: 13 }, 0.001)).toMatchObject({ burst: false })
  })

  it('cries wolf no more often than it says, at any rate', () => {
    let state = 7
    const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
    const poisson = (mean: number) => {
      let k = 0
      for (let p = random(); p > Math.exp(-mean); p *= random()) k++
      return k
    }
    for (const mean of [0.2, 1, 5, 20]) {
      let alarms = 0
      for (let run = 0; run < 2000; run++) {
        const before = Array.from({ length: 14 }, () => poisson(mean))
        if (burstOf({ before, now: poisson(mean) }, 0.01).burst) alarms++
      }
      expect(alarms / 2000).toBeLessThanOrEqual(0.02)
    }
  })

  it('draws the curve with its empty windows', () => {
    expect(curveOf([0, 1, 25], 0, 30, 10)).toEqual([2, 0, 1])
  })
})

describe('official answers', () => {
  const told = (title: string, hour: number): Post => ({ id: title, title, text: '', time: hour * 3_600_000 })

  it('links an answer to what it answers and measures the lag', () => {
    const answers = new Answers()
    answers.add(told('云岭花园搅拌站夜间施工', 0))
    answers.add(told('城南小学学位公布', 1))
    expect(answers.add(told('住建局回应云岭花园搅拌站夜间施工', 6))).toMatchObject({ post: '云岭花园搅拌站夜间施工', lag: 6 * 3_600_000 })
  })

  it('links nothing to another matter of the same name, nor to what came later', () => {
    const answers = new Answers()
    answers.add(told('云岭花园开业', 0))
    expect(answers.add(told('住建局回应云岭花园搅拌站夜间施工', 6))).toBeUndefined()
  })

  it.each(['家属要求公开回应', '店家拒绝回应', '物业未回应停水'])('takes no answer for given: %s', (title) => {
    expect(isAnswer(title)).toBe(false)
  })
})
