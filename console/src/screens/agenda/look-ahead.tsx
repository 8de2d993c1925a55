import { useSearchParams } from 'react-router'
import type { EventRow, SlotRow } from '../../api/agenda-questions.ts'
import { useAsk } from '../../api/hooks.ts'
import { Choice } from '../../ui/fields.tsx'
import { Answered, Empty, Mark, Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { dateWords, momentWords, toField } from '../../words/moment.ts'
import { calendarWords } from './calendar-words.ts'
import { lookAheadWords } from './look-ahead-words.ts'
import { agendaWords, eventStateNames, slotNames } from './words.ts'

const SPANS = ['14', '28', '56', '92'] as const

/** What comes in the next weeks, on one page for the leadership: conferences owed, what units plan, what is not settled yet (GS-34). */
export default function LookAheadPage() {
  const [say, calendar, words] = [useWords(lookAheadWords), useWords(calendarWords), useWords(agendaWords)]
  const [params, setParams] = useSearchParams()
  const days = SPANS.find((one) => one === params.get('days')) ?? '28'
  const asked = useAsk('agenda.lookAhead', { days: Number(days) }, { keep: true })
  const { language } = useLanguage()
  return (
    <Page
      title={say.title}
      back={{ to: '/agenda/calendar', name: words.calendar }}
      under={asked.data && <span>{say.span(dateWords(asked.data.from, language), dateWords(asked.data.until, language))}</span>}
      actions={<a className="agenda-download" href={`/api/documents/look-ahead.docx?days=${days}`} download>{calendar.document}</a>}
    >
      <div className="look-ahead-span"><Choice label={say.days} value={days} options={SPANS.map((value) => ({ value, label: say.weeks(Math.round(Number(value) / 7)) }))} onChange={(next) => setParams({ days: next ?? '28' }, { replace: true })} /></div>
      <Answered asked={asked} lines={8}>
        {({ slots, events }) => (
          <>
            <p>{say.said(slots.length, events.length, slots.filter((slot) => slot.provisional).length + events.filter((event) => event.state === 'provisional').length)}</p>
            <h2>{say.conferences}</h2>
            {slots.length === 0 ? <Empty>{say.noConference}</Empty> : <Conferences slots={slots} />}
            <h2>{say.plans}</h2>
            {events.length === 0 ? <Empty>{say.noPlan}</Empty> : <Plans events={events} />}
          </>
        )}
      </Answered>
    </Page>
  )
}

function Conferences({ slots }: { readonly slots: readonly SlotRow[] }) {
  const [say, words] = [useWords(lookAheadWords), useWords(agendaWords)]
  const { language } = useLanguage()
  const nameOf = useNames(slotNames)
  return (
    <Table
      label={say.conferences}
      rows={slots}
      keyOf={(slot) => slot.id}
      exports
      wide
      columns={[
        { key: 'on', title: words.on, draw: (slot) => <span className="nowrap">{dateWords(slot.dueOn, language)}</span> },
        { key: 'group', title: words.group, draw: (slot) => (slot.group ? words.groupOf(slot.group) : words.noGroup) },
        { key: 'state', title: words.state, draw: (slot) => <Mark tone={slot.provisional ? 'wait' : slot.state === 'confirmed' || slot.state === 'held' ? 'kept' : 'plain'}>{slot.provisional ? words.provisional : nameOf(slot.state)}</Mark> },
        { key: 'why', title: words.why, grows: true, wideOnly: true, draw: (slot) => slot.cancelled?.reason ?? slot.moves.at(-1)?.reason ?? '' },
      ]}
    />
  )
}

function Plans({ events }: { readonly events: readonly EventRow[] }) {
  const [say, calendar] = [useWords(lookAheadWords), useWords(calendarWords)]
  const { language } = useLanguage()
  const nameOf = useNames(eventStateNames)
  return (
    <Table
      label={say.plans}
      rows={events}
      keyOf={(event) => event.id}
      exports
      wide
      columns={[
        { key: 'when', title: calendar.when, draw: (event) => `${momentWords(event.from, language)}—${toField(event.until).slice(11, 16)}` },
        { key: 'name', title: calendar.name, grows: true, draw: (event) => event.title },
        { key: 'state', title: calendar.state, draw: (event) => <Mark tone={event.state === 'confirmed' ? 'kept' : 'wait'}>{nameOf(event.state)}</Mark> },
        { key: 'unit', title: calendar.unit, grows: true, draw: (event) => event.unitName },
        { key: 'room', title: calendar.room, wideOnly: true, draw: (event) => event.room ?? '' },
        { key: 'people', title: calendar.people, wideOnly: true, draw: (event) => event.people.map((one) => one.name).join(comma()) },
      ]}
    />
  )
}
