import type { Field } from '../../proofread/findings.tsx'

const FIELDS = ['title', 'question', 'facts', 'measures', 'result'] as const
type Name = (typeof FIELDS)[number]

/** The fields of a statement that the proofreader reads, with what they are called here; without `set` they stand. */
export function manuscript(say: Readonly<Record<Name, string>>, content: Readonly<Partial<Record<Name, string>>>, set?: (part: Partial<Record<Name, string>>) => void): Readonly<Record<string, Field>> {
  return Object.fromEntries(FIELDS.map((name) => [name, { label: say[name], text: content[name] ?? '', ...(set && { change: (text: string) => set({ [name]: text }) }) }]))
}
