import { useState } from 'react'
import { useParams } from 'react-router'
import type { Instant } from '#src/kernel/time.ts'
import type { Engagement } from '#src/modules/evaluation/contract.ts'
import { useAsk } from '../../api/hooks.ts'
import { usePersonNames, useUnits } from '../../api/names.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Answered, Facts, Page, Panel } from '../../ui/page.tsx'
import { NotFound } from '../../shell/not-found.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { FileReport } from './file-report.tsx'
import { Shared } from './shared.tsx'
import { StageMark, stageOf, type Stage } from './stage.tsx'
import { thirdPartyWords } from './words.ts'

const FILES: readonly Stage[] = ['running', 'returned']

/** One engagement: what was asked of whom, the figures that are shared, and the report. */
export default function EngagementPage() {
  const { engagementId = '' } = useParams()
  const say = useWords(thirdPartyWords)
  const may = useMay()
  const { person } = useSession()
  const asked = useAsk('evaluation.engagements', {})
  const [filing, setFiling] = useState(false)
  const one = asked.data?.items.find((each) => each.id === engagementId)
  if (asked.data && !one) return <NotFound />
  const now = asked.data?.now ?? ''
  const mine = one?.personId === person.id
  const files = one && mine && FILES.includes(stageOf(one, now)) && may('evaluation.fileReport')
  return (
    <Page
      title={one ? one.organisation : say.title}
      back={{ to: '/third-party', name: say.back }}
      under={one && <StageMark one={one} now={now} />}
      actions={files && <Button kind="main" onPress={() => setFiling(true)}>{say.file}</Button>}
    >
      <Answered asked={asked} lines={8}>
        {() => one && (
          <>
            <div className="two-columns">
              <About one={one} />
              <Report one={one} now={now} />
            </div>
            <Shared one={one} now={now} mine={mine} />
          </>
        )}
      </Answered>
      {one && filing && <FileReport one={one} onClose={() => setFiling(false)} />}
    </Page>
  )
}

function About({ one }: { readonly one: Engagement }) {
  const say = useWords(thirdPartyWords)
  const { language } = useLanguage()
  const { nameOf } = useUnits()
  const person = usePersonNames([one.personId])
  return (
    <Panel title={say.about}>
      <Facts
        items={[
          [say.purpose, one.purpose],
          [say.scope, <ul key="units" className="plain-list">{one.unitIds.map((id) => <li key={id}>{nameOf(id)}</li>)}</ul>],
          [say.time, <span key="time" className="number">{say.span(momentWords(one.from, language), momentWords(one.until, language))}</span>],
          [say.evaluator, person(one.personId)],
        ]}
      />
    </Panel>
  )
}

function Report({ one, now }: { readonly one: Engagement; readonly now: Instant }) {
  const say = useWords(thirdPartyWords)
  const { language } = useLanguage()
  if (!one.filedAt) return <Panel title={say.report}><p className="quiet">{stageOf(one, now) === 'over' ? say.reportClosed : say.reportWaits}</p></Panel>
  return (
    <Panel title={one.title} aside={<span className="quiet small">{say.filedAt(momentWords(one.filedAt, language))}</span>}>
      {one.returned !== undefined && <p>{say.returnedBecause(one.returned)}</p>}
      <div className="words">{one.report}</div>
    </Panel>
  )
}
