import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CORE_SCHEMA, load } from 'js-yaml'
import { z } from 'zod'
import { INSTRUMENTS } from './read-calendar.ts'

const documents = ['NH', 'WL', 'GB', 'GS', 'XM1', 'XM2', 'XM3', 'XM4'] as const

const clauseSchema = z.strictObject({
  id: z.string().regex(/^(?:NH|WL|GB|GS|XM[1-4])-\d{2}[a-f]?$/),
  /** Section or article of the document. */
  at: z.string(),
  zh: z.string().min(1),
  en: z.string().min(1),
  /** R rule, P practice, A advice, F fact, N noise. */
  tag: z.enum(['R', 'P', 'A', 'F', 'N']),
  issue: z.enum(['river', 'promised', 'signals', 'published', 'incidents', 'media', 'accounts', 'campaigns', 'assessment', 'none']),
  state: z.enum(['works', 'planned', 'declined']),
  why: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
}).refine((clause) => clause.state !== 'declined' || clause.why !== undefined, 'a declined clause needs its reason')

export type Clause = z.infer<typeof clauseSchema> & { readonly document: (typeof documents)[number] }

/** The clause register: what the documents ask for, in our own words, and how far it is done. */
export function readRegister(path: string = join(INSTRUMENTS, 'register', 'clauses.yaml')): readonly Clause[] {
  return z.array(clauseSchema).parse(load(readFileSync(path, 'utf8'), { schema: CORE_SCHEMA })).map((clause) => ({ ...clause, document: clause.id.split('-')[0] as Clause['document'] }))
}

// Conventions, contradictions and red lines are ours and stand beside the register: CV-1…7, CX-1…25, RL-1…18.
const ours = [...range('CV', 7), ...range('CX', 25), ...range('RL', 18), 'RL-1b']

function range(prefix: string, n: number): string[] {
  return Array.from({ length: n }, (_, index) => `${prefix}-${index + 1}`)
}

/** Every id a rule or a test may cite. */
export function knownClauses(register: readonly Clause[]): ReadonlySet<string> {
  return new Set([...register.map(({ id }) => id), ...ours])
}
