import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { composeCatalogue } from '#src/app/catalogue.ts'
import { speakBothLanguages } from '#src/app/input-language.ts'
import { fieldWords } from '#src/desk/field-words.ts'
import { inputRefusals, placeWords } from '#src/desk/input-refusals.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'

speakBothLanguages()

interface Def {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly valueType?: z.ZodType
}
const defOf = (schema: z.ZodType): Def => (schema as unknown as { _zod: { def: Def } })._zod.def

const JUNK: readonly unknown[] = [undefined, null, '', ' ', 'x', 'a'.repeat(41_000), '2026-13-40', 'ftp:x', true, -1, 1.5, 1e15, Number.NaN, [], {}, [null], Array.from({ length: 2100 }, () => 'x')]

/** Inputs for `schema` of which each is broken at one place or more: junk itself, and junk in each field of it. */
function broken(schema: z.ZodType): unknown[] {
  const { type, shape, element, innerType, in: entry, options, valueType } = defOf(schema)
  if (type === 'object') {
    const fields = Object.entries(shape!)
    const worse = fields.map(([key, field]) => [key, broken(field)] as const)
    const rounds = Math.max(JUNK.length, ...worse.map(([, values]) => values.length))
    const filled = Array.from({ length: rounds }, (_, n) => Object.fromEntries(worse.map(([key, values]) => [key, values[n % values.length]])))
    return [...JUNK, { nobodyAskedForThis: 1, reason: 1 }, ...filled]
  }
  if (type === 'array') return [...JUNK, ...broken(element!).map((one) => [one])]
  if (type === 'record') return [...JUNK, ...broken(valueType!).map((one) => ({ x: one }))]
  if (options) return [...JUNK, ...options.flatMap(broken)]
  const inner = innerType ?? entry
  return inner ? broken(inner) : [...JUNK]
}

const catalogue = composeCatalogue(loadRulebook())
const commands = catalogue.modules.flatMap((module) => module.commands ?? [])
const given = commands.filter((one) => one.may !== 'system')

const LIBRARY = /invalid|expected|received|unrecognized|too (?:big|small)|无效|期望|实际|数值过|未知的?键|格式错误/i

function namesOf(schema: z.ZodType): string[] {
  const { shape, element, innerType, in: entry, options } = defOf(schema)
  const inside = [element, innerType, entry, ...(options ?? [])].flatMap((one) => (one ? namesOf(one) : []))
  return [...inside, ...Object.entries(shape ?? {}).flatMap(([key, field]) => [key, ...namesOf(field)])]
}

describe('what is said of broken input', () => {
  it.each(commands.map((one) => [one.name, one.input as z.ZodType] as const))('%s: in our words, both languages, naming the field as the form does', (_, input) => {
    let seen = 0
    for (const raw of broken(input)) {
      const parsed = input.safeParse(raw)
      if (parsed.success) continue
      const refusals = inputRefusals(parsed.error)
      // Of a long list in which everything is wrong, its head and its end: that it is too long is said last.
      for (const [n, { params }] of [...refusals.entries()].filter(([at]) => at < 40 || at > refusals.length - 4)) {
        seen += 1
        const said = String(params!['message'])
        const [zh, en, ...more] = said.split(' / ')
        expect(more, said).toEqual([])
        expect(zh, said).toMatch(/\p{Script=Han}/u)
        expect(en, said).toMatch(/[a-z]/)
        // What is to be typed as it stands, such as {年}, stands so in both languages.
        expect(en!.replaceAll(/\{[^}]*\}/g, ''), said).not.toMatch(/\p{Script=Han}/u)
        const { path } = parsed.error.issues[n]!
        const place = placeWords(path)
        expect(place ? said.replace(place[0], '').replace(place[1], '') : said).not.toMatch(LIBRARY)
        expect(zh, said).not.toMatch(/\p{Script=Han}[,:;!?()]|[,:;!?()]\p{Script=Han}/u)
        for (const segment of path) if (typeof segment === 'string' && segment in fieldWords) expect(zh!.split(/[^\w]+/), said).not.toContain(segment)
        if (place) expect(zh!.startsWith(`${place[0]}：`), said).toBe(true)
      }
    }
    expect(seen).toBeGreaterThan(0)
  })

  it('has words for every field of a command that somebody gives', () => {
    const without = given.flatMap((one) => namesOf(one.input as z.ZodType).filter((name) => !(name in fieldWords)).map((name) => `${one.name} ${name}`))
    expect(without, 'add them to src/desk/field-words.ts').toEqual([])
  })

  it('says where in a list, and what to do', () => {
    const said = (name: string, raw: unknown): string[] => inputRefusals(catalogue.command(name).input.safeParse(raw).error!).map((one) => String(one.params!['message']))
    const caseId = '01a201c0-0723-71e7-8447-28743328ad81'
    expect(said('evaluation.evaluate', { caseId, verdict: '答复按时，措施已落实', improvements: [{ what: '按季度清点照明', unitId: 'x', dueAt: 'soon' }] })).toEqual([
      '改进事项第 1 项的单位：编号不对，请从列表中选，不要手写 / Improvements, item 1, Unit: is no identifier; choose from the list',
      '改进事项第 1 项的何时前：要写明时区的时刻，如 2026-10-02T18:00:00+08:00 / Improvements, item 1, By when: an instant with its offset',
    ])
    expect(said('measures.revise', { documentId: caseId, reason: '会签逾期增多', note: 'x' })).toEqual(['这里没有“说明”这一栏，请去掉 / has no field called Note; leave it out'])
    expect(said('measures.draft', { unitId: caseId, level: 'x', title: '规程' })).toEqual(['标题：至少 4 个字 / Title: at least 4 characters', expect.stringMatching(/^层级：不在可选的范围内，请从列表中选 \/ Level: is none of the choices: national, province/)])
  })
})
