import { useEffect, useId, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { Refused } from '../api/client.ts'
import { common } from '../words/common.ts'
import { useWords } from '../words/language.tsx'
import { Button } from './button.tsx'
import { Refusals } from './refusals.tsx'

interface DialogProps {
  readonly open: boolean
  readonly title: string
  /** The verb on its button; without one the dialog only shows. */
  readonly verb?: string
  readonly busy?: boolean
  readonly error?: Refused | null
  /** Fields that show their refusals themselves. */
  readonly fields?: readonly string[]
  readonly wide?: boolean
  /** What leaving is called while it is at work. */
  readonly leave?: string
  /** Cannot be left: what it asks must be done first. */
  readonly forced?: boolean
  readonly children: ReactNode
  onDo?(): void
  onClose(): void
}

/** A few questions before an act. Refusals stay beside what was typed. */
export function Dialog({ open, ...shown }: DialogProps) {
  return open ? createPortal(<Shown {...shown} />, document.body) : null
}

/** The browser's own modal dialog: it keeps the focus inside, makes the rest inert, and gives the focus back. */
function Shown({ title, verb, busy, error, fields = [], wide, leave, forced = false, children, onDo, onClose }: Omit<DialogProps, 'open'>) {
  const say = useWords(common)
  const id = useId()
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = element.current
    const before = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={element}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={id}
      onKeyDownCapture={(event) => {
        // Escape closes an open list of choices first; only the next one leaves the dialog.
        if (event.key === 'Escape' && element.current?.querySelector('.ant-select-open')) event.preventDefault()
      }}
      onCancel={(event) => {
        event.preventDefault()
        if (!forced) onClose()
      }}
    >
      <h2 id={id}>{title}</h2>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          // A dialog opened from within a form is its child for React, and must not submit it.
          event.stopPropagation()
          onDo?.()
        }}
      >
        {children}
        <Refusals error={error} shownAt={fields} />
        {!forced && (
          <div className="row">
            {verb && <Button kind="main" submit busy={busy ?? false}>{verb}</Button>}
            <Button onPress={onClose}>{leave ?? (verb ? say.cancel : say.close)}</Button>
          </div>
        )}
      </form>
    </dialog>
  )
}
