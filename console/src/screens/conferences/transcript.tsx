import { useState } from 'react'
import type { Line } from '#src/modules/conferences/contract.ts'
import type { ConferenceDetail } from '../../api/conference-questions.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { LongText, TextField } from '../../ui/fields.tsx'
import { useKept } from '../../ui/kept.ts'
import { Coming, Empty, Mark, More, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useWords } from '../../words/language.tsx'
import { timeOfDay } from '../../words/moment.ts'
import { conferenceWords } from './words.ts'

/** The newest line first; what is being typed survives a lost connection (NH-36). */
export function Transcript({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const may = useMay()
  const lines = usePages('conferences.lines', { conferenceId: one.id, newestFirst: true, limit: 100 })
  const [correcting, setCorrecting] = useState<number>()
  const reopened = one.record?.state === 'returned' || one.record?.state === 'correcting'
  const closed = reopened ? false : one.evaluation !== undefined || one.record !== undefined
  return (
    <Panel title={say.transcript}>
      {may('conferences.writeLine') && !closed && <WriteLine conferenceId={one.id} corrects={correcting} onDone={() => setCorrecting(undefined)} />}
      <Refusals error={lines.error} />
      {lines.isPending ? <Coming lines={4} /> : lines.items.length === 0 ? <Empty>{say.noLines}</Empty> : lines.items.map((line) => <OneLine key={line.id} line={line} live={one.live} onCorrect={closed ? undefined : () => setCorrecting(line.no)} />)}
      <More paged={lines} />
    </Panel>
  )
}

function WriteLine({ conferenceId, corrects, onDone }: { readonly conferenceId: string; readonly corrects: number | undefined; onDone(): void }) {
  const say = useWords(conferenceWords)
  const act = useAct('conferences.writeLine')
  const [speaker, setSpeaker] = useKept(`speaker.${conferenceId}`)
  const [text, setText, forget] = useKept(`line.${conferenceId}`)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ conferenceId, speaker, text, ...(corrects !== undefined && { corrects }) }))) return
    setText('')
    forget()
    onDone()
  }
  return (
    <form className="stack conference-write" onSubmit={(event) => { event.preventDefault(); void give() }}>
      {corrects !== undefined && <p><Mark tone="wait">{say.corrects(corrects)}</Mark> <Button small kind="quiet" onPress={onDone}>×</Button></p>}
      <TextField label={say.speaker} name="speaker" error={act.error} value={speaker} onChange={setSpeaker} />
      <LongText label={say.said} name="text" error={act.error} rows={2} value={text} onChange={setText} />
      <Refusals error={act.error} shownAt={['speaker', 'text']} />
      <div className="row"><Button kind="main" submit busy={act.isPending}>{say.write}</Button></div>
    </form>
  )
}

function OneLine({ line, live, onCorrect }: { readonly line: Line; readonly live: boolean; readonly onCorrect: (() => void) | undefined }) {
  const say = useWords(conferenceWords)
  const { person } = useSession()
  const may = useMay()
  const act = useAct('conferences.letGo')
  const mine = line.writtenBy === person.id
  return (
    <div className="conference-line">
      <span className="number quiet">{line.no}</span>
      <div>
        <p><strong>{line.speaker}</strong> <span className="quiet small">{timeOfDay(line.at)}</span>{line.corrects !== undefined && <> <Mark tone="wait">{say.corrects(line.corrects)}</Mark> <span className="quiet small">{line.late ? say.correctedLate : say.correctedInTime}</span></>}</p>
        <p>{line.text}</p>
        <Refusals error={act.error} />
      </div>
      <div className="row">
        {live && (line.state === 'released' ? <Mark tone="kept">{say.out}</Mark> : mine || !may('conferences.letGo') ? <Mark>{say.waits}</Mark> : <Button small kind="main" busy={act.isPending} label={`${say.letGo} ${line.no}`} onPress={() => void act.attempt({ lineId: line.id })}>{say.letGo}</Button>)}
        {onCorrect && may('conferences.writeLine') && <Button small kind="quiet" label={say.corrects(line.no)} onPress={onCorrect}>{say.correct}</Button>}
      </div>
    </div>
  )
}
