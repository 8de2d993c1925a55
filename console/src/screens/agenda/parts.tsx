import { NavLink, useSearchParams } from 'react-router'
import { serverNow } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../words/language.tsx'
import { toField } from '../../words/moment.ts'
import { agendaWords } from './words.ts'
import './agenda.css'

/** The year, its groups, topics, quotas and the calendar: five pages beside each other. */
export function Parts() {
  const say = useWords(agendaWords)
  const parts = [['/agenda', say.year], ['/agenda/rota', say.rota], ['/agenda/topics', say.topics], ['/agenda/quotas', say.quotas], ['/agenda/calendar', say.calendar]] as const
  return <nav className="agenda-parts" aria-label={say.parts}>{parts.map(([to, name]) => <NavLink key={to} to={to} end={to === '/agenda'}>{name}</NavLink>)}</nav>
}

/** The civil date in Shanghai on the server's clock. */
export const today = (): string => toField(serverNow()).slice(0, 10)

/** The year of the address, else this one. */
export function useYear(): { readonly year: number; turn(by: number): void } {
  const [params, setParams] = useSearchParams()
  const year = Number(params.get('year')) || Number(today().slice(0, 4))
  return { year, turn: (by) => setParams({ year: String(year + by) }, { replace: true }) }
}

/** Which year is looked at, and the way to those beside it. */
export function YearChoice({ year, turn }: ReturnType<typeof useYear>) {
  const say = useWords(agendaWords)
  return <span className="row-tight"><Button small label={say.before} onPress={() => turn(-1)}>‹</Button><strong className="number">{say.yearOf(year)}</strong><Button small label={say.after} onPress={() => turn(1)}>›</Button></span>
}
