import { useState } from 'react'
import { useParams } from 'react-router'
import { carries, channelKinds, lanes, purposes, settingWords } from '#src/modules/channels/kinds.ts'
import type { Readiness } from '#src/modules/channels/queries.ts'
import { useAct, useAsk, usePages } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, LongText, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Empty, Facts, Mark, More, Page, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { useRoleNames } from '../directory/role-names.ts'
import { StateMark } from './deliveries.tsx'
import { channelWords } from './words.ts'

/** One channel: what it lacks, how it is set up, and what went there. */
export default function ChannelPage() {
  const { channelId = '' } = useParams()
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const may = useMay()
  const asked = useAsk('channels.channel', { channelId })
  const one = asked.data
  const [retiring, setRetiring] = useState(false)
  const automatic = one?.lane === 'automatic' && one.kind !== 'portal' && one.kind !== 'feeds'
  return (
    <Page
      title={one?.name ?? say.channel}
      back={{ to: '/channels', name: say.title }}
      under={one && <><Mark>{channelKinds[one.kind][language]}</Mark><Mark>{lanes[one.lane][language === 'zh' ? 0 : 1]}</Mark>{one.retired ? <Mark>{say.retired}</Mark> : one.ready ? <Mark tone="kept">{say.ready}</Mark> : <Mark tone="wait">{say.notReady(one.lacking.length)}</Mark>}</>}
      actions={one && !one.retired && <>{automatic && may('channels.drill') && <Drill channelId={one.id} />}{one.kind !== 'portal' && one.kind !== 'feeds' && may('channels.retire') && <Button onPress={() => setRetiring(true)}>{say.retire}</Button>}</>}
    >
      <Answered asked={asked} lines={8}>
        {(channel) => (
          <div className="two-columns">
            <div className="stack">
              {!channel.ready && !channel.retired && <Panel title={say.missing}><Missing of={channel} /></Panel>}
              <Panel title={say.deliveries}><Went channelId={channel.id} /></Panel>
            </div>
            <div className="stack">
              <Panel><About channel={channel} /></Panel>
              {channelKinds[channel.kind].settings.length > 0 && <Panel title={say.settings}><Settings channel={channel} /></Panel>}
              {channelKinds[channel.kind].secrets.length > 0 && <Panel title={say.secrets}><Secrets channel={channel} /></Panel>}
              {channel.limits.papers.length > 0 && <Panel title={say.papers}><Papers channel={channel} /></Panel>}
            </div>
          </div>
        )}
      </Answered>
      {retiring && <Retire channelId={channelId} onClose={() => setRetiring(false)} />}
    </Page>
  )
}

function Drill({ channelId }: { readonly channelId: string }) {
  const say = useWords(channelWords)
  const notice = useNotice()
  const act = useAct('channels.drill')
  const give = async (): Promise<void> => {
    if (await act.attempt({ channelId })) notice(say.drilling)
  }
  return <Button busy={act.isPending} onPress={() => void give()}>{say.drill}</Button>
}

function Missing({ of: { lacking } }: { readonly of: Readiness }) {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const roleName = useRoleNames()
  return <ul className="entries">{lacking.map((one) => <li key={`${one.code} ${one.what}`} className="line-entry">{one[language]}<span className="quiet small">{say.whose(roleName(one.signer), one.workingDays)}</span></li>)}</ul>
}

function About({ channel }: { readonly channel: Readiness }) {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const { nameOf } = useUnits()
  const at = language === 'zh' ? 0 : 1
  const { limits, drilled } = channel
  return (
    <Facts
      items={[
        [say.unit, nameOf(channel.unitId)],
        [say.carries, carries[channel.carries][at]],
        [say.purpose, purposes[channel.purpose][at]],
        channel.readers !== null && [say.readers, channel.readers],
        channel.left !== null && [say.left, say.leftOf(channel.left, limits.perMonth ?? 0)],
        drilled && [say.drilled, <span key="d"><Mark tone={drilled.ok ? 'kept' : 'late'}>{drilled.ok ? say.drillOk : say.drillFailed}</Mark> {momentWords(drilled.at, language)}</span>],
        limits.title !== undefined && [say.title_, say.signs(limits.title)],
        limits.text !== undefined && [say.text, say.signs(limits.text)],
        [say.limits, <span key="l" className="words">{say.limitsFrom(limits.from, limits.checkedOn)} <span className="quiet small">{(language === 'en' && limits.sourceEn) || limits.source}</span></span>],
        channel.retired && [say.retired, `${momentWords(channel.retired.at, language)} ${channel.retired.reason}`],
      ]}
    />
  )
}

