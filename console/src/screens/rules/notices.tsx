import { useState } from 'react'
import type { CalendarCover } from '../../api/rule-questions.ts'
import { useMay } from '../../api/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FileField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { useUpload } from '../../ui/upload.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { dateWords } from '../../words/moment.ts'
import { ruleWords } from './words.ts'

const isAddress = (notice: string): boolean => /^https?:\/\//.test(notice)

/** Up to which day working days are known, and the import of the next notice (CV-2). */
export function HolidayNotices({ calendar }: { readonly calendar: CalendarCover }) {
  const say = useWords(ruleWords)
  const { language } = useLanguage()
  const may = useMay()
  const [adopting, setAdopting] = useState(false)
  const years = calendar.years.toSorted((a, b) => b.year - a.year)
  return (
    <Panel title={say.calendar} aside={may('duties.adoptNotice') && <Button onPress={() => setAdopting(true)}>{say.adopt}</Button>}>
      <p className="due-moment">{say.covered(dateWords(calendar.coveredUntil, language))}</p>
      <p className="small">{say.after}</p>
      <details>
        <summary>{say.years(new Set(years.map((one) => one.year)).size)}</summary>
        <ul className="years">
          {years.map((one) => (
            <li key={`${one.year} ${one.notice}`}>
              <span className="number">{one.year}</span>
              <span className="quiet small">{say.yearDays(one.days)}</span>
              {isAddress(one.notice) ? <a href={one.notice} target="_blank" rel="noreferrer" className="small">{say.notice}</a> : <span className="small">{one.notice}</span>}
            </li>
          ))}
        </ul>
      </details>
      {adopting && <Adopt onClose={() => setAdopting(false)} />}
    </Panel>
  )
}

function Adopt({ onClose }: { onClose(): void }) {
  const say = useWords(ruleWords)
  const notice = useNotice()
  const upload = useUpload('notice')
  const [file, setFile] = useState<File>()
  const give = async (): Promise<void> => {
    if (!file || !(await upload.mutateAsync({ file }).catch(() => undefined))) return
    notice(say.adopted)
    onClose()
  }
  return (
    <Dialog open title={say.adopt} verb={say.adoptVerb} busy={upload.isPending} error={upload.error} fields={['file']} onDo={() => void give()} onClose={onClose}>
      <FileField label={say.adoptFile} hint={say.adoptHint} name="file" error={upload.error} accept=".json" onChange={setFile} />
    </Dialog>
  )
}
