import { type CommandName, commandOf, COMMANDS, type CommandText, HELP_OPTION, helpOf, overview } from './commands.ts'
import type { Io, Load } from './io.ts'
import { nearest } from './nearest.ts'

/** Exit status of a command line that was not understood. */
export const MISUSED = 2

/**
 * The frame of all commands: finds the command, answers `--help`, refuses unknown words with the nearest known one, and turns what a
 * command throws into a message. `loaders` holds the code of each command by name. Resolves to the exit status.
 */
export async function main(argv: readonly string[], io: Io, loaders: Readonly<Record<CommandName, Load>>, version: string): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return showHelp(rest[0], rest.includes('--json'), io)
  if (name === '--version') {
    io.out(version)
    return 0
  }
  const command = commandOf(name)
  if (!command) return unknownCommand(name, io)
  const own = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest
  if (own.includes('--help') || own.includes('-h')) return showHelp(name, own.includes('--json'), io)
  const wrong = unknownOptions(own, command)
  if (wrong.length > 0) {
    for (const line of wrong) io.err(line)
    return MISUSED
  }
  try {
    const run = await loaders[command.name as CommandName]()
    return await run(rest, io)
  } catch (error) {
    io.err(messageOf(error))
    return 1
  }
}

function showHelp(name: string | undefined, json: boolean, io: Io): number {
  const command = commandOf(name)
  if (name !== undefined && !name.startsWith('-') && !command) return unknownCommand(name, io)
  if (json) io.out(JSON.stringify(command ?? { commands: COMMANDS }))
  else io.out(command ? helpOf(command) : overview())
  return 0
}

function unknownCommand(name: string, io: Io): number {
  const near = nearest(name, COMMANDS.map((one) => one.name))
  io.err(`没有命令 "${name}"。${near ? `是否指 ${near}？` : ''}全部命令：./huiying --help`)
  io.err(`There is no command "${name}".${near ? ` Did you mean ${near}?` : ''} All commands: ./huiying --help`)
  return MISUSED
}

/** One message for every option that the command does not have or that lacks its value. */
function unknownOptions(argv: readonly string[], command: CommandText): string[] {
  const wrong: string[] = []
  for (let at = 0; at < argv.length; at += 1) {
    const [word, given] = splitOption(argv[at]!)
    if (!word.startsWith('-') || word === '-') continue
    const option = command.options.find((one) => one.name === word)
    if (!option) {
      const near = nearest(word, [...command.options, HELP_OPTION].map((one) => one.name))
      wrong.push(
        `${command.name} 没有选项 "${word}"。${near ? `是否指 ${near}？` : ''}说明：./huiying ${command.name} --help`,
        `${command.name} has no option "${word}".${near ? ` Did you mean ${near}?` : ''} See ./huiying ${command.name} --help`,
      )
    } else if (option.value && given === undefined) {
      at += 1
      if (argv[at] === undefined || argv[at]!.startsWith('--')) {
        wrong.push(`${word} 后面要写 ${option.value}。`, `${word} needs ${option.value} after it.`)
        at -= 1
      }
    }
  }
  return wrong
}

function splitOption(word: string): [string, string | undefined] {
  const sign = word.startsWith('--') ? word.indexOf('=') : -1
  return sign < 0 ? [word, undefined] : [word.slice(0, sign), word.slice(sign + 1)]
}

/** Expected troubles carry a code of ours (`area/what`) and their own words; anything else is a fault of ours and is shown whole. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && code.includes('/') ? error.message : (error.stack ?? error.message)
}
