import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import type { MatterDetail } from '../../api/signal-questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Tick } from '../../ui/fields.tsx'
import { Answered, Facts, Mark, Page, Panel } from '../../ui/page.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { Curve, Said } from './curve.tsx'
import { AcceptDialog, AsideDialog, MergeDialog, SplitDialog } from './matter-dialogs.tsx'
import { Signs } from './matters.tsx'
import { Outlets, Trend } from './parts.tsx'
import { Recent } from './recent.tsx'
import { Proposals } from './proposals.tsx'
import { NoticeDialog, ReportDialog } from './tell-dialogs.tsx'
import { tellWords } from './tell-words.ts'
import { matterStates, signalWords } from './words.ts'
import './signals.css'

type Doing = 'accept' | 'aside' | 'merge' | 'split' | 'notice' | 'report'

/** One matter: how it grows, what was said and in which words, what is proposed, and what a person makes of it. */
export default function MatterPage() {
  const { matterId = '' } = useParams()
  const say = useWords(signalWords)
  const asked = useAsk('signals.matter', { matterId })
  return (
    <Answered asked={asked} lines={8}>
      {(matter) => <Shown matter={matter} say={say} />}
    </Answered>
  )
}

function Shown({ matter, say }: { readonly matter: MatterDetail; readonly say: ReturnType<typeof useWords<typeof signalWords>> }) {
  const nameState = useNames(matterStates)
  const tell = useWords(tellWords)
  const may = useMay()
  const [doing, setDoing] = useState<Doing>()
  const [chosen, setChosen] = useState<readonly number[]>([])
  const undecided = matter.state !== 'accepted'
  const close = (): void => setDoing(undefined)
  const { decision } = matter
  return (
    <Page
      title={matter.title}
      back={{ to: '/signals', name: say.title }}
      under={<><Mark tone={matter.state === 'accepted' ? 'kept' : 'wait'}>{nameState(matter.state)}</Mark> <Signs matter={{ burst: matter.growth.burst, isNew: matter.growth.isNew, hot: matter.proposed.release !== null }} /> {matter.state === 'setAside' && decision?.reason && <span className="quiet">{say.asideBecause(decision.reason)}</span>}</>}
      actions={<>
        {undecided && may('signals.acceptMatter') && <Button kind="main" onPress={() => setDoing('accept')}>{say.accept}</Button>}
        {undecided && matter.state !== 'setAside' && may('signals.setAsideMatter') && <Button onPress={() => setDoing('aside')}>{say.aside}</Button>}
        {undecided && may('signals.mergeMatters') && <Button onPress={() => setDoing('merge')}>{say.merge}</Button>}
        {may('signals.issueNotice') && <><Button onPress={() => setDoing('notice')}>{tell.notices}</Button><Button onPress={() => setDoing('report')}>{tell.reports}</Button></>}
        {decision?.messageId && <Link className="button-link" to={`/triage/${decision.messageId}`}>{say.toMessage}</Link>}
      </>}
    >
      <div className="two-columns">
        <div className="stack">
          <Panel title={say.curve}><Curve matter={matter} /></Panel>
          <Panel title={say.wordings} aside={<span className="quiet small">{say.wordingsHint}</span>}>
            <ul className="signal-wordings">
              {matter.wordings.map((one) => (
                <li key={one.wording}>
                  <div>{one.title && <strong>{one.title}</strong>}<p>{one.text}</p></div>
                  <div>{one.posts > 1 && <Trend days={one.days} />}<span className="number">{say.posts(one.posts)}</span>{may('signals.splitMatter') && matter.wordings.length > 1 && <Tick label={<>{say.choose}<span className="unseen"> {one.title || one.text.slice(0, 20)}</span></>} value={chosen.includes(one.wording)} onChange={(on) => setChosen(on ? [...chosen, one.wording] : chosen.filter((other) => other !== one.wording))} />}</div>
                </li>
              ))}
            </ul>
            {chosen.length > 0 && <Button onPress={() => setDoing('split')}>{say.split}</Button>}
          </Panel>
          <Recent matterId={matter.id} />
        </div>
        <div className="stack">
          <Panel title={say.proposals} aside={<span className="quiet small">{say.proposalsHint}</span>}><Proposals matter={matter} /></Panel>
          <Panel title={say.said}><Said matter={matter} /></Panel>
          <Panel><Facts items={[[say.day, matter.growth.day], [say.week, matter.week], [say.total, matter.posts], [say.where, <Outlets key="o" counts={matter.byOutlet} />], matter.rules.length > 0 && [say.rules, matter.rules.map(({ ruleId, name, posts }) => <div key={ruleId}><Link to={`/signals/rules/${ruleId}`}>{say.ruleHits(name, posts)}</Link></div>)]]} /></Panel>
        </div>
      </div>
      {doing === 'accept' && <AcceptDialog matter={matter} onClose={close} />}
      {doing === 'aside' && <AsideDialog matter={matter} onClose={close} />}
      {doing === 'merge' && <MergeDialog matter={matter} onClose={close} />}
      {doing === 'notice' && <NoticeDialog about={matter} onClose={close} />}
      {doing === 'report' && <ReportDialog about={matter} onClose={close} />}
      {doing === 'split' && <SplitDialog matter={matter} wordings={chosen} onClose={() => { close(); setChosen([]) }} />}
    </Page>
  )
}
