import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkInstruments } from './check.ts'
import { makeRulebook, type Rulebook } from './engine.ts'
import { type Fault, type Instrument, parseInstrument } from './instrument.ts'
import { INSTRUMENTS, loadCalendar } from './read-calendar.ts'
import { knownClauses, readRegister } from './read-register.ts'
import { Unanswerable } from './unanswerable.ts'

/** Every instrument in `folder` and every fault found in them. Folders without instrument.yaml (calendar, register) are no instruments. */
export function readInstruments(folder: string = INSTRUMENTS): { readonly instruments: readonly Instrument[]; readonly faults: readonly Fault[] } {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'instrument.yaml'))).map(({ name }) => name)
  const read = names.toSorted().map((name) => parseInstrument({
    folder: name,
    instrument: text(join(folder, name, 'instrument.yaml')),
    rules: existsSync(join(folder, name, 'rules.yaml')) ? text(join(folder, name, 'rules.yaml')) : '',
    cases: existsSync(join(folder, name, 'cases.yaml')) ? text(join(folder, name, 'cases.yaml')) : undefined,
    readings: readingsOf(join(folder, name, 'readings')),
  }))
  const instruments = read.flatMap(({ instrument }) => instrument ?? [])
  const faults = [...read.flatMap((one) => one.faults), ...checkInstruments(instruments, knownClauses(readRegister()))]
  return { instruments, faults }
}

const text = (path: string): string => readFileSync(path, 'utf8')

function readingsOf(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map()
  return new Map(readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => [name.slice(0, -3), text(join(folder, name))]))
}

/** One fault as a line: where, what, what to do. */
export function faultLine(one: Fault): string {
  const place = [one.file, one.rule, one.field].filter((part) => part !== undefined && part !== '').join(' · ')
  return `${place}：${one.zh}。${one.remedy.zh} / ${one.en}; ${one.remedy.en}`
}

/** The rulebook of this installation. Throws `Unanswerable('instruments-faulty')` with every fault; half a rulebook is none. */
export function loadRulebook(options: { readonly mode?: Rulebook['mode']; readonly folder?: string } = {}): Rulebook {
  const { instruments, faults } = readInstruments(options.folder)
  if (faults.length > 0) {
    const lines = faults.map(faultLine).join('\n')
    throw new Unanswerable('instruments-faulty', { zh: `制度文件有 ${faults.length} 处问题：\n${lines}`, en: `${faults.length} faults in the instruments, listed above` })
  }
  return makeRulebook(instruments, loadCalendar(), options.mode)
}
