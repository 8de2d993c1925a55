import { useState } from 'react'
import { Link } from 'react-router'
import type { TopicState } from '#src/modules/agenda/contract.ts'
import type { Cluster, TopicRow } from '../../api/agenda-questions.ts'
import { useAsk, usePages } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Coming, Empty, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { Parts } from './parts.tsx'
import { ProposeTopic } from './propose.tsx'
import { topicWords } from './topic-words.ts'
import { agendaWords, categoryNames, topicNames } from './words.ts'

const STEPS: readonly TopicState[] = ['proposed', 'reviewed', 'interpreted', 'absorbed']

/** Topics in their four steps (NH-17), and what citizens ask together (NH-18). */
export default function Topics() {
  const [say, words] = [useWords(topicWords), useWords(agendaWords)]
  const nameOf = useNames(topicNames)
  const may = useMay()
  const [proposing, setProposing] = useState<{ readonly from?: Cluster }>()
  const found = usePages('agenda.topics', { limit: 100 })
  const standing = found.items.filter((topic) => topic.state !== 'dropped')
  return (
    <Page title={words.topics} actions={may('agenda.proposeTopic') && <Button kind="main" onPress={() => setProposing({})}>{say.propose}</Button>}>
      <Parts />
      <Refusals error={found.error} />
      {found.isPending ? <Coming lines={6} /> : standing.length === 0 ? <Empty>{say.empty}</Empty> : (
        <div className="topic-board">
          {STEPS.map((step) => {
            const here = standing.filter((topic) => topic.state === step)
            return <section key={step} className="topic-step" aria-label={nameOf(step)}><h2>{nameOf(step)} <span className="quiet small">{here.length}</span></h2><ul>{here.map((topic) => <li key={topic.id}><Card topic={topic} /></li>)}{here.length === 0 && <li className="quiet small">{say.none}</li>}</ul></section>
          })}
        </div>
      )}
      <More paged={found} />
      {may('agenda.seeEvents') && <Citizens onTake={(from) => setProposing({ from })} />}
      {proposing && <ProposeTopic {...(proposing.from && { from: proposing.from })} onClose={() => setProposing(undefined)} />}
    </Page>
  )
}

function Card({ topic }: { readonly topic: TopicRow }) {
  const say = useWords(topicWords)
  const { language } = useLanguage()
  const nameOf = useNames(categoryNames)
  return (
    <Link className="topic-card" to={`/agenda/topics/${topic.id}`}>
      <span className="topic-title">{topic.title}</span>
      <span className="quiet small">{topic.unitName} · {nameOf(topic.category)}</span>
      <span className="row">
        {topic.heldOn ? <Mark tone="kept">{say.heldOn(dateWords(topic.heldOn, language))}</Mark> : topic.on && <Mark>{say.onDay(dateWords(topic.on, language))}</Mark>}
        {topic.crossings.length > 0 && !topic.overridden && topic.state === 'proposed' && <Mark tone="wait">{say.crosses(topic.crossings.length)}</Mark>}
        {topic.openQuestions > 0 && <Mark tone="wait">{say.openQuestions(topic.openQuestions)}</Mark>}
      </span>
    </Link>
  )
}

function Citizens({ onTake }: { readonly onTake: (cluster: Cluster) => void }) {
  const say = useWords(topicWords)
  const asked = useAsk('agenda.citizenTopics', {})
  return (
    <Panel title={say.fromCitizens}>
      {asked.data?.items.length === 0 && <p className="quiet">{say.fromCitizensNone}</p>}
      <ul className="checks">
        {asked.data?.items.map((cluster) => (
          <li key={cluster.messageIds[0]} className="row-spread">
            <span><strong>{say.messages(cluster.messageIds.length)}</strong> {cluster.title ?? cluster.excerpt}</span>
            {cluster.taken ? <Mark>{say.taken}</Mark> : <Button kind="quiet" small onPress={() => onTake(cluster)}>{say.takeUp}</Button>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
