import type { ConferenceState } from '#src/modules/conferences/contract.ts'
import { Mark } from '../../ui/page.tsx'
import { useNames } from '../../words/language.tsx'
import { stateNames } from './names.ts'

const TONES = { preparing: 'wait', ready: 'accent', open: 'accent', held: 'kept', cancelled: 'plain' } as const

export function StateMark({ state }: { readonly state: ConferenceState }) {
  const name = useNames(stateNames)
  return <Mark tone={TONES[state]}>{name(state)}</Mark>
}
