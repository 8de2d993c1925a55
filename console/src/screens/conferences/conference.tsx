import { Link, useParams, useSearchParams } from 'react-router'
import type { ConferenceDetail } from '../../api/conference-questions.ts'
import { useAsk } from '../../api/hooks.ts'
import { Answered, Page } from '../../ui/page.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { After } from './after.tsx'
import { isOnPaper } from './content.tsx'
import { Hall } from './hall.tsx'
import { Invitations } from './invitations.tsx'
import { formNames, occasionNames } from './names.ts'
import { Preparation } from './preparation.tsx'
import { Sessions } from './sessions.tsx'
import { StateMark } from './state-mark.tsx'
import { conferenceWords } from './words.ts'
import './conferences.css'

const TABS = ['preparation', 'sessions', 'invitations', 'hall', 'after'] as const
type Tab = (typeof TABS)[number]
const PAPER_TABS: readonly Tab[] = ['preparation', 'sessions', 'after']
const FIRST: Readonly<Record<ConferenceDetail['state'], Tab>> = { preparing: 'preparation', ready: 'preparation', open: 'hall', held: 'after', cancelled: 'preparation' }

/** One conference from its first idea to its evaluation. */
export default function ConferencePage() {
  const { conferenceId = '' } = useParams()
  const say = useWords(conferenceWords)
  const asked = useAsk('conferences.conference', { conferenceId })
  if (asked.data) return <One one={asked.data} />
  return <Page title={say.title} back={{ to: '/conferences', name: say.title }}><Answered asked={asked} lines={10}>{() => null}</Answered></Page>
}

function One({ one }: { readonly one: ConferenceDetail }) {
  const say = useWords(conferenceWords)
  const { language } = useLanguage()
  const [nameOfOccasion, nameOfForm] = [useNames(occasionNames), useNames(formNames)]
  const [query] = useSearchParams()
  const tabs = isOnPaper(one) ? PAPER_TABS : TABS
  const tab = tabs.find((each) => each === query.get('tab')) ?? FIRST[one.state]
  const names: Readonly<Record<Tab, string>> = { preparation: say.tabPreparation, sessions: say.tabSessions, invitations: say.tabInvitations, hall: say.tabHall, after: say.tabAfter }
  return (
    <Page
      title={one.title}
      back={{ to: '/conferences', name: say.title }}
      under={<><StateMark state={one.state} /><span className="quiet">{nameOfOccasion(one.occasion)} · {nameOfForm(one.form)}</span><span>{one.at ? `${momentWords(one.at, language)} · ${one.place}` : one.heldAt ? momentWords(one.heldAt, language) : isOnPaper(one) ? '' : say.notPlanned}</span></>}
    >
      {one.cancelled && <p className="mark-wait mark">{one.cancelled}</p>}
      <nav className="conference-tabs" aria-label={say.tabs}>
        {tabs.map((each) => <Link key={each} to={`?tab=${each}`} replace {...(each === tab && { 'aria-current': 'page' as const })}>{names[each]}</Link>)}
      </nav>
      {tab === 'preparation' && <Preparation one={one} />}
      {tab === 'sessions' && <Sessions one={one} />}
      {tab === 'invitations' && <Invitations one={one} />}
      {tab === 'hall' && <Hall one={one} />}
      {tab === 'after' && <After one={one} />}
    </Page>
  )
}
