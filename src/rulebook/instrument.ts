import { CORE_SCHEMA, loadAll } from 'js-yaml'
import type { z } from 'zod'
import { type InstrumentHead, instrumentSchema, type LifeStep, lifeSteps, type Reading, readingSchema, type Rule, ruleKinds, ruleSchema } from './schema.ts'
import { type WorkedCase, workedCaseSchema } from './worked-case-schema.ts'
import type { Bilingual } from './wording.ts'

/** Something wrong in an instrument: where it stands, what it is, what to do. */
export interface Fault extends Bilingual {
  /** Folder and file, `gangbei-2017/rules.yaml`. */
  readonly file: string
  readonly rule?: string
  readonly field?: string
  readonly remedy: Bilingual
}

/** The files of one instrument as text; `readings` by name without ending. */
export interface InstrumentFiles {
  readonly folder: string
  readonly instrument: string
  readonly rules: string
  readonly cases?: string | undefined
  readonly readings: ReadonlyMap<string, string>
}

/** One document of rules, read and found sound in itself. */
export interface Instrument {
  readonly folder: string
  readonly head: InstrumentHead
  readonly rules: readonly Rule[]
  readonly readings: ReadonlyMap<string, Reading>
  readonly cases: readonly WorkedCase[]
}

/** Reads one instrument. Faults are all those that can be seen without its neighbours; rules that cannot be read are left out. */
export function parseInstrument(files: InstrumentFiles): { readonly instrument?: Instrument; readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const file = (name: string): string => `${files.folder}/${name}`
  const rawHead = readYaml(files.instrument, file('instrument.yaml'), faults)
  const head = check(instrumentSchema, rawHead, { file: file('instrument.yaml') }, faults)
  const rawRules = readList(files.rules, file('rules.yaml'), faults)
  const rules = rawRules.flatMap((raw, index) => {
    const place = { file: file('rules.yaml'), rule: nameOf(raw, 'id', `#${index + 1}`) }
    const kind = (raw as { kind?: unknown } | null)?.kind
    if (!(ruleKinds as readonly unknown[]).includes(kind)) {
      faults.push({ ...place, field: 'kind', zh: `不认识的规则种类“${String(kind)}”`, en: `unknown kind of rule "${String(kind)}"`, remedy: { zh: `改为 ${ruleKinds.join('、')} 之一`, en: `use one of ${ruleKinds.join(', ')}` } })
      return []
    }
    return check(ruleSchema, raw, place, faults) ?? []
  })
  const cases = files.cases === undefined ? [] : readList(files.cases, file('cases.yaml'), faults)
    .flatMap((raw, index) => check(workedCaseSchema, raw, { file: file('cases.yaml'), rule: nameOf(raw, 'name', `#${index + 1}`) }, faults) ?? [])
  const readings = new Map([...files.readings].flatMap(([name, text]) => {
    const place = { file: file(`readings/${name}.md`) }
    const reading = check(readingSchema, readYaml(frontMatter(text), place.file, faults), place, faults)
    return reading === undefined ? [] : [[name, reading] as const]
  }))
  if (head === undefined) return { faults }
  faults.push(...lifeFaults(head, file('instrument.yaml')))
  return { instrument: { folder: files.folder, head, rules, readings, cases }, faults }
}

const nameOf = (raw: unknown, key: string, otherwise: string): string => {
  const value = (raw as Record<string, unknown> | null)?.[key]
  return typeof value === 'string' ? value : otherwise
}

function frontMatter(text: string): string {
  return /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? ''
}

function readYaml(text: string, file: string, faults: Fault[]): unknown {
  try {
    // An empty file is no fault of its form; what it lacks is said by name.
    const [read = null, ...more] = loadAll(text, { schema: CORE_SCHEMA })
    if (more.length > 0) throw new Error('one document was expected')
    return camelKeys(read)
  } catch (error) {
    faults.push({ file, zh: `不是有效的 YAML：${(error as Error).message}`, en: `is not valid YAML: ${(error as Error).message}`, remedy: { zh: '按提示的行改正缩进和引号', en: 'correct indentation and quotes at the line named' } })
    return undefined
  }
}

