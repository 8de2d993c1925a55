import { useState } from 'react'
import { useAct, useAsk, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { Forecast } from '#src/modules/signals/forecast.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, Choices, DateField, LongText, OneOf, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Coming, Empty, Facts, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { comma, useLanguage, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { Parts } from './parts.tsx'
import { watchWords } from './watch-words.ts'

/** Planned measures that touch vital interests: what is expected, and what came. */
export default function Forecasts() {
  const say = useWords(watchWords)
  const { language } = useLanguage()
  const { nameOf } = useUnits()
  const may = useMay()
  const found = usePages('signals.forecasts', {})
  const [opening, setOpening] = useState(false)
  const [writing, setWriting] = useState<Forecast>()
  const [comparing, setComparing] = useState<Forecast>()
  return (
    <Page title={say.forecasts} under={<span className="quiet">{say.forecastsHint} GS-31</span>} actions={may('signals.openForecast') && <Button kind="main" onPress={() => setOpening(true)}>{say.open}</Button>}>
      <Parts />
      {found.isPending ? <Coming /> : found.items.length === 0 ? <Empty>{say.noForecast}</Empty> : found.items.map((one) => (
        <Panel key={one.id} title={one.title} aside={<Mark tone={one.state === 'open' ? 'wait' : 'kept'}>{one.state === 'open' ? say.stateOpen : say[one.state]}</Mark>}>
          <Facts items={[
            [say.unit, nameOf(one.unitId)],
            one.plannedFor && [say.planned, dateWords(one.plannedFor, language)],
            one.written && [say.reaction, one.written.reaction],
            one.written && [say.publicOpinion, one.written.publicOpinion],
            one.written && [say.risk, one.written.risk],
            one.written && [say.level, say[one.written.level]],
            one.written && one.written.evidence.length > 0 && [say.evidence, one.written.evidence.map(({ title, posts }) => `${title} (${posts})`).join(comma())],
            one.compared && [say.outcome, one.compared.outcome],
            one.compared && [say.borneOut, say[one.compared.borneOut]],
          ]} />
          <div className="row">
            {one.state !== 'compared' && may('signals.writeForecast') && <Button onPress={() => setWriting(one)}>{say.write}</Button>}
            {one.state === 'written' && may('signals.compareForecast') && <Button onPress={() => setComparing(one)}>{say.compare}</Button>}
          </div>
        </Panel>
      ))}
      <More paged={found} />
      {opening && <Open onClose={() => setOpening(false)} />}
      {writing && <Write forecast={writing} onClose={() => setWriting(undefined)} />}
      {comparing && <Compare forecast={comparing} onClose={() => setComparing(undefined)} />}
    </Page>
  )
}

function Open({ onClose }: { onClose(): void }) {
  const say = useWords(watchWords)
  const notice = useNotice()
  const { units } = useUnits()
  const act = useAct('signals.openForecast')
  const waiting = usePages('publication.releases', { state: 'ready' })
  const texts = usePages('statements.own', {})
  const [title, setTitle] = useState('')
  const [unitId, setUnit] = useState<string>()
  const [plannedFor, setPlanned] = useState<string>()
  const [statementId, setStatement] = useState<string>()
  const ready = new Set(waiting.items.map(({ id }) => id))
  const choices = texts.items.filter((one) => one.title !== null && (ready.has(one.statementId) || one.state !== 'cleared'))
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ title, unitId: unitId ?? '', ...(plannedFor && { plannedFor }), ...(statementId && { statementId }) }))) return
    notice(say.opened)
    onClose()
  }
  return (
    <Dialog open title={say.open} verb={say.open} busy={act.isPending} error={act.error} fields={['title', 'unitId', 'plannedFor', 'statementId']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.measure} name="title" error={act.error} value={title} onChange={setTitle} />
      <Choice label={say.unit} name="unitId" error={act.error} value={unitId} options={units.map(({ id, name }) => ({ value: id, label: name }))} onChange={setUnit} />
      <Choice label={say.statement} optional clear hint={say.statementHint} name="statementId" error={act.error} value={statementId} options={choices.map((one) => ({ value: one.statementId, label: one.title }))} onChange={setStatement} />
      <DateField label={say.planned} optional hint={say.plannedHint} name="plannedFor" error={act.error} value={plannedFor} onChange={setPlanned} />
    </Dialog>
  )
}

function Write({ forecast, onClose }: { readonly forecast: Forecast; onClose(): void }) {
  const say = useWords(watchWords)
  const notice = useNotice()
  const act = useAct('signals.writeForecast')
  const matters = useAsk('signals.matters', { state: 'all' })
  const [reaction, setReaction] = useState(forecast.written?.reaction ?? '')
  const [publicOpinion, setOpinion] = useState(forecast.written?.publicOpinion ?? '')
  const [risk, setRisk] = useState(forecast.written?.risk ?? '')
  const [level, setLevel] = useState<'low' | 'medium' | 'high'>(forecast.written?.level ?? 'medium')
  const [matterIds, setMatters] = useState<readonly string[]>(forecast.written?.evidence.map(({ matterId }) => matterId) ?? [])
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ forecastId: forecast.id, reaction, publicOpinion, risk, level, matterIds: [...matterIds] }))) return
    notice(say.written)
    onClose()
  }
  return (
    <Dialog open wide title={say.writeOf(forecast.title)} verb={say.write} busy={act.isPending} error={act.error} fields={['reaction', 'publicOpinion', 'risk', 'matterIds']} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.reaction} name="reaction" error={act.error} rows={3} value={reaction} onChange={setReaction} />
      <LongText label={say.publicOpinion} name="publicOpinion" error={act.error} rows={3} value={publicOpinion} onChange={setOpinion} />
      <LongText label={say.risk} name="risk" error={act.error} rows={3} value={risk} onChange={setRisk} />
      <OneOf label={say.level} value={level} options={(['low', 'medium', 'high'] as const).map((value) => ({ value, label: say[value] }))} onChange={(value) => setLevel(value ?? 'medium')} />
      <Choices label={say.evidence} optional name="matterIds" error={act.error} value={matterIds} options={(matters.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))} onChange={setMatters} />
    </Dialog>
  )
}

function Compare({ forecast, onClose }: { readonly forecast: Forecast; onClose(): void }) {
  const say = useWords(watchWords)
  const notice = useNotice()
  const act = useAct('signals.compareForecast')
  const [outcome, setOutcome] = useState('')
  const [borneOut, setBorneOut] = useState<'yes' | 'partly' | 'no'>('partly')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ forecastId: forecast.id, outcome, borneOut }))) return
    notice(say.compared)
    onClose()
  }
  return (
    <Dialog open title={say.compareOf(forecast.title)} verb={say.compare} busy={act.isPending} error={act.error} fields={['outcome']} onDo={() => void give()} onClose={onClose}>
      <LongText label={say.outcome} name="outcome" error={act.error} rows={3} value={outcome} onChange={setOutcome} />
      <OneOf label={say.borneOut} value={borneOut} options={(['yes', 'partly', 'no'] as const).map((value) => ({ value, label: say[value] }))} onChange={(value) => setBorneOut(value ?? 'partly')} />
    </Dialog>
  )
}
