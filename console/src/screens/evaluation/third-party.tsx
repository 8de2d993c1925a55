import { useState } from 'react'
import type { Engagement } from '#src/modules/evaluation/contract.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { usePersonNames, useUnits } from '../../api/names.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, Choices, LongText, MomentField, TextField } from '../../ui/fields.tsx'
import { useKept } from '../../ui/kept.ts'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Empty, Mark, Panel } from '../../ui/page.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { evaluationWords } from './words.ts'

const SEE_ENGAGEMENTS: readonly string[] = ['third_party_evaluator', 'press_office_head', 'press_officer']

/** Evaluators outside: who was engaged for what, and their reports in full (GB-46). */
export function ThirdParty() {
  const say = useWords(evaluationWords)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const { roles } = useSession()
  const may = useMay()
  const [engaging, setEngaging] = useState(false)
  const reports = useAsk('evaluation.thirdPartyReports', {})
  return (
    <div className="stack">
      {may('evaluation.engage') && <div><Button kind="main" onPress={() => setEngaging(true)}>{say.engage}</Button></div>}
      {roles.some((role) => SEE_ENGAGEMENTS.includes(role)) && <Engagements />}
      <Answered asked={reports}>
        {(found) => found.length === 0 ? <Empty>{say.reportsNone}</Empty> : found.map((one) => (
          <Panel key={one.id} title={one.title} aside={<span className="quiet small">{one.organisation} · {momentWords(one.filedAt, language)}</span>}>
            <p className="quiet small">{say.scope}:{one.unitIds.map(shortNameOf).filter(Boolean).join('、')}</p>
            <div className="words">{one.report}</div>
          </Panel>
        ))}
      </Answered>
      {engaging && <Engage onClose={() => setEngaging(false)} />}
    </div>
  )
}

function Engagements() {
  const say = useWords(evaluationWords)
  const { language } = useLanguage()
  const { person } = useSession()
  const { shortNameOf } = useUnits()
  const asked = useAsk('evaluation.engagements', {})
  const nameOf = usePersonNames(asked.data?.items.map((one) => one.personId) ?? [])
  const [filing, setFiling] = useState<Engagement>()
  if (asked.data?.items.length === 0) return null
  return (
    <Panel title={say.engagements}>
      <Answered asked={asked}>
        {({ items, now }) => (
          <ul className="rows">
            {items.map((one) => (
              <li key={one.id} className="stack-tight">
                <div className="row-spread">
                  <span><strong>{one.organisation}</strong> {nameOf(one.personId)} <span className="quiet small">{one.purpose}</span></span>
                  <span className="row">
                    <Mark tone={one.state === 'reported' ? 'kept' : 'plain'}>{one.state === 'reported' ? say.reported : say.running(momentWords(one.until, language))}</Mark>
                    {one.state === 'engaged' && one.personId === person.id && now < one.until && <Button small onPress={() => setFiling(one)}>{say.file}</Button>}
                  </span>
                </div>
                <span className="quiet small">{say.scope}:{one.unitIds.map(shortNameOf).filter(Boolean).join('、')}</span>
              </li>
            ))}
          </ul>
        )}
      </Answered>
      {filing && <FileReport one={filing} onClose={() => setFiling(undefined)} />}
    </Panel>
  )
}

function Engage({ onClose }: { onClose(): void }) {
  const say = useWords(evaluationWords)
  const notice = useNotice()
  const { units } = useUnits()
  const people = useAsk('directory.people', { role: 'third_party_evaluator', limit: 200 })
  const act = useAct('evaluation.engage')
  const [organisation, setOrganisation] = useState('')
  const [personId, setPerson] = useState<string>()
  const [unitIds, setUnits] = useState<readonly string[]>([])
  const [until, setUntil] = useState<string>()
  const [purpose, setPurpose] = useState('')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ organisation, personId: personId ?? '', unitIds: [...unitIds], until: until ?? '', purpose }))) return
    notice(say.engaged)
    onClose()
  }
  return (
    <Dialog open title={say.engage} verb={say.engage} busy={act.isPending} error={act.error} fields={['organisation', 'personId', 'unitIds', 'until', 'purpose']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.organisation} name="organisation" error={act.error} value={organisation} onChange={setOrganisation} />
      <Choice label={say.evaluator} hint={say.evaluatorHint} name="personId" error={act.error} value={personId} options={(people.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))} onChange={setPerson} />
      <Choices label={say.scope} name="unitIds" error={act.error} value={unitIds} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnits} />
      <MomentField label={say.until} name="until" error={act.error} value={until} onChange={setUntil} />
      <LongText label={say.purpose} name="purpose" error={act.error} rows={2} value={purpose} onChange={setPurpose} />
    </Dialog>
  )
}

function FileReport({ one, onClose }: { readonly one: Engagement; onClose(): void }) {
  const say = useWords(evaluationWords)
  const notice = useNotice()
  const act = useAct('evaluation.fileReport')
  const [title, setTitle] = useState('')
  const [report, setReport, forget] = useKept(`report.${one.id}`)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ engagementId: one.id, title, report }))) return
    forget()
    notice(say.filed)
    onClose()
  }
  return (
    <Dialog open wide title={say.file} verb={say.file} busy={act.isPending} error={act.error} fields={['title', 'report']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet small">{say.fileHint}</p>
      <TextField label={say.reportTitle} name="title" error={act.error} value={title} onChange={setTitle} />
      <LongText label={say.report} name="report" error={act.error} rows={10} value={report} onChange={setReport} />
    </Dialog>
  )
}
