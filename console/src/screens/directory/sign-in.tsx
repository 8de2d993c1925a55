import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send, type Refused } from '../../api/client.ts'
import { useAsk } from '../../api/hooks.ts'
import type { PersonRow } from '../../api/questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Facts, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { directoryWords } from './words.ts'

interface Link {
  readonly link: string
  readonly endsAt: string
}
const states = { invited: 'signInInvited', open: 'signInOpen', closed: 'signInClosed' } as const

/** A person's way in: the administrator opens, resets or closes it; the link works once and is handed over in person. */
export function SignIn({ person }: { readonly person: PersonRow }) {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const may = useMay()
  const client = useQueryClient()
  const asked = useAsk('access.signIn', { personId: person.id })
  const onSuccess = (): Promise<void> => client.invalidateQueries()
  const linking = useMutation<Link, Refused, { path: string; body: unknown }>({ mutationFn: ({ path, body }) => send('POST', path, body), onSuccess })
  return (
    <Panel title={say.signIn}>
      <Answered asked={asked} lines={2}>
        {(held) => (
          <div className="stack">
            <Facts items={[[words.state, held ? `${say[states[held.state]]}${held.secondFactor ? ` · ${say.secondFactor}` : ''}` : say.signInNone], held && [say.login, held.login]]} />
            {linking.data && <div className="stack-tight" role="status"><span>{say.link}</span><output className="link-once">{linking.data.link}</output><span className="quiet small">{say.linkEnds(momentWords(linking.data.endsAt, language))}</span></div>}
            {may('access.openSignIn') && (!held || held.state === 'closed') && <Open person={person} busy={linking.isPending} error={linking.error} open={(body) => linking.mutate({ path: '/api/sign-ins', body })} />}
            {held && held.state !== 'closed' && (
              <>
                {may('access.orderReset') && <div className="stack-tight"><Refusals error={linking.error} /><div><Button busy={linking.isPending} onPress={() => linking.mutate({ path: `/api/sign-ins/${person.id}/reset`, body: {} })}>{say.resetSignIn}</Button></div></div>}
                {may('access.closeSignIn') && <Close personId={person.id} />}
              </>
            )}
          </div>
        )}
      </Answered>
    </Panel>
  )
}

function Open({ person, busy, error, open }: { readonly person: PersonRow; readonly busy: boolean; readonly error: Refused | null; open(body: unknown): void }) {
  const say = useWords(directoryWords)
  const [login, setLogin] = useState('')
  const unitId = person.posts[0]?.unitId
  if (!unitId) return <p className="quiet">{say.ownSignInNeedsPost}</p>
  return (
    <form className="stack-tight" onSubmit={(event) => { event.preventDefault(); open({ personId: person.id, login, unitId }) }}>
      <TextField label={say.login} hint={say.loginHint} name="login" error={error} value={login} onChange={setLogin} />
      <Refusals error={error} shownAt={['login']} />
      <div><Button kind="main" submit busy={busy}>{say.openSignIn}</Button></div>
    </form>
  )
}

function Close({ personId }: { readonly personId: string }) {
  const say = useWords(directoryWords)
  const words = useWords(common)
  const client = useQueryClient()
  const notice = useNotice()
  const [reason, setReason] = useState('')
  const closing = useMutation<unknown, Refused>({
    mutationFn: () => send('POST', `/api/sign-ins/${personId}/close`, { reason }),
    onSuccess: () => {
      notice(say.signInClosedNow)
      return client.invalidateQueries()
    },
  })
  return (
    <details>
      <summary>{say.closeSignIn}</summary>
      <form className="stack-tight" onSubmit={(event) => { event.preventDefault(); closing.mutate() }}>
        <TextField label={words.reason} name="reason" error={closing.error} value={reason} onChange={setReason} />
        <Refusals error={closing.error} shownAt={['reason']} />
        <div><Button submit busy={closing.isPending}>{say.closeSignIn}</Button></div>
      </form>
    </details>
  )
}
