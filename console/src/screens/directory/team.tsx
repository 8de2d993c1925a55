import { useState } from 'react'
import { Link } from 'react-router'
import type { Member, UnitDetail } from '../../api/questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/page.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { dateWords, toField } from '../../words/moment.ts'
import { EndAppointment } from './end-appointment.tsx'
import { useRoleNames } from './role-names.ts'
import { SelectionDialog } from './selection.tsx'
import { directoryWords } from './words.ts'

type Held = Member['roles'][number]

/** Who holds which post here now (GS-23). */
export function Team({ unit }: { readonly unit: UnitDetail }) {
  const say = useWords(directoryWords)
  const [ending, setEnding] = useState<string>()
  const [stating, setStating] = useState<Held>()
  return (
    <Panel title={say.team}>
      {unit.team.length === 0 && <p className="quiet">{say.teamEmpty}</p>}
      <ul className="team">
        {unit.team.map((member) => (
          <li key={member.personId} className="member">
            <div className="member-name"><Link to={`/people/${member.personId}`}>{member.name}</Link>{member.officeContact && <span className="quiet small number">{member.officeContact}</span>}</div>
            <div>{member.roles.map((held) => <Post key={held.appointmentId} name={member.name} held={held} onEnd={() => setEnding(held.appointmentId)} onState={() => setStating(held)} />)}</div>
          </li>
        ))}
      </ul>
      {ending && <EndAppointment appointmentId={ending} onClose={() => setEnding(undefined)} />}
      {stating && <SelectionDialog appointmentId={stating.appointmentId} written={stating.hasSelection} onClose={() => setStating(undefined)} />}
    </Panel>
  )
}

function Post({ name, held, onEnd, onState }: { readonly name: string; readonly held: Held; onEnd(): void; onState(): void }) {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const may = useMay()
  const nameRole = useRoleNames()
  const day = (at: string): string => dateWords(toField(at).slice(0, 10), language)
  const role = nameRole(held.role)
  return (
    <div className="post">
      <span>{role} <span className="quiet small number">{held.to ? say.span(day(held.from), day(held.to)) : say.since(day(held.from))}{held.filingNo && ` · ${say.filingNo} ${held.filingNo}`}</span></span>
      <span className="row">
        {held.role === 'spokesperson' && may('directory.stateSelection') && <Button kind="quiet" small label={words.labelled(say.selection, name)} onPress={onState}>{held.hasSelection ? say.selection : say.selectionWrite}</Button>}
        {may('directory.appoint') && <Button kind="quiet" small label={words.labelled(say.end, `${name} ${role}`)} onPress={onEnd}>{say.end}</Button>}
      </span>
    </div>
  )
}
