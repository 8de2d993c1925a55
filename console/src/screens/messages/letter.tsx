import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useAsk } from '../../api/hooks.ts'
import type { MessageDetail, Words } from '../../api/questions.ts'
import { ClockChip } from '../../clock/chip.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { messageWords } from './words.ts'
import './messages.css'

/** The citizen's words as they came; the contact lies apart. */
export function Letter({ words: given, message }: { readonly words: Words | null | undefined; readonly message?: Pick<MessageDetail, 'wordsDigest' | 'wordsErasedFor'> | undefined }) {
  const words = useWords(common)
  if (!given || given.erased) return given?.erasedAt && message ? <Tombstone at={given.erasedAt} message={message} /> : <p className="quiet">{words.wordsErased}</p>
  return (
    <div className="letter">
      {given.title && <p className="letter-title">{given.title}</p>}
      <div className="words">{given.body}</div>
    </div>
  )
}

/** What is left where the words stood: when and why they went, and the digest by which they could be proved. */
function Tombstone({ at, message }: { readonly at: string; readonly message: Pick<MessageDetail, 'wordsDigest' | 'wordsErasedFor'> }) {
  const say = useWords(messageWords)
  const { language } = useLanguage()
  return <p className="quiet">{say.tombstone(momentWords(at, language), message.wordsErasedFor === 'retention')}<br /><span className="small">{say.digestStays} <code className="code">{message.wordsDigest.slice(0, 16)}…</code></span></p>
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
