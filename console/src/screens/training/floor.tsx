import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Drill } from '#src/modules/training/contract.ts'
import { type Refused, send } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import { MomentField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Coming, Facts, Panel } from '../../ui/page.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { comma, useLanguage, useWords } from '../../words/language.tsx'
import { momentWords } from '../../words/moment.ts'
import { drillWords } from './words.ts'
import './training.css'

type Floor = { readonly open: false } | { readonly open: true; readonly address: string; readonly clock: string; readonly signIns: readonly { readonly personId: string; readonly name: string; readonly login: string }[]; readonly password: string | null; readonly conducts: boolean }

const LOOK_MS = 2000

/** Where the drill is played while it runs: the way in, and its clock for whoever conducts it. */
export function FloorPanel({ drill }: { readonly drill: Drill }) {
  const say = useWords(drillWords)
  const { language } = useLanguage()
  const client = useQueryClient()
  const notice = useNotice()
  const floor = useQuery<Floor, Refused>({ queryKey: ['drill-floor', drill.id], queryFn: () => send<Floor>('GET', `/api/drills/${drill.id}/floor`), refetchInterval: LOOK_MS })
  const [to, setTo] = useState<string>()
  const [error, setError] = useState<Refused | null>(null)
  const turn = async (): Promise<void> => {
    try {
      await send('POST', `/api/drills/${drill.id}/turn`, { to: to ?? '' })
      setError(null)
      setTo(undefined)
      notice(say.turned)
      await client.invalidateQueries({ queryKey: ['drill-floor'] })
    } catch (refused) {
      setError(refused as Refused)
    }
  }
  const open = floor.data?.open ? floor.data : undefined
  return (
    <Panel title={say.floor}>
      <Refusals error={floor.error} />
      {!open ? <><p>{say.setting}</p><Coming lines={2} /></> : (
        <div className="stack">
          <Facts
            items={[
              [say.clock, momentWords(open.clock, language)],
              open.signIns.length > 0 ? [say.signIns, open.signIns.map((one) => `${one.name} ${one.login}`).join(comma())] : [say.signIns, say.notYours],
              open.password !== null && [say.password, <span key="password" className="drill-password">{open.password}</span>],
            ]}
          />
          {open.signIns.length > 0 && <p><a href={open.address} target="_blank" rel="noreferrer">{say.enter}</a></p>}
          {open.conducts && drill.state === 'running' && (
            <>
              <div className="fields-2"><MomentField label={say.turn} name="to" error={error} value={to} onChange={setTo} /></div>
              <Refusals error={error} shownAt={['to']} />
              <div className="row"><Button onPress={() => void turn()}>{say.turnVerb}</Button></div>
              <p className="quiet small">{say.endWhat}</p>
            </>
          )}
        </div>
      )}
    </Panel>
  )
}
