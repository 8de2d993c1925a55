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
import { Coming, Empty, Mark, More } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { evaluationWords } from './words.ts'

/** What units will do better, next due first (GB-48). */
export function Improvements() {
  const say = useWords(evaluationWords)
  const { nameOf } = useUnits()
  const mayFinish = useMayFinish()
  const [finishing, setFinishing] = useState<Improvement>()
  const found = usePages('evaluation.openImprovements', {})
  return (
    <>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={4} /> : found.items.length === 0 ? <Empty>{say.noImprovements}</Empty> : (
        <Table
          label={say.improvements}
          rows={found.items}
          keyOf={(one) => one.id}
          columns={[
            { key: 'what', title: say.improvement, grows: true, draw: (one) => <>{one.what} <Link to={`/evaluation/${one.caseId}`} className="small">{say.ofCase}</Link></> },
            { key: 'due', title: say.dueAt, draw: (one) => <DueMark dueAt={one.dueAt} /> },
            { key: 'unit', title: say.owner, wideOnly: true, draw: (one) => nameOf(one.unitId) },
            { key: 'act', title: '', draw: (one) => (mayFinish(one.unitId) ? <Button small onPress={() => setFinishing(one)}>{say.finish}</Button> : null) },
          ]}
        />
      )}
      <More paged={found} />
      {finishing && <FinishImprovement one={finishing} onClose={() => setFinishing(undefined)} />}
    </>
  )
}

/** Whether I may report this unit's improvement done: one of its people, or the press office. */
export function useMayFinish(): (unitId: string) => boolean {
  const may = useMay()
  const { posts } = useSession()
  return (unitId) => may('evaluation.finishImprovement') && posts.some((post) => post.wholeJurisdiction || post.unitId === unitId)
}

export function DueMark({ dueAt }: { readonly dueAt: string }) {
  const say = useWords(evaluationWords)
  const { language } = useLanguage()
  const now = useMinute()
  const moment = shortMoment(dueAt, now, language)
  return dueAt < now ? <Mark tone="late">{say.late(moment)}</Mark> : <Mark>{say.by(moment)}</Mark>
}

export function FinishImprovement({ one, onClose }: { readonly one: Improvement; onClose(): void }) {
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
