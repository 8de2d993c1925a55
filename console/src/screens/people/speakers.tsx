import { useState } from 'react'
import { useAct, useAsk } from '../../api/hooks.ts'
import type { SpeakerRow } from '../../api/people-questions.ts'
import { useMay } from '../../api/session.tsx'
import { serverNow } from '../../clock/server-clock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, TextField } from '../../ui/fields.tsx'
import { useNotice } from '../../ui/notice.tsx'
import { Answered, Empty, Mark, Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'
import { common } from '../../words/common.ts'
import { useLanguage, useWords } from '../../words/language.tsx'
import { dateWords, dayYear, toField } from '../../words/moment.ts'
import { useRoleNames } from '../directory/role-names.ts'
import { moreWords } from '../more/words.ts'
import { speakerWords } from './words.ts'

/** Who speaks for each unit, and how they were filed with the superior (GS-24). */
export default function Speakers() {
  const say = useWords(speakerWords)
  const more = useWords(moreWords)
  const words = useWords(common)
  const { language } = useLanguage()
  const nameRole = useRoleNames()
  const may = useMay()
  const asked = useAsk('directory.speakers', {})
  const [filing, setFiling] = useState<SpeakerRow>()
  return (
    <Page title={say.title} back={{ to: '/more', name: more.title }} under={asked.data && <><span>{say.counts(asked.data.items.length, asked.data.filed, asked.data.fullTime)}</span> <a href="/spokespersons">{say.publicList}</a></>}>
      <Answered asked={asked} lines={8}>
        {({ items }) => items.length === 0 ? <Empty>{say.empty}</Empty> : (
          <Table
            label={say.title}
            rows={items}
            exports
            keyOf={(one) => one.appointmentId}
            columns={[
              { key: 'name', title: say.name, draw: (one) => <span className="row">{one.name}{one.fullTime && <Mark tone="accent">{say.fullTime}</Mark>}</span> },
              { key: 'unit', title: say.unit, grows: true, draw: (one) => one.unitName },
              { key: 'role', title: say.role, draw: (one) => nameRole(one.role) },
              { key: 'since', title: say.since, wideOnly: true, draw: (one) => <span className="number">{dayYear(one.from, language)}</span> },
              { key: 'filing', title: say.filing, draw: (one) => one.filingNo ? <span className="small">{one.filingNo}{one.filing && <span className="quiet"> · {dateWords(one.filing.filedOn, language)} {one.filing.filedWith}</span>}</span> : <Mark tone="wait">{say.notFiled}</Mark> },
              { key: 'act', title: '', draw: (one) => may('directory.fileAppointment') && <Button kind="quiet" small label={words.labelled(say.file, one.name)} onPress={() => setFiling(one)}>{say.file}</Button> },
            ]}
          />
        )}
      </Answered>
      {filing && <FileDialog one={filing} onClose={() => setFiling(undefined)} />}
    </Page>
  )
}

function FileDialog({ one, onClose }: { readonly one: SpeakerRow; onClose(): void }) {
  const say = useWords(speakerWords)
  const notice = useNotice()
  const act = useAct('directory.fileAppointment')
  const [filingNo, setNo] = useState(one.filingNo ?? '')
  const [filedOn, setOn] = useState<string | undefined>(() => one.filing?.filedOn ?? toField(serverNow()).slice(0, 10))
  const [filedWith, setWith] = useState(one.filing?.filedWith ?? '')
  const [publicContact, setContact] = useState(one.filing?.publicContact ?? '')
  const give = async (): Promise<void> => {
    if (!(await act.attempt({ appointmentId: one.appointmentId, filingNo, filedOn: filedOn ?? '', filedWith, ...(publicContact.trim() && { publicContact }) }))) return
    notice(say.filed)
    onClose()
  }
  return (
    <Dialog open title={`${say.file} · ${one.name}`} verb={say.file} busy={act.isPending} error={act.error} fields={['filingNo', 'filedOn', 'filedWith', 'publicContact']} onDo={() => void give()} onClose={onClose}>
      <div className="fields-2">
        <TextField label={say.filingNo} name="filingNo" error={act.error} value={filingNo} onChange={setNo} />
        <DateField label={say.filedOn} name="filedOn" error={act.error} value={filedOn} onChange={setOn} />
      </div>
      <TextField label={say.filedWith} name="filedWith" error={act.error} value={filedWith} onChange={setWith} />
      <TextField label={say.contact} hint={say.contactHint} optional name="publicContact" error={act.error} value={publicContact} onChange={setContact} />
    </Dialog>
  )
}
