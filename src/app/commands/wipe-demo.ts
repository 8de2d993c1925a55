import { createInterface } from 'node:readline/promises'
import { moduleNames } from '#src/modules/river.ts'
import { attachOrStart, engineOptions } from '#src/record/engine/index.ts'
import { openKeys, useKeys } from '#src/record/keys.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import type { Io } from '#src/surfaces/cli/io.ts'
import { composeCatalogue } from '../catalogue.ts'
import { appConfig, nameOf, prepareDatabase } from '../databases.ts'
import { wipeDemonstration } from '../demonstration.ts'
import { ensureFirstSignIn } from '../first-sign-in.ts'
import { readServing } from '../serving.ts'
import { openSite } from '../site.ts'

async function agreed(argv: readonly string[]): Promise<boolean> {
  if (argv.includes('--yes')) return true
  if (!process.stdin.isTTY) throw new Error('没有终端可以确认。请加 --yes。\nThere is no terminal to confirm on. Add --yes.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const said = await terminal.question('演示区的全部数据将被清除，不能恢复。输入 yes 继续 / All data of the demonstration district go for good. Type yes to go on: ')
    return said.trim().toLowerCase() === 'yes'
  } finally {
    terminal.close()
  }
}

/** `./huiying wipe-demo`: the demonstration goes, the live record is served from now on, by a running server too. */
export async function wipeDemo(argv: string[], io: Io): Promise<number> {
  const json = argv.includes('--json')
  if (!(await agreed(argv))) {
    io.err('没有清除 / nothing was wiped')
    return 1
  }
  const options = engineOptions(process.env)
  const engine = await attachOrStart(options)
  try {
    const keys = await openKeys(options.dataDir, process.env['HUIYING_KEYS'])
    useKeys(keys)
    const rules = loadRulebook()
    const catalogue = composeCatalogue(rules)
    await prepareDatabase(engine, nameOf(engine, 'live'), 'live', moduleNames)
    const live = await openSite(appConfig(engine, nameOf(engine, 'live')), { catalogue, rules, keys, report: (error, what) => io.err(`${what}: ${String(error)}`) })
    try {
      const wiped = (await readServing(live.pool.db)) !== 'live'
      await wipeDemonstration(engine, live, undefined, io.err)
      const first = await ensureFirstSignIn(live, keys)
      if (json) io.out(JSON.stringify({ wiped, served: 'live', signIn: first ?? null }))
      else {
        io.out(wiped ? '演示区已清除，现在提供正式库 / the demonstration is gone; the live record is served now' : '已没有演示区 / there was no demonstration left')
        if (first) io.out(`首次登录 / first sign-in: ${first.login}   ${first.password}`)
      }
      return 0
    } finally {
      await live.close()
    }
  } finally {
    await engine.stop()
  }
}
