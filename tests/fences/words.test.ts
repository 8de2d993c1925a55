import { describe, expect, it } from 'vitest'
import { readSources } from './source.ts'
import { computedPatterns, machineTraces, mustBePure, saysNothing, surroundingsIn } from './words.ts'

const isTest = (path: string): boolean => path.endsWith('.test.ts')
const code = readSources(['bin', 'src']).filter(({ path }) => !isTest(path))
const where = ({ path, line, why }: { path: string; line: number; why: string }): string => `${path}:${line} ${why}`
const planted = (text: string, path = 'src/modules/cases/decide.ts') => ({ path, text })

describe('deciding files', () => {
  it('take neither clock nor chance nor surroundings', () => {
    const deciding = code.filter(({ path }) => mustBePure(path))
    expect(deciding.length).toBeGreaterThan(60)
    expect(deciding.flatMap(surroundingsIn).map(where)).toEqual([])
  })

  it.each(['new Date()', 'Date()', 'Date.now()', "Date['now']()", 'Math.random()', 'setTimeout(go, 5)', 'process.env.X', 'performance.now()', 'crypto.randomUUID()', 'globalThis.Date', 'fetch(where)'])('and a planted %s is found', (text) => {
    expect(surroundingsIn(planted(`export const one = () => {\n  return ${text}\n}`)).length).toBeGreaterThan(0)
  })

  it('while a date made from an instant, and words in texts, pass', () => {
    expect(surroundingsIn(planted("export const one = (at: string) => [new Date(at), 'Date.now()', Date.parse(at)] // new Date()"))).toEqual([])
    expect(mustBePure('src/modules/cases/storage.ts')).toBe(false)
    expect(mustBePure('src/modules/cases/pauses.ts')).toBe(true)
  })
})

describe('the clock is the database’s', () => {
  it('and is read by record.now() alone: the volatile clock would scan a million timers at each look', () => {
    const forbidden = ['clock', 'timestamp'].join('_')
    const found = readSources(['src'], /\.(?:ts|sql)$/).filter(({ text }) => text.toLowerCase().includes(forbidden))
    expect(found.map(({ path }) => path)).toEqual([])
  })

  it('so that the record and the desk ask no other', () => {
    // Ids carry a time for the sake of the index, never for that of the law; the engine waits for processes; the clockwork sleeps and measures leaps.
    const exempt = /^src\/record\/(?:ids\.ts|engine\/)|^src\/desk\/(?:clockwork|clock-watch)\.ts$/
    const keepers = code.filter(({ path }) => /^src\/(?:record|desk)\//.test(path) && !exempt.test(path))
    expect(keepers.length).toBeGreaterThan(10)
    expect(keepers.flatMap(surroundingsIn).filter(({ why }) => /Date|set[TI]|performance/.test(why)).map(where)).toEqual([])
  })
})

describe('patterns', () => {
  it('are written in the code, never made of what comes in', () => {
    expect(code.flatMap(computedPatterns).map(where)).toEqual([])
  }, 90_000)

  it.each(['new RegExp(user)', 'RegExp(user)', 'new RegExp(`^${user}$`)', 'new RegExp(user.text, "g")', "new RegExp('a' + user)"])('and a planted %s is found', (text) => {
    expect(computedPatterns(planted(`export const one = (user: any) => ${text}`))).toHaveLength(1)
  })

  it('while one put together from constants passes', () => {
    expect(computedPatterns(planted("const A = 'a'\nexport const one = [/a/, new RegExp('a'), new RegExp(`^${A}$`)]"))).toEqual([])
  })
})

describe('names', () => {
  const files = readSources(['bin', 'src', 'console/src', 'tests', 'tools', 'docs', 'instruments'], /./)

  it('say what the office would say', () => {
    expect(files.map(({ path }) => path).filter(saysNothing)).toEqual([])
  })

  it.each(['src/utils/one.ts', 'src/modules/cases/helpers.ts', 'src/modules/cases/case-helper.ts', 'src/services/x.ts', 'src/record/util.ts', 'src/desk/utils.test.ts'])('and a planted %s is found', (path) => {
    expect(saysNothing(path)).toBe(true)
  })

  it('that hold such a word inside another pass', () => {
    for (const path of ['src/app/serving.ts', 'src/modules/access/common-passwords.ts']) expect(saysNothing(path), path).toBe(false)
  })
})

describe('no file speaks of the machine on which it was written', () => {
  const texts = readSources(['.ci', 'bin', 'src', 'console', 'tests', 'tools', 'docs', 'instruments'], /\.(?:ts|tsx|sql|md|yaml|json|css|html|sh|csv)$|^run$/)

  it('in no text of the repository', () => {
    expect(texts.filter(({ path }) => path !== 'tests/fences/words.ts').flatMap(machineTraces).map(where)).toEqual([])
  })

  it('and a planted path or host is found', () => {
    for (const text of [`read('${['', 'work', 'main/x'].join('/')}')`, `cd ${['', 'root', 'x'].join('/')}`, `${['', 'home', 'anna', 'x'].join('/')}`, ['https://registry', 'example.com/x'].join('.'), ['https://x.j', 'frog.io/npm'].join('')]) {
      expect(machineTraces({ path: 'planted.md', text }), text).toHaveLength(1)
    }
    expect(machineTraces({ path: 'ok.md', text: `src${['', 'work', 'x'].join('/')} and ${['https://registry', 'npmjs.org/'].join('.')} and .${['', 'root', 'x'].join('/')}` })).toEqual([])
  })
})
