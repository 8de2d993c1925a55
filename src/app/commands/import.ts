import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { plainName } from '#src/adapters/tables/columns.ts'
import { readTable } from '#src/adapters/tables/read-table.ts'
import { tableRefusals, TableRefused } from '#src/adapters/tables/table-refused.ts'
import { importColumns } from '#src/modules/directory/import-columns.ts'
import { messageColumns } from '#src/modules/intake/table-columns.ts'
import type { Desk } from '#src/desk/desk.ts'
import type { Actor, Refusal } from '#src/kernel/facts.ts'
import type { Catalogue } from '#src/desk/catalogue.ts'
import { attachOrStart, engineOptions } from '#src/record/engine/index.ts'
import { openKeys, useKeys, type Keys } from '#src/record/keys.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import type { Io } from '#src/surfaces/cli/io.ts'
import { composeCatalogue } from '../catalogue.ts'
import { partsOf, readMessageTable } from '../message-table.ts'
import { withRecord } from '../open-record.ts'
import { readServing } from '../serving.ts'
import { uploads } from '../uploads.ts'

const OPERATOR: Actor = { as: 'system', part: 'operator' }
const SHOWN = 100

type Done = { readonly file: string; readonly kind: string; readonly rows: number; readonly taken: number }
type Outcome = Done | { readonly file: string; readonly refusals: readonly Refusal[] }

interface Into {
  readonly desk: Desk
  readonly keys: Keys
  readonly io: Io
}

/** `./huiying import FILE...`: messages, units and people, or a notice of holidays, told apart by what is in the file. Each file stands or falls whole, but for messages, which are taken in parts that can be repeated. */
export async function importFiles(argv: string[], io: Io): Promise<number> {
  const json = argv.includes('--json')
  const files = argv.filter((word) => !word.startsWith('--'))
  if (files.length === 0) {
    io.err('请写明文件 / name at least one file')
    return 2
  }
  const options = engineOptions(process.env)
  const engine = await attachOrStart(options)
  try {
    const keys = await openKeys(options.dataDir, process.env['HUIYING_KEYS'])
    useKeys(keys)
    const rules = loadRulebook()
    const catalogue = composeCatalogue(rules)
    const live = await withRecord(engine, 'live', catalogue, rules, ({ pool }) => readServing(pool.db))
    const use = live === 'live' || live === undefined ? 'live' : 'demonstration'
    const outcomes = await withRecord(engine, use, catalogue, rules, async ({ desk }) => {
      const all: Outcome[] = []
      for (const file of files) all.push(await importFile(file, { desk, keys, io }))
      return all
    })
    if (json) io.out(JSON.stringify({ into: use, files: outcomes.map((one) => ('refusals' in one ? { file: one.file, refusals: one.refusals.map((refusal) => ({ ...refusal, message: wordingOf(refusal, catalogue) })) } : one)) }))
    else for (const one of outcomes) say(one, catalogue, io)
    return outcomes.some((one) => 'refusals' in one) ? 1 : 0
  } finally {
    await engine.stop()
  }
}

async function importFile(path: string, into: Into): Promise<Outcome> {
  const file = basename(path)
  try {
    const bytes = await readFile(path)
    if (isNotice(file, bytes)) return await importNotice(file, bytes, into)
    return (await speaksOfPeople(file, bytes)) ? await importDirectory(file, bytes, into) : await importMessages(file, bytes, into)
  } catch (error) {
    if (error instanceof TableRefused) return { file, refusals: error.reasons }
    if ((error as { code?: string }).code === 'ENOENT') return { file, refusals: [{ code: 'import/no-file', item: path }] }
    throw error
  }
}

const isNotice = (file: string, bytes: Buffer): boolean => file.endsWith('.json') && bytes.subarray(0, 4096).includes('"days"')

/** A table belongs to the directory when its header knows more of units and people than of messages. */
async function speaksOfPeople(file: string, bytes: Uint8Array): Promise<boolean> {
  const hits = (header: readonly string[], aliases: Readonly<Record<string, readonly string[]>>): number => {
    const names = new Set(Object.values(aliases).flat().map(plainName))
    return header.filter((cell) => names.has(plainName(cell))).length
  }
  const { header } = await readTable(bytes, file, { aliases: { ...importColumns, ...messageColumns } })
  return hits(header, importColumns) > hits(header, messageColumns)
}

async function importDirectory(file: string, bytes: Uint8Array, { desk }: Into): Promise<Outcome> {
  const { command, read } = uploads['directory']!
  const input = await read({ bytes: Buffer.from(bytes), fileName: file, fields: {} })
  if ('refusals' in input) return { file, refusals: input.refusals }
  const outcome = await desk.do(OPERATOR, command, input.value)
  if ('refusals' in outcome) return { file, refusals: outcome.refusals }
  const rows = (input.value as { rows: unknown[] }).rows.length
  return { file, kind: 'directory', rows, taken: rows }
}

async function importMessages(file: string, bytes: Uint8Array, { desk, keys, io }: Into): Promise<Outcome> {
  const table = await readMessageTable(bytes, file, 'hotline')
  if ('refusals' in table) return { file, refusals: table.refusals }
  let taken = 0
  for (const part of partsOf(table, keys)) {
    const outcome = await desk.do(OPERATOR, 'intake.receiveMany', part.input)
    if ('refusals' in outcome) return { file, refusals: outcome.refusals }
    taken += outcome.facts.filter((fact) => fact.kind === 'intake.received').length
    io.err(`${file}: ${taken}/${table.messages.length}`)
  }
  return { file, kind: 'messages', rows: table.messages.length, taken }
}

async function importNotice(file: string, bytes: Buffer, { desk }: Into): Promise<Outcome> {
  const { command, read } = uploads['notice']!
  const input = await read({ bytes, fileName: file, fields: {} })
  if ('refusals' in input) return { file, refusals: input.refusals }
  const outcome = await desk.do(OPERATOR, command, input.value)
  if ('refusals' in outcome) return { file, refusals: outcome.refusals }
  return { file, kind: 'notice', rows: 1, taken: 1 }
}

const OWN: typeof tableRefusals = {
  'import/no-file': { kind: 'notFound', zh: '没有这个文件：{item}', en: 'There is no such file: {item}', remedy: { zh: '核对路径', en: 'Check the path' } },
}

function wordingOf(refusal: Refusal, catalogue: Catalogue): string {
  const wording = catalogue.wording(refusal.code) ?? tableRefusals[refusal.code] ?? uploads['notice']!.refusals[refusal.code] ?? OWN[refusal.code]
  const params: Readonly<Record<string, string | number>> = { item: refusal.item ?? '', ...refusal.params }
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''))
  return wording ? `${fill(wording.zh)}。${fill(wording.remedy.zh)} / ${fill(wording.en)}. ${fill(wording.remedy.en)}` : refusal.code
}

function say(one: Outcome, catalogue: Catalogue, io: Io): void {
  if (!('refusals' in one)) return io.out(`${one.file}: ${one.taken}/${one.rows} (${one.kind})`)
  io.err(`${one.file}: 未导入，${one.refusals.length} 处问题 / not imported, ${one.refusals.length} faults`)
  for (const refusal of one.refusals.slice(0, SHOWN)) io.err(`  ${wordingOf(refusal, catalogue)}`)
  if (one.refusals.length > SHOWN) io.err(`  … ${one.refusals.length - SHOWN}`)
}
