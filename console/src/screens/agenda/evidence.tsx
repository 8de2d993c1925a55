import { useState } from 'react'
import { Link } from 'react-router'
import type { ActRow, QuotaRow } from '../../api/agenda-questions.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Coming } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { quotaWords } from './quota-words.ts'
import { actNames, occasionNames, organiserNames } from './words.ts'

/** The records on which a figure rests: each can be opened, a wrong one struck (CV-7). */
export function Evidence({ row, onClose }: { readonly row: QuotaRow; readonly onClose: () => void }) {
  const say = useWords(quotaWords)
  const { language } = useLanguage()
  const actIds = row.counted.flatMap((one) => one.acts)
  const found = usePages('agenda.acts', { actIds, limit: 200 }, actIds.length > 0)
  return (
    <Dialog open wide title={say.evidenceTitle(row.holder.name)} onClose={onClose}>
      <p className="quiet">{row.says[language]}</p>
      {actIds.length === 0 ? <p>{say.noEvidence}</p> : found.isPending ? <Coming lines={3} /> : <ul className="checks">{found.items.map((act) => <li key={act.id}><One act={act} /></li>)}</ul>}
    </Dialog>
  )
}

function One({ act }: { readonly act: ActRow }) {
  const say = useWords(quotaWords)
  const { language } = useLanguage()
  const [nameOfKind, nameOfOccasion, nameOfOrganiser] = [useNames(actNames), useNames(occasionNames), useNames(organiserNames)]
  const may = useMay()
  const notice = useNotice()
  const strike = useAct('agenda.strikeAct')
  const [striking, setStriking] = useState(false)
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (await strike.attempt({ actId: act.id, reason })) notice(say.struck)
  }
  return (
    <div className="stack-tight">
      <span className="row">
        <strong>{dateWords(act.on, language)}</strong> {nameOfOrganiser(act.organiserLevel)} · {nameOfOccasion(act.occasion)} · {nameOfKind(act.kind)}
        {act.people.length > 0 && <span className="quiet">{act.people.map((one) => one.name).join(comma())}</span>}
        {act.conferenceId ? <Link to={`/conferences/${act.conferenceId}`}>{say.conference}</Link> : 'note' in act.evidence && <span className="quiet small">{act.evidence.note}{act.evidence.url && <> <a href={act.evidence.url} target="_blank" rel="noreferrer">{act.evidence.url}</a></>}</span>}
        {!act.conferenceId && !act.releaseId && may('agenda.strikeAct') && !striking && <Button kind="quiet" small onPress={() => setStriking(true)}>{say.strike}</Button>}
      </span>
      {striking && <span className="stack-tight"><TextField label={say.reason} value={reason} onChange={setReason} /><Refusals error={strike.error} /><span><Button small busy={strike.isPending} onPress={() => void give()}>{say.strikeVerb}</Button></span></span>}
    </div>
  )
}
