import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { send, type Refused } from '../../api/client.ts'
import { useHeldSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Facts, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { NewPassword } from '../sign-in/new-password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { settingsWords } from './settings-words.ts'
import { moreWords } from './words.ts'
import './more.css'

const WIPERS: readonly string[] = ['sysadmin', 'press_office_head']

/** My own sign-in, the language, and the end of the demonstration. */
export default function Settings() {
  const say = useWords(settingsWords)
  const more = useWords(moreWords)
  const { language, choose } = useLanguage()
  const { session } = useHeldSession()
  const notice = useNotice()
  const [changing, setChanging] = useState(false)
  const change = async (given: { current: string; next: string }): Promise<void> => {
    await send('POST', '/api/session/password', given)
    notice(say.passwordChanged)
    setChanging(false)
  }
  const mayWipe = session.database.kind === 'drill' && session.roles.some((role) => WIPERS.includes(role))
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }}>
      <div className="settings">
        <Me />
        <Panel title={say.password}>{changing ? <NewPassword verb={say.changePassword} asksCurrent nextName="next" set={change} /> : <Button onPress={() => setChanging(true)}>{say.passwordVerb}</Button>}</Panel>
        <Panel title={say.second}><SecondFactor /></Panel>
        <Panel title={say.language}><Switch label={say.language} value={language} onChange={choose} options={[{ value: 'zh', label: say.chinese }, { value: 'en', label: say.english }]} /></Panel>
        {mayWipe && <Panel title={say.demo}><Demonstration /></Panel>}
      </div>
    </Page>
  )
}

function Me() {
  const say = useWords(settingsWords)
  const { language } = useLanguage()
  const { session, signOut } = useHeldSession()
  const ending = useMutation<unknown, Refused>({ mutationFn: () => send('POST', '/api/session/everywhere/end', {}), onSuccess: signOut })
  return (
    <Panel title={say.me}>
      <div className="stack">
        <Facts
          items={[
            [session.person.name, <span key="login" className="quiet">{say.login} {session.login}</span>],
            [say.posts, <ul key="posts" className="plain-list">{session.posts.map((post) => <li key={post.appointmentId}>{post.unitName} · {post.roleName[language]}</li>)}</ul>],
            [say.database, say[session.database.kind]],
          ]}
        />
        <Refusals error={ending.error} />
        <div className="stack-tight"><span className="quiet small">{say.everywhereWhat}</span><div><Button busy={ending.isPending} onPress={() => ending.mutate()}>{say.everywhere}</Button></div></div>
      </div>
    </Panel>
  )
}

/** What is gone is gone, so a word is typed before it goes. */
function Demonstration() {
  const say = useWords(settingsWords)
  const [asking, setAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const wiping = useMutation<unknown, Refused>({ mutationFn: () => send('POST', '/api/demonstration/wipe', {}), onSuccess: () => location.assign('/console/') })
  return (
    <div className="stack-tight">
      <p>{say.demoWhat}</p>
      <div><Button onPress={() => setAsking(true)}>{say.wipe}</Button></div>
      <Dialog open={asking} title={say.wipe} verb={say.wipeVerb} busy={wiping.isPending} error={wiping.error} onDo={() => typed.trim() === say.wipeWord && wiping.mutate()} onClose={() => setAsking(false)}>
        <p>{say.demoWhat}</p>
        <TextField label={say.wipeType} value={typed} onChange={setTyped} />
      </Dialog>
    </div>
  )
}
