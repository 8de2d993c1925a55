import { readFile } from 'node:fs/promises'
import { argv } from 'node:process'
import { type Bench, type Figure, type Skipped } from './setting/report.ts'

/** One file a figure, or a family of them; `--only WORD` takes those whose name contains the word. */
const FIGURES: Readonly<Record<string, () => Promise<{ measure(bench: Bench): Promise<void> }>>> = {
  scan: () => import('./signals/scan.ts'),
  rules: () => import('./signals/rules.ts'),
  backtest: () => import('./signals/backtest.ts'),
  adversarial: () => import('./signals/adversarial.ts'),
  'neardup-1m': () => import('./signals/neardup-1m.ts'),
  'manuscript-terms': () => import('./signals/manuscript-terms.ts'),
  'manuscript-edit': () => import('./signals/manuscript-edit.ts'),
}

const after = (name: string): string | undefined => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined)

/**
 * `npm run bench -- signals [--quick] [--only FIGURE] [--texts FILE.jsonl] [--words FILE.txt] [--against FILE]`. Texts and words are invented by a
 * generator unless files are given (rows {title?, text}; one word a line). `--against` compares with an earlier output of this bench.
 */
export async function run(bench: Bench): Promise<void> {
  const earlier = await earlierOf(after('--against'))
  const printed: (Figure | Skipped)[] = []
  const keeping: Bench = {
    ...bench,
    print(figure) {
      printed.push(figure)
      bench.print(figure)
    },
  }
  const only = after('--only')
  for (const [name, load] of Object.entries(FIGURES)) if (only === undefined || name.includes(only)) await (await load()).measure(keeping)
  for (const figure of printed) {
    const before = earlier.get(figure.figure)
    if (before === undefined || !('value' in figure)) continue
    bench.print({ figure: `${figure.figure} against earlier`, value: figure.value / before.value, unit: 'of the earlier value' })
    if (figure.ratio !== undefined && before.ratio !== undefined) bench.print({ figure: `${figure.figure} ratio against earlier`, value: figure.ratio / before.ratio, unit: 'of the earlier ratio' })
  }
}

async function earlierOf(path: string | undefined): Promise<Map<string, Figure>> {
  if (path === undefined) return new Map()
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.startsWith('{'))
  return new Map(lines.map((line) => JSON.parse(line) as Figure).filter(({ value }) => typeof value === 'number').map((figure) => [figure.figure, figure]))
}