function Settings({ channel }: { readonly channel: Readiness }) {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const may = useMay()
  const notice = useNotice()
  const act = useAct('channels.change')
  const [values, setValues] = useState<Readonly<Record<string, string>>>(channel.settings)
  const names = channelKinds[channel.kind].settings
  if (!may('channels.change') || channel.retired) return <Facts items={names.map((name) => [settingWords[name]?.[language === 'zh' ? 0 : 2] ?? name, channel.settings[name] ?? say.never] as const)} />
  const give = async (): Promise<void> => {
    if (await act.attempt({ channelId: channel.id, settings: { ...values } })) notice(say.saved)
  }
  return (
    <form className="stack-tight" onSubmit={(event) => { event.preventDefault(); void give() }}>
      {names.map((name) => {
        const [zh, zhHint, en, enHint] = settingWords[name]!
        return <TextField key={name} label={language === 'zh' ? zh : en} hint={language === 'zh' ? zhHint : enHint} name={`settings.${name}`} error={act.error} value={values[name] ?? ''} onChange={(value) => setValues({ ...values, [name]: value })} />
      })}
      <Refusals error={act.error} shownAt={names.map((name) => `settings.${name}`)} />
      <div className="row"><Button submit busy={act.isPending}>{say.save}</Button></div>
    </form>
  )
}

function Secrets({ channel }: { readonly channel: Readiness }) {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const may = useMay()
  const notice = useNotice()
  const act = useAct('channels.setSecrets')
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const names = channelKinds[channel.kind].secrets
  const shown = (name: string): string => settingWords[name]?.[language === 'zh' ? 0 : 2] ?? name
  if (!may('channels.setSecrets') || channel.retired) return <Facts items={names.map((name) => [shown(name), channel.secrets.includes(name) ? say.isSet : say.never] as const)} />
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ channelId: channel.id, secrets: { ...values } }))) return
    setValues({})
    notice(say.saved)
  }
  return (
    <form className="stack-tight" onSubmit={(event) => { event.preventDefault(); void give() }}>
      <p className="quiet small">{say.secretsWhat}</p>
      {names.map((name) => <TextField key={name} kind="password" label={`${shown(name)}${channel.secrets.includes(name) ? ` (${say.isSet})` : ''}`} autoComplete="new-password" name={`secrets.${name}`} error={act.error} value={values[name] ?? ''} onChange={(value) => setValues({ ...values, [name]: value })} />)}
      <Refusals error={act.error} shownAt={names.map((name) => `secrets.${name}`)} />
      <div className="row"><Button submit busy={act.isPending}>{say.save}</Button></div>
    </form>
  )
}

function Papers({ channel }: { readonly channel: Readiness }) {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const may = useMay()
  const roleName = useRoleNames()
  const [noting, setNoting] = useState<string>()
  return (
    <>
      <ul className="entries">
        {channel.limits.papers.map((paper) => {
          const held = channel.papers[paper.key]
          return (
            <li key={paper.key} className="line-entry">
              <div className="row-spread"><span>{paper[language]}</span>{may('channels.notePaper') && !channel.retired && <Button kind="quiet" small onPress={() => setNoting(paper.key)}>{say.paperNote}</Button>}</div>
              <span className="quiet small">{held ? `${say.paperHeld(held.until)} · ${held.evidence}` : say.whose(roleName(paper.signer), paper.workingDays)}</span>
            </li>
          )
        })}
      </ul>
      {noting && <NotePaper channelId={channel.id} paper={noting} onClose={() => setNoting(undefined)} />}
    </>
  )
}

function NotePaper({ channelId, paper, onClose }: { readonly channelId: string; readonly paper: string; onClose(): void }) {
  const say = useWords(channelWords)
  const notice = useNotice()
  const act = useAct('channels.notePaper')
  const [evidence, setEvidence] = useState('')
  const [until, setUntil] = useState<string>()
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ channelId, paper, evidence, ...(until && { until }) }))) return
    notice(say.paperNoted)
    onClose()
  }
  return (
    <Dialog open title={say.papers} verb={say.paperNote} busy={act.isPending} error={act.error} fields={['evidence', 'until']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.evidence} hint={say.evidenceHint} name="evidence" error={act.error} value={evidence} onChange={setEvidence} />
      <DateField label={say.until} optional name="until" error={act.error} value={until} onChange={setUntil} />
    </Dialog>
  )
}

function Retire({ channelId, onClose }: { readonly channelId: string; onClose(): void }) {
  const say = useWords(channelWords)
  const act = useAct('channels.retire')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (await act.attempt({ channelId, reason })) onClose()
  }
  return (
    <Dialog open title={say.retire} verb={say.retire} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <p>{say.retireWhat}</p>
      <LongText label={say.reason} name="reason" error={act.error} value={reason} onChange={setReason} />
    </Dialog>
  )
}

function Went({ channelId }: { readonly channelId: string }) {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const paged = usePages('channels.deliveries', { channelId, limit: 20 })
  return (
    <>
      {paged.items.length === 0 && !paged.isPending ? <Empty>{say.deliveriesEmpty}</Empty> : (
        <Table
          label={say.deliveries}
          rows={paged.items}
          keyOf={(one) => one.id}
          linkOf={(one) => `/deliveries/${one.id}`}
          columns={[
            { key: 'title', title: say.title_, grows: true, draw: (one) => one.title },
            { key: 'state', title: say.state, draw: (one) => <StateMark of={one} /> },
            { key: 'at', title: say.when, wideOnly: true, draw: (one) => momentWords(one.liveAt ?? one.plannedAt, language) },
          ]}
        />
      )}
      <More paged={paged} />
    </>
  )
}
