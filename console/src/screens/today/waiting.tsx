import { useState } from 'react'
import { Link } from 'react-router'
import { useMay } from '../../api/session.tsx'
import { ClockChip } from '../../clock/chip.tsx'
import { usePressing } from '../../clock/pressing.ts'
import { Coming, Empty, More, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { common } from '../../words/common.ts'
import { useWords } from '../../words/language.tsx'
import { useInbox } from './inbox.ts'
import { todayWords } from './words.ts'

const FIRST = 30
const NO_CLOCK = '9'

/** What waits for me, next due first. All of it is counted; a screenful is shown. */
export function Inbox() {
  const say = useWords(todayWords)
  const words = useWords(common)
  const may = useMay()
  const { waiting, isPending, error } = useInbox()
  const [most, setMost] = useState(FIRST)
  const first = usePressing(waiting.map((one) => one.matter))
  const dueOf = (matter: string): string => first.get(matter)?.dueAt ?? NO_CLOCK
  const sorted = waiting.toSorted((a, b) => dueOf(a.matter).localeCompare(dueOf(b.matter)))
  const shown = sorted.slice(0, most)
  return (
    <Panel title={<>{say.inbox} {!isPending && <span className="number">{waiting.length}</span>}</>}>
      <Refusals error={error} />
      {isPending ? <Coming /> : waiting.length === 0 ? (
        <Empty {...(may('intake.register') && { action: <Link to="/messages/new">{say.first}</Link> })}>{say.inboxEmpty}</Empty>
      ) : (
        <>
          <ul className="inbox">
            {shown.map((one) => {
              const duty = first.get(one.matter)
              return (
                <li key={one.key}>
                  <Link to={one.to} className="inbox-what"><span className="inbox-title">{one.title || words.untitled}</span><span className="inbox-act">{one.act}</span></Link>
                  {duty && <ClockChip duty={duty} short />}
                </li>
              )
            })}
          </ul>
          {waiting.length > FIRST && <More paged={{ items: shown, hasMore: shown.length < waiting.length, loadMore: () => setMost(most + FIRST) }} total={waiting.length} />}
        </>
      )}
    </Panel>
  )
}
