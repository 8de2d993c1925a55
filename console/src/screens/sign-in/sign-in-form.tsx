import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Refused, send } from '../../api/client.ts'
import { fetchSession, type Session } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useWords } from '../../words/language.tsx'
import { signInWords } from './words.ts'

interface Props {
  readonly login?: string
  /** Stands inside another form's dialog. */
  readonly within?: boolean
  onSignedIn(session: Session): void
}

/** Name and password; the one-time code is asked for when the server asks for it. */
export function SignInForm({ login: known = '', within, onSignedIn }: Props) {
  const say = useWords(signInWords)
  const [login, setLogin] = useState(known)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [codeAsked, setCodeAsked] = useState(false)
  const signing = useMutation<Session, Refused>({
    mutationFn: async () => {
      await send('POST', '/api/session', { login: login.trim(), password, ...(codeAsked && code && { code }) })
      return fetchSession()
    },
    onSuccess: onSignedIn,
    onError: (error) => error.has('access/second-factor-needed') && setCodeAsked(true),
  })
  const error = signing.error?.has('access/second-factor-needed') && code === '' ? null : signing.error
  const fields = (
    <>
      <TextField label={say.login} name="login" error={error} value={login} autoComplete="username" autoFocus={known === ''} onChange={setLogin} />
      <TextField label={say.password} name="password" error={error} kind="password" value={password} autoComplete="current-password" onChange={setPassword} />
      {codeAsked && <TextField label={say.code} hint={say.codeHint} name="code" error={error} value={code} autoComplete="one-time-code" autoFocus onChange={setCode} />}
      <Refusals error={error} shownAt={['login', 'password', 'code']} />
      <div><Button kind="main" submit={!within} busy={signing.isPending} {...(within && { onPress: () => signing.mutate() })}>{say.signIn}</Button></div>
    </>
  )
  if (within) return <div className="stack" onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && (event.preventDefault(), signing.mutate())}>{fields}</div>
  return <form className="stack" onSubmit={(event) => { event.preventDefault(); signing.mutate() }}>{fields}</form>
}
