import type { Content, ContentClass, ExpertOpinion, RiskNote } from '#src/modules/statements/contract.ts'

/** A text as its editor holds it. */
export interface Written {
  readonly content: Content
  readonly riskNote: RiskNote
}

export const textFields = ['title', 'question', 'facts', 'measures', 'result'] as const
export type TextField = (typeof textFields)[number]
export const riskFields = ['misreading', 'harm', 'fallback'] as const

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
const isOpinion = (value: unknown): value is ExpertOpinion => typeof value === 'object' && value !== null && ['expertId', 'name', 'field', 'opinion', 'signedOn'].every((key) => typeof (value as Record<string, unknown>)[key] === 'string')

/** A stored draft may be anything; what is no text of ours is left out. */
export function asWritten(content: Readonly<Record<string, unknown>>, riskNote: Readonly<Record<string, unknown>>): Written {
  const expected = textOf(content['resultExpectedOn'])
  const next = textOf(content['nextUpdateAt'])
  return {
    content: {
      title: textOf(content['title']),
      question: textOf(content['question']),
      facts: textOf(content['facts']),
      measures: textOf(content['measures']),
      result: textOf(content['result']),
      ...(expected && { resultExpectedOn: expected }),
      holding: content['holding'] === true,
      ...(next && { nextUpdateAt: next }),
      contentClass: (textOf(content['contentClass']) || 'response') as ContentClass,
      spokesperson: textOf(content['spokesperson']),
      substanceNotJudged: content['substanceNotJudged'] === true,
      ...(textOf(content['problems']) && { problems: textOf(content['problems']) }),
      ...(textOf(content['noProblems']) && { noProblems: textOf(content['noProblems']) }),
      ...(isObject(content['authorisation']) && { authorisation: content['authorisation'] as NonNullable<Content['authorisation']> }),
      ...(isObject(content['page']) && { page: content['page'] as NonNullable<Content['page']> }),
      ...(isOpinion(content['expert']) && { expert: content['expert'] }),
    },
    riskNote: { misreading: textOf(riskNote['misreading']), harm: textOf(riskNote['harm']), fallback: textOf(riskNote['fallback']) },
  }
}

export const nothing: Written = asWritten({}, {})
export const isSame = (a: Written, b: Written): boolean => JSON.stringify(a) === JSON.stringify(b)
export const isBlank = (written: Written): boolean => textFields.every((field) => written.content[field].trim() === '') && !written.content.page?.blocks?.length
