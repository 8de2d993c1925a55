import { Link, useSearchParams } from 'react-router'
import type { Attendance, Attended } from '#src/modules/conferences/attendance.ts'
import { useAsk } from '../../api/hooks.ts'
import { useMinute } from '../../clock/server-clock.ts'
import { Answered, Empty, Facts, Mark, Page, Panel } from '../../ui/page.tsx'
import { Switch } from '../../ui/switch.tsx'
import { Table } from '../../ui/table.tsx'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { asNames, figureNames, venueNames } from './names.ts'
import { conferenceWords } from './words.ts'
import './conferences.css'

const TONES = { self: 'kept', substitute: 'wait', absent: 'late' } as const
const YEARS_BACK = 2

/** Who came and who presented, unit by unit; who stood on the podium; what all conferences came to. Each figure opens to its rows (NH-07, CV-7). */
export default function AttendancePage() {
  const say = useWords(conferenceWords)
  const { language } = useLanguage()
  const now = Number(useMinute().slice(0, 4))
  const [query, setQuery] = useSearchParams()
  const year = Number(query.get('year')) || now
  const unitId = query.get('unit')
  const asked = useAsk('conferences.attendance', { year })
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, at) => String(now - at))
  return (
    <Page title={say.attendance} back={{ to: '/conferences', name: say.title }} actions={<Switch label={say.year} value={String(year)} options={years.map((each) => ({ value: each, label: each }))} onChange={(next) => setQuery({ year: next })} />}>
      <Answered asked={asked} lines={8}>
        {({ conferences, units, people, slips }) => (
          <>
            <p>{say.attendanceOf(conferences, units.length)}</p>
            {unitId && <OneUnit unit={units.find((each) => each.unitId === unitId)} year={year} />}
            <Panel title={say.attendanceUnits}>
              {units.length === 0 ? <Empty>{say.attendanceNone}</Empty> : (
                <Table
                  label={`${say.attendanceUnits} ${year}`}
                  rows={units}
                  keyOf={(row) => row.unitId}
                  linkOf={(row) => `/conferences/attendance?year=${year}&unit=${row.unitId}`}
                  columns={[
                    { key: 'unit', title: say.unit, grows: true, draw: (row) => row.unitName },
                    { key: 'present', title: say.attendedOf, draw: (row) => <Bar row={row} /> },
                    { key: 'substitutes', title: say.bySubstitute, draw: (row) => <span className="number">{row.substitutes}</span> },
                    { key: 'absent', title: say.absent, draw: (row) => <span className="number">{row.absent}</span> },
                    { key: 'sessions', title: say.sessionsHeld, draw: (row) => <span className="number">{row.sessions}</span> },
                    { key: 'unattended', title: say.headsAway, wideOnly: true, draw: (row) => <span className="number">{row.unattended}</span> },
                  ]}
                />
              )}
            </Panel>
            <Panel title={say.practice}>
              <p className="quiet">{say.practiceHint}</p>
              {slips.inTime + slips.late > 0 && <p>{say.slips(slips.inTime, slips.late, slips.within?.[language] ?? null)}</p>}
              {people.length === 0 ? <Empty>{say.practiceNone}</Empty> : (
                <Table
                  label={`${say.practice} ${year}`}
                  rows={people}
                  keyOf={(row) => row.personId}
                  columns={[
                    { key: 'name', title: say.speakers, draw: (row) => row.name },
                    { key: 'unit', title: say.unit, grows: true, draw: (row) => row.unitName },
                    { key: 'times', title: say.times, draw: (row) => <span className="number">{row.conferences.length}</span> },
                    { key: 'where', title: say.title, wideOnly: true, draw: (row) => <span className="conference-where">{row.conferences.map((each) => <Link key={each.conferenceId} to={`/conferences/${each.conferenceId}`}>{each.title}</Link>)}</span> },
                  ]}
                />
              )}
            </Panel>
          </>
        )}
      </Answered>
      <Cumulative />
    </Page>
  )
}

/** Came, came by substitute, stayed away: as words first, as lengths beside them. */
function Bar({ row }: { readonly row: Attendance }) {
  const say = useWords(conferenceWords)
  if (row.invited === 0) return <span className="quiet">{say.notInvited}</span>
  const share = (n: number): string => `${(n / row.invited) * 100}%`
  return (
    <span className="attendance-bar"><span className="number">{row.present} / {row.invited}</span>
      <span className="attendance-lengths" aria-hidden="true"><span className="attendance-self" style={{ width: share(row.present - row.substitutes) }} /><span className="attendance-substitute" style={{ width: share(row.substitutes) }} /></span>
    </span>
  )
}

function OneUnit({ unit, year }: { readonly unit: Attendance | undefined; readonly year: number }) {
  const say = useWords(conferenceWords)
  const { language } = useLanguage()
  const nameOf = useNames(asNames)
  if (!unit) return null
  return (
    <Panel title={unit.unitName} aside={<Link to={`/conferences/attendance?year=${year}`}>{say.allUnits}</Link>}>
      {unit.conferences.length === 0 ? <p className="quiet">{say.notInvited}</p> : (
        <Table
          label={`${unit.unitName} ${year}`}
          rows={unit.conferences}
          keyOf={(row: Attended) => row.conferenceId}
          linkOf={(row) => `/conferences/${row.conferenceId}?tab=invitations`}
          columns={[
            { key: 'title', title: say.title, grows: true, draw: (row) => row.title },
            { key: 'at', title: say.when, draw: (row) => momentWords(row.at, language) },
            { key: 'as', title: say.signIn, draw: (row) => <span className="row"><Mark tone={TONES[row.as]}>{nameOf(row.as)}</Mark>{row.name}</span> },
          ]}
        />
      )}
    </Panel>
  )
}

/** Since the first conference; each number beside what the facts themselves give. */
function Cumulative() {
  const say = useWords(conferenceWords)
  const { language } = useLanguage()
  const [nameOf, nameOfVenue] = [useNames(figureNames), useNames(venueNames)]
  const asked = useAsk('conferences.figures', {})
  return (
    <Panel title={say.cumulative}>
      <Answered asked={asked}>
        {({ since, counted, byRule, months, monthsSince, venues }) => (since === null ? <Empty>{say.attendanceNone}</Empty> : (
          <>
            <p>{say.sinceThen(momentWords(since, language))}{counted.every((each) => each.value === each.recounted) ? <> <Mark tone="kept">{say.agrees}</Mark></> : <> <Mark tone="late">{say.agreesNot}</Mark></>}</p>
            <Facts items={[
              [say.byRule, say.byRuleOf(byRule)],
              [say.steadily, say.steadilyOf(months, monthsSince)],
              [say.nearPeople, Object.entries(venues).map(([venue, n]) => `${nameOfVenue(venue as keyof typeof venues)} ${n}`).join(comma())],
            ]} />
            <Table
              label={say.cumulative}
              rows={counted}
              keyOf={(row) => row.figure}
              columns={[
                { key: 'figure', title: say.figure, grows: true, draw: (row) => nameOf(row.figure) },
                { key: 'value', title: say.value, draw: (row) => <span className="number">{row.value}</span> },
                { key: 'recounted', title: say.recounted, draw: (row) => <span className="number">{row.recounted}</span> },
              ]}
            />
          </>
        ))}
      </Answered>
    </Panel>
  )
}
