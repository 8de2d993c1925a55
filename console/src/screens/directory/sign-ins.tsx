import { useState } from 'react'
import { Refused, send } from '../../api/client.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'
import { useWords } from '../../words/language.tsx'
import { directoryWords } from './words.ts'

/** The system administrator gives somebody a way in: a link that works once and is handed over in person. */
export function SignInButton({ personId, unitId, name }: { readonly personId: string; readonly unitId: string; readonly name: string }) {
  const say = useWords(directoryWords)
  const may = useMay()
  const [open, setOpen] = useState(false)
  const [login, setLogin] = useState('')
  const [link, setLink] = useState<string>()
  const [error, setError] = useState<Refused | null>(null)
  if (!may('access.openSignIn')) return null
  const ask = async (path: string, body: unknown): Promise<void> => {
    try {
      setLink((await send<{ link: string }>('POST', path, body)).link)
      setError(null)
    } catch (no) {
      if (!(no instanceof Refused)) throw no
      setError(no)
    }
  }
  const close = (): void => {
    setOpen(false)
    setLink(undefined)
    setError(null)
  }
  return (
    <>
      <Button small label={`${say.openSignIn}:${name}`} onPress={() => setOpen(true)}>{say.openSignIn}</Button>
      <Dialog open={open} title={`${say.openSignIn}:${name}`} {...(!link && { verb: say.openSignIn })} error={error} fields={['login']} onDo={() => void ask('/api/sign-ins', { personId, login, unitId })} onClose={close}>
        {link ? <TextField label={say.link} value={link} onChange={() => {}} /> : <TextField label={say.login} name="login" error={error} value={login} onChange={setLogin} />}
        {error?.has('access/has-sign-in') && <div><Button onPress={() => void ask(`/api/sign-ins/${personId}/reset`, {})}>{say.resetSignIn}</Button></div>}
      </Dialog>
    </>
  )
}
