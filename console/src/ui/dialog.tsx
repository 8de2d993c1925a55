import { Modal } from 'antd'
import type { ReactNode } from 'react'
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
  /** Cannot be left: what it asks must be done first. */
  readonly forced?: boolean
  readonly children: ReactNode
  onDo?(): void
  onClose(): void
}

/** A few questions before an act. Refusals stay beside what was typed. */
export function Dialog({ open, title, verb, busy, error, fields = [], wide, forced = false, children, onDo, onClose }: DialogProps) {
  const say = useWords(common)
  return (
    <Modal open={open} title={title} width={wide ? 760 : 520} footer={null} onCancel={onClose} closable={!forced} keyboard={!forced} destroyOnHidden mask={{ closable: false }}>
      <form
        className="stack dialog"
        onSubmit={(event) => {
          event.preventDefault()
          // A dialog opened from within a form is its child for React, and must not submit it.
          event.stopPropagation()
          onDo?.()
        }}
      >
        {children}
        <Refusals error={error} shownAt={fields} />
        {!forced && <div className="row">
          {verb && <Button kind="main" submit busy={busy ?? false}>{verb}</Button>}
          <Button onPress={onClose}>{verb ? say.cancel : say.close}</Button>
        </div>}
      </form>
    </Modal>
  )
}
