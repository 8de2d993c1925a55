import { readFile } from 'node:fs/promises'
import { argv } from 'node:process'
import type { Bench, Figure, Skipped } from './setting/report.ts'
import { compare, readEarlier } from './signals/against.ts'

/** One file a figure, or a family of them; `--only WORD` takes those whose name contains the word. */
const FIGURES: Readonly<Record<string, () => Promise<{ measure(bench: Bench): Promise<void> }>>> = {
  scan: () => import('./signals/scan.ts'),
  rules: () => import('./signals/rules.ts'),
  backtest: () => import('./signals/backtest.ts'),
  adversarial: () => import('./signals/adversarial.ts'),
  'neardup-1m': () => import('./signals/neardup-1m.ts'),
  pipeline: () => import('./signals/pipeline.ts'),
  'manuscript-terms': () => import('./signals/manuscript-terms.ts'),
  'manuscript-edit': () => import('./signals/manuscript-edit.ts'),
  matters: () => import('./signals/matters.ts'),
  proofread: () => import('./signals/proofread.ts'),
}

const after = (name: string): string | undefined => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined)

/**
 * `npm run bench -- signals [--quick] [--only FIGURE] [--texts FILE.jsonl] [--words FILE.txt] [--against FILE]`. Texts and words are invented by a
 * generator unless files are given (rows {title?, text}; one word a line). `--against` compares with an earlier output of this bench.
 */
export async function run(bench: Bench): Promise<void> {
  const against = after('--against')
  const earlier = against === undefined ? new Map<string, Figure>() : readEarlier(await readFile(against, 'utf8'))
  const printed: (Figure | Skipped)[] = []
  const keeping: Bench = {
    ...bench,
    print(figure) {
      printed.push(figure)
      bench.print(figure)
    },
  }
  const only = after('--only')
  // `scan-1k` is measured with its family.
  const chosen = Object.entries(FIGURES).filter(([name]) => only === undefined || name.includes(only) || only.startsWith(name))
  if (chosen.length === 0) throw new Error(`no figure is called ${only}; there are ${Object.keys(FIGURES).join(', ')}`)
  for (const [, load] of chosen) await (await load()).measure(keeping)
  for (const figure of compare(printed, earlier)) bench.print(figure)
}
