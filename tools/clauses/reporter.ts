import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter, TestModule, TestRunEndReason, TestSpecification, Vitest } from 'vitest/node'
import { clausesOf, type ClauseReport } from './titles.ts'

/** Where `./huiying clauses` looks for what the last whole run of the tests proved. */
export const REPORT = join(import.meta.dirname, '..', '..', 'reports', 'clauses.json')

/**
 * Writes which clauses the tests prove: an id counts when a test that names it in its title, or in the title around it, passed and
 * none that names it failed. A run of some files only proves nothing about the rest and writes nothing.
 */
export default class ClauseReporter implements Reporter {
  private vitest: Vitest | undefined
  private whole = false
  private readonly path: string

  constructor(options: { readonly path?: string } = {}) {
    this.path = options.path ?? REPORT
  }

  onInit(vitest: Vitest): void {
    this.vitest = vitest
  }

  async onTestRunStart(specifications: readonly TestSpecification[]): Promise<void> {
    const all = (await this.vitest?.globTestSpecifications()) ?? []
    this.whole = specifications.length >= all.length && this.vitest?.config.testNamePattern === undefined
  }

  onTestRunEnd(modules: readonly TestModule[], _errors: unknown, reason: TestRunEndReason): void {
    if (!this.whole || reason === 'interrupted') return
    const passed = new Map<string, string[]>()
    const failed = new Map<string, string[]>()
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const into = { passed, failed }[test.result().state as string]
        for (const id of into === undefined ? [] : clausesOf(test.fullName)) into?.set(id, [...(into.get(id) ?? []), `${module.relativeModuleId} > ${test.fullName}`])
      }
    }
    const proved = [...passed].filter(([id]) => !failed.has(id)).toSorted(([a], [b]) => a.localeCompare(b))
    const report: ClauseReport = { proved: Object.fromEntries(proved), failed: Object.fromEntries(failed) }
    mkdirSync(join(this.path, '..'), { recursive: true })
    writeFileSync(this.path, `${JSON.stringify(report, null, 2)}\n`)
  }
}
