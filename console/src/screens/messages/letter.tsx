import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import type { MessageDetail, Words } from '../../api/questions.ts'
import { ClockChip } from '../../clock/chip.tsx'
import { common } from '../../words/common.ts'
import { useWords } from '../../words/language.tsx'
import { messageWords } from './words.ts'
import './messages.css'

/** The citizen's words as they came; the contact lies apart. */
export function Letter({ words: given }: { readonly words: Words | null | undefined }) {
  const words = useWords(common)
  if (!given || given.erased) return <p className="quiet">{words.wordsErased}</p>
  return (
    <div className="letter">
      {given.title && <p className="letter-title">{given.title}</p>}
      <div className="words">{given.body}</div>
    </div>
  )
}

/** Messages that read alike; a person decides about each. `aside` adds an act to each. */
export function Similar({ message, aside }: { readonly message: Pick<MessageDetail, 'similar'>; aside?(id: string): ReactNode }) {
  const say = useWords(messageWords)
  const words = useWords(common)
  if (message.similar.length === 0) return null
  return (
    <section>
      <h3>{say.similar(message.similar.length)}</h3>
      <ul className="similar">
        {message.similar.map((one) => (
          <li key={one.id}>
            <Link to={`/messages/${one.id}`} className="two-lines">{one.title ?? (one.excerpt || words.wordsErased)}</Link>
            <div className="row"><span className="quiet small number">{say.share(Math.round(one.share * 100))}</span>{aside?.(one.id)}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Chips of all duties about these matters, the open ones first. */
export function Clocks({ matters }: { readonly matters: readonly string[] }) {
  const { data } = useAsk('duties.ofMatter', { matters }, { enabled: matters.length > 0, keep: true })
  if (!data) return null
  const open = (state: string): number => (state === 'open' || state === 'paused' ? 0 : 1)
  return <div className="stack-tight">{data.items.toSorted((a, b) => open(a.state) - open(b.state) || a.dueAt.localeCompare(b.dueAt)).map((duty) => <div key={duty.id}><ClockChip duty={duty} /></div>)}</div>
}
