import { useState } from 'react'
import type { DrillPart } from '#src/modules/training/contract.ts'
import { useAct } from '../../api/hooks.ts'
import { serverNow } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, DateField, LongText, MomentField, TextField, Ticks } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { toField } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { PeopleField } from './people-field.tsx'
import { drillWords, partNames, sourceNames } from './words.ts'
import './training.css'

interface Typed {
  readonly key: number
  readonly after: string
  readonly source: keyof typeof sourceNames
  readonly title: string
  readonly text: string
}

const first = (key: number, after = '0'): Typed => ({ key, after, source: 'online_post', title: '', text: '' })
const PLACES = ['afterMinutes', 'source', 'title', 'text']

/** A scenario, and what reaches the office in it, minute by minute (NH-27). */
export function PlanDrill({ onClose }: { onClose(): void }) {
  const say = useWords(drillWords)
  const namePart = useNames(partNames)
  const nameSource = useNames(sourceNames)
  const notice = useNotice()
  const act = useAct('training.planDrill')
  const { error } = act
  const [title, setTitle] = useState('')
  const [scenario, setScenario] = useState('')
  const [parts, setParts] = useState<readonly DrillPart[]>(['conference', 'media_reception', 'signal_monitoring'])
  const [on, setOn] = useState<string | undefined>(() => toField(serverNow()).slice(0, 10))
  const [clockFrom, setClock] = useState<string>()
  const [participantIds, setPeople] = useState<readonly string[]>([])
  const [injects, setInjects] = useState<readonly Typed[]>([first(0)])
  const change = (key: number, is: Partial<Typed>): void => setInjects(injects.map((one) => (one.key === key ? { ...one, ...is } : one)))
  const give = async (): Promise<void> => {
    const given = { title, scenario, parts: [...parts], on: on ?? '', participantIds: [...participantIds], ...(clockFrom && { clockFrom }), injects: injects.map(({ after, source, title: headline, text }) => ({ afterMinutes: Number(after), source, title: headline, text })) }
    if (!(await act.attempt(given))) return
    notice(say.planned)
    onClose()
  }
  return (
    <Dialog open title={say.plan} verb={say.plan} busy={act.isPending} error={error} fields={['title', 'scenario', 'parts', 'on', 'participantIds', 'clockFrom', ...injects.flatMap((_, at) => PLACES.map((place) => `injects.${at}.${place}`))]} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.name} name="title" error={error} value={title} onChange={setTitle} />
      <LongText label={say.scenario} name="scenario" error={error} rows={3} value={scenario} onChange={setScenario} />
      <Ticks label={say.parts} name="parts" error={error} value={parts} options={optionsOf(partNames, namePart)} onChange={setParts} />
      <div className="fields-2">
        <DateField label={say.on} name="on" error={error} value={on} onChange={setOn} />
        <MomentField label={say.clockFrom} hint={say.clockHint} optional name="clockFrom" error={error} value={clockFrom} onChange={setClock} />
      </div>
      <PeopleField label={say.participants} name="participantIds" error={error} value={participantIds} onChange={setPeople} />
      <h3>{say.injects}</h3>
      {injects.map((one, at) => (
        <fieldset key={one.key} className="inject">
          <legend>{say.injectNo(at + 1)}</legend>
          <div className="fields-2">
            <TextField label={say.after} inputMode="numeric" name={`injects.${at}.afterMinutes`} error={error} value={one.after} onChange={(after) => change(one.key, { after })} />
            <Choice label={say.source} name={`injects.${at}.source`} error={error} value={one.source} options={optionsOf(sourceNames, nameSource)} onChange={(source) => source && change(one.key, { source })} />
          </div>
          <TextField label={say.headline} name={`injects.${at}.title`} error={error} value={one.title} onChange={(headline) => change(one.key, { title: headline })} />
          <LongText label={say.text} name={`injects.${at}.text`} error={error} rows={2} value={one.text} onChange={(text) => change(one.key, { text })} />
          {injects.length > 1 && <Button kind="quiet" small onPress={() => setInjects(injects.filter((each) => each.key !== one.key))}>{say.drop}</Button>}
        </fieldset>
      ))}
      <div className="row"><Button small onPress={() => setInjects([...injects, first((injects.at(-1)?.key ?? 0) + 1, String(Number(injects.at(-1)?.after ?? 0) + 30))])}>{say.addInject}</Button></div>
    </Dialog>
  )
}
