import { composeCatalogue } from '#src/app/catalogue.ts'
import type { Flow } from '#src/desk/catalogue.ts'
import { forward } from '#src/flows/forward.ts'
import { returning } from '#src/flows/return.ts'
import { banks, moduleNames, stages } from '#src/modules/river.ts'
import { loadRulebook } from '#src/rulebook/read-instruments.ts'
import { arrowsOf, moduleOf } from './probe.ts'

/** Drawn parts of a page stand between these two lines; what a person wrote around them stays. */
export const BEGIN = '<!-- drawn from the code: npm run check -- --write -->'
export const END = '<!-- end of what is drawn -->'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n')

const flowTable = (flows: readonly Flow[]): string =>
  table(['sentence', 'when this fact stands', 'it asks'], arrowsOf(flows).map(({ flow, when, command }) => [flow, `\`${when}\``, `\`${command}\``]))

/** The map as a diagram: registers on the bank, the river from source to mouth, solid arrows downstream, dotted ones upstream. */
function diagram(): string {
  const pairs = (flows: readonly Flow[]): string[] => [...new Set(arrowsOf(flows).map(({ when, command }) => `${moduleOf(when)} ${moduleOf(command)}`))]
  return [
    '```mermaid', 'flowchart LR',
    `  subgraph banks["standing registers"]`, ...banks.map((name) => `    ${name}`), '  end',
    `  subgraph river["from source to mouth"]`, ...stages.map((name) => `    ${name}`), '  end',
    '  duties["duties (watch every fact)"]',
    ...pairs(forward).map((pair) => `  ${pair.split(' ').join(' --> ')}`),
    ...pairs(returning).map((pair) => `  ${pair.split(' ').join(' -.-> ')}`),
    '```',
  ].join('\n')
}

/** The drawn part of docs/river.md. */
export const drawRiver = (): string => [
  `Order of the map: ${moduleNames.join(' · ')}.`, '', diagram(), '',
  '## Forward: one stage hands on to the next', '', flowTable(forward), '',
  '## Return: asks upstream, which may refuse', '', flowTable(returning),
].join('\n')

/** The drawn part of docs/glossary.md: every command and every fact with its Chinese name. */
export function drawVocabulary(): string {
  const { modules } = composeCatalogue(loadRulebook())
  return moduleNames.map((name) => {
    const module = modules.find((one) => one.name === name)!
    return [
      `### ${name}`, '',
      table(['command', '中文'], (module.commands ?? []).map((one) => [`\`${one.name}\``, one.zh])), '',
      table(['fact', '中文'], Object.entries(module.facts ?? {}).map(([kind, zh]) => [`\`${kind}\``, zh])),
    ].join('\n')
  }).join('\n\n')
}

/** A page with its drawn part made anew. */
export function redrawn(page: string, part: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (from < 0 || to < from) throw new Error(`the page has no place for what is drawn: ${BEGIN} … ${END}`)
  return `${page.slice(0, from + BEGIN.length)}\n\n${part}\n\n${page.slice(to)}`
}
