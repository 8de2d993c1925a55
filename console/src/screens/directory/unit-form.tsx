import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Line, UnitKind } from '#src/modules/directory/contract.ts'
import { subjectOf, type Refused } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { UnitDetail } from '../../api/questions.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, OneOf, TextField, Tick } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../../words/options.ts'
import { directoryWords, lineNames, unitKindNames } from './words.ts'

const FIELDS = ['name', 'shortName', 'otherNames', 'kind', 'line', 'territory', 'parentId', 'fields', 'pressBody', 'pressBody.hostSection']
type Body = 'none' | 'own' | 'shared'

/** What is typed of a unit, to register it or to change it. */
function useUnitForm(unit?: UnitDetail) {
  const [name, setName] = useState(unit?.name ?? '')
  const [shortName, setShortName] = useState(unit?.shortName ?? '')
  const [otherNames, setOtherNames] = useState(unit?.otherNames?.join('、') ?? '')
  const [line, setLine] = useState<Line | undefined>(unit?.line ?? undefined)
  const [territory, setTerritory] = useState(unit?.territory ?? '')
  const [isMainTerritorial, setMain] = useState(unit?.isMainTerritorial ?? false)
  const [parentId, setParent] = useState<string | undefined>(unit?.parentId ?? undefined)
  const [fields, setFields] = useState(unit?.fields.join('、') ?? '')
  const [body, setBody] = useState<Body>(unit?.pressBody ? (unit.pressBody.concurrent ? 'shared' : 'own') : 'none')
  const [hostSection, setHost] = useState(unit?.pressBody?.hostSection ?? '')
  const written = {
    name, ...(shortName.trim() && { shortName }), ...((unit?.otherNames || otherNames.trim()) && { otherNames: otherNames.split(/[、，,;；\s]+/).filter(Boolean) }), line: line ?? null, territory: territory.trim() || null, isMainTerritorial, parentId: parentId ?? null,
    fields: fields.split(/[、,,;;\s]+/).filter(Boolean), pressBody: body === 'none' ? null : { concurrent: body === 'shared', hostSection: body === 'shared' ? hostSection.trim() || null : null },
  }
  return { written, name, setName, shortName, setShortName, otherNames, setOtherNames, line, setLine, territory, setTerritory, isMainTerritorial, setMain, parentId, setParent, fields, setFields, body, setBody, hostSection, setHost }
}

function UnitFields({ form, error, ownId }: { readonly form: ReturnType<typeof useUnitForm>; readonly error: Refused | null; readonly ownId?: string }) {
  const say = useWords(directoryWords)
  const nameLine = useNames(lineNames)
  const { units } = useUnits()
  const bodies = [{ value: 'none' as const, label: say.bodyNone }, { value: 'own' as const, label: say.bodyOwn }, { value: 'shared' as const, label: say.bodyShared('…') }]
  return (
    <>
      <div className="fields-2">
        <TextField label={say.name} name="name" error={error} value={form.name} onChange={form.setName} />
        <TextField label={say.shortName} optional name="shortName" error={error} value={form.shortName} onChange={form.setShortName} />
        <Choice label={say.line} optional clear name="line" error={error} value={form.line} options={optionsOf(lineNames, nameLine)} onChange={form.setLine} />
        <Choice label={say.parent} optional clear name="parentId" error={error} value={form.parentId} options={units.filter((unit) => unit.id !== ownId).map((unit) => ({ value: unit.id, label: unit.name }))} onChange={form.setParent} />
      </div>
      <TextField label={say.otherNames} optional hint={say.otherNamesHint} name="otherNames" error={error} value={form.otherNames} onChange={form.setOtherNames} />
      <TextField label={say.territory} optional hint={say.territoryHint} name="territory" error={error} value={form.territory} onChange={form.setTerritory} />
      {form.territory.trim() !== '' && <Tick label={say.mainTerritorial} value={form.isMainTerritorial} onChange={form.setMain} />}
      <TextField label={say.fields} optional hint={say.fieldsHint} name="fields" error={error} value={form.fields} onChange={form.setFields} />
      <OneOf label={say.body} hint={say.bodyHint} name="pressBody" error={error} value={form.body} options={bodies} onChange={(next) => form.setBody(next ?? 'none')} />
      {form.body === 'shared' && <TextField label={say.hostSection} optional name="pressBody.hostSection" error={error} value={form.hostSection} onChange={form.setHost} />}
    </>
  )
}

export function RegisterUnit({ onClose }: { onClose(): void }) {
  const say = useWords(directoryWords)
  const nameKind = useNames(unitKindNames)
  const navigate = useNavigate()
  const notice = useNotice()
  const act = useAct('directory.registerUnit')
  const form = useUnitForm()
  const [kind, setKind] = useState<UnitKind | undefined>('department')
  const give = async (): Promise<void> => {
    const facts = await act.attempt({ kind: kind ?? 'department', ...form.written })
    const unitId = facts && subjectOf(facts, 'directory.unitRegistered')
    if (!unitId) return
    notice(say.registered)
    await navigate(`/units/${unitId}`)
  }
  return (
    <Dialog open wide title={say.registerUnit} verb={say.registerUnit} busy={act.isPending} error={act.error} fields={FIELDS} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.kind} name="kind" error={act.error} value={kind} options={optionsOf(unitKindNames, nameKind)} onChange={setKind} />
      <UnitFields form={form} error={act.error} />
    </Dialog>
  )
}

export function ChangeUnit({ unit, onClose }: { readonly unit: UnitDetail; onClose(): void }) {
  const say = useWords(directoryWords)
  const notice = useNotice()
  const act = useAct('directory.changeUnit')
  const form = useUnitForm(unit)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ unitId: unit.id, ...form.written }))) return
    notice(say.changed)
    onClose()
  }
  return (
    <Dialog open wide title={say.change} verb={say.changeVerb} busy={act.isPending} error={act.error} fields={FIELDS} onDo={() => void give()} onClose={onClose}>
      <UnitFields form={form} error={act.error} ownId={unit.id} />
    </Dialog>
  )
}
