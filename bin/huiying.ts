import { readFileSync } from 'node:fs'
import type { CommandName } from '#src/surfaces/cli/commands.ts'
import type { Load } from '#src/surfaces/cli/io.ts'
import { main } from '#src/surfaces/cli/main.ts'

/** Each command's code is fetched only when it is asked for, so that `--help` answers at once. */
const loaders: Readonly<Record<CommandName, Load>> = {
  start: async () => (await import('../src/app/commands/start.ts')).start,
  import: async () => (await import('../src/app/commands/import.ts')).importFiles,
  replay: async () => (await import('../src/app/commands/replay.ts')).replay,
  export: async () => (await import('../src/app/commands/export.ts')).exportRecord,
  'verify-record': async () => (await import('../src/app/commands/verify-record.ts')).verifyRecord,
  'wipe-demo': async () => (await import('../src/app/commands/wipe-demo.ts')).wipeDemo,
  log: async () => (await import('../src/app/commands/log.ts')).log,
  verify: async () => (await import('../src/app/commands/verify.ts')).verify,
  drill: async () => (await import('../src/app/commands/drill.ts')).drill,
  due: async () => (await import('../src/surfaces/cli/due.ts')).due,
  year: async () => (await import('../src/surfaces/cli/year.ts')).year,
  clauses: async () => (await import('../src/surfaces/cli/clauses.ts')).clauses,
  router: async () => (await import('../src/surfaces/cli/router.ts')).router,
  collect: async () => (await import('../src/app/commands/collect.ts')).collecting({ now: () => new Date().toISOString() }),
  signals: async () => (await import('../src/surfaces/cli/signals/signals.ts')).signals,
  rota: async () => (await import('../src/app/commands/rota.ts')).rota,
  test: async () => (await import('../src/surfaces/cli/test.ts')).test,
  doctor: async () => {
    const [{ doctor }, { diagnose, engineOptions }, { loadCalendar }] = await Promise.all([
      import('../src/surfaces/cli/doctor.ts'),
      import('../src/record/engine/index.ts'),
      import('../src/rulebook/read-calendar.ts'),
    ])
    return (argv, io) => doctor(argv, io, { database: () => diagnose(engineOptions(process.env)), calendarUntil: () => loadCalendar().coveredUntil })
  },
}

// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const io = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void process.stderr.write(`${line}\n`),
}
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
const status = await main(process.argv.slice(2), io, loaders, version)
// Written before we go, also into a slow pipe.
process.stdout.write('', () => process.stderr.write('', () => process.exit(status)))
