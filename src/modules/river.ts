/**
 * The map: names of all modules, standing registers first, then the river from source to mouth.
 * Fences, contract tests, migrations and the diagram read it. A module knows those before it, never those after.
 */
export const banks = ['directory', 'measures', 'access', 'experts', 'training', 'briefings'] as const
export const stages = ['signals', 'intake', 'triage', 'cases', 'agenda', 'consultations', 'statements', 'review', 'conferences', 'publication', 'log', 'channels', 'evaluation'] as const
/** Duties watch the record and know no module; they stand last because nobody may know them. */
export const moduleNames = [...banks, ...stages, 'duties'] as const
export type ModuleName = (typeof moduleNames)[number]
