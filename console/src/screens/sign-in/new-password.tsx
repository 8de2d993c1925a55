import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Refused } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useWords } from '../../words/language.tsx'
import { signInWords } from './words.ts'

interface Props {
  readonly verb: string
  /** Without it the present password is not asked for (one-time link). */
  readonly asksCurrent: boolean
  readonly nextName: string
  set(given: { current: string; next: string }): Promise<unknown>
}

/** A new password, typed twice so that a slip does not lock anybody out. */
export function NewPassword({ verb, asksCurrent, nextName, set }: Props) {
  const say = useWords(signInWords)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [differ, setDiffer] = useState(false)
  const setting = useMutation<unknown, Refused>({ mutationFn: () => set({ current, next }) })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        setDiffer(next !== again)
        if (next === again) setting.mutate()
      }}
    >
      {asksCurrent && <TextField label={say.current} name="current" error={setting.error} kind="password" value={current} autoComplete="current-password" autoFocus onChange={setCurrent} />}
      <TextField label={say.next} hint={say.nextHint} name={nextName} error={setting.error} kind="password" value={next} autoComplete="new-password" onChange={setNext} />
      <TextField label={say.again} kind="password" value={again} autoComplete="new-password" onChange={setAgain} />
      {differ && <div className="refusals" role="alert">{say.differ}</div>}
      <Refusals error={setting.error} shownAt={['current', nextName]} />
      <div><Button kind="main" submit busy={setting.isPending}>{verb}</Button></div>
    </form>
  )
}
