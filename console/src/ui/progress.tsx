import type { ReactNode } from 'react'

/** How far something long is: a bar, and the same in words. */
export function Progress({ done, of, label, children }: { readonly done: number; readonly of: number; readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="stack-tight" role="status">
      <progress className="bar" value={done} max={of} aria-label={label} />
      <span className="number">{children}</span>
    </div>
  )
}
