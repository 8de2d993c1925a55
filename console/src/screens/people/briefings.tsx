import { useState } from 'react'
import type { Meeting, Paper } from '#src/modules/briefings/contract.ts'
import { useAct, useAsk, usePages } from '../../api/hooks.ts'
import { usePersonNames, useUnits } from '../../api/names.ts'
import { useMay, useMyUnits, useSession } from '../../api/session.tsx'
import { serverNow } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, MomentField, TextField, Tick, Ticks } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Coming, Empty, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { comma, useLanguage, useWords } from '../../words/language.tsx'
import { momentWords, toField } from '../../words/moment.ts'
import { common } from '../../words/common.ts'
import { moreWords } from '../more/words.ts'
import { briefingWords } from './words.ts'

/** Important meetings and documents of those who speak (GS-33). */
export default function Briefings() {
  const say = useWords(briefingWords)
  const more = useWords(moreWords)
  const may = useMay()
  const [act, setAct] = useState<'call' | 'send'>()
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }} actions={may('briefings.callMeeting') && <><Button kind="main" onPress={() => setAct('call')}>{say.call}</Button><Button onPress={() => setAct('send')}>{say.circulate}</Button></>}>
      <Meetings />
      <Papers />
      <Share />
      {act === 'call' && <Call onClose={() => setAct(undefined)} />}
      {act === 'send' && <Send onClose={() => setAct(undefined)} />}
    </Page>
  )
}

function Meetings() {
  const say = useWords(briefingWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const may = useMay()
  const mine = useMyUnits()
  const found = usePages('briefings.meetings', {})
  const nameOf = usePersonNames(found.items.flatMap((one) => one.invitedIds))
  const [recording, setRecording] = useState<Meeting>()
  const [cancelling, setCancelling] = useState<Meeting>()
  const stands = (one: Meeting) => {
    if (one.state === 'cancelled') return <Mark>{say.cancelled}</Mark>
    if (one.notInvitedReason) return <span className="small">{say.excused(one.notInvitedReason)}</span>
    if (one.state === 'called') return <span className="small">{one.invitedIds.map(nameOf).join(comma())}</span>
    return one.attendedIds.length > 0 ? <span className="small">{say.attended(one.attendedIds.map(nameOf).join(comma()))}</span> : <Mark tone="wait">{say.nobody}</Mark>
  }
  return (
    <Panel title={say.meetings}>
      {found.isPending ? <Coming lines={4} /> : found.items.length === 0 ? <Empty>{say.meetingsEmpty}</Empty> : (
        <Table
          label={say.meetings}
          rows={found.items}
          exports
          keyOf={(one) => one.id}
          columns={[
            { key: 'at', title: say.at, draw: (one) => <span className="number">{momentWords(one.at, language)}</span> },
            { key: 'name', title: say.name, grows: true, draw: (one) => one.title },
            { key: 'unit', title: say.unit, wideOnly: true, draw: (one) => shortNameOf(one.unitId) },
            { key: 'who', title: say.who, draw: stands },
            { key: 'act', title: '', draw: (one) => one.state === 'called' && one.at <= serverNow() && may('briefings.recordMeeting') && mine.has(one.unitId) && <Button kind="quiet" small label={words.labelled(say.record, one.title)} onPress={() => setRecording(one)}>{say.record}</Button> },
            { key: 'cancel', title: '', draw: (one) => one.state === 'called' && may('briefings.cancelMeeting') && mine.has(one.unitId) && <Button kind="quiet" small label={words.labelled(say.cancel, one.title)} onPress={() => setCancelling(one)}>{say.cancel}</Button> },
          ]}
        />
      )}
      <More paged={found} />
      {cancelling && <Cancel one={cancelling} onClose={() => setCancelling(undefined)} />}
      {recording && <Record one={recording} nameOf={nameOf} onClose={() => setRecording(undefined)} />}
    </Panel>
  )
}

function Papers() {
  const say = useWords(briefingWords)
  const { shortNameOf } = useUnits()
  const { person } = useSession()
  const notice = useNotice()
  const act = useAct('briefings.noteRead')
  const found = usePages('briefings.papers', {})
  const awaitsMe = (one: Paper): boolean => one.readerIds.includes(person.id) && !one.read.some((each) => each.personId === person.id)
  return (
    <Panel title={say.papers}>
      {found.isPending ? <Coming lines={3} /> : found.items.length === 0 ? <Empty>{say.papersEmpty}</Empty> : (
        <Table
          label={say.papers}
          rows={found.items}
          exports
          keyOf={(one) => one.id}
          columns={[
            { key: 'paper', title: say.paper, grows: true, draw: (one) => one.title },
            { key: 'number', title: say.number, wideOnly: true, draw: (one) => one.number },
            { key: 'unit', title: say.unit, wideOnly: true, draw: (one) => shortNameOf(one.unitId) },
            { key: 'read', title: say.readers, draw: (one) => <Mark tone={one.read.length === one.readerIds.length ? 'kept' : 'plain'}>{say.read(one.read.length, one.readerIds.length)}</Mark> },
            { key: 'act', title: '', draw: (one) => awaitsMe(one) && <Button small onPress={() => void act.attempt({ paperId: one.id }).then((done) => done && notice(say.noted))}>{say.iRead}</Button> },
          ]}
        />
      )}
      <More paged={found} />
    </Panel>
  )
}

function Share() {
  const say = useWords(briefingWords)
  const { shortNameOf } = useUnits()
  const asked = useAsk('briefings.attendance', { year: Number(toField(serverNow()).slice(0, 4)) })
  return (
    <Answered asked={asked}>
      {({ rows }) => rows.length > 0 && (
        <Panel title={say.share}>
          <Table
            label={say.share}
            rows={rows}
            exports
            keyOf={(one) => `${one.month} ${one.unitId}`}
            columns={[
              { key: 'month', title: say.month, draw: (one) => one.month },
              { key: 'unit', title: say.unit, grows: true, draw: (one) => shortNameOf(one.unitId) },
              { key: 'held', title: say.held, draw: (one) => one.held },
              { key: 'came', title: say.came, draw: (one) => `${one.attended}（${one.share === null ? '—' : `${Math.round(one.share * 100)}%`}）` },
            ]}
          />
        </Panel>
      )}
    </Answered>
  )
}

const useOwnUnits = () => {
  const { units } = useUnits()
  const mine = useMyUnits()
  const { posts } = useSession()
  const whole = posts.some((post) => post.wholeJurisdiction)
  return units.filter((unit) => whole || mine.has(unit.id)).map((unit) => ({ value: unit.id, label: unit.name }))
}

function Call({ onClose }: { onClose(): void }) {
  const say = useWords(briefingWords)
  const notice = useNotice()
  const units = useOwnUnits()
  const act = useAct('briefings.callMeeting')
  const [unitId, setUnit] = useState<string | undefined>(units.length === 1 ? units[0]!.value : undefined)
  const [title, setTitle] = useState('')
  const [at, setAt] = useState<string>()
  const [place, setPlace] = useState('')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ unitId: unitId ?? '', title, at: at ?? '', ...(place.trim() && { place }), ...(reason.trim() && { notInvitedReason: reason }) }))) return
    notice(say.called)
    onClose()
  }
  return (
    <Dialog open title={say.call} verb={reason.trim() ? say.call : say.callVerb} busy={act.isPending} error={act.error} fields={['unitId', 'title', 'at', 'place', 'notInvitedReason']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.unit} name="unitId" error={act.error} value={unitId} options={units} onChange={setUnit} />
      <TextField label={say.name} name="title" error={act.error} value={title} onChange={setTitle} />
      <div className="fields-2">
        <MomentField label={say.at} name="at" error={act.error} value={at} onChange={setAt} />
        <TextField label={say.place} optional name="place" error={act.error} value={place} onChange={setPlace} />
      </div>
      <LongText label={say.reason} hint={say.reasonHint} optional name="notInvitedReason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}

function Send({ onClose }: { onClose(): void }) {
  const say = useWords(briefingWords)
  const notice = useNotice()
  const units = useOwnUnits()
  const act = useAct('briefings.circulate')
  const [unitId, setUnit] = useState<string | undefined>(units.length === 1 ? units[0]!.value : undefined)
  const [title, setTitle] = useState('')
  const [number, setNumber] = useState('')
  const [unclassified, setUnclassified] = useState(false)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ unitId: unitId ?? '', title, ...(number.trim() && { number }), unclassified }))) return
    notice(say.circulated)
    onClose()
  }
  return (
    <Dialog open title={say.circulate} verb={say.circulate} busy={act.isPending} error={act.error} fields={['unitId', 'title', 'number']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.unit} name="unitId" error={act.error} value={unitId} options={units} onChange={setUnit} />
      <TextField label={say.paper} name="title" error={act.error} value={title} onChange={setTitle} />
      <TextField label={say.number} optional name="number" error={act.error} value={number} onChange={setNumber} />
      <Tick label={say.unclassified} value={unclassified} onChange={setUnclassified} />
    </Dialog>
  )
}

