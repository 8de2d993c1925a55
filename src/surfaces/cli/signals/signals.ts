import { parseArgs } from 'node:util'
import { commandOf, helpOf } from '../commands.ts'
import type { Io } from '../io.ts'
import type { Act, Asked } from './act.ts'

const MISUSED = 2

/** One file an act; its code is fetched when it is asked for. */
const ACTS: Readonly<Record<string, () => Promise<{ readonly act: Act }>>> = {
  match: () => import('./match.ts'),
  backtest: () => import('./backtest.ts'),
  dedupe: () => import('./dedupe.ts'),
  matters: () => import('./matters.ts'),
  proofread: () => import('./proofread.ts'),
}

/**
 * `signals match|backtest|dedupe|matters|proofread FILE`: the text engine on a file of posts, rows `{id, title?, text, time?}`, .jsonl or .jsonl.gz. Needs no database.
 * Resolves to 0, to 1 when something in a file was wrong, to 2 when the command line was not understood.
 */
export async function signals(argv: string[], io: Io): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    io.out(helpOf(commandOf('signals')!))
    return 0
  }
  const options = { json: { type: 'boolean' }, plain: { type: 'boolean' }, rules: { type: 'string' }, rule: { type: 'string' }, words: { type: 'string' }, help: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true, strict: false })
  const [name = '', file, ...more] = positionals
  const load = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined
  const wrong: string[] = []
  const names = Object.keys(ACTS).join('、')
  if (!load) wrong.push(`signals 后面写做什么：${names}`, `After signals say what to do: ${names}`)
  if (file === undefined) wrong.push('缺少文件：每行一条 {id, title?, text, time?}，.jsonl 或 .jsonl.gz', 'A file is missing: one row {id, title?, text, time?} a line, .jsonl or .jsonl.gz')
  if (more.length > 0) wrong.push(`只处理一个文件，多出：${more.join(' ')}`, `One file at a time; too many: ${more.join(' ')}`)
  const asked: Asked = { file: file ?? '', json: values.json === true, plain: values.plain === true, rules: textOf(values.rules), rule: textOf(values.rule), words: textOf(values.words) }
  const { act } = load ? await load() : {}
  wrong.push(...(act?.needs(asked) ?? []))
  if (!act || wrong.length > 0) {
    for (const line of wrong) io.err(line)
    return MISUSED
  }
  return act.run(asked, io)
}

const textOf = (value: string | boolean | undefined): string | undefined => (typeof value === 'string' ? value : undefined)
