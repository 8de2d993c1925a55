import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

const ROOT = resolve(import.meta.dirname, '../..')
/**
 * What takes longest, most of it waiting for something: begun first, beside what computes. A fresh clone knows no durations and begins
 * the largest files first, so that these, small as they are, would run last with nothing beside them.
 */
const FIRST = ['tests/proof/kill', 'tests/http/start', 'tests/contracts/whole-or-nothing', 'tests/proof/trouble', 'tests/console/registers', 'tests/ground/engine', 'tests/proof/shared-clock', 'tests/portal/browser', 'tests/router/real-messages'].map((name) => join(ROOT, `${name}.test.ts`))

/** The order of vitest, with the longest first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const missing = FIRST.filter((path) => !existsSync(path))
    if (missing.length > 0) throw new Error(`tests/setup/order.ts names what is not there: ${missing.join(', ')}`)
    const place = ({ moduleId }: TestSpecification): number => (FIRST.includes(moduleId) ? FIRST.indexOf(moduleId) : FIRST.length)
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}
