import { describe, expect, it } from 'vitest'
import { cyclesIn } from './cycles.ts'
import { readSources } from './source.ts'

const file = (path: string, text: string) => ({ path, text })

describe('imports go round nowhere', () => {
  it('in src, console, tests and tools, types included', () => {
    expect(cyclesIn(readSources(['bin', 'src', 'console/src', 'tests', 'tools']))).toEqual([])
  }, 90_000)

  it.each([
    ['two files', [file('src/a.ts', `import { b } from './b.ts'`), file('src/b.ts', `export * from './a.ts'`)], [['src/a.ts', 'src/b.ts']]],
    ['types alone', [file('src/a.ts', `import type { B } from './b.ts'`), file('src/b.ts', `export type A = import('./a.ts').A`)], [['src/a.ts', 'src/b.ts']]],
    ['three files, one of them lazily', [file('src/a.ts', `import './b.ts'`), file('src/b.ts', `import './c.ts'`), file('src/c.ts', `export const load = () => import('#src/a.ts')`)], [['src/a.ts', 'src/b.ts', 'src/c.ts']]],
    ['a file that imports itself', [file('src/a.ts', `import { b } from './a.ts'`)], [['src/a.ts']]],
    ['two circles apart', [file('src/a.ts', `import './b.ts'`), file('src/b.ts', `import './a.ts'\nimport './c.ts'`), file('src/c.ts', `import './d.ts'`), file('src/d.ts', `import './c.ts'`)], [['src/c.ts', 'src/d.ts'], ['src/a.ts', 'src/b.ts']]],
    ['no circle, only a diamond', [file('src/a.ts', `import './b.ts'\nimport './c.ts'`), file('src/b.ts', `import './d.ts'`), file('src/c.ts', `import './d.ts'`), file('src/d.ts', '')], []],
  ])('a plant of %s', (_, planted, circles) => {
    expect(cyclesIn(planted)).toEqual(circles)
  })
})
