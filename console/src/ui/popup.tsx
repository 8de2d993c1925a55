import { Popover } from 'antd'
import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react'

interface PopupProps {
  readonly open: boolean
  readonly label: string
  readonly content: ReactNode
  readonly children: ReactElement
  onOpenChange(open: boolean): void
}

/** A panel beside what opened it; Escape closes it and gives the focus back. */
export function Popup({ open, label, content, children, onOpenChange }: PopupProps) {
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const opener = useRef<Element | null>(null)
  useEffect(() => {
    if (!open) return undefined
    opener.current = document.activeElement
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      onOpenChange(false)
      if (opener.current instanceof HTMLElement) opener.current.focus()
    }
    document.addEventListener('keydown', onKey)
    const drawn = setTimeout(() => panel.current?.focus(), 50)
    return () => {
      clearTimeout(drawn)
      document.removeEventListener('keydown', onKey)
    }
  }, [open, onOpenChange])
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={<div ref={panel} id={id} role="dialog" aria-label={label} tabIndex={-1} className="popup">{content}</div>}
    >
      {children}
    </Popover>
  )
}
