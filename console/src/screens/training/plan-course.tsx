import { useState } from 'react'
import type { Aim, CourseKind } from '#src/modules/training/contract.ts'
import { useAct, useAsk, usePages } from '../../api/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, Choices, DateField, LongText, TextField, Ticks } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../../words/options.ts'
import { aimNames, courseKindNames, trainingWords } from './words.ts'

const FIELDS = ['title', 'kind', 'ownKindId', 'aims', 'partner', 'term', 'on', 'until', 'place', 'hours', 'lecturers']

/** A course in the plan of its year (NH-24 … 26). */
export function PlanCourse({ onClose }: { onClose(): void }) {
  const say = useWords(trainingWords)
  const nameKind = useNames(courseKindNames)
  const nameAim = useNames(aimNames)
  const notice = useNotice()
  const act = useAct('training.planCourse')
  const adding = useAct('training.addKind')
  const { error } = act
  const kinds = useAsk('training.kinds', {})
  const experts = usePages('experts.experts', { use: 'teach', limit: 200 })
  const [words, setWords] = useState({ title: '', partner: '', term: '', place: '', hours: '', others: '', newKind: '' })
  const [kind, setKind] = useState<CourseKind>('spokesperson')
  const [ownKindId, setOwnKind] = useState<string>()
  const [aims, setAims] = useState<readonly Aim[]>([])
  const [on, setOn] = useState<string>()
  const [until, setUntil] = useState<string>()
  const [expertIds, setExperts] = useState<readonly string[]>([])
  const set = (key: keyof typeof words) => (value: string): void => setWords({ ...words, [key]: value })
  const give = async (): Promise<void> => {
    const lecturers = [...expertIds.map((expertId) => ({ expertId })), ...words.others.split('\n').map((name) => name.trim()).filter(Boolean).map((name) => ({ name }))]
    const given = { title: words.title, kind, ...(kind === 'other' && ownKindId && { ownKindId }), aims: [...aims], ...(words.partner.trim() && { partner: words.partner }), ...(words.term.trim() && { term: Number(words.term) }), on: on ?? '', ...(until && { until }), place: words.place, hours: Number(words.hours), lecturers }
    if (!(await act.attempt(given))) return
    notice(say.planned)
    onClose()
  }
  const add = async (): Promise<void> => {
    const facts = await adding.attempt({ name: words.newKind })
    if (!facts) return
    setOwnKind(facts[0]!.subject.split(':')[1])
    setWords({ ...words, newKind: '' })
    notice(say.kindAdded)
  }
  return (
    <Dialog open title={say.plan} verb={say.plan} busy={act.isPending} error={error ?? adding.error} fields={FIELDS} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.name} name="title" error={error} value={words.title} onChange={set('title')} />
      <Choice label={say.kind} name="kind" error={error} value={kind} options={optionsOf(courseKindNames, nameKind)} onChange={(next) => next && setKind(next)} />
      {kind === 'other' && (
        <>
          <Choice label={say.ownKind} optional clear name="ownKindId" error={error} value={ownKindId} options={(kinds.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))} onChange={setOwnKind} />
          <div className="fields-2"><TextField label={say.addKind} optional value={words.newKind} onChange={set('newKind')} /><div className="row"><Button small onPress={() => void add()}>{say.addKind}</Button></div></div>
        </>
      )}
      <Ticks label={say.aims} name="aims" error={error} value={aims} options={optionsOf(aimNames, nameAim)} onChange={setAims} />
      <div className="fields-2">
        <TextField label={say.partner} optional name="partner" error={error} value={words.partner} onChange={set('partner')} />
        <TextField label={say.term} optional inputMode="numeric" name="term" error={error} value={words.term} onChange={set('term')} />
        <DateField label={say.on} name="on" error={error} value={on} onChange={setOn} />
        <DateField label={say.until} optional name="until" error={error} value={until} onChange={setUntil} />
        <TextField label={say.place} name="place" error={error} value={words.place} onChange={set('place')} />
        <TextField label={say.hours} inputMode="numeric" name="hours" error={error} value={words.hours} onChange={set('hours')} />
      </div>
      <Choices label={say.experts} hint={say.expertsHint} optional value={expertIds} options={experts.items.map((one) => ({ value: one.id, label: one.credited }))} onChange={setExperts} />
      <LongText label={say.others} hint={say.othersHint} optional name="lecturers" error={error} rows={2} value={words.others} onChange={set('others')} />
    </Dialog>
  )
}
