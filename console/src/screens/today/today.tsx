import { useState } from 'react'
import { Link } from 'react-router'
import type { Duty } from '#src/modules/duties/contract.ts'
import { useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { ClockChip } from '../../clock/chip.tsx'
import { Rail, type Span } from '../../clock/rail.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Answered, Coming, Empty, Page, Panel } from '../../ui/page.tsx'
import { Switch } from '../../ui/switch.tsx'
import { Table } from '../../ui/table.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { dayWords } from '../../words/moment.ts'
import { pressing, useInbox, type Waiting } from './inbox.ts'
import { todayWords } from './words.ts'
import './today.css'

const MOST = 200

/** What is owed next, by which rule, and what is in my hands. */
export default function Today() {
  const say = useWords(todayWords)
  const { language } = useLanguage()
  const now = useMinute()
  const { posts } = useSession()
  const whole = posts.some((post) => post.wholeJurisdiction)
  const [whose, setWhose] = useState<'mine' | 'whole'>(whole ? 'whole' : 'mine')
  const unitId = posts[0]?.unitId
  const owed = useAsk('duties.mine', { limit: MOST, ...(whole && whose === 'mine' && unitId && { unitId }) }, { keep: true })
  const inbox = useInbox()
  return (
    <Page title={say.title} under={<span className="quiet">{dayWords(now, language)}</span>}>
      <div className="today">
        <Inbox waiting={inbox.waiting} isPending={inbox.isPending} duties={owed.data?.items ?? []} />
        <Panel title={say.duties} aside={whole && <Switch label={say.whose} value={whose} onChange={setWhose} options={[{ value: 'whole', label: say.whole }, { value: 'mine', label: say.mine }]} />}>
          <Answered asked={owed}>{({ items }) => <Owed duties={items} nameOf={inbox.nameOf} />}</Answered>
        </Panel>
      </div>
    </Page>
  )
}

function Inbox({ waiting, isPending, duties }: { readonly waiting: readonly Waiting[]; readonly isPending: boolean; readonly duties: readonly Duty[] }) {
  const say = useWords(todayWords)
  const words = useWords(common)
  const may = useMay()
  const first = pressing(duties)
  const sorted = waiting.toSorted((a, b) => (first.get(a.matter)?.dueAt ?? '9').localeCompare(first.get(b.matter)?.dueAt ?? '9'))
  return (
    <Panel title={<>{say.inbox} <span className="number">{waiting.length}</span></>}>
      {isPending && waiting.length === 0 ? <Coming /> : waiting.length === 0 ? (
        <Empty {...(may('intake.register') && { action: <Link to="/messages/new">{say.first}</Link> })}>{say.inboxEmpty}</Empty>
      ) : (
        <ul className="inbox">
          {sorted.map((one) => {
            const duty = first.get(one.matter)
            return (
              <li key={one.key}>
                <Link to={one.to} className="inbox-what"><span className="inbox-title">{one.title || words.untitled}</span><span className="inbox-act">{one.act}</span></Link>
                {duty && <ClockChip duty={duty} short />}
              </li>
            )
          })}
        </ul>
      )}
    </Panel>
  )
}

function Owed({ duties, nameOf }: { readonly duties: readonly Duty[]; nameOf(matter: string): string }) {
  const say = useWords(todayWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const now = useMinute()
  const [span, setSpan] = useState<Span>('24')
  if (duties.length === 0) return <Empty>{say.dutiesEmpty}</Empty>
  const open = duties.filter((duty) => duty.state === 'open')
  const late = open.filter((duty) => duty.dueAt < now)
  const today = open.filter((duty) => duty.dueAt >= now && dayWords(duty.dueAt, 'zh') === dayWords(now, 'zh') && Date.parse(duty.dueAt) - Date.parse(now) < 86_400_000)
  const summary = say.summary(today.length, late.length, duties.filter((duty) => duty.provisional).length)
  const titled = (duty: Duty): string => [duty.title[language], nameOf(duty.matter)].filter(Boolean).join(' · ')
  return (
    <div className="stack">
      <div className="row-spread">
        <strong className="today-summary number">{summary}</strong>
        <Switch label={say.span} value={span} onChange={setSpan} options={[{ value: '24', label: say.day }, { value: '168', label: say.week }, { value: '720', label: say.month }]} />
      </div>
      <Rail duties={open} span={span} summary={summary} nameOf={titled} />
      <Table
        label={say.listOfDuties}
        rows={duties}
        keyOf={(duty) => duty.id}
        columns={[
          { key: 'clock', title: say.clock, draw: (duty) => <ClockChip duty={duty} /> },
          { key: 'matter', title: say.matter, grows: true, draw: (duty) => <Link to={`/cases/${duty.matter}`} className="two-lines">{nameOf(duty.matter) || words.open}</Link> },
          { key: 'unit', title: words.unit, wideOnly: true, draw: (duty) => shortNameOf(duty.unitId) },
        ]}
      />
    </div>
  )
}
