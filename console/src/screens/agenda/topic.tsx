import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { TopicDetail } from '../../api/agenda-questions.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Facts, Mark, Page, Panel } from '../../ui/page.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { AddInterpretation } from './interpret.tsx'
import { RewriteTopic } from './propose.tsx'
import { Review } from './review-topic.tsx'
import { topicWords } from './topic-words.ts'
import { agendaWords, categoryNames, interpretationNames, originNames, topicNames } from './words.ts'

/** One topic on its way through 点题, 审题, 解题, 化题 (NH-17). */
export default function TopicScreen() {
  const { topicId = '' } = useParams()
  const words = useWords(agendaWords)
  const asked = useAsk('agenda.topic', { topicId })
  if (!asked.data) return <Page title={words.topics} back={{ to: '/agenda/topics', name: words.topics }}><Answered asked={asked}>{() => null}</Answered></Page>
  return <Topic topic={asked.data} />
}

function Topic({ topic }: { readonly topic: TopicDetail }) {
  const [say, words] = [useWords(topicWords), useWords(agendaWords)]
  const { language } = useLanguage()
  const [nameOfState, nameOfCategory, nameOfOrigin, nameOfKind] = [useNames(topicNames), useNames(categoryNames), useNames(originNames), useNames(interpretationNames)]
  const may = useMay()
  const [act, setAct] = useState<'rewrite' | 'drop' | 'interpret' | 'absorb'>()
  const close = (): void => setAct(undefined)
  const unit = (id: string): string => topic.unitNames[id] ?? ''
  const open = topic.state !== 'absorbed' && topic.state !== 'dropped'
  return (
    <Page
      title={topic.title} back={{ to: '/agenda/topics', name: words.topics }}
      under={<><Mark tone={topic.state === 'absorbed' ? 'kept' : 'accent'}>{nameOfState(topic.state)}</Mark>{topic.heldOn && <Mark tone="kept">{say.heldOn(dateWords(topic.heldOn, language))}</Mark>}</>}
      actions={<>
        {topic.state === 'proposed' && may('agenda.rewriteTopic') && <Button onPress={() => setAct('rewrite')}>{say.rewrite}</Button>}
        {open && !topic.heldOn && may('agenda.dropTopic') && <Button onPress={() => setAct('drop')}>{say.drop}</Button>}
      </>}
    >
      <Panel>
        <Facts items={[
          [say.lead, unit(topic.unitId)],
          topic.coUnitIds.length > 0 && [say.coUnits, topic.coUnitIds.map(unit).join(comma())],
          [say.category, nameOfCategory(topic.category)],
          [say.origin, <>{nameOfOrigin(topic.origin)}{topic.messageIds.length > 0 && ` · ${say.messages(topic.messageIds.length)}`}</>],
          topic.on && [say.on, dateWords(topic.on, language)],
          [say.interest, topic.interest],
        ]} />
        {topic.crossings.length > 0 && (
          <>
            <h3>{say.crosses(topic.crossings.length)}</h3>
            <ul>{topic.crossings.map((one) => <li key={one.topicId}><Link to={`/agenda/topics/${one.topicId}`}>{say.crossing(one.title, unit(one.unitId), dateWords(one.on, language))}</Link> <Mark tone="wait">{one.kind === 'duplicate' ? say.duplicate : say.crossKind}</Mark></li>)}</ul>
            {topic.overridden && <p>{say.overridden(topic.overridden.reason, topic.personNames[topic.overridden.by] ?? '')}</p>}
          </>
        )}
      </Panel>
      <Review topic={topic} />
      <Panel title={say.interpret} aside={(topic.state === 'reviewed' || topic.state === 'interpreted') && may('agenda.interpretTopic') && <Button onPress={() => setAct('interpret')}>{say.addInterpretation}</Button>}>
        {topic.interpretations.length === 0 && <p className="quiet">{say.interpretNone}</p>}
        <ul className="checks">
          {topic.interpretations.map((one, at) => (
            <li key={`${one.title} ${at}`}>
              <Mark>{nameOfKind(one.kind)}</Mark> <strong>{one.title}</strong> <span className="quiet small">{say.explains(one.policy.title)}{one.policy.number && ` ${one.policy.number}`}{one.expert && ` · ${one.expert}`}</span>
              {one.body && <p className="words">{one.body}</p>}
              {one.url && <p><a href={one.url} target="_blank" rel="noreferrer">{one.url}</a></p>}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={say.absorb} aside={topic.state === 'interpreted' && topic.heldOn && may('agenda.absorbTopic') && <Button onPress={() => setAct('absorb')}>{say.absorbVerb}</Button>}>
        {topic.absorbed ? <p className="words">{topic.absorbed.note}</p> : topic.dropped ? <p className="words">{say.dropped}：{topic.dropped.reason}</p> : <p className="quiet">{say.absorbWhat}</p>}
        {topic.heldOn && <p>{topic.openQuestions > 0 ? <Mark tone="wait">{say.openQuestions(topic.openQuestions)}</Mark> : say.noOpenQuestions}{topic.conferenceId && <> · <Link to={`/conferences/${topic.conferenceId}`}>{say.conference}</Link></>}</p>}
      </Panel>
      {act === 'rewrite' && <RewriteTopic topic={topic} onClose={close} />}
      {act === 'interpret' && <AddInterpretation topicId={topic.id} onClose={close} />}
      {act === 'drop' && <Say command="agenda.dropTopic" field="reason" topicId={topic.id} title={say.drop} verb={say.dropVerb} label={say.reason} done={say.dropped} onClose={close} />}
      {act === 'absorb' && <Say command="agenda.absorbTopic" field="note" topicId={topic.id} title={say.absorb} verb={say.absorbVerb} label={say.absorbNote} done={say.absorbed} onClose={close} />}
    </Page>
  )
}

interface SayProps {
  readonly command: 'agenda.dropTopic' | 'agenda.absorbTopic'
  readonly field: 'reason' | 'note'
  readonly topicId: string
  readonly title: string
  readonly verb: string
  readonly label: string
  readonly done: string
  readonly onClose: () => void
}

/** One act about a topic that needs a few words. */
function Say({ command, field, topicId, title, verb, label, done, onClose }: SayProps) {
  const notice = useNotice()
  const act = useAct(command)
  const [text, setText] = useState('')
  const give = async (): Promise<void> => {
    if (await act.attempt({ topicId, [field]: text } as { topicId: string; reason: string; note: string })) {
      notice(done)
      onClose()
    }
  }
  return <Dialog open title={title} verb={verb} busy={act.isPending} error={act.error} fields={[field]} onDo={() => void give()} onClose={onClose}><LongText label={label} name={field} error={act.error} value={text} onChange={setText} /></Dialog>
}
