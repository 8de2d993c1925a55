import { useState } from 'react'
import { Link } from 'react-router'
import { carries, channelKinds, kindCodes, lanes, purposes, type Carries, type ChannelKind, type Purpose } from '#src/modules/channels/kinds.ts'
import type { Readiness } from '#src/modules/channels/queries.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Empty, Mark, Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { useRoleNames } from '../directory/role-names.ts'
import { moreWords } from '../more/words.ts'
import { Reached } from './reach.tsx'
import { channelWords } from './words.ts'
import './channels.css'

/** Whom the server answers about subscriptions (`channels.subscribers`). */
const COUNTS = ['press_officer', 'press_office_head', 'sysadmin', 'privacy_officer', 'auditor'] as const

/** The readiness board: which channel could publish now, and what stands in the way of the others. */
export default function Channels() {
  const say = useWords(channelWords)
  const more = useWords(moreWords)
  const may = useMay()
  const asked = useAsk('channels.readiness', {})
  const { roles } = useSession()
  const [registering, setRegistering] = useState(false)
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }} under={<span className="quiet">{say.what}</span>} actions={<>{COUNTS.some((role) => roles.includes(role)) && <Link to="/channels/subscribers">{say.subscribersLink}</Link>}{may('channels.register') && <Button kind="main" onPress={() => setRegistering(true)}>{say.register}</Button>}</>}>
      <Answered asked={asked} lines={8}>{({ items }) => <div className="stack"><Board rows={items} /><Reached /></div>}</Answered>
      {registering && <RegisterChannel onClose={() => setRegistering(false)} />}
    </Page>
  )
}

const shown = ({ kind }: Pick<Readiness, 'kind'>, language: 'zh' | 'en'): string => channelKinds[kind][language]

function Board({ rows }: { readonly rows: readonly Readiness[] }) {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const { shortNameOf } = useUnits()
  const standing = rows.filter((one) => !one.retired)
  if (rows.length === 0) return <Empty>{say.deliveriesEmpty}</Empty>
  return (
    <div className="stack">
      <p>{say.readyCount(standing.filter(({ ready }) => ready).length, standing.length)}</p>
      <Table
        label={say.readiness}
        rows={rows.toSorted((a, b) => Number(Boolean(a.retired)) - Number(Boolean(b.retired)) || Number(a.ready) - Number(b.ready))}
        keyOf={(one) => one.id}
        linkOf={(one) => `/channels/${one.id}`}
        columns={[
          { key: 'channel', title: say.channel, grows: true, draw: (one) => <>{one.name} {one.name !== shown(one, language) && <span className="quiet small">{shown(one, language)}</span>}</> },
          { key: 'ready', title: say.readiness, draw: (one) => (one.retired ? <Mark>{say.retired}</Mark> : one.ready ? <Mark tone="kept">{say.ready}</Mark> : <Mark tone="wait">{say.notReady(one.lacking.length)}</Mark>) },
          { key: 'missing', title: say.missing, grows: true, wideOnly: true, draw: (one) => (one.retired || one.ready ? '' : <First of={one} />) },
          { key: 'lane', title: say.lane, wideOnly: true, draw: (one) => lanes[one.lane][language === 'zh' ? 0 : 1] },
          { key: 'left', title: say.left, wideOnly: true, draw: (one) => (one.left === null ? '' : say.leftOf(one.left, one.limits.perMonth ?? 0)) },
          { key: 'drilled', title: say.drilled, wideOnly: true, draw: (one) => (one.drilled ? momentWords(one.drilled.at, language) : '') },
          { key: 'unit', title: say.unit, wideOnly: true, draw: (one) => shortNameOf(one.unitId) },
        ]}
      />
    </div>
  )
}

function First({ of: { lacking } }: { readonly of: Readiness }) {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const roleName = useRoleNames()
  const first = lacking[0]
  return first ? <>{first[language]} <span className="quiet small">{say.whose(roleName(first.signer), first.workingDays)}</span></> : null
}

function RegisterChannel({ onClose }: { onClose(): void }) {
  const say = useWords(channelWords)
  const { language } = useLanguage()
  const notice = useNotice()
  const { units } = useUnits()
  const act = useAct('channels.register')
  const at = language === 'zh' ? 0 : 1
  const [kind, setKind] = useState<ChannelKind>('email')
  const [name, setName] = useState('')
  const [unitId, setUnitId] = useState<string>()
  const [takes, setTakes] = useState<Carries>('chosen')
  const [purpose, setPurpose] = useState<Purpose>('inform')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ kind, name, unitId: unitId ?? '', carries: takes, purpose }))) return
    notice(say.registered)
    onClose()
  }
  return (
    <Dialog open title={say.register} verb={say.register} busy={act.isPending} error={act.error} fields={['kind', 'name', 'unitId', 'carries']} onDo={() => void give()} onClose={onClose}>
      <Choice label={say.kind} name="kind" error={act.error} value={kind} options={kindCodes.filter((code) => code !== 'portal' && code !== 'feeds' && code !== 'websub').map((code) => ({ value: code, label: channelKinds[code][language] }))} onChange={(next) => setKind(next ?? 'email')} />
      <TextField label={say.name} hint={say.nameHint} name="name" error={act.error} value={name} onChange={setName} />
      <Choice label={say.unit} name="unitId" error={act.error} value={unitId} options={units.map((unit) => ({ value: unit.id, label: unit.name }))} onChange={setUnitId} />
      <Choice label={say.carries} name="carries" error={act.error} value={takes} options={(Object.keys(carries) as Carries[]).map((code) => ({ value: code, label: carries[code][at] }))} onChange={(next) => setTakes(next ?? 'chosen')} />
      <Choice label={say.purpose} name="purpose" error={act.error} value={purpose} options={(Object.keys(purposes) as Purpose[]).map((code) => ({ value: code, label: purposes[code][at] }))} onChange={(next) => setPurpose(next ?? 'inform')} />
    </Dialog>
  )
}
