import { useState } from 'react'
import type { Invitation, MediaKind } from '#src/modules/conferences/contract.ts'
import type { ConferenceDetail, InvitationInput } from '../../api/conference-questions.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, OneOf, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Empty, Mark, Panel } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { mediaNames } from './names.ts'
import { PersonChoice } from './person-choice.tsx'
import { conferenceWords } from './words.ts'

/** Who is invited, as what, and who came (NH-11, NH-12, GS-43). */
export function Invitations({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const { language } = useLanguage()
  const nameOfMedia = useNames(mediaNames)
  const may = useMay()
  const [inviting, setInviting] = useState(false)
  const [coded, setCoded] = useState<Invitation>()
  const accreditation = { press: say.press, guest: say.guest, unit: say.unit }
  const open = one.state === 'preparing' || one.state === 'ready' || one.state === 'open'
  const uncovered = one.warnings.filter((warning) => warning.code === 'media-uncovered' || warning.code === 'notice-late')
  return (
    <Panel title={say.tabInvitations} aside={open && may('conferences.invite') && <Button kind="main" onPress={() => setInviting(true)}>{say.invite}</Button>}>
      {uncovered.map((warning) => <p key={warning.code}><Mark tone="wait">{warning.clause}</Mark> {warning[language]}</p>)}
      {one.invitations.length === 0 ? <Empty>{say.noInvitations}</Empty> : (
        <Table
          label={say.tabInvitations}
          rows={one.invitations}
          keyOf={(row) => row.id}
          columns={[
            { key: 'name', title: say.name, grows: true, draw: (row) => [row.name, row.person].filter(Boolean).join(' · ') },
            { key: 'kind', title: say.mediaKind, draw: (row) => (row.kind ? nameOfMedia(row.kind) : '—') },
            { key: 'as', title: say.accreditation, draw: (row) => <span className="row">{accreditation[row.accreditation]}{row.late && <Mark tone="wait">{say.late}</Mark>}</span> },
            { key: 'here', title: say.signIn, draw: (row) => (row.signedIn ? `${say.signedIn(row.signedIn.name)} ${shortMoment(row.signedIn.at, one.now, language)}${row.signedIn.substituteFor ? `（${say.substitute(row.signedIn.substituteFor)}）` : ''}` : <span className="quiet">{say.notYet}</span>) },
            { key: 'code', title: say.signInCode, draw: (row) => (may('conferences.invite') && open && !row.signedIn ? <Button small kind="quiet" label={`${say.signInCode}：${row.name}`} onPress={() => setCoded(row)}>{say.signInCode}</Button> : '') },
          ]}
        />
      )}
      {inviting && <Invite one={one} onClose={() => setInviting(false)} />}
      {coded && <CodeOf conferenceId={one.id} invitation={coded} onClose={() => setCoded(undefined)} />}
    </Panel>
  )
}

function CodeOf({ conferenceId, invitation, onClose }: { readonly conferenceId: string; readonly invitation: Invitation; onClose(): void }) {
  const say = useWords(conferenceWords)
  const asked = useAsk('conferences.invitationCode', { conferenceId, invitationId: invitation.id })
  return (
    <Dialog open title={`${say.signInCode}：${invitation.name}`} onClose={onClose}>
      <Answered asked={asked}>{({ code }) => <><img className="conference-qr" src={`/api/conferences/${conferenceId}/invitations/${invitation.id}/code.svg`} alt={say.signInQr(invitation.name)} /><p className="code">{code}</p><p><a href={`/attend/${code}`} target="_blank" rel="noreferrer">{`${location.origin}/attend/${code}`}</a></p></>}</Answered>
      <p className="quiet small">{say.signInCodeHint}</p>
    </Dialog>
  )
}

function Invite({ one, onClose }: { readonly one: ConferenceDetail; onClose(): void }) {
  const say = useWords(conferenceWords)
  const nameOfMedia = useNames(mediaNames)
  const notice = useNotice()
  const { units } = useUnits()
  const act = useAct('conferences.invite')
  const [as, setAs] = useState<InvitationInput['as']>('media')
  const [name, setName] = useState('')
  const [kind, setKind] = useState<MediaKind>('newspaper')
  const [pressCard, setPressCard] = useState('')
  const [unitId, setUnitId] = useState<string>()
  const [personId, setPersonId] = useState<string>()
  const invitation = (): InvitationInput => {
    if (as === 'media') return { as, name, kind, pressCard: pressCard.trim() || null }
    return as === 'guest' ? { as, name } : { as, unitId: unitId ?? '', ...(personId && { personId }) }
  }
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ conferenceId: one.id, invitations: [invitation()] }))) return
    notice(say.invited)
    onClose()
  }
  return (
    <Dialog open title={say.invite} verb={say.invite} busy={act.isPending} error={act.error} fields={['name']} onDo={() => void give()} onClose={onClose}>
      <OneOf label={say.as} value={as} options={[{ value: 'media', label: say.asMedia }, { value: 'unit', label: say.asUnit }, { value: 'guest', label: say.asGuest }]} onChange={(next) => next && setAs(next)} />
      {as !== 'unit' && <TextField label={say.name} name="name" error={act.error} value={name} onChange={setName} />}
      {as === 'media' && (
        <div className="fields-2">
          <Choice label={say.mediaKind} value={kind} options={optionsOf(mediaNames, nameOfMedia)} onChange={(next) => next && setKind(next)} />
          <TextField label={say.pressCard} hint={say.pressCardHint} optional value={pressCard} onChange={setPressCard} />
        </div>
      )}
      {as === 'unit' && <Choice label={say.unit} value={unitId} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={(next) => { setUnitId(next); setPersonId(undefined) }} />}
      {as === 'unit' && <PersonChoice label={say.person} unitId={unitId} value={personId} onChange={setPersonId} />}
    </Dialog>
  )
}
