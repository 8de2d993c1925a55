import { useEffect, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { Refused } from '../api/client.ts'
import { common } from '../words/common.ts'
import { dictionary, useWords } from '../words/language.tsx'
import { Button } from './button.tsx'
import { Refusals } from './refusals.tsx'

const words = dictionary({ product: ['回应', 'Huiying'], back: (where: string) => [`返回${where}`, `Back to ${where}`] })

interface PageProps {
  readonly title: string
  readonly back?: { readonly to: string; readonly name: string }
  /** Chips and states under the title. */
  readonly under?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page with an address of its own: title, what stands under it, what can be done. */
export function Page({ title, back, under, actions, children }: PageProps) {
  const say = useWords(words)
  useEffect(() => {
    document.title = `${title} · ${say.product}`
  }, [title, say.product])
  return (
    <main className="page" id="main">
      {back && <nav aria-label={say.back(back.name)} className="page-back"><Link to={back.to}>‹ {say.back(back.name)}</Link></nav>}
      <header className="page-head">
        <div className="page-title"><h1>{title}</h1>{under && <div className="row">{under}</div>}</div>
        {actions && <div className="row page-actions">{actions}</div>}
      </header>
      {children}
    </main>
  )
}

/** A part of a page. */
export function Panel({ title, aside, children, plain }: { readonly title?: ReactNode; readonly aside?: ReactNode; readonly children: ReactNode; readonly plain?: boolean }) {
  return (
    <section className={plain ? 'panel panel-plain' : 'panel'}>
      {(title || aside) && <div className="row-spread panel-head">{title ? <h2>{title}</h2> : <span />}{aside}</div>}
      {children}
    </section>
  )
}

/** The shape of what comes, while it comes. */
export function Coming({ lines = 4 }: { readonly lines?: number }) {
  const say = useWords(common)
  return <div className="coming" role="status" aria-label={say.loading}>{Array.from({ length: lines }, (_, at) => <div key={at} className={`coming-line coming-line-${at % 3}`} />)}</div>
}

/** What will appear here, and how to make the first one. */
export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return <div className="empty"><p>{children}</p>{action}</div>
}

/** What a question to the server came to: its shape while it comes, why not, or the answer. */
export function Answered<T>({ asked, lines, children }: { readonly asked: { readonly data: T | undefined; readonly error: Refused | null }; readonly lines?: number; children(data: T): ReactNode }) {
  if (asked.data !== undefined) return <>{children(asked.data)}</>
  if (asked.error) return <Refusals error={asked.error} />
  return <Coming {...(lines !== undefined && { lines })} />
}

/** The foot of a paged list; `total` when it is known before the end is reached. */
export function More({ paged, total }: { readonly paged: { readonly items: readonly unknown[]; readonly hasMore: boolean; readonly isLoadingMore?: boolean; loadMore(): void }; readonly total?: number | undefined }) {
  const say = useWords(common)
  if (paged.items.length === 0) return null
  return (
    <div className="row more">
      <span className="quiet small">{!paged.hasMore ? say.total(paged.items.length) : total === undefined ? say.shown(paged.items.length) : say.shownOf(paged.items.length, total)}</span>
      {paged.hasMore && <Button busy={paged.isLoadingMore ?? false} onPress={paged.loadMore}>{say.more}</Button>}
    </div>
  )
}

/** A state in a word: text in a thin frame. */
export function Mark({ children, tone = 'plain' }: { readonly children: ReactNode; readonly tone?: 'plain' | 'accent' | 'kept' | 'late' | 'wait' }) {
  return <span className={`mark mark-${tone}`}>{children}</span>
}

/** Term and value, one under the other. */
export function Facts({ items }: { readonly items: readonly (readonly [term: string, value: ReactNode] | null | undefined | false | '')[] }) {
  return (
    <dl className="facts">
      {items.filter((item) => !!item).map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}
    </dl>
  )
}
