import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Item } from '#src/modules/triage/contract.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useUnits } from '../../api/names.ts'
import type { Proposal } from '../../api/questions.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Choices, LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Refusals } from '../../ui/refusals.tsx'
import { common } from '../../words/common.ts'
import { useWords } from '../../words/language.tsx'
import { triageWords } from './words.ts'

/** Who answers: three proposals with their reasons, then the choice of a person. */
export function Assign({ item }: { readonly item: Item }) {
  const say = useWords(triageWords)
  const words = useWords(common)
  const navigate = useNavigate()
  const notice = useNotice()
  const { units, nameOf, shortNameOf } = useUnits()
  const act = useAct('triage.accept')
  const proposed = useAsk('triage.proposals', { messageId: item.id })
  const [unitId, setUnitId] = useState<string>()
  const [coUnitIds, setCo] = useState<readonly string[]>([])
  const [territorialUnitId, setTerritorial] = useState<string>()
  const [lineUnitId, setLine] = useState<string>()
  const [policyUnitId, setPolicy] = useState<string>()
  const [reason, setReason] = useState('')
  const options = units.filter((unit) => unit.kind !== 'news_org').map((unit) => ({ value: unit.id, label: unit.name }))
  const proposals = proposed.data?.proposals ?? []
  const modelVersion = proposed.data?.modelVersion
  const give = async (): Promise<void> => {
    const facts = await act.attempt({
      messageId: item.id, unitId: unitId ?? '', coUnitIds: [...coUnitIds], ...(territorialUnitId && { territorialUnitId }), ...(lineUnitId && { lineUnitId }), ...(policyUnitId && { policyUnitId }), ...(reason && { reason }),
      proposals: proposals.slice(0, 3).map(({ unitId: id, share, reasons }) => ({ unitId: id, share, reasons: [...reasons] })), ...(modelVersion && { modelVersion }),
    })
    if (!facts) return
    notice(say.assigned(nameOf(unitId)))
    await navigate('/triage')
  }
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void give() }}>
      {/* The model is a help, not a gate: without it a person decides all the same. */}
      {!proposed.error && <Proposals proposals={proposals} version={modelVersion ?? ''} chosen={unitId} isPending={proposed.isPending} nameOf={nameOf} onChoose={setUnitId} />}
      <Choice label={say.first} hint={say.firstHint} name="unitId" error={act.error} value={unitId} options={options} onChange={setUnitId} />
      <Choices label={say.co} optional name="coUnitIds" error={act.error} value={coUnitIds} options={options.filter((one) => one.value !== unitId)} onChange={setCo} />
      <details>
        <summary>{say.moreOwners}</summary>
        <div className="stack">
          <div className="fields-2">
            <Choice label={say.territorial} optional clear value={territorialUnitId} options={options} onChange={setTerritorial} />
            <Choice label={say.line} optional clear value={lineUnitId} options={options} onChange={setLine} />
          </div>
          <Choice label={say.policy} hint={say.policyHint} optional clear value={policyUnitId} options={options} onChange={setPolicy} />
          <LongText label={words.reason} optional name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
        </div>
      </details>
      <Refusals error={act.error} shownAt={['unitId', 'coUnitIds', 'reason']} />
      <div><Button kind="main" submit busy={act.isPending} disabled={!unitId}>{say.assignVerb(shortNameOf(unitId))}</Button></div>
    </form>
  )
}

interface ProposalsProps {
  readonly proposals: readonly Proposal[]
  readonly version: string
  readonly chosen: string | undefined
  readonly isPending: boolean
  nameOf(id: string): string
  onChoose(id: string): void
}

function Proposals({ proposals, version, chosen, isPending, nameOf, onChoose }: ProposalsProps) {
  const say = useWords(triageWords)
  if (isPending) return null
  if (proposals.length === 0) return <p className="quiet small">{say.noProposals}</p>
  return (
    <fieldset className="field">
      <legend className="field-label">{say.proposals}</legend>
      {version && <div className="field-hint">{say.proposalsHint(version)}</div>}
      <div className="proposals">
        {proposals.slice(0, 3).map((one) => (
          <button key={one.unitId} type="button" className="proposal" aria-pressed={one.unitId === chosen} onClick={() => onChoose(one.unitId)}>
            <span className="row-spread"><strong>{nameOf(one.unitId)}</strong><span className="number">{say.likely(Math.round(one.share * 100))}</span></span>
            {one.reasons.length > 0 && <span className="quiet small">{say.because(one.reasons.map((reason) => `“${reason}”`).join(' '))}</span>}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
