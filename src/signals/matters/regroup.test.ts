import { describe, expect, it } from 'vitest'
import { regroup, type Wording } from './regroup.ts'

const MIXER = ['云岭花园旁边建搅拌站，粉尘很大，孩子咳嗽', '云岭花园小区搅拌站噪音和粉尘污染严重', '搅拌站离云岭花园只有两百米，粉尘飘进家里', '云岭花园搅拌站什么时候拆，粉尘太大']
const BUS = ['12路公交车半小时才来一趟', '建议12路公交车增加早班', '12路公交车经常不停站']
const REST = ['公积金贷款额度如何计算', '老年优待证在哪里办理', '医保卡丢了如何挂失补办', '菜市场缺斤少两无人管', '共享单车堆在盲道上', '快递柜超时收费太高']
const wording = (text: string, id: number, more: Partial<Wording> = {}): Wording => ({ id, title: '', text, time: id * 1000, posts: 1, official: false, matter: null, ...more })
const all = [...MIXER, ...BUS, ...REST].map((text, at) => wording(text, at + 1))
const membersOf = (material: Parameters<typeof regroup>[0]) => regroup(material).groups.map(({ matter, wordings }) => [matter ?? 'new', wordings.toSorted((a, b) => a - b)])

describe('matters carried on', () => {
  it('are made of three or more posts that are alike; what nothing is like is left alone', () => {
    expect(membersOf({ wordings: all, decided: [] })).toEqual([['new', [1, 2, 3, 4]], ['new', [5, 6, 7]]])
  })

  it('take in what is new, and count one wording that many repeat', () => {
    const known = all.map((one) => (one.id <= 3 ? { ...one, matter: 'm' } : one))
    expect(membersOf({ wordings: known, decided: [] })).toEqual([['m', [4]], ['new', [5, 6, 7]]])
    expect(membersOf({ wordings: [wording('有人在桥上看见了鱼', 1, { posts: 3 }), ...REST.map((text, at) => wording(text, at + 2))], decided: [] })).toEqual([['new', [1]]])
  })

  it('are put together by the machine, but never two about which people decided, nor what they took apart', () => {
    const two = all.map((one) => (one.id <= 2 ? { ...one, matter: 'a' } : one.id <= 4 ? { ...one, matter: 'b' } : one))
    expect(regroup({ wordings: two, decided: [{ id: 'b', apart: [] }] }).groups).toContainEqual({ matter: 'b', title: '', wordings: [], absorbed: ['a'] })
    for (const decided of [[{ id: 'a', apart: [] }, { id: 'b', apart: [] }], [{ id: 'b', apart: ['a'] }]]) expect(regroup({ wordings: two, decided }).groups.flatMap(({ absorbed }) => absorbed)).toEqual([])
  })

  it('learn of official answers, with the lag', () => {
    const answer = wording('已责令停工整改。', 99, { title: `住建局回应${MIXER[0]}`, official: true, time: 3_600_000 })
    expect(regroup({ wordings: [...all, answer], decided: [] }).answers).toEqual([{ post: 99, answers: 1, lag: 3_599_000 }])
    expect(regroup({ wordings: [...all, { ...answer, official: false }], decided: [] }).answers).toEqual([])
  })
})
