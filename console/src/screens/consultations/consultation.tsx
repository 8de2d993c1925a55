import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { ConsultationDetail, Invitee } from '#src/modules/consultations/queries.ts'
import { consultationKinds, consultationKindsInEnglish } from '#src/modules/consultations/kinds.ts'
import { askServer, type Refused } from '../../api/client.ts'
import { useAct, useAsk, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Answered, Coming, Empty, Facts, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { dateWords, momentWords } from '../../words/moment.ts'
import { lastDay, Standing } from './consultations.tsx'
import { consultationWords } from './words.ts'

/** One consultation: how it stands, what came, the draw of a hearing, and the way to its outcome. */
export default function ConsultationPage() {
  const say = useWords(consultationWords)
  const { consultationId = '' } = useParams()
  const { language } = useLanguage()
  const asked = useAsk('consultations.consultation', { consultationId })
  return (
    <Page title={asked.data?.title ?? say.title} back={{ to: '/consultations', name: say.title }} under={asked.data && <><Mark>{(language === 'zh' ? consultationKinds : consultationKindsInEnglish)[asked.data.kind]}</Mark><Standing one={asked.data} /></>}>
      <Answered asked={asked} lines={6}>
        {(one) => (
          <div className="stack">
            <Stands one={one} />
            {one.kind === 'hearing' && <Draw one={one} />}
            {one.kind === 'survey' ? <Results one={one} /> : <Opinions one={one} />}
          </div>
        )}
      </Answered>
    </Page>
  )
}

function Stands({ one }: { readonly one: ConsultationDetail }) {
  const say = useWords(consultationWords)
  const { language } = useLanguage()
  const { nameOf } = useUnits()
  return (
    <Panel aside={<span className="row"><Link to={`/publication/${one.id}`}>{say.notice}</Link>{one.outcomeId ? <Link to={`/publication/${one.outcomeId}`}>{say.outcome}</Link> : one.state === 'closed' && <Link to="/pages">{say.writeOutcome}</Link>}</span>}>
      <Facts items={[[say.unit, nameOf(one.unitId)], [say.closes, lastDay(one, language)], [say.outcomeOn, dateWords(one.outcomeOn, language)], [say.received, one.soFar]]} />
    </Panel>
  )
}

function Draw({ one }: { readonly one: ConsultationDetail }) {
  const say = useWords(consultationWords)
  const may = useMay()
  const act = useAct('consultations.draw')
  const [shown, setShown] = useState<readonly Invitee[]>()
  const [error, setError] = useState<Refused | null>(null)
  const show = async (): Promise<void> => {
    await askServer('consultations.invitees', { consultationId: one.id }).then((found) => setShown(found as readonly Invitee[]), (refused: Refused) => setError(refused))
  }
  return (
    <Panel title={say.draw}>
      {one.draw ? <p>{say.drawn(one.draw.chosen.length, one.draw.signedUp)}</p> : <p className="quiet small">{say.drawWhat(one.hearing?.seats ?? 0)}</p>}
      <Refusals error={act.error ?? error} />
      {!one.draw && one.state === 'closed' && may('consultations.draw') && <Button kind="main" busy={act.isPending} onPress={() => void act.attempt({ consultationId: one.id })}>{say.draw}</Button>}
      {one.draw && one.state !== 'concluded' && !shown && <><Button onPress={() => void show()}>{say.invitees}</Button><p className="quiet small">{say.inviteesWhat}</p></>}
      {shown && <ul className="plain-list">{shown.map((who) => <li key={who.id} className="line-entry"><strong>{who.name}</strong> {who.contact} <span className="quiet small code">{who.id}</span></li>)}</ul>}
    </Panel>
  )
}

function Results({ one }: { readonly one: ConsultationDetail }) {
  const say = useWords(consultationWords)
  const asked = useAsk('statements.statement', { statementId: one.id })
  const questions = asked.data?.texts.at(-1)?.content.page?.invites?.questions
  return (
    <Panel title={say.results}>
      {asked.isPending ? <Coming lines={6} /> : one.tallies.map((options, n) => (
        <section key={n}>
          <span className="part-label">{questions?.[n]?.text ?? say.question(n + 1)}</span>
          <Facts items={options.map((times, at) => [questions?.[n]?.options[at] ?? say.option(at + 1), String(times)] as const)} />
        </section>
      ))}
    </Panel>
  )
}

function Opinions({ one }: { readonly one: ConsultationDetail }) {
  const say = useWords(consultationWords)
  const { language } = useLanguage()
  const found = usePages('consultations.opinions', { consultationId: one.id })
  return (
    <Panel title={one.kind === 'hearing' ? say.signUps : say.opinions}>
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={3} /> : found.items.length === 0 ? <Empty>{say.noOpinions}</Empty> : (
        <ul className="plain-list">
          {found.items.map((opinion) => (
            <li key={opinion.id} className="line-entry">
              <div className="row-spread"><span className="quiet small">{momentWords(opinion.at, language)}</span>{opinion.chosen && <Mark tone="kept">{say.chosen}</Mark>}</div>
              <div className="words">{opinion.text ?? <span className="quiet">{say.gone}</span>}</div>
            </li>
          ))}
        </ul>
      )}
      <More paged={found} />
    </Panel>
  )
}
