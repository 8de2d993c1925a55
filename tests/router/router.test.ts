import { describe, expect, it } from 'vitest'
import { propose, RouterRefusal, train, type RouterModel } from '../../src/signals/router/router.ts'
import { invent } from './messages.ts'

const model = train(invent(240))

/** Code of the refusal that `act` ends in. */
function refusal(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof RouterRefusal) return error.code
    throw error
  }
  return 'none'
}

function first(of: RouterModel, text: string, title?: string): string | undefined {
  return propose(of, { text, ...(title === undefined ? {} : { title }) })[0]?.label
}

describe('a proposal', () => {
  it('names the owner of messages that it has not seen', () => {
    expect(first(model, '小区门口的路灯坏了,请派人来修')).toBe('城管')
    expect(first(model, '孩子明年上小学,怕没有学位')).toBe('教育')
    expect(first(model, '公交车总是不准点,司机还拒载')).toBe('交通')
  })

  it('lists every label, the likeliest first, with shares that add up to one', () => {
    const proposals = propose(model, { text: '幼儿园门口的路口没有红绿灯' })
    expect(proposals.map((one) => one.label).sort()).toEqual(['交通', '城管', '教育'].sort())
    const shares = proposals.map((one) => one.share)
    expect(shares).toEqual([...shares].sort((a, b) => b - a))
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9)
  })

  it('gives passages of the message itself as reasons, for each label its own', () => {
    const text = '我家的孩子在幼儿园,门口的路灯坏了'
    const proposals = propose(model, { text })
    for (const { reasons } of proposals) for (const reason of reasons) expect(text).toContain(reason)
    const reasonsOf = (label: string): string => proposals.find((one) => one.label === label)?.reasons.join(' ') ?? ''
    expect(reasonsOf('教育')).toContain('幼儿园')
    expect(reasonsOf('教育')).not.toContain('路灯')
    expect(reasonsOf('城管')).toContain('路灯')
    expect(reasonsOf('城管')).not.toContain('幼儿园')
  })

  it('shows a reason in the spelling of the message', () => {
    const bars = train([...invent(60), ...Array.from({ length: 20 }, () => ({ label: '文旅', text: '楼下KTV通宵营业' }))])
    const [best] = propose(bars, { text: '隔壁KTV通宵唱歌' })
    expect(best?.label).toBe('文旅')
    expect(best?.reasons.join(' ')).toContain('KTV')
  })

  it('listens to the title apart from the text', () => {
    const neutral = '您好,反映一个问题:希望尽快解决。谢谢!'
    expect(first(model, neutral, '公交线路调整')).toBe('交通')
    expect(first(model, neutral, '小学学位不足')).toBe('教育')
  })

  it('reads full-width, upper-case and spaced writing as the same message', () => {
    const plain = propose(model, { text: 'abc公交站牌12路没有更新' })
    expect(propose(model, { text: 'ABC 公交站牌\u200b12路 没有更新' })).toMatchObject(plain.map(({ label, share }) => ({ label, share })))
  })

  it('is less certain of a message that speaks of two matters', () => {
    const one = propose(model, { text: '公交线路调整后早高峰公交半小时一班' })[0]?.share as number
    const two = propose(model, { text: '公交线路调整,小学学位不足,孩子没有学位可上' })[0]?.share as number
    expect(two).toBeLessThan(one)
  })
})

describe('a training', () => {
  it('gives the same model for the same rows, and another version for other rows', () => {
    const rows = invent(60)
    expect(train(rows).version).toBe(train(rows).version)
    expect(train(rows.slice(1)).version).not.toBe(train(rows).version)
    expect(train(rows).version).toMatch(/^r1-[0-9a-f]{16}$/)
  })

  it('uses a new decision at the next training', () => {
    const before = invent(60)
    const decided = { label: '水务', text: '自来水发黄有异味' }
    expect(train(before).labels).not.toContain('水务')
    const after = train([...before, decided, { ...decided, text: '停水三天,自来水发黄' }])
    expect(propose(after, { text: '家里自来水又发黄了' })[0]?.label).toBe('水务')
  })

  it('works with five decisions', () => {
    const few = train(invent(5))
    expect(few.labels).toEqual(['交通', '城管', '教育'])
    expect(few.learnedFrom).toBe(5)
    expect(propose(few, { text: '路灯' })).toHaveLength(3)
  })

  it('works with one decision and with one label: there is nothing else to propose', () => {
    for (const rows of [invent(1), invent(30).filter((row) => row.label === '城管')]) {
      expect(propose(train(rows), { text: '公交线路' })).toMatchObject([{ label: '城管', share: 1 }])
    }
  })

  it('refuses to learn from nothing', () => {
    expect(refusal(() => train([]))).toBe('router/nothing-to-learn')
  })

  it('takes any text as label', () => {
    const odd = ['__proto__', '', '0198f3c0-0000-7000-8000-000000000001']
    const rows = invent(30).map((row, at) => ({ ...row, label: odd[at % 3] as string }))
    expect([...train(rows).labels].sort()).toEqual([...odd].sort())
  })

  it('keeps the grams that say most when there is room for few', () => {
    const small = train(invent(240), { grams: 300 })
    expect(small.hashes.length).toBeLessThanOrEqual(320)
    expect(small.hashes.length).toBeGreaterThan(0)
    expect(first(small, '小区门口的路灯坏了,请派人来修')).toBe('城管')
  })

  it('learns twenty labels, more than it takes abreast, as well as three', () => {
    const rows = Array.from({ length: 200 }, (_, at) => ({ label: `单位${at % 20}`, text: `${String.fromCodePoint(0x5000 + (at % 20) * 3, 0x5001 + (at % 20) * 3)}的事情请处理` }))
    const many = train(rows)
    for (const row of rows.slice(0, 20)) expect(propose(many, { text: `请问${row.text.slice(0, 2)}归谁管` })[0]?.label).toBe(row.label)
  })
})

describe('bad input', () => {
  it('answers an empty message with the usual shares and no reasons', () => {
    const proposals = propose(model, { text: '' })
    expect(proposals).toHaveLength(3)
    expect(proposals.every((one) => one.reasons.length === 0 && one.share > 0.05 && one.share < 0.95)).toBe(true)
    expect(propose(model, { title: ' ', text: '\u0000\u200f\n' })).toEqual(proposals)
  })

  it('reads 100,000 characters and decides by the first 10,000', () => {
    const long = '公交站牌没有更新。'.repeat(2_000)
    const proposals = propose(model, { text: `${long}${'孩子没有学位可上。'.repeat(10_000)}`.slice(0, 100_000) })
    expect(proposals[0]?.label).toBe('交通')
  })

  it('passes over control, right-to-left and broken characters, also while it learns', () => {
    const dirty = invent(60).map((row) => ({ ...row, text: `\u202e${row.text.split('').join('\u0007')}\ud83d😀` }))
    expect(first(train(dirty), '\u202b路灯\u0000坏了😀')).toBe('城管')
  })

  it('learns from empty messages without harm to the others', () => {
    const rows = [...invent(60), ...Array.from({ length: 5 }, () => ({ label: '城管', text: '' }))]
    expect(first(train(rows), '孩子没有学位可上')).toBe('教育')
  })
})
