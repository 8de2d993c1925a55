import { useState } from 'react'
import { useParams } from 'react-router'
import type { Drill, DrillPart } from '#src/modules/training/contract.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { usePersonNames } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Facts, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords, momentWords } from '../../words/moment.ts'
import { CancelDrill, Improvements, Scores } from './after-drill.tsx'
import { FloorPanel } from './floor.tsx'
import { StateMark } from './training.tsx'
import { drillWords, partNames, sourceNames, trainingWords } from './words.ts'

/** One drill: its plan, its floor while it runs, and what it showed. */
export default function DrillPage() {
  const { drillId = '' } = useParams()
  const say = useWords(drillWords)
  const words = useWords(trainingWords)
  const may = useMay()
  const notice = useNotice()
  const asked = useAsk('training.drill', { drillId })
  const start = useAct('training.startDrill')
  const end = useAct('training.endDrill')
  const [cancelling, setCancelling] = useState(false)
  const one = asked.data
  const conducts = may('training.startDrill')
  const begin = async (): Promise<void> => void ((await start.attempt({ drillId })) && notice(say.started))
  const finish = async (): Promise<void> => void ((await end.attempt({ drillId })) && notice(say.ended))
  return (
    <Page
      title={one?.title ?? say.drill}
      back={{ to: '/training', name: words.title }}
      under={one && <StateMark state={one.state} />}
      actions={conducts && (one?.state === 'planned' ? <><Button kind="main" busy={start.isPending} onPress={() => void begin()}>{say.start}</Button><Button onPress={() => setCancelling(true)}>{say.cancel}</Button></> : one?.state === 'running' && <Button kind="main" busy={end.isPending} onPress={() => void finish()}>{say.end}</Button>)}
    >
      <Refusals error={start.error ?? end.error} />
      <Answered asked={asked} lines={8}>
        {(drill) => (
          <>
            {(drill.state === 'running' || drill.state === 'ending') && <FloorPanel drill={drill} />}
            {drill.results && <Times results={drill.results} />}
            {drill.state === 'ended' && <div className="two-columns"><Scores drill={drill} /><Improvements drill={drill} /></div>}
            <Plan drill={drill} />
          </>
        )}
      </Answered>
      {cancelling && <CancelDrill drillId={drillId} onClose={() => setCancelling(false)} />}
    </Page>
  )
}

function Times({ results }: { readonly results: NonNullable<Drill['results']> }) {
  const say = useWords(drillWords)
  const namePart = useNames(partNames)
  const took = (seconds: number | null): string => (seconds === null ? say.none : say.minutes(String(Math.round(seconds / 6) / 10)))
  return (
    <Panel title={say.results}>
      <p>{results.firstWordSeconds === null ? say.neverSpoke : say.firstWord(took(results.firstWordSeconds))}</p>
      <p>{say.duties(results.duties.kept, results.duties.missed, results.duties.open)}</p>
      <Table
        label={say.results}
        rows={Object.keys(partNames) as DrillPart[]}
        exports
        keyOf={(part) => part}
        columns={[
          { key: 'part', title: say.part, grows: true, draw: (part) => namePart(part) },
          { key: 'times', title: say.times, draw: (part) => results.parts[part].times },
          { key: 'answered', title: say.answered, draw: (part) => results.parts[part].answered },
          { key: 'median', title: say.median, draw: (part) => took(results.parts[part].medianSeconds) },
          { key: 'longest', title: say.longest, draw: (part) => took(results.parts[part].longestSeconds) },
        ]}
      />
    </Panel>
  )
}

function Plan({ drill }: { readonly drill: Drill }) {
  const say = useWords(drillWords)
  const words = useWords(trainingWords)
  const { language } = useLanguage()
  const namePart = useNames(partNames)
  const nameSource = useNames(sourceNames)
  const nameOf = usePersonNames(drill.participantIds)
  return (
    <Panel title={say.scenario}>
      <div className="words">{drill.scenario}</div>
      <Facts
        items={[
          [say.parts, drill.parts.map(namePart).join(comma())],
          [say.on, dateWords(drill.on, language)],
          drill.clockFrom && [say.clockFrom, momentWords(drill.clockFrom, language)],
          [say.participants, drill.participantIds.map(nameOf).filter(Boolean).join(comma())],
          drill.cancelled && [words.reason, drill.cancelled],
        ]}
      />
      {drill.injects.length > 0 && <><h3>{say.injects}</h3><ol className="rows">{drill.injects.map((inject, at) => <li key={at}><span className="quiet small number">+{say.minutes(String(inject.afterMinutes))} {nameSource(inject.source)}</span> <strong>{inject.title}</strong> {inject.text}</li>)}</ol></>}
    </Panel>
  )
}
