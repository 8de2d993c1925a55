import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { send } from '../../api/client.ts'
import { fetchSession, type Session } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { shellWords } from '../../shell/words.ts'
import { NewPassword } from './new-password.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { signInWords } from './words.ts'

const isLink = (): boolean => location.pathname === '/console/link'

/** What stands before the console: sign-in, the first change of password, a one-time link. */
export function Door({ session }: { readonly session: Session }) {
  const say = useWords(signInWords)
  const shell = useWords(shellWords)
  const { language, choose } = useLanguage()
  const client = useQueryClient()
  const [link, setLink] = useState(isLink)
  const [login, setLogin] = useState('')
  const { kind, drill } = session.database
  const title = session.signedIn ? say.change : link ? say.linkTitle : say.signIn
  useEffect(() => {
    document.title = `${title} · ${say.product}`
  }, [title, say.product])
  return (
    <>
      {kind !== 'live' && <aside className={drill ? 'kind-bar kind-drill' : 'kind-bar'} aria-label={shell.recordKind}>{drill ? shell.aDrill(drill) : shell[kind]}</aside>}
      <main className="door">
        <div className="door-name">{say.product}</div>
        <p className="door-line">{say.line}</p>
        <div className="stack">
          {(session.signedIn || link) && <h1>{title}</h1>}
          {session.signedIn ? (
            <>
              <p>{say.changeWhy}</p>
              <NewPassword
                verb={say.set}
                asksCurrent
                nextName="next"
                set={async (given) => {
                  await send('POST', '/api/session/password', given)
                  client.setQueryData(['session'], await fetchSession())
                }}
              />
            </>
          ) : link ? (
            <OneTimeLink done={(name) => { setLogin(name); setLink(false); history.replaceState(null, '', '/console/') }} />
          ) : (
            <>
              <h1 className="unseen">{say.signIn}</h1>
              {login && <p role="status">{say.linkDone(login)}</p>}
              <SignInForm key={login} login={login} onSignedIn={(next) => client.setQueryData(['session'], next)} />
              <p className="quiet small">{say.forgot}</p>
            </>
          )}
          <div><Button kind="quiet" small onPress={() => choose(language === 'zh' ? 'en' : 'zh')}>{say.language}</Button></div>
        </div>
      </main>
    </>
  )
}

/** Sets a password by a link that works once; its secret stands behind `#`, which is never sent with the address. */
function OneTimeLink({ done }: { done(login: string): void }) {
  const say = useWords(signInWords)
  const token = location.hash.slice(1)
  if (token === '') return <p>{say.linkEmpty}</p>
  return (
    <NewPassword
      verb={say.linkSet}
      asksCurrent={false}
      nextName="next"
      set={async ({ next }) => {
        const { login } = await send<{ login: string }>('POST', '/api/session/link', { token, password: next })
        done(login)
      }}
    />
  )
}
