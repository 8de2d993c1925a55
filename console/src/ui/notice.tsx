import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import { common } from '../words/common.ts'
import { useWords } from '../words/language.tsx'
import { Button } from './button.tsx'

interface Notice {
  readonly text: string
  readonly undo?: () => void
}
const Say = createContext<(text: string, undo?: () => void) => void>(() => {})
const STAYS_MS = 8000

/** Says what was done, with a way back where there is one. Read aloud; goes by itself. */
export function NoticeProvider({ children }: { readonly children: ReactNode }) {
  const say = useWords(common)
  const [notice, setNotice] = useState<Notice>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const tell = useCallback((text: string, undo?: () => void) => {
    clearTimeout(timer.current)
    setNotice({ text, ...(undo && { undo }) })
    timer.current = setTimeout(() => setNotice(undefined), STAYS_MS)
  }, [])
  const value = useMemo(() => tell, [tell])
  return (
    <Say value={value}>
      {children}
      <div className="notice-place" role="status" aria-live="polite">
        {notice && (
          <div className="notice">
            <span>{notice.text}</span>
            {notice.undo && <Button kind="quiet" small onPress={() => { notice.undo!(); setNotice(undefined) }}>{say.undo}</Button>}
          </div>
        )}
      </div>
    </Say>
  )
}

export const useNotice = (): ((text: string, undo?: () => void) => void) => useContext(Say)
