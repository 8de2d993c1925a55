import { useState } from 'react'
import type { Class, Item, Stance } from '#src/modules/triage/contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { LongText, OneOf, TextField, Tick, Ticks } from '../../ui/fields.tsx'
import { useKept } from '../../ui/kept.ts'
import { useNotice } from '../../ui/notice.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { classClauses, classNames, stanceNames } from '../../words/terms.ts'
import { optionsOf } from '../../words/options.ts'
import { triageWords } from './words.ts'

/** One person's study: class, stance of the statement, what to do. */
export function StudyForm({ item }: { readonly item: Item }) {
  const say = useWords(triageWords)
  const nameClass = useNames(classNames)
  const nameStance = useNames(stanceNames)
  const notice = useNotice()
  const act = useAct('triage.study')
  const [classes, setClasses] = useState<readonly Class[]>([])
  const [stance, setStance] = useState<Stance>()
  const [important, setImportant] = useState(item.important)
  const [participants, setParticipants] = useState('')
  const [risk, setRisk] = useState('')
  const [recommendation, setRecommendation, forget] = useKept(`study.${item.id}`)
  const give = async (): Promise<void> => {
    const people = participants.split(/[、,,;;\s]+/).filter(Boolean)
    // An unmarked stance is sent as it is: the server says what is missing, beside the field.
    if (!(await act.attempt({ messageId: item.id, classes: [...classes], stance: stance as Stance, important, participants: people, risk, recommendation }))) return
    forget()
    notice(say.studied)
  }
  const fields = ['classes', 'stance', 'participants', 'risk', 'recommendation']
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void give() }}>
      <Ticks label={say.classes} hint={say.classesHint} name="classes" error={act.error} value={classes} options={optionsOf(classNames, (code) => `${nameClass(code)} ${classClauses[code as Class]}`)} onChange={setClasses} />
      <OneOf label={say.stance} hint={say.stanceHint} name="stance" error={act.error} value={stance} options={optionsOf(stanceNames, nameStance)} onChange={setStance} />
      <LongText label={say.recommendation} name="recommendation" error={act.error} value={recommendation} onChange={setRecommendation} />
      <LongText label={say.risk} optional name="risk" error={act.error} rows={2} value={risk} onChange={setRisk} />
      <TextField label={say.participants} optional hint={say.participantsHint} name="participants" error={act.error} value={participants} onChange={setParticipants} />
      <Tick label={say.important} value={important} onChange={setImportant} />
      <Refusals error={act.error} shownAt={fields} />
      <div><Button kind="main" submit busy={act.isPending}>{say.studyVerb}</Button></div>
    </form>
  )
}
