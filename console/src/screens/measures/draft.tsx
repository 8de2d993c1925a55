import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Level } from '#src/modules/measures/contract.ts'
import { subjectOf } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMyUnits } from '../../api/session.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../../words/options.ts'
import { ParentFields, parentsOf, type TypedParents } from './parents.tsx'
import { levelNames, measureWords } from './words.ts'

/** A new rule document; its four parts are written on its own page. */
export function DraftDocument({ onClose }: { onClose(): void }) {
  const say = useWords(measureWords)
  const nameLevel = useNames(levelNames)
  const navigate = useNavigate()
  const notice = useNotice()
  const mine = useMyUnits()
  const { units } = useUnits()
  const act = useAct('measures.draft')
  const [title, setTitle] = useState('')
  const [level, setLevel] = useState<Level | undefined>('district')
  const [unitId, setUnit] = useState<string | undefined>([...mine][0])
  const [parents, setParents] = useState<TypedParents>({ chosen: [], titles: '' })
  const give = async (): Promise<void> => {
    const facts = await act.attempt({ unitId: unitId ?? '', title, level: level ?? 'district', derivesFrom: parentsOf(parents) })
    const documentId = facts && subjectOf(facts, 'measures.drafted')
    if (!documentId) return
    notice(say.drafted)
    await navigate(`/measures/${documentId}`)
  }
  return (
    <Dialog open title={say.draft} verb={say.draftVerb} busy={act.isPending} error={act.error} fields={['title', 'level', 'unitId', 'derivesFrom']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.name} name="title" error={act.error} value={title} onChange={setTitle} />
      <div className="fields-2">
        <Choice label={say.level} name="level" error={act.error} value={level} options={optionsOf(levelNames, nameLevel)} onChange={setLevel} />
        {mine.size > 1 && <Choice label={say.unit} name="unitId" error={act.error} value={unitId} options={units.filter((unit) => mine.has(unit.id)).map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnit} />}
      </div>
      <ParentFields value={parents} error={act.error} onChange={setParents} />
    </Dialog>
  )
}
