import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signals } from '#src/surfaces/cli/signals/signals.ts'

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'signals-'))))
afterAll(() => rm(folder, { recursive: true }))

const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

async function run(...argv: string[]): Promise<{ status: number; out: unknown[]; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const status = await signals(argv, { out: (line) => void out.push(line), err: (line) => void err.push(line) })
  return { status, out: out.flatMap((lines) => lines.split('\n').map((line) => JSON.parse(line) as unknown)), err: err.join('\n') }
}

const rows = (...posts: object[]): string => posts.map((post) => JSON.stringify(post)).join('\n')

describe('./huiying signals', () => {
  it('match gives one line for each post with a hit, title and text searched, packed or not', async () => {
    const rules = await file('rules.tsv', '# 备注\n噪音\t噪音 NOT 广告\n题\t"标题"\n跨\t题正\n近\t标题 NEAR/1 正文\n')
    const posts = rows({ id: 1, title: '标题', text: '正文' }, { id: 'b', text: '噪 音大，夜里' }, { id: 'c', text: '' }, { id: 'd', text: '噪音，广告' }, { id: 'e', text: null, title: '噪音' })
    const plain = await file('posts.jsonl', `\ufeff${posts}\r\n`)
    const expected = [{ id: 1, rules: ['题', '近'] }, { id: 'b', rules: ['噪音'] }, { id: 'e', rules: ['噪音'] }]
    expect(await run('match', '--rules', rules, plain, '--json')).toMatchObject({ status: 0, out: expected })
    const packed = await file('posts.gz', gzipSync(rows({ id: 1, text: 'ＷｉＦｉ，加*裝電 梯' })))
    const folded = await file('fold.tsv', 'w\twifi\nl\t加装电梯\n')
    expect((await run('match', '--rules', folded, packed, '--json')).out).toEqual([{ id: 1, rules: ['w', 'l'] }])
    expect((await run('match', '--rules', folded, packed, '--json', '--plain')).out).toEqual([])
  })

  it('names one broken rule among very many with line and column, and matches the others', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `r${at}\t${at === 7_000 ? '甲 AND (乙 OR' : `词${at.toString(36)}末 AND 甲`}`)
    const rules = await file('many.tsv', lines.join('\n'))
    const posts = await file('few.jsonl', rows({ id: 'x', text: `甲，词${(19_999).toString(36)}末` }))
    const { status, out, err } = await run('match', '--rules', rules, posts, '--json')
    expect({ status, out }).toEqual({ status: 1, out: [{ id: 'x', rules: ['r19999'] }] })
    expect(err).toContain(`${rules}:7001:13 r7000 左括号没有闭合`)
    expect(err).toContain(`${rules}:7001:16 r7000 “OR”后面缺少要查的词`)
  })

  it('passes over rows that are none, reads bytes that are no text, and says both with their lines', async () => {
    const rules = await file('one.tsv', 'a\t噪音\n')
    const posts = await file('bad.jsonl', Buffer.concat([Buffer.from('{"id":1,"text":"噪音'), Buffer.from([0xff, 0xfe]), Buffer.from('"}\nno json\n[1]\n{"text":"噪音"}\n{"id":2}\n{"id":3,"text":"噪音"}')]))
    const { status, out, err } = await run('match', '--rules', rules, posts, '--json')
    expect({ status, out }).toEqual({ status: 1, out: [{ id: 1, rules: ['a'] }, { id: 3, rules: ['a'] }] })
    for (const line of [1, 2, 3, 4, 5]) expect(err).toContain(`bad.jsonl:${line} `)
  })

  it('backtest counts what a rule would have caught, as match does', async () => {
    const posts = await file('back.jsonl', rows(...Array.from({ length: 2_000 }, (_, id) => ({ id, title: `第${id}条`, text: id % 7 === 0 ? '小区加裝電*梯后夜间有噪音' : `公交${id}路` }))))
    expect((await run('backtest', '--rule', '加装电梯 AND (噪音 NEAR/2 夜间)', posts, '--json')).out).toEqual([{ posts: 2_000, hits: 286, seconds: expect.any(Number) }])
    expect((await run('backtest', '--rule', '/交\\d{3}路/ OR 路', posts, '--json')).out).toMatchObject([{ hits: 1_714 }])
    const broken = await run('backtest', '--rule', '甲 AND (乙', posts, '--json')
    expect(broken).toMatchObject({ status: 1, out: [] })
    expect(broken.err).toContain('第 7 个字符 / character 7')
  })

  it('proofread takes the word list as the console exports it, in either language, and says what such a table lacks', async () => {
    const text = await file('text.jsonl', rows({ id: 1, text: '帮助灵活就业者参保，避免“一刀切”。' }))
    const chinese = await file('词表.csv', '\ufeff"演练记录"\r\n"不宜写法","应当写法","理由","加入",""\r\n"灵活就业者","灵活就业人员","人社部门统一用语","10月2日","移出"\r\n"一刀切","—","口语，写明做法","10月2日","移出"\r\n')
    const expected = [{ id: 1, findings: [{ at: 2, length: 5, kind: 'list', wrong: '灵活就业者', right: '灵活就业人员', why: '人社部门统一用语' }, { at: 13, length: 3, kind: 'list', wrong: '一刀切', why: '口语，写明做法' }] }]
    expect(await run('proofread', '--words', chinese, text, '--json')).toMatchObject({ status: 0, out: expected })
    const english = await file('list.csv', 'Not written,Written,Reason\n一刀切,,how it is said\n')
    expect((await run('proofread', '--words', english, text, '--json')).out).toMatchObject([{ findings: [{ wrong: '一刀切', why: 'how it is said' }] }])
    await expect(run('proofread', '--words', await file('other.csv', '单位,电话\n甲,1\n'), text)).rejects.toMatchObject({ code: 'signals/unreadable', message: expect.stringContaining('不宜写法') })
  })

  it('says what the command line lacks, everything at once, and what cannot be read', async () => {
    expect(await run('match')).toMatchObject({ status: 2, err: expect.stringMatching(/缺少文件[^]*缺少规则文件/) })
    expect(await run('mtach', 'x')).toMatchObject({ status: 2, err: expect.stringContaining('match') })
    const rules = await file('ok.tsv', 'a\t甲\n')
    await expect(run('match', '--rules', rules, join(folder, 'none.jsonl'))).rejects.toMatchObject({ code: 'signals/unreadable' })
  })
})
