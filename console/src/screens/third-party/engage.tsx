import { useState } from 'react'
import { Link } from 'react-router'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, Choices, LongText, MomentField, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useWords } from '../../words/language.tsx'
import { thirdPartyWords } from './words.ts'

const MOST = 200

/** Engages an evaluator outside for these units and this time; the figures of the units are shared with them thereby (GB-46). */
export function Engage({ onClose }: { onClose(): void }) {
  const say = useWords(thirdPartyWords)
  const notice = useNotice()
  const { units, nameOf } = useUnits()
  const people = useAsk('directory.people', { role: 'third_party_evaluator', limit: MOST })
  const act = useAct('evaluation.engage')
  const [organisation, setOrganisation] = useState('')
  const [personId, setPerson] = useState<string>()
  const [unitIds, setUnits] = useState<readonly string[]>([])
  const [from, setFrom] = useState<string>()
  const [until, setUntil] = useState<string>()
  const [purpose, setPurpose] = useState('')
  const evaluators = people.data?.items ?? []
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ organisation, personId: personId ?? '', unitIds: [...unitIds], ...(from && { from }), until: until ?? '', purpose }))) return
    notice(say.engaged)
    onClose()
  }
  const choose = (id: string | undefined): void => {
    setPerson(id)
    const post = evaluators.find((one) => one.id === id)?.posts.find((one) => one.role === 'third_party_evaluator')
    if (!organisation && post) setOrganisation(post.unitName || nameOf(post.unitId))
  }
  return (
    <Dialog open title={say.engage} verb={say.engage} busy={act.isPending} error={act.error} fields={['organisation', 'personId', 'unitIds', 'from', 'until', 'purpose']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.evaluator} hint={say.evaluatorHint} name="personId" error={act.error} value={personId} options={evaluators.map((one) => ({ value: one.id, label: one.name }))} onChange={choose} />
      {people.data && evaluators.length === 0 && <p className="small">{say.evaluatorNone} <Link to="/people">{say.toPeople}</Link></p>}
      <TextField label={say.organisation} name="organisation" error={act.error} value={organisation} onChange={setOrganisation} />
      <Choices label={say.scope} name="unitIds" error={act.error} value={unitIds} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnits} />
      <MomentField label={say.from} hint={say.fromHint} optional name="from" error={act.error} value={from} onChange={setFrom} />
      <MomentField label={say.until} name="until" error={act.error} value={until} onChange={setUntil} />
      <LongText label={say.purpose} name="purpose" error={act.error} rows={2} value={purpose} onChange={setPurpose} />
    </Dialog>
  )
}
