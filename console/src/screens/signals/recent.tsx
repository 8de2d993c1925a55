import { usePages } from '../../api/hooks.ts'
import { useMinute } from '../../clock/server-clock.ts'
import { More, Panel } from '../../ui/page.tsx'
import { useLanguage, useNames, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { outletNames, signalWords } from './words.ts'

/** What was said, newest first: where by kind of outlet, when, and whether the source has changed it since. */
export function Recent({ matterId }: { readonly matterId: string }) {
  const say = useWords(signalWords)
  const { language } = useLanguage()
  const nameOutlet = useNames(outletNames)
  const now = useMinute()
  const found = usePages('signals.posts', { matterId, limit: 20 })
  if (found.items.length === 0) return null
  return (
    <Panel title={say.recent}>
      <ul className="signal-examples">
        {found.items.map((post) => (
          <li key={post.id}>{post.title && <strong>{post.title} </strong>}{post.text}<span className="quiet small"> {[post.source, nameOutlet(post.outlet), shortMoment(post.saidAt, now, language), post.changes > 0 && say.changed(post.changes)].filter(Boolean).join(' · ')}</span></li>
        ))}
      </ul>
      <More paged={found} />
    </Panel>
  )
}
