import type { Id } from '#src/kernel/facts.ts'
import { useAct } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { Lines } from '../../api/questions.ts'
import { useMay, useMyUnits, useSession } from '../../api/session.tsx'
import { useMinute } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Mark } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { shortMoment } from '../../words/moment.ts'
import { lineWords } from './words.ts'

type State = 'usable' | 'waiting' | 'expired'
const tones = { usable: 'kept', waiting: 'wait', expired: 'late' } as const

/** Expired goes before anything else: whoever looks must not say it today. */
const stateOf = (lines: Lines, now: string): State => (lines.validUntil <= now ? 'expired' : lines.approvedBy ? 'usable' : 'waiting')

/** One question with its agreed answer; folded to a line until it is needed. */
export function LineEntry({ lines, nameOf, onRenew }: { readonly lines: Lines; nameOf(id: Id | undefined): string; onRenew(): void }) {
  const say = useWords(lineWords)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const now = useMinute()
  const state = stateOf(lines, now)
  return (
    <li>
      <details className="line">
        <summary>
          <span className="line-question">{lines.question}</span>
          <span className="line-side">
            <Mark tone={tones[state]}>{say[state]}</Mark>
            <span className="quiet small number">{say.validUntil} {shortMoment(lines.validUntil, now, language)}</span>
            <span className="quiet small">{shortNameOf(lines.unitId)}</span>
          </span>
        </summary>
        <div className="stack">
          {state === 'expired' && <p className="small">{say.expiredHint}</p>}
          <div><h3>{say.answer}</h3><div className="words">{lines.answer}</div></div>
          <div><h3>{say.facts}</h3><ul className="line-list">{lines.facts.map((fact) => <li key={fact.text}><span className="words">{fact.text}</span><div className="quiet small">{say.sourceOf(fact.source)}</div></li>)}</ul></div>
          {lines.dontSay.length > 0 && <div><h3>{say.dontSay}</h3><ul className="line-list">{lines.dontSay.map((one) => <li key={one}>{one}</li>)}</ul></div>}
          <p className="quiet small">{[say.version(lines.version), say.writtenBy(nameOf(lines.writtenBy)), lines.approvedBy && say.approvedBy(nameOf(lines.approvedBy))].filter(Boolean).join(' · ')}</p>
          <Acts lines={lines} state={state} onRenew={onRenew} />
        </div>
      </details>
    </li>
  )
}

function Acts({ lines, state, onRenew }: { readonly lines: Lines; readonly state: State; onRenew(): void }) {
  const say = useWords(lineWords)
  const may = useMay()
  const mine = useMyUnits()
  const { person } = useSession()
  const notice = useNotice()
  const act = useAct('statements.approveLines')
  const own = lines.writtenBy === person.id
  return (
    <>
      <Refusals error={act.error} />
      <div className="row">
        {state === 'waiting' && may('statements.approveLines') && (own ? <span className="quiet small">{say.own}</span> : (
          <Button kind="main" busy={act.isPending} onPress={() => void act.attempt({ linesId: lines.id }).then((facts) => facts && notice(say.approved))}>{say.approve}</Button>
        ))}
        {may('statements.writeLines') && mine.has(lines.unitId) && <Button onPress={onRenew}>{say.renew}</Button>}
      </div>
    </>
  )
}
