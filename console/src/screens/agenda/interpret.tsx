import { useState } from 'react'
import type { Id } from '#src/kernel/facts.ts'
import type { InterpretationKind } from '#src/modules/agenda/contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { useNames, useWords } from '../../words/language.tsx'
import { optionsOf } from '../../words/options.ts'
import { topicWords } from './topic-words.ts'
import { interpretationNames } from './words.ts'

/** 解题: one explanation with the policy document that it explains (NH-20). */
export function AddInterpretation({ topicId, onClose }: { readonly topicId: Id; readonly onClose: () => void }) {
  const say = useWords(topicWords)
  const nameOf = useNames(interpretationNames)
  const notice = useNotice()
  const act = useAct('agenda.interpretTopic')
  const [kind, setKind] = useState<InterpretationKind>('text')
  const [title, setTitle] = useState('')
  const [body, setBody] = useState('')
  const [url, setUrl] = useState('')
  const [expert, setExpert] = useState('')
  const [policy, setPolicy] = useState('')
  const [number, setNumber] = useState('')
  const give = async (): Promise<void> => {
    const object = { kind, title, ...(body && { body }), ...(url && { url }), ...(kind === 'expert' && expert && { expert }), policy: { title: policy, ...(number && { number }) } }
    if (await act.attempt({ topicId, objects: [object] })) {
      notice(say.interpreted)
      onClose()
    }
  }
  return (
    <Dialog open wide title={say.addInterpretation} verb={say.addInterpretation} busy={act.isPending} error={act.error} fields={['objects.0.title', 'objects.0.url', 'objects.0.policy.title']} onDo={() => void give()} onClose={onClose}>
      <div className="fields-2">
        <Choice label={say.kind} value={kind} options={optionsOf(interpretationNames, nameOf)} onChange={(next) => next && setKind(next)} />
        <TextField label={say.heading} name="objects.0.title" error={act.error} value={title} onChange={setTitle} />
      </div>
      {kind === 'expert' && <TextField label={say.expert} value={expert} onChange={setExpert} />}
      <LongText label={say.body} rows={5} value={body} onChange={setBody} />
      <TextField label={say.url} optional name="objects.0.url" error={act.error} value={url} onChange={setUrl} />
      <div className="fields-2">
        <TextField label={say.policy} name="objects.0.policy.title" error={act.error} value={policy} onChange={setPolicy} />
        <TextField label={say.policyNumber} optional value={number} onChange={setNumber} />
      </div>
    </Dialog>
  )
}
