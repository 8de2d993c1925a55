import { NavLink } from 'react-router'
import type { ByOutlet } from '#src/modules/signals/board.ts'
import type { Outlet } from '#src/modules/signals/contract.ts'
import { useMay } from '../../api/session.tsx'
import { comma, useNames, useWords } from '../../words/language.tsx'
import { tellWords } from './tell-words.ts'
import { watchWords } from './watch-words.ts'
import { outletNames, signalWords } from './words.ts'
import './signals.css'

/** Matters, rules, sources, and what came of them: pages beside each other. */
export function Parts() {
  const say = useWords(signalWords)
  const may = useMay()
  const watches = may('signals.addRule')
  const [watch, tell] = [useWords(watchWords), useWords(tellWords)]
  const parts = watches
    ? [['/signals', say.title], ['/signals/watch', watch.watch], ['/signals/notices', tell.title], ['/signals/forecasts', watch.forecasts], ['/signals/rules', say.rules], ['/signals/sources', say.sources], ['/signals/outcomes', say.outcomes]] as const
    : may('signals.addSource') ? [['/signals/sources', say.sources]] as const : [['/signals/watch', watch.watch], ['/signals/notices', tell.title], ['/signals/forecasts', watch.forecasts]] as const
  return <nav className="signal-parts" aria-label={say.parts}>{parts.map(([to, name]) => <NavLink key={to} to={to} end={to === '/signals'}>{name}</NavLink>)}</nav>
}

/** `论坛贴吧 12、视频平台 5`, the most first. */
export function Outlets({ counts }: { readonly counts: ByOutlet }) {
  const nameOf = useNames(outletNames)
  const shown = (Object.entries(counts) as [Outlet, number][]).toSorted(([, a], [, b]) => b - a)
  return <>{shown.map(([outlet, count]) => `${nameOf(outlet)} ${count}`).join(comma())}</>
}

/** Fifteen days as bars; the words beside them say the same. */
export function Trend({ days }: { readonly days: readonly number[] }) {
  const say = useWords(signalWords)
  const most = Math.max(1, ...days)
  return <span className="trend" role="img" aria-label={say.trendOf(days.join(comma()))}>{days.map((count, at) => <i key={at} style={{ height: `${Math.round((count / most) * 24)}px` }} />)}</span>
}
