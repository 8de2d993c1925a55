import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { Release } from '#src/modules/publication/contract.ts'
import { useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Answered, Facts, Mark, Page, Panel } from '../../ui/page.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { audienceNames, erasureCategories, releaseStates, withdrawalReasons } from '../../words/terms.ts'
import { ContentDifference, ContentText } from '../case/editions.tsx'
import { DisseminationOf } from '../channels/dissemination.tsx'
import { DeliveriesOf } from '../channels/deliveries.tsx'
import { Previews } from '../pages/previews.tsx'
import { Clocks } from '../messages/letter.tsx'
import { CorrectDialog, EraseDialog, PublishDialog, ScheduleDialog, Unschedule, WithdrawDialog } from './release-acts.tsx'
import { OwnMatter } from './own-matter.tsx'
import { releaseWords } from './words.ts'

type Act = 'publish' | 'schedule' | 'correct' | 'withdraw' | 'erase'

/** One release: what will be or is public, in which editions, and what can be done with it. */
export default function ReleasePage() {
  const { statementId = '' } = useParams()
  const say = useWords(releaseWords)
  const nameState = useNames(releaseStates)
  const nameAudience = useNames(audienceNames)
  const asked = useAsk('publication.release', { statementId })
  const release = asked.data
  return (
    <Page
      title={release?.editions.at(-1)?.title ?? say.title}
      back={{ to: '/publication', name: say.title }}
      under={release && <><Mark tone={release.state === 'released' ? 'kept' : release.state === 'ready' ? 'wait' : 'plain'}>{nameState(release.state)}</Mark><Mark>{nameAudience(release.audience)}</Mark>{release.caseId === release.id ? <OwnMatter id={release.id} /> : <Link to={`/cases/${release.caseId}`}>{say.openCase}</Link>}</>}
      actions={release && <ReleaseActs release={release} />}
    >
      <Answered asked={asked} lines={8}>
        {(one) => (
          <div className="two-columns">
            <ReleaseText release={one} />
            <div className="stack">
              <Panel><About release={one} /></Panel>
              <Panel title={say.editions}><Editions release={one} /></Panel>
              {one.audience === 'public' && <Previews statementId={one.id} waits={['ready', 'scheduled'].includes(one.state)} />}
              {one.audience === 'public' && <DisseminationOf statementId={one.id} waits={['ready', 'scheduled'].includes(one.state)} />}
              {one.audience === 'public' && <DeliveriesOf releaseId={one.id} isOut={one.state === 'released'} />}
              {one.caseId !== one.id && <Panel title={say.clocks}><Clocks matters={[one.caseId]} /></Panel>}
            </div>
          </div>
        )}
      </Answered>
    </Page>
  )
}

/** The words of the newest edition, and what it changes. */
export function ReleaseText({ release }: { readonly release: Release }) {
  const say = useWords(releaseWords)
  const asked = useAsk('statements.statement', { statementId: release.id })
  const no = release.editions.at(-1)?.no
  return (
    <Answered asked={asked} lines={8}>
      {(statement) => {
        const at = statement.texts.findIndex((text) => text.no === no)
        const text = statement.texts[at]
        const out = release.editions.filter((edition) => edition.releasedAt).at(-1)
        const before = out && out.no !== no ? statement.texts.find((one) => one.no === out.no) : undefined
        return (
          <div className="stack">
            <Panel title={no && say.editionNo(no)}>{text && <ContentText of={release.id} content={text.content} />}</Panel>
            {text && before && <Panel><ContentDifference before={before.content} after={text.content} beforeNo={before.no} /></Panel>}
          </div>
        )
      }}
    </Answered>
  )
}

function About({ release }: { readonly release: Release }) {
  const say = useWords(releaseWords)
  const { language } = useLanguage()
  const { nameOf } = useUnits()
  const nameReason = useNames(withdrawalReasons)
  const nameCategory = useNames(erasureCategories)
  const { pdf } = useSession()
  const out = release.editions.filter((edition) => edition.releasedAt).at(-1)
  const address = `/releases/${release.id}`
  return (
    <Facts
      items={[
        release.number && [say.number, release.number.text],
        [say.unit, nameOf(release.unitId)],
        release.scheduledAt && release.state === 'scheduled' && [say.scheduledFor, momentWords(release.scheduledAt, language)],
        release.releasedAt && [say.released, momentWords(release.releasedAt, language)],
        [say.paper, <span key="paper" className="row"><a href={`/api/documents/releases/${release.id}.docx`}>{say.paperWord}</a>{pdf && <a href={`/api/documents/releases/${release.id}.pdf`}>PDF</a>}</span>],
        out && release.audience === 'public' && release.state !== 'erased' && [say.address, <a href={address}>{address}</a>],
        release.withdrawn && [say.withdraw, `${nameReason(release.withdrawn.reason)};${release.withdrawn.note}`],
        release.erased && [say.erase, nameCategory(release.erased.category)],
      ]}
    />
  )
}

function Editions({ release }: { readonly release: Release }) {
  const say = useWords(releaseWords)
  const { language } = useLanguage()
  return (
    <ol className="entries">
      {release.editions.toReversed().map((edition) => (
        <li key={edition.no} className="line-entry">
          <div className="row-spread"><strong>{say.editionNo(edition.no)}</strong><span className="quiet small number">{edition.releasedAt ? momentWords(edition.releasedAt, language) : say.waitingEdition}</span></div>
          {edition.note && <p className="words">{edition.note}</p>}
          <span className="quiet small number" title={edition.digest}>{say.digest} {edition.digest.slice(0, 16)}</span>
        </li>
      ))}
    </ol>
  )
}

/** What can be done with it, by whoever looks. */
export function ReleaseActs({ release }: { readonly release: Release }) {
  const say = useWords(releaseWords)
  const may = useMay()
  const [act, setAct] = useState<Act>()
  const close = (): void => setAct(undefined)
  const waits = release.editions.some((edition) => !edition.releasedAt) && ['ready', 'scheduled', 'released'].includes(release.state)
  const canPublish = waits && may('publication.release')
  const isOut = release.state === 'released'
  return (
    <>
      {canPublish && <Button kind="main" onPress={() => setAct('publish')}>{say.publish}</Button>}
      {canPublish && release.state === 'ready' && <Button onPress={() => setAct('schedule')}>{say.schedule}</Button>}
      {release.state === 'scheduled' && may('publication.unschedule') && <Unschedule release={release} />}
      {isOut && may('publication.correct') && !waits && <Button onPress={() => setAct('correct')}>{say.correct}</Button>}
      {isOut && may('publication.withdraw') && <Button onPress={() => setAct('withdraw')}>{say.withdraw}</Button>}
      {(isOut || release.state === 'withdrawn') && may('publication.erase') && <Button onPress={() => setAct('erase')}>{say.erase}</Button>}
      {act === 'publish' && <PublishDialog release={release} onClose={close} />}
      {act === 'schedule' && <ScheduleDialog release={release} onClose={close} />}
      {act === 'correct' && <CorrectDialog release={release} onClose={close} />}
      {act === 'withdraw' && <WithdrawDialog release={release} onClose={close} />}
      {act === 'erase' && <EraseDialog release={release} onClose={close} />}
    </>
  )
}
