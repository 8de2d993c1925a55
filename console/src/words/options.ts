import type { Names } from './language.tsx'

/** Named codes as the options of a field. */
export const optionsOf = <K extends string>(names: Names<K>, name: (code: string) => string): { value: K; label: string }[] => (Object.keys(names) as K[]).map((value) => ({ value, label: name(value) }))
