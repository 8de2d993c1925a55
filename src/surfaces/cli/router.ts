import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { crossValidate, deserialize, figures, judge, RouterRefusal, serialize, train, type Evaluation, type Judged } from '#src/signals/router/router.ts'
import { commandOf, helpOf } from './commands.ts'
import type { Io } from './io.ts'
import { readLabelledRows, type LabelledRow } from './labelled-rows.ts'

const MISUSED = 2
const FAILED = 1
/** Faults shown of a file; somebody who gave the wrong file needs no million lines to see it. */
const SHOWN = 100

interface Request {
  readonly act: 'train' | 'eval'
  readonly file: string
  readonly out: string
  readonly model: string
  readonly folds: number
  readonly json: boolean
}

/**
 * `router train FILE --out MODEL`, `router eval FILE --model MODEL`, `router eval FILE --folds N`
 * (cross-validation). FILE holds rows `{label, title?, text}`, .jsonl or .jsonl.gz. Needs no database.
 * Resolves to 0, to 1 when a file or the training fails, to 2 when the command line was not understood.
 */
export async function router(argv: string[], io: Io): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    const command = commandOf('router')
    if (command) io.out(helpOf(command))
    return 0
  }
  const request = understand(argv)
  if (Array.isArray(request)) {
    for (const fault of request) io.err(fault)
    io.err('./huiying router --help')
    return MISUSED
  }
  const read = await readLabelledRows(request.file)
  if ('faults' in read) {
    for (const fault of read.faults.slice(0, SHOWN)) io.err(fault)
    if (read.faults.length > SHOWN) io.err(`另有 ${read.faults.length - SHOWN} 处 / and ${read.faults.length - SHOWN} more`)
    return FAILED
  }
  try {
    return request.act === 'train' ? await trainTo(request, read.rows, io) : await judgeBy(request, read.rows, io)
  } catch (error) {
    if (!(error instanceof RouterRefusal)) throw error
    io.err(error.message)
    return FAILED
  }
}

function understand(argv: string[]): Request | string[] {
  const faults: string[] = []
  const { values, positionals, tokens } = parseArgs({
    args: argv,
    strict: false,
    tokens: true,
    options: { out: { type: 'string' }, model: { type: 'string' }, folds: { type: 'string' }, json: { type: 'boolean' } },
  })
  for (const token of tokens) {
    if (token.kind === 'option' && !['out', 'model', 'folds', 'json'].includes(token.name)) faults.push(`没有选项 ${token.rawName} / there is no option ${token.rawName}`)
  }
  const text = (name: 'out' | 'model' | 'folds'): string => (typeof values[name] === 'string' ? values[name] : '')
  const [act, file = '', ...more] = positionals
  if (act !== 'train' && act !== 'eval') faults.push('请写 train 或 eval / say train or eval')
  if (file === '') faults.push('缺少文件 FILE / FILE is missing')
  if (more.length > 0) faults.push(`只接受一个文件，多出 ${more.join(' ')} / takes one file, too many: ${more.join(' ')}`)
  if (act === 'train' && text('out') === '') faults.push('train 需要 --out MODEL / train needs --out MODEL')
  if (act === 'train' && (text('model') !== '' || text('folds') !== '')) faults.push('--model 和 --folds 只用于 eval / --model and --folds belong to eval')
  if (act === 'eval' && (text('model') === '') === (text('folds') === '')) faults.push('eval 需要 --model MODEL 或 --folds N，二者取一 / eval needs either --model MODEL or --folds N')
  if (act === 'eval' && text('out') !== '') faults.push('--out 只用于 train / --out belongs to train')
  const folds = text('folds') === '' ? 0 : Number(text('folds'))
  if (text('folds') !== '' && !(Number.isInteger(folds) && folds >= 2 && folds <= 100)) faults.push('--folds 是 2 到 100 的整数 / --folds is a whole number from 2 to 100')
  if (faults.length > 0) return faults
  return { act: act as Request['act'], file, out: text('out'), model: text('model'), folds, json: values.json === true }
}

async function trainTo(request: Request, rows: readonly LabelledRow[], io: Io): Promise<number> {
  const started = performance.now()
  const model = train(rows, { progress: (step) => io.err(step) })
  const seconds = Math.round((performance.now() - started) / 100) / 10
  const bytes = serialize(model)
  const fault = await putFile(request.out, bytes)
  if (fault !== undefined) {
    io.err(fault)
    return FAILED
  }
  if (request.json) {
    io.out(JSON.stringify({ version: model.version, rows: rows.length, labels: model.labels.length, grams: model.hashes.length, bytes: bytes.length, seconds, out: request.out }))
  } else {
    io.out(`模型 ${model.version}：${rows.length} 件，${model.labels.length} 个标签，${seconds} 秒，${bytes.length} 字节，写入 ${request.out}`)
    io.out(`Model ${model.version}: ${rows.length} messages, ${model.labels.length} labels, ${seconds} s, ${bytes.length} bytes, written to ${request.out}`)
  }
  return 0
}

/** Writes beside the place and renames, so that a reader never meets half a model. Says what is wrong, if anything is. */
async function putFile(path: string, bytes: Uint8Array): Promise<string | undefined> {
  const beside = `${path}.${process.pid}.part`
  try {
    await writeFile(beside, bytes)
    await rename(beside, path)
    return undefined
  } catch (error) {
    await rm(beside, { force: true })
    return `${path} 写不进去，请检查目录与空间 / cannot be written, check folder and space (${(error as NodeJS.ErrnoException).code})`
  }
}

async function judgeBy(request: Request, rows: readonly LabelledRow[], io: Io): Promise<number> {
  let judged: Judged[]
  let by: Record<string, unknown>
  if (request.folds > 0) {
    judged = crossValidate(rows, request.folds, { progress: (step) => io.err(step) })
    by = { folds: request.folds }
  } else {
    if (!(await stat(request.model).catch(() => undefined))?.isFile()) {
      io.err(`${request.model} 读不到，请检查路径 / cannot be read, check the path`)
      return FAILED
    }
    const model = deserialize(await readFile(request.model))
    judged = judge(model, rows)
    by = { model: model.version }
  }
  const all = figures(judged)
  const asWritten = judged.filter((_, at) => rows[at]?.raw)
  const result = { ...all, ...(asWritten.length > 0 ? { raw: figures(asWritten) } : {}), ...by }
  if (request.json) io.out(JSON.stringify(result))
  else for (const line of [...table('全部 / all', all), ...(result.raw ? table('原文 / as written (raw = 1)', result.raw) : [])]) io.out(line)
  return 0
}

function table(title: string, of: Evaluation): string[] {
  return [
    `${title}: ${of.rows}`,
    `  macro-F1 ${of.macroF1.toFixed(4)}  accuracy ${of.accuracy.toFixed(4)}`,
    ...of.coverage.map((one) => `  最有把握的 / most certain ${String(one.share * 100).padStart(3)}%  ${one.accuracy.toFixed(4)}`),
    ...Object.entries(of.perClass).map(([label, one]) => `  F1 ${one.f1.toFixed(3)}  P ${one.precision.toFixed(3)}  R ${one.recall.toFixed(3)}  ${String(one.count).padStart(6)}  ${label}`),
  ]
}
