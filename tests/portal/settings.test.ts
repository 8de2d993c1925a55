import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings } from '#src/surfaces/portal/settings.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const code = globSync('{src,bin}/**/*.ts', { cwd: ROOT }).filter((path) => !path.endsWith('.test.ts')).map((path) => readFileSync(join(ROOT, path), 'utf8')).join('\n')
const read = new Set([...code.matchAll(/env\['(\w+)'\]|'(HUIYING_[A-Z_]+)'/g)].map(([, direct, named]) => direct ?? named!))

describe('what is set by the environment', () => {
  it('stands in the operator’s page, every variable that the program reads', () => {
    const page = readFileSync(join(ROOT, 'docs/operations/running.md'), 'utf8')
    expect(read.size).toBeGreaterThanOrEqual(12)
    // The machine's own, which nobody sets for us.
    const ours = [...read].filter((name) => name !== 'PATH')
    expect(ours.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })

  it('takes an empty variable as not set, and an address without its last slash', () => {
    expect(readSettings({ HUIYING_SITE_NAME: ' 澄湾回应 ', HUIYING_ICP: ' ', HUIYING_ADDRESS: 'https://www.example.gov.cn//' })).toEqual({ siteName: '澄湾回应', address: 'https://www.example.gov.cn' })
  })
})
