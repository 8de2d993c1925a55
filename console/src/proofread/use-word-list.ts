import type { Entry } from '#src/signals/proofread/forms.ts'
import { useAsk } from '../api/hooks.ts'

const NONE: readonly Entry[] = []

/** The office's own word list, as the proofreader reads it. */
export function useWordList(): readonly Entry[] {
  const asked = useAsk('measures.terms', {})
  return asked.data?.items.map(({ wrong, right, reason, kind }) => ({ wrong, ...(right !== undefined && { right }), why: { zh: reason, en: reason }, kind: kind === 'jargon' ? 'jargon' as const : 'list' as const })) ?? NONE
}
