import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { makeChecks, Manuscript } from './check.ts'
import { numberOf } from './finding.ts'
import { LONGEST_SENTENCE, longSentences, withReadability } from './readability.ts'
import { readLanguage } from './language.ts'
import { readLaws } from './laws.ts'
import { readDivisions } from '../places/divisions.ts'

const DATA = new URL('data/', import.meta.url)
const laws = readLaws(readFileSync(new URL('laws.txt', DATA), 'utf8'))
// Three districts are enough here; the whole table is the command line's affair.
const places = readDivisions(gunzipSync(readFileSync(new URL('../../../gazetteer/divisions.csv.gz', import.meta.url))).toString()).filter(({ code }) => /^(?:45(?:$|08|09)|32(?:$|01))/.test(code))
const language = readLanguage(new Uint8Array(readFileSync(new URL('language.bin', DATA))))
const entries = [{ wrong: '灵活就业者', right: '灵活就业人员', why: { zh: '人社部门文件统一用语', en: 'as the labour office writes it' } }]
const check = makeChecks({ laws, places, language, entries })
const found = (text: string): string[] => check(text).map(({ kind, wrong, right }) => `${kind} ${wrong}${right === undefined ? '' : ` → ${right}`}`)

describe('a manuscript is checked for', () => {
  it.each([
    ['the head of an office by the wrong title', '县人民政府副市长到场指挥', 'title 市长 → 县长'],
    ['a wrong form', '会议布署了下一步工作', 'form 布署 → 部署'],
    ['a word of the office’s own list', '帮助灵活就业者参保', 'list 灵活就业者 → 灵活就业人员'],
    ['a character that sounds alike', '依照法律归定办理', 'character 归 → 规'],
    ['a slip in the name of a body', '由县级以上人民政俯批准', 'title 俯 → 府'],
    ['a district of another city', '玉林市港南区开展巡查', 'place 玉林市港南区 → 贵港市港南区'],
    ['a mobile number', '联系电话：138 0013 8000。', 'personal 138 0013 8000 → 138********00'],
    ['an identity number', '身份证号 11010519491231002X', 'personal 11010519491231002X → 110*************2X'],
    ['a bank card', '账号 6222021234567890128 转账', 'personal 6222021234567890128 → 622**************28'],
    ['a number plate', '涉事车辆桂A·12345驶离', 'personal 桂A·12345 → 桂A******'],
    ['a weekday that is not that day’s', '2026年10月2日（星期四）召开', 'weekday 星期四 → 星期五'],
    ['a weekday written before its date', '定于星期四（2026年10月2日）召开', 'weekday 星期四 → 星期五'],
    ['a day that does not exist', '截至2025年2月29日', 'weekday 2025年2月29日'],
    ['a title that slipped', '依据《中华人民共和国行政处法法》', 'law 中华人民共和国行政处法法 → 中华人民共和国行政处罚法'],
    ['an article that is none', '依据《中华人民共和国行政处罚法》第一百九十条', 'law 第一百九十条'],
    ['a version no longer in force', '《中华人民共和国行政处罚法》（2017年修正）规定', 'law 2017年修正 → 2021年修正'],
    ['parts that do not make their total', '共收到来信120件，其中咨询50件、投诉40件、建议20件。', 'sum 120件 → 110件'],
    ['a total that is not its parts', '受理咨询50件、投诉40件，合计100件', 'sum 100件 → 90件'],
  ])('%s', (_, text, finding) => {
    expect(found(text)).toContain(finding)
  })

  it.each([
    ['what is right', '2026年10月2日（星期五），贵港市港南区人民政府县长办公会部署下一步工作。'],
    ['a law nobody knows', '依据《港南区新闻发布办法》第九百条'],
    ['a law by its short name', '依据《行政处罚法》第三十三条'],
    ['numbers that are no data of a person', '文号20260312000123，电话0775-4321000，邮编537100，编号123456789012345678'],
    ['a sum that is right', '共收到来信110件，其中咨询50件、投诉40件、建议20件。'],
    ['parts that say they are some', '共120人，其中党员50人，另有女性40人。'],
    ['a wrong form inside its right one', '安装、部署与联合发布署名文章'],
  ])('says nothing about %s', (_, text) => {
    expect(found(text).filter((one) => !one.startsWith('title'))).toEqual([])
  })

  it('reads numbers as they are written', () => {
    expect(['一百零五', '二〇二六', '十二', '1,234', '三万五千'].map(numberOf)).toEqual([105, 2026, 12, 1234, 35_000])
  })
})

describe('[GB-20] what is hard to read', () => {
  const hints = (text: string): [string, string][] => new Manuscript(withReadability(makeChecks({ entries: [{ wrong: '一网统管', right: '统一调度', why: { zh: '行话', en: 'jargon' }, kind: 'jargon' }] }))).check(text).map(({ kind, wrong }) => [kind, wrong])
  const long = `为进一步做好${'有关工作'.repeat(13)}，特作如下安排。`

  it('hints at a sentence that nobody reads in one breath, where it begins, and at jargon of the office with plain words for it', () => {
    expect(hints(`先说一句短的。${long}\n通过一网统管解决。`)).toEqual([['sentence', long.slice(0, 10)], ['jargon', '一网统管']])
    expect(hints(long.replace('，', '。'))).toEqual([])
  })

  it.each([[LONGEST_SENTENCE, 0], [LONGEST_SENTENCE + 1, 1]])('counts %s characters without spaces and marks: %s hints', (count, told) => {
    expect(longSentences(`${'字'.repeat(count - 3)}，“甲 乙”丙。`)).toHaveLength(told)
  })
})

describe('a manuscript that is checked again', () => {
  it('reads only the paragraph that changed, and says the same as the first time', () => {
    let read = 0
    const manuscript = new Manuscript((paragraph) => {
      read += 1
      return check(paragraph)
    })
    const text = Array.from({ length: 30 }, (_, at) => `第${at}段：会议布署了下一步工作。`).join('\n')
    const before = manuscript.check(text)
    expect(read).toBe(30)
    const edited = text.replace('第7段', '第七段（改）')
    const after = manuscript.check(edited)
    expect(read).toBe(31)
    expect(after).toEqual(new Manuscript(check).check(edited))
    expect(after.length).toBe(before.length)
  })

  it('says the same of a run of characters that it knows from before', () => {
    const fresh = new Manuscript(check)
    const text = '会议布署了下一步工作，会议布署了下一步工作。'
    const first = fresh.check(text)
    expect(fresh.check(`一、${text}`).map(({ at, ...rest }) => ({ at: at - 2, ...rest }))).toEqual(first)
    expect(first.length).toBeGreaterThan(0)
  })

  it('takes for meant what stands beside the same neighbour twice', () => {
    const once = '沿江归定路面改造。'
    const manuscript = new Manuscript(() => [{ at: 2, length: 1, kind: 'character', wrong: '归', right: '规', why: { zh: '', en: '' } }])
    expect(manuscript.check(once)).toHaveLength(1)
    expect(manuscript.check(`${once}归定路夜间封闭。`)).toEqual([])
  })
})
