/**
 * `npm run bench -- NAME [--quick]`: one bench; figures as JSON lines on stdout, progress on stderr.
 * Without a name all of them run, one after the other.
 */
import '../tools/compile-cache.ts'
import { makeBench, type Bench } from './setting/report.ts'

const benches: Readonly<Record<string, () => Promise<{ run(bench: Bench): Promise<void> }>>> = {
  river: () => import('./river.ts'),
  deadlines: () => import('./deadlines.ts'),
  portal: () => import('./portal.ts'),
  replay: () => import('./replay.ts'),
  interview: () => import('./interview.ts'),
  rota: () => import('./rota.ts'),
  signals: () => import('./signals.ts'),
  log: () => import('./log.ts'),
  channels: () => import('./channels.ts'),
}

const [name, ...rest] = process.argv.slice(2)
const all = name === undefined || name.startsWith('--')
const wanted = all ? Object.keys(benches) : [name]
if (wanted.some((one) => !(one in benches))) {
  console.error(`没有这项测量：${name}；有 ${Object.keys(benches).join('、')}\nThere is no bench named ${name}; there are ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}
for (const one of wanted) await (await benches[one]!()).run(makeBench(one, all ? process.argv.slice(2) : rest))
