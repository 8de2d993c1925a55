import { useState } from 'react'
import { Navigate } from 'react-router'
import { useIsContractor, useIsOutside, useSession } from '../../api/session.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Page, Panel } from '../../ui/page.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { dayWords } from '../../words/moment.ts'
import { Owed } from './owed.tsx'
import { Inbox } from './waiting.tsx'
import { todayWords } from './words.ts'
import './today.css'

/** Where one lands after signing in: one's own day, or, from outside, one's engagements. */
export default function Home() {
  const outside = useIsOutside()
  if (useIsContractor()) return <Navigate to="/drafts" replace />
  return outside ? <Navigate to="/third-party" replace /> : <Today />
}

/** What is owed next, by which rule, and what is in my hands. */
function Today() {
  const say = useWords(todayWords)
  const { language } = useLanguage()
  const now = useMinute()
  const { posts } = useSession()
  const whole = posts.some((post) => post.wholeJurisdiction)
  const [whose, setWhose] = useState<'mine' | 'whole'>(whole ? 'whole' : 'mine')
  return (
    <Page title={say.title} under={<span className="quiet">{dayWords(now, language)}</span>}>
      <div className="today">
        <Inbox />
        <Panel title={say.duties} aside={whole && <Switch label={say.whose} value={whose} onChange={setWhose} options={[{ value: 'whole', label: say.whole }, { value: 'mine', label: say.mine }]} />}>
          <Owed unitId={whole && whose === 'mine' ? posts[0]?.unitId : undefined} />
        </Panel>
      </div>
    </Page>
  )
}
