import { describe, expect, it } from 'vitest'
import { type Hit, type NamedLists, type Said, streamKeeper, type Took } from './telling.ts'

const NONE: NamedLists = new Map()
const said = (own: number, text: string, official = false): Said => ({ text, at: own * 1_000, own, official })

describe('a thread that keeps streams', () => {
  it('takes rules in parts, which hold together once the last has come, with the lists that they name', () => {
    const tell = streamKeeper()
    tell({ kind: 'learn', stream: 1, rules: [{ id: 'a', version: 1, expression: '@小区 AND 噪音' }], lists: new Map([['小区', ['云岭花园', '柳荫里']]]), last: false })
    expect(tell({ kind: 'match', stream: 1, texts: ['云岭花园噪音大'] })).toEqual([])
    tell({ kind: 'learn', stream: 1, rules: [{ id: 'b', version: 1, expression: '噪音' }, { id: 'c', version: 1, expression: '@没有的名单' }], lists: new Map([['没有的名单', { zh: '没有', en: 'none' }]]), last: true })
    expect(tell({ kind: 'match', stream: 1, texts: ['路灯不亮', '云岭花园噪音大'] })).toEqual([[1, 'a'], [1, 'b']])
    // Withdrawn, changed, and told twice as it stands.
    tell({ kind: 'learn', stream: 1, rules: [{ id: 'a', version: 1 }, { id: 'b', version: 2, expression: '路灯' }], lists: NONE, last: true })
    tell({ kind: 'learn', stream: 1, rules: [{ id: 'b', version: 2, expression: '路灯' }], lists: NONE, last: true })
    expect(tell({ kind: 'match', stream: 1, texts: ['路灯不亮', '云岭花园噪音大'] })).toEqual([[0, 'b']])
    tell({ kind: 'forgetRules', stream: 1 })
    expect(tell({ kind: 'match', stream: 1, texts: ['路灯不亮'] })).toEqual([])
  })

  it('answers wordings and hits of what is taken; official posts are no repeats, streams know nothing of each other, and one that is left is forgotten', () => {
    const tell = streamKeeper()
    tell({ kind: 'learn', stream: 1, rules: [{ id: 'a', version: 1, expression: '积水' }], lists: NONE, last: true })
    const flood = '望江街地铁口积水快到膝盖，早高峰都堵在出口'
    tell({ kind: 'remember', stream: 1, posts: [said(3, flood)] })
    const took = tell({ kind: 'take', stream: 1, posts: [said(10, `【转】${flood}`), said(11, flood, true), said(12, '图书馆周末开放到几点')] }) as Took
    expect(took.wordings).toEqual([3, 11, 12])
    expect(took.hits).toEqual([[0, 'a'], [1, 'a']] satisfies Hit[])
    expect((tell({ kind: 'take', stream: 2, posts: [said(10, flood)] }) as Took)).toMatchObject({ wordings: [10], hits: [] })
    tell({ kind: 'close', stream: 1 })
    expect((tell({ kind: 'take', stream: 1, posts: [said(20, flood)] }) as Took)).toMatchObject({ wordings: [20], hits: [] })
  })
})
