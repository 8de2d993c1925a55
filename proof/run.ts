/**
 * `npm run proof -- NAME [--count n]`: one of the long proofs, with its full count; each prints JSON lines and ends with status 1 when it fails.
 * Without a name all of them run, one after the other.
 */
import '../tools/compile-cache.ts'

const proofs: Readonly<Record<string, () => Promise<{ prove(argv: readonly string[]): Promise<boolean> }>>> = {
  gate: () => import('./gate.ts'),
  paths: () => import('./paths.ts'),
  kill: () => import('./kill.ts'),
  timers: () => import('./timers.ts'),
  disk: () => import('./disk.ts'),
  embargo: () => import('./embargo.ts'),
  away: () => import('./away.ts'),
  'thirty-months': () => import('./thirty-months.ts'),
  channels: () => import('./channels.ts'),
  log: () => import('./log.ts'),
  signals: () => import('./signals.ts'),
  router: () => import('./router.ts'),
}

const [name, ...rest] = process.argv.slice(2)
const wanted = name === undefined || name.startsWith('--') ? Object.keys(proofs) : [name]
if (wanted.some((one) => !(one in proofs))) {
  console.error(`没有这个证明：${name}；有 ${Object.keys(proofs).join('、')}\nThere is no proof named ${name}; there are ${Object.keys(proofs).join(', ')}`)
  process.exit(2)
}
let ok = true
for (const one of wanted) ok = (await (await proofs[one]!()).prove(name === one ? rest : [])) && ok
process.exitCode = ok ? 0 : 1
