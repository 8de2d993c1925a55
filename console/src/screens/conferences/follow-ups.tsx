import { useState } from 'react'
import type { QuestionRow } from '../../api/conference-questions.ts'
import { usePages } from '../../api/hooks.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Switch } from '../../ui/switch.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords, shortMoment } from '../../words/moment.ts'
import { AnswerLater, Resolve } from './question-acts.tsx'
import { conferenceWords } from './words.ts'

type Shown = 'followUpOpen' | 'followUpAnswered'

/** What units still owe from conferences, also to a unit that was not there itself (NH-41). */
export default function FollowUps() {
  const say = useWords(conferenceWords)
  const [state, setState] = useState<Shown>('followUpOpen')
  const found = usePages('conferences.questions', { state, limit: 100 })
  return (
    <Page title={say.followUps} back={{ to: '/conferences', name: say.title }}>
      <Switch label={say.which} value={state} onChange={setState} options={[{ value: 'followUpOpen', label: say.followUpsOpen }, { value: 'followUpAnswered', label: say.followUpsAnswered }]} />
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={5} /> : found.items.length === 0 ? <Empty>{say.followUpsEmpty}</Empty> : <List rows={found.items} />}
      <More paged={found} />
    </Page>
  )
}

function List({ rows }: { readonly rows: readonly QuestionRow[] }) {
  const say = useWords(conferenceWords)
  const { language } = useLanguage()
  const now = useMinute()
  const may = useMay()
  const mine = useMyUnits()
  const [answering, setAnswering] = useState<QuestionRow>()
  const [resolving, setResolving] = useState<QuestionRow>()
  const owes = (row: QuestionRow): boolean => mine.has(row.unitId ?? '') || mine.has(row.hostId)
  const due = (row: QuestionRow) => (row.dueAt ? <Mark tone={row.dueAt < now && !row.answeredAt ? 'late' : 'plain'}>{say.dueBy(shortMoment(row.dueAt, now, language))}</Mark> : '')
  return (
    <>
      <Table
        label={say.followUps}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { key: 'question', title: say.question, grows: true, draw: (row) => row.wording },
          { key: 'unit', title: say.unit, grows: true, draw: (row) => row.unitName },
          { key: 'due', title: say.when, draw: (row) => (row.state === 'followUpOpen' ? due(row) : row.answeredAt ? momentWords(row.answeredAt, language) : '') },
          { key: 'act', title: say.result, draw: (row) => (
            row.state === 'followUpOpen'
              ? owes(row) && may('conferences.answerFollowUp') && <Button small label={`${say.answerLater}：${row.wording}`} onPress={() => setAnswering(row)}>{say.answerLater}</Button>
              : row.resolved ? <Mark tone="kept">{say.resolvedMark}</Mark> : owes(row) && may('conferences.resolveFollowUp') && <Button small label={`${say.resolve}：${row.wording}`} onPress={() => setResolving(row)}>{say.resolve}</Button>
          ) },
        ]}
      />
      {answering && <AnswerLater question={answering} onClose={() => setAnswering(undefined)} />}
      {resolving && <Resolve question={resolving} onClose={() => setResolving(undefined)} />}
    </>
  )
}
