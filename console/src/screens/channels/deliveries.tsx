import { useState } from 'react'
import { acts, channelKinds, deliveryStates } from '#src/modules/channels/kinds.ts'
import type { Delivery } from '#src/modules/channels/contract.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Ticks, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Empty, Mark, Panel } from '../../ui/page.tsx'
import { Link } from 'react-router'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { channelWords } from './words.ts'

const TONE = { planned: 'wait', prepared: 'wait', sending: 'plain', accepted: 'plain', live: 'kept', observed: 'kept', rejected: 'late', unknown: 'late', corrected: 'plain', withdrawn: 'plain' } as const

/** The state of a delivery in a word. */
export function StateMark({ of: { state } }: { readonly of: Pick<Delivery, 'state'> }) {
  const { language } = useLanguage()
  return <Mark tone={TONE[state]}>{deliveryStates[state][language === 'zh' ? 0 : 1]}</Mark>
}

/** Where a release went, and what proves it. */
export function DeliveriesOf({ releaseId, isOut }: { readonly releaseId: string; readonly isOut: boolean }) {
  const say = useWords(channelWords)
  const may = useMay()
  const asked = useAsk('channels.deliveriesOf', { releaseId })
  const board = useAsk('channels.readiness', {})
  const [sending, setSending] = useState(false)
  const nameOf = (channelId: string): string | undefined => board.data?.items.find((one) => one.id === channelId)?.name
  return (
    <Panel title={say.onChannels} aside={isOut && may('channels.send') && <Button kind="quiet" small onPress={() => setSending(true)}>{say.send}</Button>}>
      <Answered asked={asked} lines={3}>
        {({ items, missingWays }) => (items.length === 0 ? <Empty>{say.onChannelsEmpty}</Empty> : (
          <>
            {missingWays.map((way) => <p key={way}><Mark tone="wait">{way === 'offline' ? say.noOffline : say.noOnline}</Mark></p>)}
            <ul className="entries">{items.map((one) => <Row key={one.id} one={one} name={nameOf(one.channelId)} />)}</ul>
          </>
        ))}
      </Answered>
      {sending && <Send releaseId={releaseId} has={asked.data?.items ?? []} onClose={() => setSending(false)} />}
    </Panel>
  )
}

function Row({ one, name }: { readonly one: Delivery; readonly name: string | undefined }) {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const byHand = one.lane !== 'automatic' && one.state === 'prepared'
  const when = one.liveAt ?? one.acceptedAt
  return (
    <li className="line-entry">
      <div className="row-spread">
        <span>{name ?? channelKinds[one.kind][language]}{one.act !== 'publish' && <span className="quiet"> · {acts[one.act][language === 'zh' ? 0 : 1]}</span>}</span>
        <span className="row"><StateMark of={one} /><Link to={`/deliveries/${one.id}`}>{byHand ? say.openKit : say.open}</Link></span>
      </div>
      <span className="quiet small">{one.trouble ? one.trouble.text : when ? momentWords(when, language) : ''}{one.counts && ` · ${say.counts(one.counts.sent, one.counts.refused, one.counts.unknown)}`}</span>
    </li>
  )
}

function Send({ releaseId, has, onClose }: { readonly releaseId: string; readonly has: readonly Delivery[]; onClose(): void }) {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const notice = useNotice()
  const act = useAct('channels.send')
  const board = useAsk('channels.readiness', {})
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [emergency, setEmergency] = useState('')
  const there = new Set(has.filter((one) => one.state !== 'rejected' && one.state !== 'withdrawn').map((one) => one.channelId))
  const options = (board.data?.items ?? []).filter((one) => !one.retired && !there.has(one.id)).map((one) => ({ value: one.id, label: `${one.name}（${channelKinds[one.kind][language]}${one.ready ? '' : `，${say.notReady(one.lacking.length)}`}）` }))
  const scarce = (board.data?.items ?? []).some((one) => chosen.includes(one.id) && one.left === 1)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ releaseId, channelIds: [...chosen], ...(emergency && { emergency }) }))) return
    notice(say.sent)
    onClose()
  }
  return (
    <Dialog open title={say.send} {...(options.length > 0 && { verb: say.sendVerb })} busy={act.isPending} error={act.error} fields={['emergency']} onDo={() => void give()} onClose={onClose}>
      {options.length === 0 ? <p>{say.sendNone}</p> : <Ticks label={say.channel} value={chosen} options={options} onChange={setChosen} />}
      {scarce && <TextField label={say.emergency} hint={say.emergencyHint} name="emergency" error={act.error} value={emergency} onChange={setEmergency} />}
    </Dialog>
  )
}
