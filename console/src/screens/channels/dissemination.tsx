import { useState } from 'react'
import type { Dissemination } from '#src/modules/publication/plan.ts'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Facts, Mark, Panel } from '../../ui/page.tsx'
import { useWords } from '../../words/language.tsx'
import { planWords } from './plan-words.ts'

const PARTS = ['audience', 'channels', 'order', 'time', 'lines', 'risks', 'accessibility'] as const
type Part = (typeof PARTS)[number]

/** How a major release is to reach people; without it the release waits (GB-44). */
export function DisseminationOf({ statementId, waits }: { readonly statementId: string; readonly waits: boolean }) {
  const say = useWords(planWords)
  const may = useMay()
  const { data } = useAsk('publication.dissemination', { statementId })
  const [open, setOpen] = useState<'mark' | 'plan'>()
  if (data === undefined || (data === null && !waits)) return null
  const close = (): void => setOpen(undefined)
  return (
    <Panel title={say.title} aside={waits && may('publication.planDissemination') && <Button kind="quiet" small onPress={() => setOpen(data ? 'plan' : 'mark')}>{data ? say.write : say.mark}</Button>}>
      {data === null ? <p className="quiet">{say.ordinary}</p> : (
        <>
          <p><Mark tone={data.plan ? 'kept' : 'wait'}>{data.plan ? say.planned : say.missing}</Mark> {data.reason}</p>
          {data.plan && <Facts items={PARTS.map((part) => [say[part], <span key={part} className="words">{data.plan![part]}</span>] as const)} />}
        </>
      )}
      {open === 'mark' && <MarkMajor statementId={statementId} onClose={close} />}
      {open === 'plan' && <Write statementId={statementId} before={data?.plan} onClose={close} />}
    </Panel>
  )
}

function MarkMajor({ statementId, onClose }: { readonly statementId: string; onClose(): void }) {
  const say = useWords(planWords)
  const act = useAct('publication.markMajor')
  const [reason, setReason] = useState('')
  const give = async (): Promise<void> => {
    if (await act.attempt({ statementId, reason })) onClose()
  }
  return (
    <Dialog open title={say.mark} verb={say.mark} busy={act.isPending} error={act.error} fields={['reason']} onDo={() => void give()} onClose={onClose}>
      <p>{say.markWhat}</p>
      <LongText label={say.reason} name="reason" error={act.error} rows={2} value={reason} onChange={setReason} />
    </Dialog>
  )
}

function Write({ statementId, before, onClose }: { readonly statementId: string; readonly before: Dissemination['plan']; onClose(): void }) {
  const say = useWords(planWords)
  const notice = useNotice()
  const act = useAct('publication.planDissemination')
  const [parts, setParts] = useState<Readonly<Record<Part, string>>>(() => Object.fromEntries(PARTS.map((part) => [part, before?.[part] ?? ''])) as Record<Part, string>)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ statementId, ...parts }))) return
    notice(say.planned)
    onClose()
  }
  return (
    <Dialog open wide title={say.title} verb={say.save} busy={act.isPending} error={act.error} fields={PARTS} onDo={() => void give()} onClose={onClose}>
      {PARTS.map((part) => <LongText key={part} label={say[part]} hint={say[`${part}Hint`]} name={part} error={act.error} rows={2} value={parts[part]} onChange={(value) => setParts({ ...parts, [part]: value })} />)}
    </Dialog>
  )
}
