import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Id } from '#src/kernel/facts.ts'
import { askServer } from '../../api/client.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import type { GrantedPreview } from '../../api/questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MomentField, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Mark, Panel } from '../../ui/page.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { pageWords } from './words.ts'

/** Who may read it before it is out: one link a person, each with its copy number. */
export function Previews({ statementId, waits }: { readonly statementId: Id; readonly waits: boolean }) {
  const say = useWords(pageWords)
  const may = useMay()
  const asked = useAsk('publication.previews', { statementId })
  const [open, setOpen] = useState(false)
  return (
    <Panel title={say.previews} aside={waits && may('publication.grantPreview') && <Button onPress={() => setOpen(true)}>{say.previewGrant}</Button>}>
      <p className="quiet small">{say.previewWhat}</p>
      <Answered asked={asked} lines={1}>{(all) => all.length === 0 ? <p>{say.noPreviews}</p> : <ul className="plain-list">{all.map((one) => <One key={one.id} one={one} waits={waits} />)}</ul>}</Answered>
      {open && <Grant statementId={statementId} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

function One({ one, waits }: { readonly one: GrantedPreview; readonly waits: boolean }) {
  const say = useWords(pageWords)
  const { language } = useLanguage()
  const may = useMay()
  const notice = useNotice()
  const [revoking, setRevoking] = useState(false)
  const stands = one.stands && waits
  const copy = async (): Promise<void> => {
    const { path } = (await askServer('publication.previewLink', { previewId: one.id })) as { path: string }
    await navigator.clipboard.writeText(location.origin + path)
    notice(say.copied)
  }
  return (
    <li className="line-entry">
      <div className="row-spread"><span>{one.outlet} <strong>{one.name}</strong> <span className="quiet small number">{one.mark}</span></span><Mark tone={stands ? 'wait' : 'plain'}>{stands ? (one.openedAt ? say.opened : say.notOpened) : say.ended}</Mark></div>
      <span className="quiet small">{say.until} {momentWords(one.until, language)}{one.revokedWhy && ` · ${one.revokedWhy}`}</span>
      {stands && may('publication.grantPreview') && <div className="row"><Button small onPress={() => void copy()}>{say.copy}</Button><Button small onPress={() => setRevoking(true)}>{say.revoke}</Button></div>}
      {revoking && <Revoke previewId={one.id} onClose={() => setRevoking(false)} />}
    </li>
  )
}

function Revoke({ previewId, onClose }: { readonly previewId: Id; onClose(): void }) {
  const say = useWords(pageWords)
  const act = useAct('publication.revokePreview')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (await act.attempt({ previewId, reason })) onClose()
  }
  return (
    <Dialog open title={say.revoke} verb={say.revoke} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.revokeWhy} name="reason" error={act.error} value={reason} onChange={setReason} />
    </Dialog>
  )
}

function Grant({ statementId, onClose }: { readonly statementId: Id; onClose(): void }) {
  const say = useWords(pageWords)
  const act = useAct('publication.grantPreview')
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [outlet, setOutlet] = useState('')
  const [until, setUntil] = useState<string>()
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ statementId, name, outlet, until: until ?? '' }))) return
    await client.invalidateQueries()
    onClose()
  }
  return (
    <Dialog open title={say.previewGrant} verb={say.previewGrant} busy={act.isPending} error={act.error} fields={['name', 'outlet', 'until']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.reader} name="name" error={act.error} value={name} onChange={setName} />
      <TextField label={say.outlet} optional name="outlet" error={act.error} value={outlet} onChange={setOutlet} />
      <MomentField label={say.until} name="until" error={act.error} value={until} onChange={setUntil} />
    </Dialog>
  )
}
