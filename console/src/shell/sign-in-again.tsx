import { useState } from 'react'
import { useHeldSession } from '../api/session.tsx'
import { SignInForm } from '../screens/sign-in/sign-in-form.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useWords } from '../words/language.tsx'
import { shellWords } from './words.ts'

/** The session ended while somebody was at work: the page stays under this, and nothing on it is lost. */
export function SignInAgain() {
  const say = useWords(shellWords)
  const { session, ended, renewed } = useHeldSession()
  const [other, setOther] = useState(false)
  return (
    <Dialog open={ended} title={say.sessionEnded} forced onClose={() => {}}>
      <p>{say.textKept}</p>
      {other && <p role="alert">{say.otherPerson}</p>}
      <SignInForm
        login={session.login}
        within
        onSignedIn={(next) => {
          if (next.signedIn && next.person.id !== session.person.id) setOther(true)
          else renewed()
        }}
      />
    </Dialog>
  )
}
