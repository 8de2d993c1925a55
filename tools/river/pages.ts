import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawRiver, drawVocabulary, redrawn } from './drawing.ts'

const DOCS = join(import.meta.dirname, '..', '..', 'docs')
const PAGES = [['river.md', drawRiver], ['glossary.md', drawVocabulary]] as const

/** Pages whose drawn part is not what the code says now; with `write`, they are made anew. */
export function staleDrawings(write: boolean): string[] {
  return PAGES.flatMap(([name, draw]) => {
    const path = join(DOCS, name)
    const page = readFileSync(path, 'utf8')
    const fresh = redrawn(page, draw())
    if (fresh === page) return []
    if (write) writeFileSync(path, fresh)
    return [name]
  })
}
