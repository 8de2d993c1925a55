import type { Engagement } from '#src/modules/evaluation/contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { LongText, TextField } from '../../ui/fields.tsx'
import { useKept } from '../../ui/kept.ts'
import { useNotice } from '../../ui/notice.tsx'
import { useWords } from '../../words/language.tsx'
import { thirdPartyWords } from './words.ts'

/** The evaluator's report, again when the review sent it back; what is written is kept on this machine until it is filed. */
export function FileReport({ one, onClose }: { readonly one: Engagement; onClose(): void }) {
  const say = useWords(thirdPartyWords)
  const notice = useNotice()
  const act = useAct('evaluation.fileReport')
  const [title, setTitle, forgetTitle] = useKept(`report-title.${one.id}`, one.title)
  const [report, setReport, forget] = useKept(`report.${one.id}`, one.report)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ engagementId: one.id, title, report }))) return
    forget()
    forgetTitle()
    notice(say.filed)
    onClose()
  }
  return (
    <Dialog open wide title={say.file} verb={say.fileVerb} busy={act.isPending} error={act.error} fields={['title', 'report']} onDo={() => void give()} onClose={onClose}>
      <p className="quiet small">{say.fileHint}</p>
      {one.returned !== undefined && <p>{say.returnedBecause(one.returned)}</p>}
      <TextField label={say.reportTitle} name="title" error={act.error} value={title} onChange={setTitle} />
      <LongText label={say.reportText} name="report" error={act.error} rows={12} value={report} onChange={setReport} />
    </Dialog>
  )
}
