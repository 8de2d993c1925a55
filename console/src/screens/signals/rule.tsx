import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { Proposable } from '#src/modules/signals/contract.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import type { RuleDetail } from '../../api/signal-questions.ts'
import { useMay } from '../../api/session.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, TextField, Tick } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Mark, Page, Panel } from '../../ui/page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { optionsOf } from '../../words/options.ts'
import { classNames } from '../../words/terms.ts'
import { useTrial, type Found, type Trial } from './trial.ts'
import { outletNames, ruleWords, signalWords } from './words.ts'
import './signals.css'

/** One rule: written with what it would catch beside it, and with all that it said before. */
export default function RulePage() {
  const { ruleId } = useParams()
  const words = useWords(signalWords)
  const say = useWords(ruleWords)
  const asked = useAsk('signals.rule', { ruleId: ruleId ?? '' }, { enabled: ruleId !== undefined })
  const back = { to: '/signals/rules', name: words.rules }
  if (ruleId === undefined) return <Page title={say.new} back={back}><Writing rule={undefined} /></Page>
  return <Answered asked={asked} lines={6}>{(rule) => <Page title={rule.name} back={back} under={rule.state === 'withdrawn' && <><Mark>{say.withdrawn}</Mark><span className="quiet">{rule.withdrawn}</span></>}><Writing key={rule.changedAt} rule={rule} /><Versions rule={rule} /></Page>}</Answered>
}

function Writing({ rule }: { readonly rule: RuleDetail | undefined }) {
  const [say, words] = [useWords(ruleWords), useWords(signalWords)]
  const nameClass = useNames(classNames)
  const may = useMay()
  const notice = useNotice()
  const navigate = useNavigate()
  const [adding, changing] = [useAct('signals.addRule'), useAct('signals.changeRule')]
  const act = rule ? changing : adding
  const [name, setName] = useState(rule?.name ?? '')
  const [expression, setExpression] = useState(rule?.expression ?? '')
  const [comment, setComment] = useState(rule?.comment ?? '')
  const [proposes, setProposes] = useState<Proposable | undefined>(rule?.proposes)
  const [urgent, setUrgent] = useState(rule?.urgent ?? false)
  const [reason, setReason] = useState('')
  const [withdrawing, setWithdrawing] = useState(false)
  const writes = may('signals.addRule') && rule?.state !== 'withdrawn'
  const give = async (): Promise<void> => {
    const input = { name, expression, comment, urgent, ...(proposes && { proposes }) }
    if (!(await (rule ? changing.attempt({ ...input, ruleId: rule.id, reason }) : adding.attempt(input)))) return
    notice(say.saved)
    if (!rule) await navigate('/signals/rules')
  }
  return (
    <div className="two-columns">
      <Panel>
        <form className="stack" onSubmit={(event) => { event.preventDefault(); void give() }}>
          <TextField label={say.name} name="name" error={act.error} value={name} onChange={setName} />
          <LongText label={say.expression} hint={say.expressionHint} name="expression" error={act.error} rows={4} readOnly={!writes} value={expression} onChange={setExpression} />
          <Choice label={say.proposes} optional clear value={proposes} options={optionsOf(classNames, nameClass)} onChange={(value) => setProposes(value)} />
          <Tick label={say.urgent} value={urgent} onChange={setUrgent} />
          <LongText label={say.comment} optional name="comment" error={act.error} rows={2} value={comment} onChange={setComment} />
          {rule && writes && <LongText label={say.why} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />}
          <Refusals error={act.error} shownAt={['name', 'expression', 'comment', 'reason']} />
          {writes && <div className="row"><Button kind="main" submit busy={act.isPending}>{rule ? say.change : say.save}</Button>{rule && <Button onPress={() => setWithdrawing(true)}>{say.withdraw}</Button>}</div>}
        </form>
      </Panel>
      <Panel title={say.preview}><Preview expression={expression} /></Panel>
      {withdrawing && rule && <Withdraw rule={rule} title={say.withdraw} label={words.reason} onClose={() => setWithdrawing(false)} />}
    </div>
  )
}

const DAYS = { month: 30, all: undefined } as const

/** What is written is tried as soon as the writer pauses; on a long stock one sees how far it is. */
function Preview({ expression }: { readonly expression: string }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const [over, setOver] = useState<keyof typeof DAYS>('month')
  const written = expression.trim()
  const trial = useTrial(written, DAYS[over])
  const { found, error } = trial
  if (written === '') return <p className="quiet">{say.previewHint}</p>
  return (
    <div className="stack-tight">
      <Switch value={over} label={say.over} options={[{ value: 'month', label: say.overDays(DAYS.month) }, { value: 'all', label: say.overAll }]} onChange={setOver} />
      {error && <Refusals error={error} />}
      {!found && !error && <p className="quiet">{say.trying}</p>}
      {found && found.faults.length > 0 && <ul className="signal-proposals" role="status">{found.faults.map((fault) => <li key={`${fault.at} ${fault.en}`}>{say.faultAt(fault.at, fault[language])}</li>)}</ul>}
      {found && found.faults.length === 0 && <Caught {...trial} found={found} />}
    </div>
  )
}

function Caught({ found, running, stop, goOn }: Trial & { readonly found: Found }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const nameOutlet = useNames(outletNames)
  const now = useMinute()
  const { days, hits, posts, of, before, examples } = found
  return (
    <>
      {before !== undefined ? <Progress done={posts} of={of} label={say.preview}><strong>{say.triedSoFar(hits, posts, of)}</strong></Progress> : <strong role="status">{days === undefined ? say.triedAll(hits, posts) : say.tried(hits, posts, days)}</strong>}
      {before !== undefined && <div className="row">{running ? <Button small onPress={stop}>{say.stop}</Button> : <Button small onPress={goOn}>{say.goOn}</Button>}</div>}
      <ul className="signal-examples">{examples.map((one) => <li key={one.id}>{one.title && <strong>{one.title} </strong>}{one.text}<span className="quiet small"> {nameOutlet(one.outlet)} {shortMoment(one.saidAt, now, language)}</span></li>)}</ul>
    </>
  )
}

function Versions({ rule }: { readonly rule: RuleDetail }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const now = useMinute()
  return (
    <Panel title={say.versions}>
      <ul className="entries">{rule.versions.toReversed().map((version) => (
        <li key={version.no} className="line-entry"><span className="quiet small">{say.version(version.no)} · {version.person ?? ''} · {shortMoment(version.at, now, language)}{version.reason && ` · ${version.reason}`}</span><span className="signal-code">{version.expression}</span></li>
      ))}</ul>
    </Panel>
  )
}

function Withdraw({ rule, title, label, onClose }: { readonly rule: RuleDetail; readonly title: string; readonly label: string; onClose(): void }) {
  const act = useAct('signals.withdrawRule')
  const [reason, setReason] = useState('')
  return (
    <Dialog open title={title} verb={title} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void act.attempt({ ruleId: rule.id, reason }).then((facts) => facts && onClose())} onClose={onClose}>
      <LongText label={label} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}
