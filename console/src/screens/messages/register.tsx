import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Source } from '#src/modules/intake/contract.ts'
import { subjectOf } from '../../api/client.ts'
import { useAct } from '../../api/hooks.ts'
import { serverNow } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, LongText, MomentField, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useKept } from '../../ui/kept.ts'
import { common } from '../../words/common.ts'
import { useNames, useWords } from '../../words/language.tsx'
import { sourceNames } from '../../words/terms.ts'
import { optionsOf } from '../../words/options.ts'
import { messageWords } from './words.ts'

/** A call, a letter, a note from a superior: typed in by whoever took it. */
export default function Register() {
  const say = useWords(messageWords)
  const words = useWords(common)
  const nameSource = useNames(sourceNames)
  const navigate = useNavigate()
  const notice = useNotice()
  const act = useAct('intake.register')
  const [source, setSource] = useState<Source | undefined>('hotline')
  const [knownAt, setKnownAt] = useState<string | undefined>(serverNow)
  const [title, setTitle] = useState('')
  const [contact, setContact] = useState('')
  const [text, setText, forgetText] = useKept('register')
  const register = async (): Promise<void> => {
    const facts = await act.attempt({ source: source ?? 'hotline', text, ...(title && { title }), ...(contact && { contact }), ...(knownAt && { knownAt }) })
    const messageId = facts && subjectOf(facts, 'intake.received')
    if (!messageId) return
    forgetText()
    notice(say.done)
    await navigate(`/messages/${messageId}`)
  }
  return (
    <Page title={say.register} back={{ to: '/messages', name: say.title }}>
      <Panel>
        <form className="stack form" onSubmit={(event) => { event.preventDefault(); void register() }}>
          <div className="fields-2">
            <Choice label={words.source} name="source" error={act.error} value={source} options={optionsOf(sourceNames, nameSource)} onChange={setSource} />
            <MomentField label={say.knownAt} hint={say.knownHint} name="knownAt" error={act.error} value={knownAt} onChange={setKnownAt} />
          </div>
          <TextField label={words.title} optional name="title" error={act.error} value={title} onChange={setTitle} />
          <LongText label={say.text} hint={say.textHint} name="text" error={act.error} rows={8} value={text} onChange={setText} />
          <TextField label={say.contact} optional hint={say.contactHint} name="contact" error={act.error} value={contact} onChange={setContact} />
          <Refusals error={act.error} shownAt={['source', 'knownAt', 'title', 'text', 'contact']} />
          <div><Button kind="main" submit busy={act.isPending}>{say.registerVerb}</Button></div>
        </form>
      </Panel>
    </Page>
  )
}
