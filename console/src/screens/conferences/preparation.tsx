import { useState } from 'react'
import type { CheckItem } from '#src/modules/conferences/contract.ts'
import type { ConferenceDetail } from '../../api/conference-questions.ts'
import { useAct } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Facts, Mark, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { comma, semicolon, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { CloseConference, Content, isOnPaper } from './content.tsx'
import { itemNames, SEEN } from './names.ts'
import { PlanConference } from './plan-conference.tsx'
import { Rehearsal } from './rehearsal.tsx'
import { Stages } from './stages.tsx'
import { conferenceWords } from './words.ts'

/** What must stand before it can begin (WL-21, GS-43). */
export function Preparation({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const { language } = useLanguage()
  const may = useMay()
  const notice = useNotice()
  const ready = useAct('conferences.ready')
  const [planning, setPlanning] = useState(false)
  const [cancelling, setCancelling] = useState(false)
  const [closing, setClosing] = useState(false)
  const onPaper = isOnPaper(one)
  const changeable = one.state === 'preparing' || one.state === 'ready'
  const give = async (): Promise<void> => {
    if (await ready.attempt({ conferenceId: one.id })) notice(say.readied)
  }
  return (
    <>
      <Content one={one} />
      {!onPaper && <Panel title={say.when} aside={changeable && may('conferences.plan') && <Button onPress={() => setPlanning(true)}>{say.plan}</Button>}>
        {one.at && one.until ? (
          <Facts items={[
            [say.at, momentWords(one.at, language)],
            [say.until, momentWords(one.until, language)],
            [say.place, one.place],
            one.host && [say.host, one.host.name],
            one.moves.length > 0 && [say.movedFrom, one.moves.map((move) => `${momentWords(move.at, language)} ${move.place}`).join(semicolon())],
          ]} />
        ) : <p className="quiet">{say.notPlanned}</p>}
      </Panel>}
      {one.warnings.length > 0 && (
        <Panel title={say.warnings}><ul className="plain-list">{one.warnings.map((warning) => <li key={warning.code}><Mark tone="wait">{warning.clause}</Mark> {warning[language]}</li>)}</ul></Panel>
      )}
      <Panel title={say.checklist} aside={<span className="quiet">{one.needed.length === 0 ? say.notNeeded : one.missing.length > 0 ? say.missing(one.missing.length) : say.allArranged}</span>}>
        <ul className="conference-checks">{one.needed.map((item) => <OneItem key={item} item={item} one={one} />)}</ul>
        <Refusals error={ready.error} />
        <div className="row">
          {one.state === 'preparing' && may('conferences.ready') && <Button kind="main" busy={ready.isPending} onPress={() => void give()}>{onPaper ? say.readyOnPaper : say.ready}</Button>}
          {one.state === 'ready' && onPaper && may('conferences.close') && <Button kind="main" onPress={() => setClosing(true)}>{say.sentOut}</Button>}
          {changeable && may('conferences.cancel') && <Button onPress={() => setCancelling(true)}>{say.cancelIt}</Button>}
        </div>
      </Panel>
      {one.occasion === 'live_interview' && <Stages one={one} />}
      {one.sessions.length > 0 && !onPaper && <Rehearsal one={one} />}
      {!onPaper && <Panel title={say.papers}>
        <ul className="conference-papers">{([['run-sheet', say.paperRunSheet], ['seats', say.paperSeats], ['invitations', say.paperInvitations], ['cards', say.paperCards], ['briefing', say.paperBriefing]] as const).map(([paper, name]) => <li key={paper}><a href={`/api/conferences/${one.id}/papers/${paper}.docx`} download>{name}</a></li>)}</ul>
      </Panel>}
      {!onPaper && <Panel title={say.programme}>
        <ol className="conference-programme">{one.programme.map((row, at) => <li key={at}>{row[language]}{row.who.length > 0 && <span className="quiet"> · {row.who.join(comma())}</span>}</li>)}</ol>
      </Panel>}
      {planning && <PlanConference one={one} onClose={() => setPlanning(false)} />}
      {closing && <CloseConference one={one} onClose={() => setClosing(false)} />}
      {cancelling && <CancelConference one={one} onClose={() => setCancelling(false)} />}
    </>
  )
}

function OneItem({ item, one }: { readonly item: CheckItem; readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const name = useNames(itemNames)
  const may = useMay()
  const [arranging, setArranging] = useState(false)
  const missing = one.missing.includes(item)
  const stated = one.checked[item]
  return (
    <li>
      <span className={missing ? 'step-open' : 'step-done'}>{name(item)}</span>
      <span className="quiet small">{SEEN.has(item) ? say.bySystem : stated?.note}</span>
      {!SEEN.has(item) && one.state !== 'held' && one.state !== 'cancelled' && may('conferences.checkItem') ? <Button small label={`${say.arranged}：${name(item)}`} onPress={() => setArranging(true)}>{say.arranged}</Button> : <span />}
      {arranging && <Arrange item={item} name={name(item)} one={one} onClose={() => setArranging(false)} />}
    </li>
  )
}

function Arrange({ item, name, one, onClose }: { readonly item: CheckItem; readonly name: string; readonly one: ConferenceDetail; onClose(): void }) {
  const say = useWords(conferenceWords)
  const act = useAct('conferences.checkItem')
  const [note, setNote] = useState(one.checked[item]?.note ?? '')
  const give = async (): Promise<void> => {
    if (await act.attempt({ conferenceId: one.id, item, note })) onClose()
  }
  return (
    <Dialog open title={`${say.arranged}：${name}`} verb={say.arranged} busy={act.isPending} error={act.error} fields={['note']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.arrangeNote} name="note" error={act.error} value={note} onChange={setNote} />
    </Dialog>
  )
}

function CancelConference({ one, onClose }: { readonly one: ConferenceDetail; onClose(): void }) {
  const say = useWords(conferenceWords)
  const notice = useNotice()
  const act = useAct('conferences.cancel')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ conferenceId: one.id, reason }))) return
    notice(say.cancelled)
    onClose()
  }
  return (
    <Dialog open title={say.cancelIt} verb={say.cancelIt} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.publicReason} name="reason" error={act.error} value={reason} onChange={setReason} />
    </Dialog>
  )
}
