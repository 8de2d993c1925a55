import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send, type Refused } from '../../api/client.ts'
import { useSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useWords } from '../../words/language.tsx'
import { signInWords } from '../sign-in/words.ts'
import { settingsWords } from './settings-words.ts'

/** Six digits that change every half minute (RFC 6238), with recovery codes on paper. */
export function SecondFactor() {
  const say = useWords(settingsWords)
  const { secondFactor } = useSession()
  return secondFactor ? <><p>{say.secondOn}</p><Remove /></> : <Begin />
}

function Begin() {
  const say = useWords(settingsWords)
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const begin = useMutation<{ secret: string; address: string }, Refused>({ mutationFn: () => send('POST', '/api/session/second-factor', {}) })
  const confirm = useMutation<{ recoveryCodes: readonly string[] }, Refused>({ mutationFn: () => send('POST', '/api/session/second-factor/confirm', { code }) })
  if (confirm.data) {
    return (
      <div className="stack-tight">
        <p>{say.recovery}</p>
        <ul className="codes">{confirm.data.recoveryCodes.map((one) => <li key={one}><code>{one}</code></li>)}</ul>
        <div><Button kind="main" onPress={() => void client.invalidateQueries({ queryKey: ['session'] })}>{say.kept}</Button></div>
      </div>
    )
  }
  if (!begin.data) return <><p>{say.secondOff}</p><Refusals error={begin.error} /><Button busy={begin.isPending} onPress={() => begin.mutate()}>{say.begin}</Button></>
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); confirm.mutate() }}>
      <p>{say.secret}<br /><code className="secret">{begin.data.secret.match(/.{1,4}/g)?.join(' ')}</code></p>
      <TextField label={say.sixDigits} name="code" error={confirm.error} value={code} inputMode="numeric" autoComplete="one-time-code" onChange={setCode} />
      <Refusals error={confirm.error} shownAt={['code']} />
      <div><Button kind="main" submit busy={confirm.isPending}>{say.confirm}</Button></div>
    </form>
  )
}

function Remove() {
  const say = useWords(settingsWords)
  const words = useWords(signInWords)
  const notice = useNotice()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const removing = useMutation<unknown, Refused>({
    mutationFn: () => send('POST', '/api/session/second-factor/remove', { password }),
    onSuccess: () => {
      notice(say.removed)
      void client.invalidateQueries({ queryKey: ['session'] })
    },
  })
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); removing.mutate() }}>
      <TextField label={words.current} kind="password" name="password" error={removing.error} value={password} autoComplete="current-password" onChange={setPassword} />
      <Refusals error={removing.error} shownAt={['password']} />
      <div><Button submit busy={removing.isPending}>{say.remove}</Button></div>
    </form>
  )
}
