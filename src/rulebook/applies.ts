/** The part of a fact that rules look at. */
export interface Seen {
  readonly kind: string
  readonly data: unknown
}

type Test = (data: Readonly<Record<string, unknown>>) => boolean

const answersSomething: Test = (data) => Array.isArray(data['answers']) && data['answers'].length > 0

/**
 * Closed list of circumstances a rule may be limited to (`only:` in rules.yaml). Behaviour lives here, not in YAML.
 */
const CIRCUMSTANCES = {
  /** CX-21: known facts and the next time are told, the substance is still to come. */
  'holding-answer': (data) => data['substance'] === 'holding',
  /** The answer has substance: facts, measures and, unless promised for a date, the result. */
  'answer-of-substance': (data) => data['substance'] !== 'holding',
  /** GB-18: an answer of substance that leaves no result open. */
  'result-told': (data) => data['substance'] !== 'holding' && data['resultExpectedOn'] === undefined,
  /** A release that answers at least one message. */
  'answers-a-message': answersSomething,
  /** GB-14: an answer of substance to a message that does not say when the next word comes. */
  'no-next-word': (data) => answersSomething(data) && data['substance'] !== 'holding' && data['nextUpdateAt'] === undefined,
  /** GB-10a: a message was put to a case whose answer of substance already stands. */
  'into-answered-case': (data) => typeof data['answeredBy'] === 'string',
  /** GS-72: the statement rests on a misunderstanding, or a major policy was misread. */
  'misunderstanding': (data) => data['stance'] === 'misunderstanding' || (Array.isArray(data['classes']) && data['classes'].includes('policy_misread')),
  /** GS-70: the matter was answered with "cannot be settled now". */
  'cannot-now': (data) => data['disposition'] === 'cannot_now',
} satisfies Record<string, Test>

export type Circumstance = keyof typeof CIRCUMSTANCES
export const circumstances = Object.keys(CIRCUMSTANCES) as [Circumstance, ...Circumstance[]]

/** Whether `fact` is of the kind `only` speaks of; always, when `only` is absent. */
export function applies(only: Circumstance | undefined, fact: Seen): boolean {
  return only === undefined || CIRCUMSTANCES[only](dataOf(fact))
}

/** The fact's data as a record; empty when it carries none. */
export function dataOf(fact: Seen): Readonly<Record<string, unknown>> {
  return typeof fact.data === 'object' && fact.data !== null ? (fact.data as Record<string, unknown>) : {}
}
