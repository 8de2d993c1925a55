import { fates, type Fate } from '#src/modules/consultations/kinds.ts'
import type { Content } from '#src/modules/statements/contract.ts'

/** Evidence, one a line, with a bar before its source. */
export const evidenceLines = (evidence: readonly { readonly what: string; readonly source: string }[]): string => evidence.map(({ what, source }) => `${what} | ${source}`).join('\n')
export const evidenceOf = (typed: string): { what: string; source: string }[] =>
  typed.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
    const [what = '', source = ''] = line.split(/[|｜]/).map((part) => part.trim())
    return { what, source }
  })

const parts = (line: string): string[] => line.split(/[|｜]/).map((part) => part.trim())
const linesOf = (typed: string): string[] => typed.split('\n').map((line) => line.trim()).filter(Boolean)

type Question = NonNullable<NonNullable<Content['page']>['invites']>['questions'][number]
/** Questions of a survey, one a line: the question, then its options, with bars between; `*` before it when several may be chosen. */
export const questionLines = (questions: readonly Question[]): string => questions.map(({ text, options, several }) => `${several ? '*' : ''}${[text, ...options].join(' | ')}`).join('\n')
export const questionsOf = (typed: string): Question[] =>
  linesOf(typed).map((line) => {
    const [text = '', ...options] = parts(line.replace(/^[*＊]/, ''))
    return { text, options: options.filter(Boolean), several: /^[*＊]/.test(line) }
  })

type View = NonNullable<NonNullable<Content['page']>['concludes']>['views'][number]
/** What became of views, one a line: view, how many, fate, reason. */
export const viewLines = (views: readonly View[]): string => views.map(({ view, count, fate, reason }) => [view, count, fates[fate], reason].join(' | ')).join('\n')
export const viewsOf = (typed: string): View[] =>
  linesOf(typed).map((line) => {
    const [view = '', count = '', word = '', reason = ''] = parts(line)
    const fate = (Object.keys(fates) as Fate[]).find((code) => fates[code] === word)
    // A word that is none of the three is refused by the server, which names the line.
    return { view, count: Number(count.replace(/\D/g, '')), fate: fate ?? (word as Fate), reason }
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
