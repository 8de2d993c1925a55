import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/setup/order.ts'
import './tools/compile-cache.ts'

/** Written with the titles of passed tests: which clauses hold. */
const CLAUSES = './tools/clauses/reporter.ts'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'console/src/**/*.test.ts'],
    pool: 'forks',
    // One more than the usual two cores: tests in a browser wait more than they compute.
    maxWorkers: 3,
    // Files share what a worker has loaded: a fork each for 200 files costs a sixth of the whole run. No test may lean on a module being new.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // A hanging test must end; how long one takes depends on what else the machine does and proves nothing.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/setup/database.ts'],
    reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }], ...(existsSync(new URL(CLAUSES, import.meta.url)) ? [CLAUSES] : [])],
  },
})
