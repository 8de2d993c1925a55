import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { excused, sizeFaults } from './sizes.ts'
import { readSources, ROOT } from './source.ts'

const file = (path: string, lines: number) => ({ path, text: 'x\n'.repeat(lines) })
const many = (lines: number) => Array.from({ length: 9 }, (_, at) => file(`src/${at}.ts`, lines))

describe('files are small', () => {
  it('none above 400 lines without a reason, nine in ten at most 200', () => {
    const reasons = excused(readFileSync(join(ROOT, 'docs/decisions/long-files.md'), 'utf8'))
    expect(sizeFaults(readSources(['bin', 'src', 'console/src', 'tests', 'tools'], /\.(?:ts|tsx|sql)$/), reasons)).toEqual([])
  })

  it('and a planted long file, a stale excuse, and a tree of long files are found', () => {
    expect(sizeFaults([...many(20), file('src/long.ts', 401)], new Map())).toEqual(['src/long.ts has 401 lines and no reason', 'one file in ten is longer than 401 lines'])
    expect(sizeFaults([...many(20), ...many(20), file('src/long.ts', 401)], new Map([['src/long.ts', 'a table']]))).toEqual([])
    expect(sizeFaults(many(20), new Map([['src/gone.ts', 'a table']]))).toEqual(['src/gone.ts is excused and not long'])
    expect(sizeFaults(many(201), new Map())).toEqual(['one file in ten is longer than 201 lines'])
    expect(sizeFaults([...many(200), file('src/edge.ts', 400)], new Map())).toEqual(['one file in ten is longer than 400 lines'])
    expect(sizeFaults([...many(200), ...many(200), file('src/edge.ts', 400)], new Map())).toEqual([])
  })

  it('reads reasons from the list, and nothing without one', () => {
    expect(excused('# x\n- `src/a.ts`: one table\n- `src/b.ts`:\n- src/c.ts: no\n')).toEqual(new Map([['src/a.ts', 'one table']]))
  })
})
