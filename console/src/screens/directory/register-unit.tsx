import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { UnitKind } from '#src/modules/directory/contract.ts'
import { subjectOf } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../messages/messages.tsx'
import { directoryWords, lineNames, unitKindNames } from './words.ts'

export function RegisterUnit({ onClose }: { onClose(): void }) {
  const say = useWords(directoryWords)
  const nameKind = useNames(unitKindNames)
  const nameLine = useNames(lineNames)
  const navigate = useNavigate()
  const notice = useNotice()
  const act = useAct('directory.registerUnit')
  const [name, setName] = useState('')
  const [shortName, setShortName] = useState('')
  const [kind, setKind] = useState<UnitKind | undefined>('department')
  const [line, setLine] = useState<string>()
  const [fields, setFields] = useState('')
  const give = async (): Promise<void> => {
    const facts = await act.attempt({
      name, kind: kind ?? 'department', ...(shortName && { shortName }), ...(line && { line: line as 'economy' }), fields: fields.split(/[、,,;;\s]+/).filter(Boolean),
    })
    const unitId = facts && subjectOf(facts, 'directory.unitRegistered')
    if (!unitId) return
    notice(say.registered)
    await navigate(`/units/${unitId}`)
  }
  return (
    <Dialog open title={say.registerUnit} verb={say.registerUnit} busy={act.isPending} error={act.error} fields={['name', 'shortName', 'kind', 'line', 'fields']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.name} name="name" error={act.error} value={name} onChange={setName} />
      <TextField label={say.shortName} optional name="shortName" error={act.error} value={shortName} onChange={setShortName} />
      <Choice label={say.kind} name="kind" error={act.error} value={kind} options={optionsOf(unitKindNames, nameKind)} onChange={setKind} />
      <Choice label={say.line} optional clear name="line" error={act.error} value={line} options={optionsOf(lineNames, nameLine)} onChange={setLine} />
      <TextField label={say.fields} optional name="fields" error={act.error} value={fields} onChange={setFields} />
    </Dialog>
  )
}
