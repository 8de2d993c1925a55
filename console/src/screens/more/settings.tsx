import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { send, type Refused } from '../../api/client.ts'
import { useHeldSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Switch } from '../../ui/tabs.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { NewPassword } from '../sign-in/new-password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { moreWords } from './words.ts'
import './more.css'

/** My own sign-in, the language, and the end of the demonstration. */
export default function Settings() {
  const say = useWords(moreWords)
  const { language, choose } = useLanguage()
  const { session, signOut } = useHeldSession()
  const notice = useNotice()
  const [round, setRound] = useState(0)
  const change = async (given: { current: string; next: string }): Promise<void> => {
    await send('POST', '/api/session/password', given)
    notice(say.passwordChanged)
    setRound(round + 1)
  }
  return (
    <Page title={say.settings} back={{ to: '/more', name: say.title }}>
      <div className="two-columns">
        <div className="stack">
          <Panel title={say.password}><NewPassword key={round} verb={say.password} asksCurrent nextName="next" set={change} /></Panel>
          <Panel title={say.second}><SecondFactor /></Panel>
        </div>
        <div className="stack">
          <Panel title={say.me}>
            <ul className="entries">{session.posts.map((post) => <li key={post.appointmentId}>{post.unitName} · {post.roleName[language]}</li>)}</ul>
            <div><Button onPress={() => void send('POST', '/api/session/everywhere/end', {}).then(signOut)}>{say.everywhere}</Button></div>
          </Panel>
          <Panel title={say.language}><Switch label={say.language} value={language} onChange={choose} options={[{ value: 'zh', label: say.chinese }, { value: 'en', label: say.english }]} /></Panel>
          {session.database.kind === 'drill' && session.roles.some((role) => role === 'sysadmin' || role === 'press_office_head') && <Panel title={say.demo}><Demonstration /></Panel>}
        </div>
      </div>
    </Page>
  )
}

function Demonstration() {
  const say = useWords(moreWords)
  const [asking, setAsking] = useState(false)
  const wiping = useMutation<unknown, Refused>({
    mutationFn: () => send('POST', '/api/demonstration/wipe', {}),
    onSuccess: () => location.assign('/console/'),
  })
  return (
    <div className="stack-tight">
      <p>{say.demoWhat}</p>
      <Refusals error={wiping.error} />
      <div><Button onPress={() => setAsking(true)}>{say.wipe}</Button></div>
      <Dialog open={asking} title={say.wipe} verb={say.wipe} busy={wiping.isPending} error={wiping.error} onDo={() => wiping.mutate()} onClose={() => setAsking(false)}><p>{say.demoWhat}</p></Dialog>
    </div>
  )
}
