import { useAsk, usePages } from '../../api/hooks.ts'
import { usePersonNames, useUnits } from '../../api/names.ts'
import type { TimelineEntry } from '../../api/questions.ts'
import { useMinute } from '../../clock/server-clock.ts'
import { Coming, Empty, More } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { factNames } from '../../words/facts.ts'
import { comma, useLanguage, useNames, useWords } from '../../words/language.tsx'
import { momentWords, shortMoment } from '../../words/moment.ts'
import { useItemNames } from '../review/item-names.ts'
import { detailOf, personsIn } from './sentences.ts'
import { recordWords } from './words.ts'
import './record.css'

const MOST = 200

/** Facts that only repeat what another fact already tells. */
const SILENT = new Set(['statements.editionCleared', 'statements.editionSentBack', 'cases.answered', 'triage.placed', 'cases.opened', 'intake.settled', 'intake.entrusted', 'statements.authored', 'publication.ready', 'publication.ordered', 'duties.handed', 'review.requested'])

/** The last steps of a matter, newest first, in few words. */
export function Timeline({ matters, last }: { readonly matters: readonly string[]; readonly last: number }) {
  const asked = useAsk('record.timeline', { matters, limit: MOST }, { keep: true })
  const entries = (asked.data?.items ?? []).filter((entry) => !SILENT.has(entry.kind) && !entry.kind.startsWith('duties.')).toReversed().slice(0, last)
  if (asked.error) return <Refusals error={asked.error} />
  if (!asked.data) return <Coming lines={3} />
  return <Entries entries={entries} all={asked.data.items} brief />
}

/** Everything about a matter in the order in which it happened. */
export function WholeTimeline({ matters, withDuties }: { readonly matters: readonly string[]; readonly withDuties: boolean }) {
  const say = useWords(recordWords)
  const paged = usePages('record.timeline', { matters, limit: 100 })
  if (paged.error) return <Refusals error={paged.error} />
  if (paged.isPending) return <Coming lines={8} />
  const entries = paged.items.filter((entry) => withDuties || !entry.kind.startsWith('duties.'))
  return <>{entries.length === 0 ? <Empty>{say.empty}</Empty> : <Entries entries={entries} all={paged.items} />}<More paged={paged} /></>
}

function Entries({ entries, all, brief = false }: { readonly entries: readonly TimelineEntry[]; readonly all: readonly TimelineEntry[]; readonly brief?: boolean }) {
  const say = useWords(recordWords)
  const { language } = useLanguage()
  const nameFact = useNames(factNames)
  const items = useItemNames()
  const now = useMinute()
  const { nameOf } = useUnits()
  const person = usePersonNames(entries.flatMap(personsIn))
  const byId = new Map(all.map((entry) => [entry.id, entry]))
  const who = ({ actor }: TimelineEntry): string => {
    if (actor.as === 'post') return person(actor.personId)
    if (actor.as === 'citizen') return say.citizen
    if (actor.as === 'outside') return actor.agency
    return actor.part === 'clockwork' ? say.clockwork : actor.part === 'publisher' ? say.publisher : say.system
  }
  return (
    <ol className={brief ? 'timeline timeline-brief' : 'timeline'}>
      {entries.map((entry) => {
        const detail = brief && entry.kind.startsWith('publication.') ? '' : detailOf(entry, { language, unit: nameOf, person, items })
        const causes = entry.because.map((id) => byId.get(id)).filter((cause) => cause !== undefined)
        return (
          <li key={entry.id}>
            <time className="number" dateTime={entry.at}>{brief ? shortMoment(entry.at, now, language) : momentWords(entry.at, language)}</time>
            <div>
              <span className="timeline-what">{nameFact(entry.kind)}</span> <span className="quiet small">{entry.because.length > 0 ? say.system : who(entry)}</span>
              {detail && <div className={brief ? 'two-lines small' : 'words'}>{detail}</div>}
              {!brief && causes.length > 0 && <div className="quiet small">{say.because(causes.map((cause) => nameFact(cause.kind)).join(comma()))}</div>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
