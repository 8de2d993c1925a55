import { useState } from 'react'
import { Link } from 'react-router'
import type { Media, RecordState } from '#src/modules/conferences/contract.ts'
import type { ConferenceDetail } from '../../api/conference-questions.ts'
import { useAct } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FileField, LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Empty, Mark, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useUpload } from '../../ui/upload.ts'
import { common } from '../../words/common.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { ReviewState } from '../review/review-state.tsx'
import { conferenceWords } from './words.ts'

const TONES: Readonly<Record<RecordState, 'accent' | 'wait' | 'kept' | 'plain'>> = { inReview: 'accent', returned: 'wait', published: 'kept', correcting: 'wait', takenBack: 'plain' }
const isOpen = (one: ConferenceDetail): boolean => one.record === undefined || one.record.state === 'returned' || one.record.state === 'correcting'

/** The whole transcript on its way to the public: submitted, reviewed, published, corrected by the next edition (NH-36). */
export function RecordPanel({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const { language } = useLanguage()
  const may = useMay()
  const notice = useNotice()
  const act = useAct('conferences.submitRecord')
  const { record } = one
  const states: Readonly<Record<RecordState, string>> = { inReview: say.recordInReview, returned: say.recordReturned, published: say.recordPublished, correcting: say.recordCorrecting, takenBack: say.recordTakenBack }
  const give = async (): Promise<void> => {
    if (await act.attempt({ conferenceId: one.id })) notice(say.recordSubmitted)
  }
  return (
    <Panel title={say.record} aside={isOpen(one) && may('conferences.submitRecord') && <Button kind="main" busy={act.isPending} onPress={() => void give()}>{record ? say.submitAgain : say.submitRecord}</Button>}>
      {record ? (
        <div className="stack-tight">
          <div className="row"><Mark tone={TONES[record.state]}>{states[record.state]}</Mark><span>{say.recordEdition(record.no, record.lines)}</span><span className="quiet small">{momentWords(record.submittedAt, language)}</span></div>
          {record.note && <p className="words">{record.note}</p>}
          {record.state === 'inReview' && <ReviewState statementId={one.id} />}
          {record.published && <div className="row"><a href={`/releases/${one.id}`} target="_blank" rel="noreferrer">{say.openPublic}</a><Link to={`/publication/${one.id}`}>{say.openRelease}</Link></div>}
        </div>
      ) : <p className="quiet">{say.recordNone}</p>}
      {isOpen(one) && one.warnings.filter(({ code }) => code === 'film-without-captions').map((warning) => <p key={warning.code}><Mark tone="wait">{warning.clause}</Mark> {warning[language]}</p>)}
      <Refusals error={act.error} />
    </Panel>
  )
}

/** Pictures and films, each with what it shows in words; public with the record and not before. */
export function MediaPanel({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const media = one.media ?? []
  const open = isOpen(one)
  return (
    <Panel title={say.media} aside={open && may('conferences.addMedia') && <Button onPress={() => setAdding(true)}>{say.addMedia}</Button>}>
      {media.length === 0 ? <Empty>{say.noMedia}</Empty> : <ul className="conference-media">{media.map((each) => <OneMedia key={each.id} media={each} one={one} open={open} />)}</ul>}
      {adding && <AddMedia conferenceId={one.id} onClose={() => setAdding(false)} />}
    </Panel>
  )
}

function OneMedia({ media, one, open }: { readonly media: Media; readonly one: ConferenceDetail; readonly open: boolean }) {
  const say = useWords(conferenceWords)
  const may = useMay()
  const [dropping, setDropping] = useState(false)
  const [captioning, setCaptioning] = useState(false)
  const [unseen, setUnseen] = useState(false)
  const address = `/api/conferences/${one.id}/media/${media.id}`
  return (
    <li>
      {unseen && <p className="conference-media-unseen small">{say.unseenMedia}</p>}
      {!unseen && media.kind === 'picture' && <img src={address} alt={media.alt} onError={() => setUnseen(true)} />}
      {!unseen && media.kind === 'video' && <video controls preload="metadata" src={address} aria-label={media.alt} onError={() => setUnseen(true)}>{media.captions && <track kind="captions" src={`/api/conferences/${one.id}/media/${media.captions.id}`} srcLang="zh-CN" default />}</video>}
      <p className="small">{media.alt}</p>
      {media.kind === 'video' && <p><Mark tone={media.captions ? 'kept' : 'wait'}>{media.captions ? say.captioned : say.uncaptioned}</Mark></p>}
      {open && media.kind === 'video' && may('conferences.addCaptions') && <Button small label={`${say.addCaptions}：${media.alt}`} onPress={() => setCaptioning(true)}>{say.addCaptions}</Button>}
      {captioning && <AddCaptions conferenceId={one.id} media={media} onClose={() => setCaptioning(false)} />}
      {open && may('conferences.dropMedia') && <Button small label={`${say.dropMedia}：${media.alt}`} onPress={() => setDropping(true)}>{say.dropMedia}</Button>}
      {dropping && <DropMedia conferenceId={one.id} media={media} onClose={() => setDropping(false)} />}
    </li>
  )
}

function AddCaptions({ conferenceId, media, onClose }: { readonly conferenceId: string; readonly media: Media; onClose(): void }) {
  const say = useWords(conferenceWords)
  const notice = useNotice()
  const upload = useUpload('conference-captions')
  const [file, setFile] = useState<File>()
  const give = (): void => {
    if (file) upload.mutate({ file, fields: { conferenceId, mediaId: media.id } }, { onSuccess: () => { notice(say.done); onClose() } })
  }
  return (
    <Dialog open title={say.addCaptions} verb={say.addCaptions} busy={upload.isPending} error={upload.error} fields={[]} onDo={give} onClose={onClose}>
      <p>{media.alt}</p>
      <FileField label={say.captionsFile} hint={say.captionsHint} accept=".vtt,text/vtt" onChange={(chosen) => { setFile(chosen); upload.reset() }} />
    </Dialog>
  )
}

function DropMedia({ conferenceId, media, onClose }: { readonly conferenceId: string; readonly media: Media; onClose(): void }) {
  const say = useWords(conferenceWords)
  const words = useWords(common)
  const act = useAct('conferences.dropMedia')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (await act.attempt({ conferenceId, mediaId: media.id, reason })) onClose()
  }
  return (
    <Dialog open title={say.dropMedia} verb={say.dropMedia} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <p>{media.alt}</p>
      <LongText label={words.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}

function AddMedia({ conferenceId, onClose }: { readonly conferenceId: string; onClose(): void }) {
  const say = useWords(conferenceWords)
  const notice = useNotice()
  const upload = useUpload('conference-media')
  const [file, setFile] = useState<File>()
  const [alt, setAlt] = useState('')
  const give = (): void => {
    if (file) upload.mutate({ file, fields: { conferenceId, alt } }, { onSuccess: () => { notice(say.done); onClose() } })
  }
  return (
    <Dialog open title={say.addMedia} verb={say.addMedia} busy={upload.isPending} error={upload.error} fields={['alt']} onDo={give} onClose={onClose}>
      <FileField label={say.mediaFile} hint={say.mediaHint} accept="image/jpeg,image/png,image/webp,video/mp4,video/webm" onChange={(chosen) => { setFile(chosen); upload.reset() }} />
      <LongText label={say.alt} hint={say.altHint} name="alt" error={upload.error} rows={3} value={alt} onChange={setAlt} />
    </Dialog>
  )
}
