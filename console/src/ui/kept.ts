import { useCallback, useState } from 'react'
import { useSession } from '../api/session.tsx'

/** Where a person's unsaved text lies on this machine: by person, so that nobody is offered another's words. */
export const keptKey = (personId: string, what: string): string => `huiying.kept.${personId}.${what}`

/** A text that survives a closed page or an ended session, until what it was written for is done. */
export function useKept(what: string, before = ''): readonly [text: string, set: (text: string) => void, forget: () => void] {
  const { person } = useSession()
  const key = keptKey(person.id, what)
  const [text, setText] = useState(() => localStorage.getItem(key) ?? before)
  const set = useCallback(
    (next: string) => {
      setText(next)
      try {
        if (next) localStorage.setItem(key, next)
        else localStorage.removeItem(key)
      } catch {
        // a full or forbidden store: the text is still on the page
      }
    },
    [key],
  )
  const forget = useCallback(() => localStorage.removeItem(key), [key])
  return [text, set, forget]
}
