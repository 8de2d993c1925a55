import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { acts, channelKinds, type ChannelKind } from '#src/modules/channels/kinds.ts'
import type { Kit } from '#src/modules/channels/kit-queries.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Empty, Facts, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { StateMark } from './deliveries.tsx'
import { KitFiles } from './kit-files.tsx'
import { Views } from './views.tsx'
import { channelWords, stepNames } from './words.ts'
import './channels.css'

/** Besides what is posted by hand: where somebody can say how often it was read. */
const READ: readonly ChannelKind[] = ['portal', 'wechat']

/** One delivery: the kit for posting by hand, what proves it, and what to do where nobody knows. */
export default function DeliveryPage() {
  const { deliveryId = '' } = useParams()
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const asked = useAsk('channels.kit', { deliveryId })
  const one = asked.data
  return (
    <Page title={one ? `${one.channel.name} · ${acts[one.act][language === 'zh' ? 0 : 1]}` : say.kit} back={one ? { to: `/publication/${one.releaseId}`, name: say.onChannels } : { to: '/channels', name: say.title }} under={one && <><StateMark of={one} /><Link to={`/channels/${one.channelId}`}>{channelKinds[one.kind][language]}</Link></>}>
      <Answered asked={asked} lines={8}>
        {(kit) => (
          <div className="two-columns">
            <div className="stack">
              <Panel title={say.words}><Words kit={kit} /></Panel>
              {kit.files.length > 0 && <KitFiles files={kit.files} />}
              <Panel title={say.history}><History kit={kit} /></Panel>
            </div>
            <div className="stack">
              <Next kit={kit} />
              <Panel><About kit={kit} /></Panel>
              {kit.liveAt && kit.act === 'publish' && (kit.lane === 'assisted' || READ.includes(kit.kind)) && <Views kit={kit} />}
            </div>
          </div>
        )}
      </Answered>
    </Page>
  )
}

function Words({ kit: { words } }: { readonly kit: Kit }) {
  const say = useWords(channelWords)
  const notice = useNotice()
  if (!words) return <Empty>{say.noWords}</Empty>
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text)
    notice(say.copied)
  }
  return (
    <div className="stack-tight">
      <div className="row-spread"><strong className="words">{words.title}</strong><Button kind="quiet" small onPress={() => void copy(words.title)}>{say.copy}</Button></div>
      <div className="row-spread"><span className="quiet small">{words.cut.length > 0 && say.cut}</span><Button kind="quiet" small onPress={() => void copy(words.text)}>{say.copy}</Button></div>
      <p className="words">{words.text}</p>
    </div>
  )
}

/** What a person can do now; nothing where the system does it. */
function Next({ kit }: { readonly kit: Kit }) {
  const say = useWords(channelWords)
  const may = useMay()
  if (kit.state === 'unknown' && may('channels.settle')) return <Panel title={say.unknown}><Settle kit={kit} /></Panel>
  if (kit.lane !== 'automatic' && kit.state === 'prepared' && may('channels.report')) return <Panel title={say.report}><Report kit={kit} /></Panel>
  if ((kit.state === 'planned' || kit.state === 'rejected') && may('channels.retry')) return <Panel title={say.retry}><Retry kit={kit} /></Panel>
  return null
}

function Report({ kit }: { readonly kit: Kit }) {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const notice = useNotice()
  const act = useAct('channels.report')
  const [evidence, setEvidence] = useState('')
  const [link, setLink] = useState('')
  const give = async (): Promise<void> => {
    if (await act.attempt({ deliveryId: kit.id, evidence: evidence.trim(), ...(link.trim() && { link: link.trim() }) })) notice(say.reported)
  }
  const byLink = kit.lane === 'assisted'
  return (
    <form className="stack-tight" onSubmit={(event) => { event.preventDefault(); void give() }}>
      {kit.dueAt && <p>{say.dueAt} <strong>{momentWords(kit.dueAt, language)}</strong></p>}
      <TextField label={byLink ? say.link : say.receipt} hint={byLink ? say.linkHint : say.receiptHint} name="evidence" error={act.error} value={evidence} onChange={setEvidence} />
      {!byLink && <TextField label={say.receiptLink} optional hint={say.receiptLinkHint} name="link" error={act.error} value={link} onChange={setLink} />}
      <Refusals error={act.error} shownAt={['evidence', 'link']} />
      <div className="row"><Button kind="main" submit busy={act.isPending}>{say.reportVerb}</Button></div>
      {byLink && <figure className="kit-code"><img src={`/qr.svg?of=${encodeURIComponent(`/console/deliveries/${kit.id}`)}`} alt={say.phone} width={144} height={144} /><figcaption className="quiet small">{say.phone}</figcaption></figure>}
    </form>
  )
}

function Settle({ kit }: { readonly kit: Kit }) {
  const say = useWords(channelWords)
  const notice = useNotice()
  const act = useAct('channels.settle')
  const [evidence, setEvidence] = useState('')
  const give = async (found: boolean): Promise<void> => {
    if (await act.attempt({ deliveryId: kit.id, found, evidence })) notice(say.reported)
  }
  return (
    <div className="stack-tight">
      <p>{say.unknownWhat}</p>
      <LongText label={say.saw} name="evidence" error={act.error} rows={2} value={evidence} onChange={setEvidence} />
      <Refusals error={act.error} shownAt={['evidence']} />
      <div className="row"><Button busy={act.isPending} onPress={() => void give(true)}>{say.isThere}</Button><Button busy={act.isPending} onPress={() => void give(false)}>{say.notThere}</Button></div>
    </div>
  )
}

function Retry({ kit }: { readonly kit: Kit }) {
  const say = useWords(channelWords)
  const notice = useNotice()
  const act = useAct('channels.retry')
  const give = async (): Promise<void> => {
    if (await act.attempt({ deliveryId: kit.id })) notice(say.retried)
  }
  return (
    <div className="stack-tight">
      {kit.trouble && <p className="words">{kit.trouble.text}</p>}
      <Refusals error={act.error} />
      <div className="row"><Button busy={act.isPending} onPress={() => void give()}>{say.retry}</Button><Link to={`/channels/${kit.channelId}`}>{say.missing}</Link></div>
    </div>
  )
}

function About({ kit }: { readonly kit: Kit }) {
  const say = useWords(channelWords)
  const isLink = kit.url?.startsWith('http')
  return (
    <Facts
      items={[
        [say.evidenceOf, kit.url ? (isLink ? <a key="e" href={kit.url} rel="noreferrer">{kit.url}</a> : kit.url) : (kit.ref ?? say.never)],
        kit.lane === 'reported' && kit.ref && kit.ref !== kit.url && kit.url && [say.receipt, kit.ref],
        kit.counts && [say.counts(kit.counts.sent, kit.counts.refused, kit.counts.unknown), ''],
        kit.attempt > 0 && [say.attempt, kit.attempt],
        kit.digest && [say.contentDigest, <span key="g" className="quiet small number" title={kit.digest}>{kit.digest.slice(0, 16)}</span>],
      ]}
    />
  )
}

function History({ kit: { steps } }: { readonly kit: Kit }) {
  const { language } = useLanguage()
  return (
    <ol className="entries">
      {steps.map((step, at) => (
        <li key={at} className="line-entry"><div className="row-spread"><span>{stepNames[step.kind]?.[language === 'zh' ? 0 : 1]}</span><span className="quiet small number">{momentWords(step.at, language)}</span></div>{step.text && <span className="quiet small words">{step.text}</span>}</li>
      ))}
    </ol>
  )
}
