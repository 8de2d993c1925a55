import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Id } from '#src/kernel/facts.ts'
import type { Category, Origin, Topic } from '#src/modules/agenda/contract.ts'
import type { Cluster } from '../../api/agenda-questions.ts'
import { subjectOf } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMyUnits } from '../../api/session.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, Choices, DateField, LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../../words/options.ts'
import { topicWords } from './topic-words.ts'
import { categoryNames, originNames } from './words.ts'

interface Typed {
  title: string
  category: Category
  interest: string
  coUnitIds: Id[]
  on: string | undefined
}
const FIELDS = ['title', 'category', 'interest', 'coUnitIds', 'on', 'unitId'] as const

/** The words of a topic: what, of which class, why, with whom, when. */
function Words({ typed, error, put }: { readonly typed: Typed; readonly error: Parameters<typeof TextField>[0]['error']; put(next: Partial<Typed>): void }) {
  const say = useWords(topicWords)
  const nameOf = useNames(categoryNames)
  const { units } = useUnits()
  const given = error === undefined ? {} : { error }
  return (
    <>
      <TextField label={say.name} name="title" {...given} value={typed.title} onChange={(title) => put({ title })} />
      <div className="fields-2">
        <Choice label={say.category} value={typed.category} options={optionsOf(categoryNames, nameOf)} onChange={(category) => category && put({ category })} />
        <DateField label={say.on} optional name="on" {...given} value={typed.on} onChange={(on) => put({ on })} />
      </div>
      <LongText label={say.interest} hint={say.interestHint} name="interest" {...given} value={typed.interest} onChange={(interest) => put({ interest })} />
      <Choices label={say.coUnits} optional value={typed.coUnitIds} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={(coUnitIds) => put({ coUnitIds })} />
    </>
  )
}

const sent = ({ on, ...rest }: Typed) => ({ ...rest, ...(on && { on }) })

/** 点题: by a unit, the press office, or out of what citizens ask (NH-18). */
export function ProposeTopic({ from, onClose }: { readonly from?: Cluster; readonly onClose: () => void }) {
  const say = useWords(topicWords)
  const nameOf = useNames(originNames)
  const navigate = useNavigate()
  const notice = useNotice()
  const { units } = useUnits()
  const mine = useMyUnits()
  const act = useAct('agenda.proposeTopic')
  const [typed, setTyped] = useState<Typed>({ title: '', category: from ? 'concern' : 'policy', interest: '', coUnitIds: [], on: undefined })
  const [unitId, setUnitId] = useState<Id | undefined>(mine.size === 1 ? [...mine][0] : undefined)
  const [origin, setOrigin] = useState<Origin>(from ? 'citizens' : 'unit')
  const give = async (): Promise<void> => {
    const facts = await act.attempt({ ...sent(typed), unitId: unitId ?? '', origin, ...(from && { messageIds: from.messageIds }) })
    const id = facts && subjectOf(facts, 'agenda.topicProposed')
    if (!id) return
    notice(say.proposed)
    onClose()
    void navigate(`/agenda/topics/${id}`)
  }
  return (
    <Dialog open wide title={say.propose} verb={say.proposeVerb} busy={act.isPending} error={act.error} fields={FIELDS} onDo={() => void give()} onClose={onClose}>
      {from && <p className="quiet">{say.messages(from.messageIds.length)}：{from.title ?? from.excerpt}</p>}
      <div className="fields-2">
        <Choice label={say.lead} name="unitId" error={act.error} value={unitId} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnitId} />
        {!from && <Choice label={say.origin} value={origin} options={optionsOf(originNames, nameOf).filter((one) => one.value !== 'citizens')} onChange={(next) => next && setOrigin(next)} />}
      </div>
      <Words typed={typed} error={act.error} put={(next) => setTyped((now) => ({ ...now, ...next }))} />
    </Dialog>
  )
}

/** Other words: the checks begin anew. */
export function RewriteTopic({ topic, onClose }: { readonly topic: Topic; readonly onClose: () => void }) {
  const say = useWords(topicWords)
  const notice = useNotice()
  const act = useAct('agenda.rewriteTopic')
  const [typed, setTyped] = useState<Typed>({ title: topic.title, category: topic.category, interest: topic.interest, coUnitIds: [...topic.coUnitIds], on: topic.on })
  const give = async (): Promise<void> => {
    if (await act.attempt({ ...sent(typed), topicId: topic.id, ...(topic.slotId && { slotId: topic.slotId }) })) {
      notice(say.rewritten)
      onClose()
    }
  }
  return (
    <Dialog open wide title={say.rewrite} verb={say.rewriteVerb} busy={act.isPending} error={act.error} fields={FIELDS} onDo={() => void give()} onClose={onClose}>
      <Words typed={typed} error={act.error} put={(next) => setTyped((now) => ({ ...now, ...next }))} />
    </Dialog>
  )
}
