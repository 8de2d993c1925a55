import { Link } from 'react-router'
import type { Id } from '#src/kernel/facts.ts'
import { useAsk } from '../../api/hooks.ts'
import { serverNow } from '../../clock/server-clock.ts'
import { Panel } from '../../ui/page.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords, toField } from '../../words/moment.ts'
import { formNames } from '../agenda/words.ts'
import { drillWords, trainingWords } from './words.ts'

/** What one person learned, practised and drilled this year; shown to that person and to whoever keeps the records (RL-14, WL-27a). */
export function TrainingRecord({ personId }: { readonly personId: Id }) {
  const say = useWords(trainingWords)
  const drills = useWords(drillWords)
  const { language } = useLanguage()
  const nameForm = useNames(formNames)
  const year = Number(toField(serverNow()).slice(0, 4))
  const learned = useAsk('training.recordOf', { personId, year })
  const practised = useAsk('agenda.practiceOf', { personId, year })
  const { data } = learned
  if (!data) return null
  const practice = practised.data?.items ?? []
  const rows = [
    ...data.courses.map((one) => ({ key: one.courseId, on: one.on, what: <><Link to={`/training/courses/${one.courseId}`}>{one.title}</Link> <span className="quiet small">{say.hoursOf(one.hours)}{one.certificateNo && ` · ${one.certificateNo}`}</span></> })),
    ...data.drills.map((one) => ({ key: one.drillId, on: one.on, what: <>{drills.drill} · <Link to={`/training/drills/${one.drillId}`}>{one.title}</Link></> })),
    ...practice.map((one) => ({ key: one.actId, on: one.on, what: <>{say.practice}{one.form && ` · ${nameForm(one.form)}`}</> })),
  ].toSorted((a, b) => b.on.localeCompare(a.on))
  return (
    <Panel title={say.record(year)} aside={<span className="number">{say.hoursOf(data.hours)}</span>}>
      {rows.length === 0 ? <p className="quiet">{say.recordNone}</p> : <ul className="rows">{rows.map((one) => <li key={one.key}><span className="quiet small number">{dateWords(one.on, language)}</span> {one.what}</li>)}</ul>}
    </Panel>
  )
}
