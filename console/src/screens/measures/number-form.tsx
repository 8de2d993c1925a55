import { useState } from 'react'
import { useAct, useAsk } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Panel } from '../../ui/page.tsx'
import { useWords } from '../../words/language.tsx'
import { measureWords } from './words.ts'

const sample = (form: string, year: number): string => form.replace('{年}', String(year)).replace('{序}', '1')

/** How the office writes the numbers of its releases. Numbers that were given stay as they are. */
export function NumberForm() {
  const say = useWords(measureWords)
  const may = useMay()
  const asked = useAsk('publication.numberForm', {})
  const [open, setOpen] = useState(false)
  return (
    <Panel title={say.numbers} aside={may('publication.setNumberForm') && <Button onPress={() => setOpen(true)}>{say.setNumberForm}</Button>}>
      <Answered asked={asked} lines={1}>
        {({ form, last }) => (
          <>
            <p>{say.numberFormNow(form)} <span className="quiet small">{last ? say.numberLast(last) : say.numberNone}</span></p>
            {open && <SetForm form={form} onClose={() => setOpen(false)} />}
          </>
        )}
      </Answered>
    </Panel>
  )
}

function SetForm({ form: before, onClose }: { readonly form: string; onClose(): void }) {
  const say = useWords(measureWords)
  const notice = useNotice()
  const act = useAct('publication.setNumberForm')
  const [form, setForm] = useState(before)
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ form }))) return
    notice(say.set)
    onClose()
  }
  return (
    <Dialog open title={say.setNumberForm} verb={say.setNumberVerb} busy={act.isPending} error={act.error} fields={['form']} onDo={() => void give()} onClose={onClose}>
      <TextField label={say.numberForm} hint={say.numberFormHint} name="form" error={act.error} most={40} value={form} onChange={setForm} />
      <p className="quiet small">{say.numberSample(sample(form, new Date().getFullYear()))}</p>
    </Dialog>
  )
}
