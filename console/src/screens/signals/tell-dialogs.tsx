import { useState } from 'react'
import type { Id } from '#src/kernel/facts.ts'
import type { ToldRole } from '#src/modules/signals/notice.ts'
import type { Report, ReportMeans, ReportStage } from '#src/modules/signals/upward.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { serverNow } from '../../clock/server-clock.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, Choices, LongText, MomentField, OneOf, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../../words/options.ts'
import { meansNames, stageNames, tellWords, toldRoleNames } from './tell-words.ts'

interface Given {
  /** The matter it is about. */
  readonly about?: { readonly id: Id; readonly title: string }
  onClose(): void
}

export function NoticeDialog({ about, onClose }: Given) {
  const say = useWords(tellWords)
  const nameRole = useNames(toldRoleNames)
  const notice = useNotice()
  const { units } = useUnits()
  const act = useAct('signals.issueNotice')
  const [title, setTitle] = useState(about?.title ?? '')
  const [text, setText] = useState('')
  const [unitIds, setUnits] = useState<readonly string[]>([])
  const [roles, setRoles] = useState<readonly ToldRole[]>(['unit_head', 'spokesperson'])
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ title, text, unitIds: [...unitIds], roles: [...roles], ...(about && { matterId: about.id }) }))) return
    notice(say.issued)
    onClose()
  }
  return (
    <Dialog open wide title={say.issue} verb={say.issue} busy={act.isPending} error={act.error} fields={['title', 'text', 'unitIds', 'roles']} onDo={() => void give()} onClose={onClose}>
      {about && <p className="quiet">{say.about(about.title)}</p>}
      <TextField label={say.heading} name="title" error={act.error} value={title} onChange={setTitle} />
      <LongText label={say.text} name="text" error={act.error} rows={5} value={text} onChange={setText} />
      <Choices label={say.units} name="unitIds" error={act.error} value={unitIds} options={units.map(({ id, name }) => ({ value: id, label: name }))} onChange={setUnits} />
      <Choices label={say.roles} name="roles" error={act.error} value={roles} options={optionsOf(toldRoleNames, nameRole)} onChange={setRoles} />
    </Dialog>
  )
}

export function ReportDialog({ about, onClose }: Given) {
  const say = useWords(tellWords)
  const [nameStage, nameMeans] = [useNames(stageNames), useNames(meansNames)]
  const notice = useNotice()
  const act = useAct('signals.reportUpward')
  const { items: earlier } = usePages('signals.reports', {})
  const [title, setTitle] = useState(about?.title ?? '')
  const [text, setText] = useState('')
  const [stage, setStage] = useState<ReportStage>('first')
  const [followsId, setFollows] = useState<string>()
  const [to, setTo] = useState('')
  const [means, setMeans] = useState<ReportMeans>('telephone')
  const [reportedAt, setReportedAt] = useState<string | undefined>(serverNow)
  const give = async (): Promise<void> => {
    const addressees = to.split('\n').map((line) => line.trim()).filter(Boolean)
    if (!(await act.attempt({ title, text, stage, addressees, means, ...(stage !== 'first' && followsId && { followsId }), ...(reportedAt && { reportedAt }), ...(about && { matterId: about.id }) }))) return
    notice(say.reported)
    onClose()
  }
  return (
    <Dialog open wide title={say.report} verb={say.report} busy={act.isPending} error={act.error} fields={['title', 'text', 'followsId', 'addressees', 'reportedAt']} onDo={() => void give()} onClose={onClose}>
      {about && <p className="quiet">{say.about(about.title)}</p>}
      <OneOf label={say.stage} value={stage} options={optionsOf(stageNames, nameStage)} onChange={(value) => setStage(value ?? 'first')} />
      {stage !== 'first' && <Choice label={say.follows} name="followsId" error={act.error} value={followsId} options={earlier.filter((one) => one.stage !== 'final').map((one) => ({ value: one.id, label: `${nameStage(one.stage)} · ${one.title}` }))} onChange={setFollows} />}
      <TextField label={say.heading} name="title" error={act.error} value={title} onChange={setTitle} />
      <LongText label={say.text} name="text" error={act.error} rows={5} value={text} onChange={setText} />
      <LongText label={say.addressees} name="addressees" error={act.error} rows={2} value={to} onChange={setTo} />
      <div className="fields-2">
        <OneOf label={say.means} value={means} options={optionsOf(meansNames, nameMeans)} onChange={(value) => setMeans(value ?? 'telephone')} />
        <MomentField label={say.reportedAt} name="reportedAt" error={act.error} value={reportedAt} onChange={setReportedAt} />
      </div>
    </Dialog>
  )
}

export function ReceiptDialog({ report, addressee, onClose }: { readonly report: Report; readonly addressee: string; onClose(): void }) {
  const say = useWords(tellWords)
  const notice = useNotice()
  const act = useAct('signals.noteReceipt')
  const [receiptNo, setNumber] = useState('')
  const [receivedAt, setReceivedAt] = useState<string | undefined>(serverNow)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ reportId: report.id, addressee, receiptNo, ...(receivedAt && { receivedAt }) }))) return
    notice(say.noted)
    onClose()
  }
  return (
    <Dialog open title={say.receiptOf(addressee)} verb={say.receipt} busy={act.isPending} error={act.error} fields={['receiptNo', 'receivedAt']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet">{report.title}</p>
      <TextField label={say.receiptNo} name="receiptNo" error={act.error} value={receiptNo} onChange={setNumber} />
      <MomentField label={say.receivedAt} name="receivedAt" error={act.error} value={receivedAt} onChange={setReceivedAt} />
    </Dialog>
  )
}
