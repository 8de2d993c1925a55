import { useState } from 'react'
import type { Report } from '#src/modules/signals/upward.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { NoticeRow } from '../../api/signal-questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Coming, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { Parts } from './parts.tsx'
import { NoticeDialog, ReceiptDialog, ReportDialog } from './tell-dialogs.tsx'
import { meansNames, stageNames, tellWords } from './tell-words.ts'

/** What was told inside the government and reported upward, each with its receipts (GS-28). */
export default function Tell() {
  const say = useWords(tellWords)
  const may = useMay()
  return (
    <Page title={say.title}>
      <Parts />
      <div className="two-columns">
        <Notices />
        {may('signals.addRule') && <Reports />}
      </div>
    </Page>
  )
}

function Notices() {
  const say = useWords(tellWords)
  const may = useMay()
  const found = usePages('signals.notices', {})
  const [issuing, setIssuing] = useState(false)
  return (
    <Panel title={say.notices} aside={may('signals.issueNotice') && <Button kind="main" onPress={() => setIssuing(true)}>{say.issue}</Button>}>
      <p className="quiet">{say.noticesHint} <span className="small">GS-28</span></p>
      {found.isPending ? <Coming /> : found.items.length === 0 ? <p className="quiet">{say.noticesEmpty}</p> : found.items.map((one) => <OneNotice key={one.id} one={one} />)}
      <More paged={found} />
      {issuing && <NoticeDialog onClose={() => setIssuing(false)} />}
    </Panel>
  )
}

function OneNotice({ one }: { readonly one: NoticeRow }) {
  const say = useWords(tellWords)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const notice = useNotice()
  const act = useAct('signals.noteNoticeRead')
  const read = one.readers.filter(({ readAt }) => readAt !== null).length
  const note = async (): Promise<void> => {
    if (await act.attempt({ noticeId: one.id })) notice(say.readNow)
  }
  return (
    <details className="line-entry" open={one.forMe}>
      <summary>{one.title} <Mark tone={one.forMe || read < one.readers.length ? 'wait' : 'kept'}>{say.readBy(read, one.readers.length)}</Mark> <span className="quiet small nowrap">{momentWords(one.issuedAt, language)}</span></summary>
      {one.text.split('\n').map((line, at) => <p key={at}>{line}</p>)}
      {one.about && <p className="quiet small">{say.aboutPosts(one.about.title, one.about.posts)}</p>}
      <Refusals error={act.error} />
      {one.forMe && <p><Button kind="main" busy={act.isPending} onPress={() => void note()}>{say.read}</Button></p>}
      <Table label={say.readBy(read, one.readers.length)} rows={one.readers} keyOf={(row) => row.personId} columns={[
        { key: 'who', title: say.reader, draw: (row) => <span className="nowrap">{row.name}</span> },
        { key: 'unit', title: say.unit, grows: true, draw: (row) => shortNameOf(row.unitId) },
        { key: 'at', title: say.readAt, draw: (row) => row.readAt ? <span className="nowrap">{momentWords(row.readAt, language)}</span> : <span className="quiet">{say.unread}</span> },
      ]} />
    </details>
  )
}

function Reports() {
  const say = useWords(tellWords)
  const may = useMay()
  const found = usePages('signals.reports', {})
  const [recording, setRecording] = useState(false)
  return (
    <Panel title={say.reports} aside={may('signals.reportUpward') && <Button kind="main" onPress={() => setRecording(true)}>{say.report}</Button>}>
      <p className="quiet">{say.reportsHint} <span className="small">GS-28</span></p>
      {found.isPending ? <Coming /> : found.items.length === 0 ? <p className="quiet">{say.reportsEmpty}</p> : found.items.map((one) => <OneReport key={one.id} one={one} />)}
      <More paged={found} />
      {recording && <ReportDialog onClose={() => setRecording(false)} />}
    </Panel>
  )
}

function OneReport({ one }: { readonly one: Report }) {
  const say = useWords(tellWords)
  const { language } = useLanguage()
  const [nameStage, nameMeans] = [useNames(stageNames), useNames(meansNames)]
  const may = useMay()
  const [noting, setNoting] = useState<string>()
  const missing = one.addressees.length - one.receipts.length
  return (
    <details className="line-entry" open={missing > 0}>
      <summary><span className="quiet">{nameStage(one.stage)}</span> {one.title} {missing > 0 && <Mark tone="wait">{say.noReceipt}</Mark>} <span className="quiet small nowrap">{momentWords(one.reportedAt, language)} · {nameMeans(one.means)}</span></summary>
      {one.text.split('\n').map((line, at) => <p key={at}>{line}</p>)}
      {one.about && <p className="quiet small">{say.aboutPosts(one.about.title, one.about.posts)}</p>}
      <ul className="plain-list">
        {one.addressees.map((addressee) => {
          const receipt = one.receipts.find((each) => each.addressee === addressee)
          return <li key={addressee}>{addressee} {receipt ? <span className="quiet">{say.receiptAs(receipt.receiptNo, momentWords(receipt.at, language))}</span> : may('signals.noteReceipt') ? <Button small label={say.receiptOf(addressee)} onPress={() => setNoting(addressee)}>{say.receipt}</Button> : <span className="quiet">{say.noReceipt}</span>}</li>
        })}
      </ul>
      {noting !== undefined && <ReceiptDialog report={one} addressee={noting} onClose={() => setNoting(undefined)} />}
    </details>
  )
}
