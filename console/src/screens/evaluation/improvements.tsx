import { useState } from 'react'
import { Link } from 'react-router'
import type { Improvement } from '#src/modules/evaluation/contract.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Coming, Empty, Mark, More, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { evaluationWords } from './words.ts'

/** What units will do better, next due first (GB-48). */
export function Improvements() {
  const say = useWords(evaluationWords)
  const found = usePages('evaluation.openImprovements', {})
  return (
    <>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={4} /> : found.items.length === 0 ? <Empty>{say.noImprovements}</Empty> : <Panel><ImprovementList items={found.items} linked /></Panel>}
      <More paged={found} />
    </>
  )
}

/** Each with its owner, its day and what came of it; `linked` leads to the evaluation it comes from. */
export function ImprovementList({ items, linked = false }: { readonly items: readonly Improvement[]; readonly linked?: boolean }) {
  const say = useWords(evaluationWords)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const mayFinish = useMayFinish()
  const now = useMinute()
  const [finishing, setFinishing] = useState<Improvement>()
  return (
    <ul className="rows">
      {items.map((one) => (
        <li key={one.id} className="improvement">
          <div className="improvement-what">
            <span>{one.what}</span>
            <span className="quiet small">{shortNameOf(one.unitId)}{one.result && ` · ${one.result}`}{linked && <> · <Link to={`/cases/${one.caseId}/evaluation`}>{say.ofCase}</Link></>}</span>
          </div>
          <span className="row">
            {one.doneAt ? <Mark tone="kept">{say.done(shortMoment(one.doneAt, now, language))}</Mark> : <DueMark dueAt={one.dueAt} />}
            {one.state === 'open' && mayFinish(one.unitId) && <Button small onPress={() => setFinishing(one)}>{say.finish}</Button>}
          </span>
        </li>
      ))}
      {finishing && <FinishImprovement one={finishing} onClose={() => setFinishing(undefined)} />}
    </ul>
  )
}

/** Whether I may report this unit's improvement done: one of its people, or the press office. */
function useMayFinish(): (unitId: string) => boolean {
  const may = useMay()
  const { posts } = useSession()
  return (unitId) => may('evaluation.finishImprovement') && posts.some((post) => post.wholeJurisdiction || post.unitId === unitId)
}

function DueMark({ dueAt }: { readonly dueAt: string }) {
  const say = useWords(evaluationWords)
  const { language } = useLanguage()
  const now = useMinute()
  const moment = shortMoment(dueAt, now, language)
  return dueAt < now ? <Mark tone="late">{say.late(moment)}</Mark> : <Mark>{say.by(moment)}</Mark>
}

function FinishImprovement({ one, onClose }: { readonly one: Improvement; onClose(): void }) {
  const say = useWords(evaluationWords)
  const notice = useNotice()
  const act = useAct('evaluation.finishImprovement')
  const [result, setResult] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ improvementId: one.id, result }))) return
    notice(say.finished)
    onClose()
  }
  return (
    <Dialog open title={say.finish} verb={say.finish} busy={act.isPending} error={act.error} fields={['result']} onDo={() => void give()} onClose={onClose}>
      <p>{one.what}</p>
      <LongText label={say.result} name="result" error={act.error} value={result} onChange={setResult} />
    </Dialog>
  )
}
