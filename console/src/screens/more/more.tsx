import { Link } from 'react-router'
import { useIsOutside, useMay, useSession } from '../../api/session.tsx'
import { Page, Panel } from '../../ui/page.tsx'
import { useWords } from '../../words/language.tsx'
import { seesEngagements } from '../third-party/who.ts'
import { moreWords } from './words.ts'
import './more.css'

/** Whom the server answers about the log (`log.state`). */
const LOOKS_AT_LOG: readonly string[] = ['press_office_head', 'sysadmin', 'auditor']

interface Entry {
  readonly to: string
  readonly name: string
  readonly what: string
}

/** The index of everything that has no place of its own in the navigation, by the three feet that the office stands on (NH-03). */
export default function More() {
  const say = useWords(moreWords)
  const may = useMay()
  const { roles } = useSession()
  const inside = !useIsOutside()
  const groups: readonly { readonly title: string; readonly entries: readonly (Entry | false)[] }[] = [
    { title: say.mechanism, entries: [
      inside && { to: '/agenda', name: say.agenda, what: say.agendaWhat },
      inside && { to: may('signals.addRule') ? '/signals' : may('signals.addSource') ? '/signals/sources' : '/signals/watch', name: say.signals, what: say.signalsWhat },
      { to: '/rules', name: say.rules, what: say.rulesWhat },
      { to: '/measures', name: say.measures, what: say.measuresWhat },
      inside && { to: '/messages', name: say.messages, what: say.messagesWhat },
      inside && { to: '/meetings', name: say.meetings, what: say.meetingsWhat },
      inside && { to: '/lines', name: say.lines, what: say.linesWhat },
      inside && { to: '/word-list', name: say.wordList, what: say.wordListWhat },
      inside && { to: '/withheld', name: say.withheld, what: say.withheldWhat },
      { to: '/evaluation', name: say.evaluation, what: say.evaluationWhat },
      seesEngagements(roles) && { to: '/third-party', name: say.thirdParty, what: inside ? say.thirdPartyWhat : say.thirdPartyMine },
    ] },
    { title: say.team, entries: !inside ? [] : [
      { to: '/units', name: say.units, what: say.unitsWhat },
      { to: '/people', name: say.people, what: say.peopleWhat },
      may('directory.importPeopleAndUnits') && { to: '/units/import', name: say.import, what: say.importWhat },
      { to: '/speakers', name: say.speakers, what: say.speakersWhat },
      { to: '/experts', name: say.experts, what: say.expertsWhat },
      { to: '/training', name: say.training, what: say.trainingWhat },
      { to: '/briefings', name: say.briefings, what: say.briefingsWhat },
      { to: '/deputies', name: say.deputies, what: say.deputiesWhat },
    ] },
    { title: say.platform, entries: [
      inside && { to: '/conferences', name: say.conferences, what: say.conferencesWhat },
      inside && { to: '/pages', name: say.pages, what: say.pagesWhat },
      inside && { to: '/consultations', name: say.consultations, what: say.consultationsWhat },
      inside && { to: '/policy-times', name: say.policyTimes, what: say.policyTimesWhat },
      inside && { to: '/stock', name: say.stock, what: say.stockWhat },
      inside && { to: '/channels', name: say.channels, what: say.channelsWhat },
      inside && { to: '/site', name: say.site, what: say.siteWhat },
      roles.some((role) => LOOKS_AT_LOG.includes(role)) && { to: '/public-log', name: say.log, what: say.logWhat },
    ] },
    { title: say.mine, entries: [{ to: '/settings', name: say.settings, what: say.settingsWhat }] },
  ]
  return (
    <Page title={say.title}>
      <div className="index">
        {groups.filter(({ entries }) => entries.some((entry) => entry !== false)).map(({ title, entries }) => (
          <Panel key={title} title={title}>
            <ul>{entries.filter((entry) => entry !== false).map((entry) => <li key={entry.to}><Link to={entry.to}><span className="index-name">{entry.name}</span><span className="index-what">{entry.what}</span></Link></li>)}</ul>
          </Panel>
        ))}
      </div>
    </Page>
  )
}
