import type { Content } from '#src/modules/statements/contract.ts'

/** Evidence, one a line, with a bar before its source. */
export const evidenceLines = (evidence: readonly { readonly what: string; readonly source: string }[]): string => evidence.map(({ what, source }) => `${what} | ${source}`).join('\n')
export const evidenceOf = (typed: string): { what: string; source: string }[] =>
  typed.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
    const [what = '', source = ''] = line.split(/[|｜]/).map((part) => part.trim())
    return { what, source }
  })

/** All texts of a page part in order, as one text that can be compared. */
export function pageLines({ page }: Pick<Content, 'page'>): string {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    if (Array.isArray(value)) return value.flatMap(texts)
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
  }
  return texts(page).join('\n')
}
