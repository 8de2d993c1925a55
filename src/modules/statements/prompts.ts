import type { Content, ContentClass } from './contract.ts'

/** What a checker is reminded of while reading: never a refusal (GS-09a). */
export type Prompt = 'people_first'

/** Emergencies, and refutations of what people believed. */
const ABOUT_PEOPLE: readonly ContentClass[] = ['emergency', 'clarification']
const PEOPLE = /群众|居民|市民|村民|业主|住户|家属|家人|亲属|伤者|伤员|受伤|遇难|死者|受灾|受影响|学生|师生|孩子|老人|旅客|乘客|患者|消费者|当事人|大家|歉意|抱歉|道歉|慰问|哀悼|关切|牵挂/
const OPENING_CHARACTERS = 80

/** What a checker should be reminded of in these words. The opening is the first sentence of the facts, at most 80 characters of it. */
export function promptsFor({ contentClass, facts }: Pick<Content, 'contentClass' | 'facts'>): readonly Prompt[] {
  const opening = facts.trim().split(/[。！？\n]/, 1)[0]!.slice(0, OPENING_CHARACTERS)
  return ABOUT_PEOPLE.includes(contentClass) && !PEOPLE.test(opening) ? ['people_first'] : []
}
