import type { Instant } from '#src/kernel/time.ts'
import type { Engagement } from '#src/modules/evaluation/contract.ts'
import { Mark } from '../../ui/page.tsx'
import { useWords } from '../../words/language.tsx'
import { thirdPartyWords } from './words.ts'

export type Stage = 'toCome' | 'running' | 'returned' | 'over' | 'reported'

/** Where an engagement stands; its figures are open from `from` until `until`, whether the report is in or not. */
export function stageOf({ state, from, until, returned }: Engagement, now: Instant): Stage {
  if (state === 'reported') return 'reported'
  if (now < from) return 'toCome'
  if (now >= until) return 'over'
  return returned === undefined ? 'running' : 'returned'
}

const tones = { toCome: 'plain', running: 'accent', returned: 'wait', over: 'wait', reported: 'kept' } as const

export function StageMark({ one, now }: { readonly one: Engagement; readonly now: Instant }) {
  const say = useWords(thirdPartyWords)
  const stage = stageOf(one, now)
  return <Mark tone={tones[stage]}>{say[stage]}</Mark>
}
