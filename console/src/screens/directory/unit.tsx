import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import type { UnitDetail } from '../../api/questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Answered, Facts, Mark, Page, Panel } from '../../ui/page.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords, toField } from '../../words/moment.ts'
import { AppointDialog } from './appoint.tsx'
import { CloseUnit } from './close-unit.tsx'
import { Duties } from './duties.tsx'
import { useRoleNames } from './role-names.ts'
import { Team } from './team.tsx'
import { ChangeUnit } from './unit-form.tsx'
import { standingTones } from './units.tsx'
import { directoryWords, lineNames, unitKindNames } from './words.ts'
import './directory.css'

type Act = 'appoint' | 'change' | 'close'

/** One unit: who holds which post, who owns which task, what is missing by which clause. */
export default function UnitPage() {
  const { unitId = '' } = useParams()
  const say = useWords(directoryWords)
  const nameKind = useNames(unitKindNames)
  const may = useMay()
  const asked = useAsk('directory.unit', { unitId })
  const [act, setAct] = useState<Act>()
  const unit = asked.data
  const close = (): void => setAct(undefined)
  const active = unit?.state === 'active'
  return (
    <Page
      title={unit?.name ?? say.units}
      back={{ to: '/units', name: say.title }}
      under={unit && <><Mark>{nameKind(unit.kind)}</Mark>{active ? <Mark tone={standingTones[unit.standing.state]}>{say[unit.standing.state]}</Mark> : <Mark tone="wait">{say[unit.state]}</Mark>}</>}
      actions={active && (
        <>
          {may('directory.closeUnit') && !unit.isPressOffice && <Button onPress={() => setAct('close')}>{say.close}</Button>}
          {may('directory.changeUnit') && <Button onPress={() => setAct('change')}>{say.change}</Button>}
          {may('directory.appoint') && <Button kind="main" onPress={() => setAct('appoint')}>{say.appointHere}</Button>}
        </>
      )}
    >
      <Answered asked={asked}>
        {(one) => (
          <div className="two-columns">
            <div className="stack">{one.state === 'active' && <Lacks unit={one} />}<Team unit={one} /><Earlier unit={one} /></div>
            <div className="stack"><Duties unit={one} /><About unit={one} /></div>
          </div>
        )}
      </Answered>
      {unit && act === 'appoint' && <AppointDialog unitId={unit.id} onClose={close} />}
      {unit && act === 'change' && <ChangeUnit unit={unit} onClose={close} />}
      {unit && act === 'close' && <CloseUnit unit={unit} onClose={close} />}
    </Page>
  )
}

function Lacks({ unit }: { readonly unit: UnitDetail }) {
  const say = useWords(directoryWords)
  const { language } = useLanguage()
  const { lacks } = unit.standing
  return (
    <Panel title={say.lacks}>
      {lacks.length === 0 ? <p className="quiet">{say.lacksNone}</p> : (
        <ul className="rows">{lacks.map((lack) => <li key={lack.what} className="lack"><span>{lack[language]}</span><Mark tone={lack.severity === 'incomplete' ? 'wait' : 'plain'}>{say[lack.severity]}</Mark><Mark>{lack.clause}</Mark></li>)}</ul>
      )}
    </Panel>
  )
}

function About({ unit }: { readonly unit: UnitDetail }) {
  const say = useWords(directoryWords)
  const { language } = useLanguage()
  const nameLine = useNames(lineNames)
  const { pressBody } = unit
  const body = !pressBody ? say.bodyNone : pressBody.concurrent ? say.bodyShared(pressBody.hostSection ?? '…') : say.bodyOwn
  return (
    <Panel>
      <Facts
        items={[
          [say.shortName, unit.shortName],
          [say.body, body],
          unit.line && [say.line, nameLine(unit.line)],
          unit.territory && [say.territory, unit.isMainTerritorial ? `${unit.territory} · ${say.mainTerritorial}` : unit.territory],
          unit.parentId && [say.parent, <Link key="parent" to={`/units/${unit.parentId}`}>{unit.parentName}</Link>],
          unit.children.length > 0 && [say.children, <ul key="children" className="plain-posts">{unit.children.map((child) => <li key={child.id}><Link to={`/units/${child.id}`}>{child.name}</Link></li>)}</ul>],
          unit.fields.length > 0 && [say.fields, unit.fields.join(language === 'zh' ? '、' : ', ')],
          unit.successorId && [say.succeededBy, <Link key="successor" to={`/units/${unit.successorId}`}>{unit.successorName}</Link>],
        ]}
      />
    </Panel>
  )
}

function Earlier({ unit }: { readonly unit: UnitDetail }) {
  const say = useWords(directoryWords)
  const { language } = useLanguage()
  const nameRole = useRoleNames()
  const day = (at: string): string => dateWords(toField(at).slice(0, 10), language)
  if (unit.otherTerms.length === 0) return null
  return (
    <Panel title={say.earlier}>
      <ul className="rows">
        {unit.otherTerms.map((term) => <li key={term.appointmentId} className="row-spread"><span><Link to={`/people/${term.personId}`}>{term.personName}</Link> · {nameRole(term.role)}</span><span className="quiet small number">{term.to ? say.span(day(term.from), day(term.to)) : say.since(day(term.from))}</span></li>)}
      </ul>
    </Panel>
  )
}