function readList(text: string, file: string, faults: Fault[]): unknown[] {
  const read = readYaml(text, file, faults)
  if (read === undefined || read === null) return []
  if (Array.isArray(read)) return read
  faults.push({ file, zh: '应是一个列表', en: 'must be a list', remedy: { zh: '每条以“- ”开头', en: 'begin each entry with "- "' } })
  return []
}

/** Keys as YAML writes them (`starts_on`) become keys as the code writes them; keys that name things (`check:legal`) stay. */
function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), camelKeys(inner)]))
}

const snake = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function check<S extends z.ZodType>(schema: S, raw: unknown, place: { file: string; rule?: string }, faults: Fault[]): z.infer<S> | undefined {
  if (raw === undefined) return undefined
  const read = schema.safeParse(raw)
  if (read.success) return read.data
  for (const issue of flatIssues(read.error.issues)) {
    const field = issue.path.map((part) => (typeof part === 'string' ? snake(part) : String(part))).join('.')
    faults.push({
      ...place, field, zh: `${field === '' ? '整条' : field}：${issue.zh}`, en: `${field === '' ? 'the entry' : field}: ${issue.en}`,
      remedy: { zh: '补上或改正此项；写法见 docs/specs/SPEC-deadlines-and-calendar.md', en: 'add or correct it; the form is in docs/specs/SPEC-deadlines-and-calendar.md' },
    })
  }
  return undefined
}

type Issue = z.core.$ZodIssue
type FlatIssue = Bilingual & { readonly path: readonly PropertyKey[] }

/** Fields that a form does not know at all: the sign that another form was meant. */
const strange = (issues: readonly Issue[]): number => issues.filter(({ code }) => code === 'unrecognized_keys').length

/** Of a value that fits none of several forms, the faults of the form that comes closest: it knows the fields, and has the fewest faults. */
function flatIssues(issues: readonly Issue[], path: readonly PropertyKey[] = []): FlatIssue[] {
  return issues.flatMap((issue) => {
    const at = [...path, ...issue.path]
    // Messages of our own say it in both languages, `…… / …`.
    const [zh, en] = issue.code === 'custom' ? issue.message.split(' / ') : []
    if (zh !== undefined && en !== undefined) return [{ path: at, zh, en }]
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ path: at, zh: inChinese(issue), en: issue.message }]
    const closest = issue.errors.toSorted((a, b) => strange(a) - strange(b) || a.length - b.length)[0] ?? []
    return flatIssues(closest, at)
  })
}

function inChinese(issue: Issue): string {
  if (issue.message.includes('received undefined')) return '缺这一项'
  if (issue.code === 'unrecognized_keys') return `不认识 ${issue.keys.map(snake).join('、')}`
  if (issue.code === 'invalid_value') return `应为 ${issue.values.map(String).join('、')} 之一`
  return `写法不对（${issue.message}）`
}

/** WL-08: an issued document has been through its legality review, and its dated steps stand in order. */
export function lifeFaults(head: InstrumentHead, file: string): Fault[] {
  const life = head.life ?? []
  return life.flatMap((entry, index): Fault[] => {
    const before = life.slice(0, index)
    const place = { file, rule: head.id, field: `life.${index}` }
    const missing = missingBefore(entry.step, before.map(({ step }) => step))
    const early = before.find(({ on }) => on !== undefined && entry.on !== undefined && on > entry.on)
    return [
      ...(missing.length === 0 ? [] : [{ ...place, zh: `“${entry.step}”之前缺 ${missing.join('、')}`, en: `${missing.join(', ')} must come before ${entry.step}`, remedy: { zh: '补记缺的步骤及日期', en: 'record the missing steps and their dates' } }]),
      ...(early === undefined ? [] : [{ ...place, zh: `日期早于“${early.step}”`, en: `is dated before ${early.step}`, remedy: { zh: '核对两步的日期', en: 'check the dates of both steps' } }]),
    ]
  })
}

/** Steps of WL-08 that must stand before `step`: issuing needs legality review and approval; the others follow their order. */
export function missingBefore(step: LifeStep, done: readonly LifeStep[]): readonly LifeStep[] {
  return lifeSteps.slice(0, lifeSteps.indexOf(step)).filter((one) => !done.includes(one))
}
