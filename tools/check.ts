import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { staleDrawings } from './river/pages.ts'

/**
 * `npm run check`: what the gate checks, without databases and browsers, in half a minute: types, lint, fences, contracts of the modules, drawn pages.
 * `npm run check -- --write` makes the drawn pages anew first.
 */
const ROOT = join(import.meta.dirname, '..')
const tool = (name: string): string => join(ROOT, 'node_modules', '.bin', name)
const write = process.argv.includes('--write')

const steps: readonly (readonly [string, () => boolean])[] = [
  ['drawn pages', () => {
    const stale = staleDrawings(write)
    for (const page of stale) console.error(`docs/${page} ${write ? 'was drawn anew' : 'is not what the code says: npm run check -- --write'}`)
    return write || stale.length === 0
  }],
  ['types', () => runs(tool('tsc'), ['-p', 'tsconfig.json', '--noEmit']) && runs(tool('tsc'), ['-p', 'console/tsconfig.json', '--noEmit'])],
  ['lint', () => runs(tool('oxlint'), ['bin', 'src', 'console', 'tests', 'tools', 'bench', 'proof'])],
  ['fences and contracts', () => runs(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', 'tests/fences', 'tests/contracts/modules.test.ts', 'tests/contracts/documents.test.ts'])],
]

function runs(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

const failed = steps.filter(([name, step]) => {
  console.error(`— ${name}`)
  return !step()
})
console.error(failed.length === 0 ? 'all is in order / 检查通过' : `not in order / 未通过: ${failed.map(([name]) => name).join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
