import { useState } from 'react'
import type { Case } from '#src/modules/cases/contract.ts'
import type { Audience, StatementState } from '#src/modules/statements/contract.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import type { StatementDetail } from '../../api/questions.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Answered, Empty, Mark, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { audienceNames, editionStates } from '../../words/terms.ts'
import { HandToContractor } from '../drafts/hand.tsx'
import { Editions } from './editions.tsx'
import { StatementEditor } from './editor.tsx'
import { statementWords } from './statement-words.ts'

/** Middle: what we say. One statement at a time; a draft to its writers, finished editions to all who may read them. */
export function Statements({ one }: { readonly one: Case }) {
  const say = useWords(statementWords)
  const nameAudience = useNames(audienceNames)
  const asked = useAsk('statements.ofCase', { caseId: one.id })
  const [chosen, setChosen] = useState<string>()
  return (
    <Answered asked={asked}>
      {(all) => {
        const current = all.find((statement) => statement.id === chosen) ?? all.at(-1)
        return (
          <Panel title={say.statement} aside={all.length > 1 && current && <Switch label={say.which} value={current.id} onChange={setChosen} options={all.map((statement, at) => ({ value: statement.id, label: `${at + 1} · ${nameAudience(statement.audience)}` }))} />}>
            {current ? <OneStatement key={current.id} statementId={current.id} /> : <Empty action={<Start one={one} />}>{say.none}</Empty>}
            {current && all.every((statement) => isFinished(statement)) && <Start one={one} again />}
          </Panel>
        )
      }}
    </Answered>
  )
}

const isFinished = (statement: StatementState): boolean => statement.editions.at(-1)?.state === 'cleared'

function Start({ one, again = false }: { readonly one: Case; readonly again?: boolean }) {
  const say = useWords(statementWords)
  const may = useMay()
  const mine = useMyUnits()
  const act = useAct('statements.start')
  const start = (audience: Audience) => void act.attempt({ caseId: one.id, audience })
  if (!may('statements.start') || !mine.has(one.unitId) || !['accepted', 'answered'].includes(one.state)) return null
  return (
    <div className={again ? 'stack-tight start-again' : 'stack-tight'}>
      {again && <span className="quiet small">{say.another}</span>}
      <div className="row">
        <Button kind={again ? 'plain' : 'main'} busy={act.isPending} onPress={() => start('public')}>{say.startPublic}</Button>
        <Button onPress={() => start('asker')}>{say.startAsker}</Button>
      </div>
      <Refusals error={act.error} />
    </div>
  )
}

function OneStatement({ statementId }: { readonly statementId: string }) {
  const asked = useAsk('statements.statement', { statementId })
  return <Answered asked={asked}>{(statement) => <Standing statement={statement} />}</Answered>
}

/** Whether a text is being written now, or stands. */
function Standing({ statement }: { readonly statement: StatementDetail }) {
  const say = useWords(statementWords)
  const nameState = useNames(editionStates)
  const nameAudience = useNames(audienceNames)
  const may = useMay()
  const mine = useMyUnits()
  const release = useAsk('publication.releases', { caseId: statement.caseId }, { enabled: statement.corrects !== undefined })
  const last = statement.editions.at(-1)
  // A correction is still to be written until an edition carries its note.
  const corrected = release.data?.items.find((one) => one.id === statement.id)?.editions.some((edition) => edition.note === statement.corrects?.note) ?? true
  const writing = !last || last.state === 'sentBack' || (statement.corrects !== undefined && last.state === 'cleared' && !corrected)
  const canWrite = may('statements.saveDraft') && mine.has(statement.unitId)
  return (
    <div className="stack">
      <div className="row">
        <Mark>{nameAudience(statement.audience)}</Mark>
        {writing ? <Mark tone="wait">{say.draftFor(statement.editions.length + 1)}</Mark> : <Mark tone={last.state === 'cleared' ? 'kept' : 'accent'}>{say.edition(last.no)} · {nameState(last.state)}</Mark>}
      </div>
      {writing && canWrite && may('statements.assignWriter') && <div className="row"><HandToContractor statement={statement} /></div>}
      {writing && statement.corrects && <p>{say.correction(statement.corrects.note)}</p>}
      {writing && canWrite && <StatementEditor key={`${statement.id} ${statement.editions.length}`} statement={statement} />}
      {writing && !canWrite && statement.texts.length === 0 && <p className="quiet">{say.otherUnit}</p>}
      {(!writing || !canWrite) && statement.texts.length > 0 && <Editions statement={statement} />}
      {writing && canWrite && statement.texts.length > 0 && <details><summary>{say.edition(statement.texts.at(-1)!.no)}</summary><Editions statement={statement} /></details>}
    </div>
  )
}