function Record({ one, nameOf, onClose }: { readonly one: Meeting; nameOf(id: string): string; onClose(): void }) {
  const say = useWords(briefingWords)
  const notice = useNotice()
  const act = useAct('briefings.recordMeeting')
  const [attendedIds, setAttended] = useState<readonly string[]>(one.invitedIds)
  const [evidence, setEvidence] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ meetingId: one.id, attendedIds: [...attendedIds], evidence }))) return
    notice(say.recorded)
    onClose()
  }
  return (
    <Dialog open title={`${say.record} · ${one.title}`} verb={say.record} busy={act.isPending} error={act.error} fields={['evidence']} onDo={() => void give()} onClose={onClose}>
      {one.invitedIds.length > 0 && <Ticks label={say.who} value={attendedIds} options={one.invitedIds.map((id) => ({ value: id, label: nameOf(id) }))} onChange={setAttended} />}
      <TextField label={say.evidence} hint={say.evidenceHint} name="evidence" error={act.error} value={evidence} onChange={setEvidence} />
    </Dialog>
  )
}

function Cancel({ one, onClose }: { readonly one: Meeting; onClose(): void }) {
  const say = useWords(briefingWords)
  const words = useWords(common)
  const notice = useNotice()
  const act = useAct('briefings.cancelMeeting')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ meetingId: one.id, reason }))) return
    notice(say.cancelled)
    onClose()
  }
  return (
    <Dialog open title={`${say.cancel} · ${one.title}`} verb={say.cancel} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <LongText label={words.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
