import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAct, useAsk } from '../../api/hooks.ts'
import type { Member, UnitDetail } from '../../api/questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Facts, Mark, Page, Panel } from '../../ui/page.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { AppointDialog } from './appoint.tsx'
import { useRoleNames } from './role-names.ts'
import { SignInButton } from './sign-ins.tsx'
import { directoryWords, lineNames, unitKindNames } from './words.ts'

/** One unit: who holds which post, who owns which task, what is missing. */
export default function UnitPage() {
  const { unitId = '' } = useParams()
  const say = useWords(directoryWords)
  const nameKind = useNames(unitKindNames)
  const may = useMay()
  const asked = useAsk('directory.unit', { unitId })
  const [appointing, setAppointing] = useState(false)
  const unit = asked.data
  return (
    <Page
      title={unit?.name ?? say.units}
      back={{ to: '/units', name: say.title }}
      under={unit && <><Mark>{nameKind(unit.kind)}</Mark><Mark tone={unit.standing.state === 'complete' ? 'kept' : 'wait'}>{say[unit.standing.state]}</Mark></>}
      actions={unit && may('directory.appoint') && <Button kind="main" onPress={() => setAppointing(true)}>{say.appoint}</Button>}
    >
      <Answered asked={asked}>
        {(one) => (
          <div className="two-columns">
            <div className="stack"><Team unit={one} /><Earlier unit={one} /></div>
            <div className="stack"><Lacks unit={one} /><About unit={one} /></div>
          </div>
        )}
      </Answered>
      {appointing && unit && <AppointDialog unitId={unit.id} onClose={() => setAppointing(false)} />}
    </Page>
  )
}

function Team({ unit }: { readonly unit: UnitDetail }) {
  const say = useWords(directoryWords)
  const may = useMay()
  const nameRole = useRoleNames()
  const [ending, setEnding] = useState<string>()
  return (
    <Panel title={say.team}>
      {unit.team.length === 0 && <p className="quiet">{say.teamEmpty}</p>}
      <ul className="entries">
        {unit.team.map((member: Member) => (
          <li key={member.personId} className="line-entry">
            <div className="row-spread"><strong>{member.name}</strong><span className="row">{member.officeContact && <span className="quiet number">{member.officeContact}</span>}<SignInButton personId={member.personId} unitId={unit.id} name={member.name} /></span></div>
            {member.roles.map((role) => (
              <div key={role.appointmentId} className="row-spread">
                <span>{nameRole(role.role)}</span>
                {may('directory.appoint') && <Button kind="quiet" small label={`${say.end}:${member.name} ${nameRole(role.role)}`} onPress={() => setEnding(role.appointmentId)}>{say.end}</Button>}
              </div>
            ))}
          </li>
        ))}
      </ul>
      {ending && <EndDialog appointmentId={ending} onClose={() => setEnding(undefined)} />}
    </Panel>
  )
}

function EndDialog({ appointmentId, onClose }: { readonly appointmentId: string; onClose(): void }) {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const notice = useNotice()
  const act = useAct('directory.endAppointment')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ appointmentId, reason }))) return
    notice(say.ended)
    onClose()
  }
  return (
    <Dialog open title={say.end} verb={say.end} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <LongText label={words.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}

function Lacks({ unit }: { readonly unit: UnitDetail }) {
  const say = useWords(directoryWords)
  const { language } = useLanguage()
  return (
    <Panel title={say.lacks}>
      {unit.standing.lacks.length === 0 ? <p className="quiet">{say.lacksNone}</p> : (
        <ul className="steps">{unit.standing.lacks.map((lack) => <li key={lack.what}><span className={lack.severity === 'incomplete' ? 'step-no' : 'step-open'}>{lack[language]}</span><Mark>{lack.clause}</Mark></li>)}</ul>
      )}
    </Panel>
  )
}

function About({ unit }: { readonly unit: UnitDetail }) {
  const say = useWords(directoryWords)
  const { language } = useLanguage()
  const nameLine = useNames(lineNames)
  return (
    <>
      <Panel title={say.duties}>
        <ul className="steps">{unit.pressDuties.map((duty) => <li key={duty.duty}><span>{duty[language]}</span><span className={duty.name ? '' : 'quiet'}>{duty.name ?? say.noOwner}</span></li>)}</ul>
      </Panel>
      <Panel>
        <Facts
          items={[
            [say.shortName, unit.shortName],
            unit.line && [say.line, nameLine(unit.line)],
            unit.territory && [say.territory, unit.territory],
            unit.parentId && [say.parent, <Link to={`/units/${unit.parentId}`}>{unit.parentName}</Link>],
            unit.fields.length > 0 && [say.fields, unit.fields.join('、')],
          ]}
        />
      </Panel>
    </>
  )
}

function Earlier({ unit }: { readonly unit: UnitDetail }) {
  const say = useWords(directoryWords)
  const { language } = useLanguage()
  const nameRole = useRoleNames()
  if (unit.otherTerms.length === 0) return null
  return (
    <Panel title={say.earlier}>
      <ul className="steps">{unit.otherTerms.map((term) => <li key={term.appointmentId}><span>{term.personName} · {nameRole(term.role)}</span><span className="quiet small number">{momentWords(term.from, language)}{term.to && ` – ${momentWords(term.to, language)}`}</span></li>)}</ul>
    </Panel>
  )
}
