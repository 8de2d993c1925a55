import { useState } from 'react'
import { usePages, useAct } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choices, MomentField, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { common } from '../../words/common.ts'
import { useWords } from '../../words/language.tsx'
import { meetingWords } from './meeting-words.ts'

/** Calls several units together about one or more cases (GB-42). */
export function ConveneMeeting({ caseIds: known = [], unitIds: asked = [], onClose }: { readonly caseIds?: readonly string[]; readonly unitIds?: readonly string[]; onClose(): void }) {
  const say = useWords(meetingWords)
  const words = useWords(common)
  const notice = useNotice()
  const { units } = useUnits()
  const cases = usePages('cases.cases', { limit: 100 }, known.length === 0)
  const act = useAct('cases.conveneMeeting')
  const [at, setAt] = useState<string>()
  const [place, setPlace] = useState('')
  const [chosen, setUnitIds] = useState<readonly string[]>([...new Set(asked)])
  // A co-subject of the case may have been closed since; a closed unit is called to nothing.
  const unitIds = chosen.filter((id) => units.some((unit) => unit.id === id))
  const [caseIds, setCaseIds] = useState<readonly string[]>(known)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ at: at ?? '', place, unitIds, caseIds }))) return
    notice(say.convened)
    onClose()
  }
  return (
    <Dialog open title={say.convene} verb={say.convene} busy={act.isPending} error={act.error} fields={['at', 'place', 'unitIds', 'caseIds']} onDo={() => void give()} onClose={onClose}>
      {known.length === 0 && <Choices label={say.cases} name="caseIds" error={act.error} value={caseIds} options={cases.items.filter((one) => one.state !== 'closed').map((one) => ({ value: one.id, label: (one.title ?? one.excerpt.slice(0, 30)) || words.untitled }))} onChange={setCaseIds} />}
      <Choices label={say.units} name="unitIds" error={act.error} value={unitIds} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnitIds} />
      <MomentField label={say.at} name="at" error={act.error} value={at} onChange={setAt} />
      <TextField label={say.place} name="place" error={act.error} value={place} onChange={setPlace} />
    </Dialog>
  )
}
