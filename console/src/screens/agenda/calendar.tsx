import { useState } from 'react'
import { Link } from 'react-router'
import type { EventRow } from '../../api/agenda-questions.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { useMay, useMyUnits } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Tick } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Coming, Empty, Mark, More, Page } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords, toField } from '../../words/moment.ts'
import { calendarWords } from './calendar-words.ts'
import { EventForm } from './event-form.tsx'
import { lookAheadWords } from './look-ahead-words.ts'
import { Parts, today } from './parts.tsx'
import { Subscribe } from './subscribe.tsx'
import { agendaWords, eventStateNames, fieldNames } from './words.ts'

const two = (n: number): string => String(n).padStart(2, '0')
const startOf = (year: number, month: number): string => `${year}-${two(month)}-01T00:00:00+08:00`
const sameDay = (event: EventRow): boolean => toField(event.from).slice(0, 10) === toField(event.until).slice(0, 10)

/** One calendar over all units: what is provisional, what changed since the press office last looked, who and which room is taken (GS-34). */
export default function Calendar() {
  const [say, words] = [useWords(calendarWords), useWords(agendaWords)]
  const ahead = useWords(lookAheadWords)
  const { language } = useLanguage()
  const [nameOfState, nameOfField] = [useNames(eventStateNames), useNames(fieldNames)]
  const may = useMay()
  const mine = useMyUnits()
  const notice = useNotice()
  const see = useAct('agenda.seeEvents')
  const [at, setAt] = useState(() => ({ year: Number(today().slice(0, 4)), month: Number(today().slice(5, 7)) }))
  const [unseenOnly, setUnseenOnly] = useState(false)
  const [form, setForm] = useState<{ readonly event?: EventRow }>()
  const [subscribing, setSubscribing] = useState(false)
  const turn = (by: 1 | -1): void => setAt(({ year, month }) => (month + by < 1 ? { year: year - 1, month: 12 } : month + by > 12 ? { year: year + 1, month: 1 } : { year, month: month + by }))
  const next = at.month === 12 ? { year: at.year + 1, month: 1 } : { year: at.year, month: at.month + 1 }
  const found = usePages('agenda.calendar', { limit: 100, from: startOf(at.year, at.month), until: startOf(next.year, next.month), ...(unseenOnly && { unseenOnly }) })
  const unseen = found.items.filter((event) => event.unseen.length > 0)
  const office = may('agenda.seeEvents')
  const mayChange = (event: EventRow): boolean => may('agenda.changeEvent') && !event.conferenceId && event.state !== 'cancelled' && (office || mine.has(event.unitId))
  const hours = (event: EventRow): string => `${momentWords(event.from, language)}—${sameDay(event) ? toField(event.until).slice(11, 16) : momentWords(event.until, language)}`
  /** What the changed fields said when the press office last looked; who was to come is told as the field alone. */
  const before = (event: EventRow): string[] => event.unseen.flatMap(({ field, was }) => {
    if (field === 'new' || field === 'personIds' || field === 'coUnitIds') return []
    const words = field === 'from' || field === 'until' ? momentWords(was, language) : field === 'state' ? nameOfState(was as EventRow['state']) : was
    return [say.wasOf(nameOfField(field), words)]
  })
  return (
    <Page
      title={words.calendar}
      under={<span className="row-tight"><Button small label={say.before} onPress={() => turn(-1)}>‹</Button><strong className="number">{say.month(at.year, at.month)}</strong><Button small label={say.after} onPress={() => turn(1)}>›</Button></span>}
      actions={<>
        {may('agenda.planEvent') && <Button kind="main" onPress={() => setForm({})}>{say.plan}</Button>}
        <Button onPress={() => setSubscribing(true)}>{say.subscribe}</Button>
        <Link className="agenda-download" to="/agenda/look-ahead">{ahead.open}</Link>
      </>}
    >
      <Parts />
      {office && (
        <div className="row agenda-acts">
          <Tick label={say.onlyChanged} value={unseenOnly} onChange={setUnseenOnly} />
          {unseen.length > 0 && <Button small busy={see.isPending} onPress={() => void see.attempt({ eventIds: unseen.map((event) => event.id) }).then((done) => done && notice(say.seenDone))}>{say.seen}</Button>}
        </div>
      )}
      <Refusals error={found.error ?? see.error} />
      {found.isPending ? <Coming lines={6} /> : found.items.length === 0 ? <Empty>{say.empty}</Empty> : (
        <Table
          label={say.list}
          rows={found.items}
          keyOf={(event) => event.id}
          exports
          columns={[
            { key: 'when', title: say.when, draw: (event) => hours(event) },
            { key: 'name', title: say.name, grows: true, draw: (event) => <>{event.title}{office && event.unseen.length > 0 && <> <Mark tone="wait">{say.changedFields(event.unseen.map(({ field }) => nameOfField(field)).join(comma()))}</Mark>{before(event).map((line) => <span key={line} className="quiet small calendar-was">{line}</span>)}</>}</> },
            { key: 'state', title: say.state, draw: (event) => <Mark tone={event.state === 'confirmed' ? 'kept' : event.state === 'provisional' ? 'wait' : 'plain'}>{nameOfState(event.state)}</Mark> },
            { key: 'unit', title: say.unit, wideOnly: true, draw: (event) => event.unitName },
            { key: 'room', title: say.room, wideOnly: true, draw: (event) => event.room ?? '' },
            { key: 'people', title: say.people, wideOnly: true, draw: (event) => event.people.map((one) => one.name).join(comma()) },
            { key: 'acts', title: say.acts, draw: (event) => mayChange(event) && <Button kind="quiet" small label={`${say.change} ${event.title}`} onPress={() => setForm({ event })}>{say.change}</Button> },
          ]}
        />
      )}
      <More paged={found} />
      {form && <EventForm {...(form.event && { event: form.event })} onClose={() => setForm(undefined)} />}
      {subscribing && <Subscribe onClose={() => setSubscribing(false)} />}
    </Page>
  )
}
