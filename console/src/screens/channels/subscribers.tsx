import { channelKinds } from '#src/modules/channels/kinds.ts'
import type { Subscribers, Wished } from '#src/modules/channels/subscriber-queries.ts'
import type { ContentClass } from '#src/modules/statements/contract.ts'
import { useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { Answered, Empty, Facts, Page, Panel } from '../../ui/page.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { contentClasses } from '../../words/terms.ts'
import { channelWords } from './words.ts'
import './channels.css'

/** Who asked to be told, as numbers: addresses lie sealed, and no screen shows them. */
export default function SubscribersPage() {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const asked = useAsk('channels.subscribers', {})
  return (
    <Page title={say.subscribers} back={{ to: '/channels', name: say.title }} under={<span className="quiet">{say.subscribersWhat}</span>}>
      <Answered asked={asked} lines={6}>
        {(channels) => channels.length === 0 ? <Empty>{say.subscribersEmpty}</Empty> : (
          <div className="stack">
            {channels.map((one) => (
              <section key={one.channelId} className="stack">
                <Panel title={one.name} aside={<span className="quiet">{channelKinds[one.kind][language]}</span>}><Counts of={one} /></Panel>
                {one.standing > 0 && <Wishes of={one} />}
              </section>
            ))}
          </div>
        )}
      </Answered>
    </Page>
  )
}

function Counts({ of: { standing, asked, left, lapsed, bounced } }: { readonly of: Subscribers }) {
  const say = useWords(channelWords)
  return <Facts items={[[say.subscribersStanding, say.people(standing)], [say.subscribersAsked, say.people(asked)], [say.subscribersLeft, say.people(left)], [say.subscribersLapsed, say.people(lapsed)], [say.bounced, say.letters(bounced)]]} />
}

function Wishes({ of: { topics, units, places, rarePlaces } }: { readonly of: Subscribers }) {
  const say = useWords(channelWords)
  const nameTopic = useNames(contentClasses)
  const { nameOf } = useUnits()
  return (
    <div className="three-columns">
      <Wish title={say.byTopic} all={say.allTopics} rows={topics} name={(what) => nameTopic(what as ContentClass)} />
      <Wish title={say.byUnit} all={say.allUnits} rows={units} name={nameOf} />
      <Wish title={say.byPlace} all={say.allPlaces} rows={places} name={(what) => what} {...(rarePlaces > 0 && { rest: say.rare(rarePlaces) })} />
    </div>
  )
}

function Wish({ title, all, rows, name, rest }: { readonly title: string; readonly all: string; readonly rows: readonly Wished[]; readonly rest?: string; name(what: string): string }) {
  return (
    <Panel title={title}>
      <Facts items={rows.map(({ what, n }) => [what === '' ? all : name(what), n] as const)} />
      {rest && <p className="quiet small">{rest}</p>}
    </Panel>
  )
}
