import { Button as Antd } from 'antd'
import type { ReactNode } from 'react'

export interface ButtonProps {
  readonly children: ReactNode
  /** main: the one thing that this page is for. plain: other acts. quiet: an act beside a line of text. */
  readonly kind?: 'main' | 'plain' | 'quiet'
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly submit?: boolean
  readonly small?: boolean
  readonly block?: boolean
  readonly label?: string
  readonly form?: string
  readonly keys?: string
  onPress?(): void
}

/** A verb that says what happens. */
export function Button({ children, kind = 'plain', busy, disabled, submit, small, block, label, form, keys, onPress }: ButtonProps) {
  return (
    <Antd
      type={kind === 'main' ? 'primary' : kind === 'quiet' ? 'link' : 'default'}
      size={small ? 'small' : 'middle'}
      htmlType={submit ? 'submit' : 'button'}
      loading={busy ?? false}
      disabled={disabled ?? false}
      block={block ?? false}
      aria-label={label}
      aria-keyshortcuts={keys}
      form={form}
      {...(onPress && { onClick: () => onPress() })}
    >
      {children}
    </Antd>
  )
}
